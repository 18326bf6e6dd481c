package io.qless.hub.bench;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.List;
import java.util.Random;
import java.util.stream.Collectors;

/// What shoppers type when they mean an article: words of its name, cut short or mistyped.
final class Questions {

  /// How a question is typed.
  enum Kind {
    /// Two or three words of the name.
    EXACT,
    /// The same, each cut to four or five letters.
    PREFIX,
    /// The same with one wrong, missing, additional or swapped letter in one word.
    TYPO
  }

  private final Random random;

  Questions(long seed) {
    random = new Random(seed);
  }

  /// Words of a name that somebody would type; empty if it has fewer than two.
  List<String> meant(String name) {
    List<String> words =
        Arrays.stream(name.split("[^\\p{L}\\p{N}]+", -1))
            .filter(word -> word.matches("\\p{L}{3,20}"))
            .distinct()
            .collect(Collectors.toCollection(ArrayList::new));
    if (words.size() < 2) {
      return List.of();
    }
    Collections.shuffle(words, random);
    return List.copyOf(words.subList(0, Math.min(words.size(), 2 + random.nextInt(2))));
  }

  String typed(Kind kind, List<String> meant) {
    List<String> words = new ArrayList<>(meant);
    switch (kind) {
      case EXACT -> {}
      case PREFIX ->
          words.replaceAll(
              word -> word.substring(0, Math.min(word.length(), 4 + random.nextInt(2))));
      case TYPO -> {
        int longest = 0;
        for (int i = 1; i < words.size(); i++) {
          longest = words.get(i).length() > words.get(longest).length() ? i : longest;
        }
        words.set(longest, mistyped(words.get(longest)));
      }
    }
    return String.join(" ", words);
  }

  private String mistyped(String word) {
    int at = random.nextInt(word.length());
    char letter = (char) ('a' + random.nextInt(26));
    return switch (random.nextInt(4)) {
      case 0 -> word.substring(0, at) + word.substring(at + 1);
      case 1 -> word.substring(0, at) + letter + word.substring(at);
      case 2 -> word.substring(0, at) + letter + word.substring(at + 1);
      default ->
          at + 1 < word.length()
              ? word.substring(0, at)
                  + word.charAt(at + 1)
                  + word.charAt(at)
                  + word.substring(at + 2)
              : word.substring(0, at);
    };
  }
}
