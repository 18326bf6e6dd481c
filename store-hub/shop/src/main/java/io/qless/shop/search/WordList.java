package io.qless.shop.search;

import java.util.Arrays;
import java.util.HashMap;
import java.util.Map;

/// Sorted words and the places where each stands: finds a word, what begins like it, and what is a
/// typing error or two away. Immutable, for any thread.
///
/// Typing errors are one letter too many, missing or wrong, or two neighbours swapped. The table of
/// distances is kept along the beginning that a word shares with the one before it, and all words
/// of a beginning that is too far away already are passed over; so one question looks at a small
/// part of the words.
final class WordList {

  private final String[] words;
  private final int[] shared;
  private final int[] starts;
  private final int[] places;

  /// Collects what a list is made of.
  static final class Builder {
    private final Map<String, int[]> found = new HashMap<>();

    /// A word stands at a place; said twice, the second time counts, too.
    void add(String word, int place) {
      int[] old = found.get(word);
      int used = old == null ? 0 : old[0];
      int[] grown = old;
      if (grown == null) {
        grown = new int[3];
      } else if (used + 1 == grown.length) {
        grown = Arrays.copyOf(grown, grown.length * 2);
      }
      grown[used + 1] = place;
      grown[0] = used + 1;
      found.put(word, grown);
    }

    WordList build() {
      return new WordList(found);
    }
  }

  /// What is told of each word that fits.
  interface Visitor {
    /// @param place where the word stands
    /// @param fit how well it fits
    void at(int place, Fit fit);
  }

  /// How a word fits what was asked for, the best first.
  enum Fit {
    WHOLE,
    /// Begins with it and goes on for one or two letters, such as a plural.
    NEARLY_WHOLE,
    BEGINNING,
    ONE_ERROR,
    BEGINNING_WITH_ERROR,
    TWO_ERRORS
  }

  private WordList(Map<String, int[]> found) {
    words = found.keySet().stream().sorted().toArray(String[]::new);
    shared = new int[words.length];
    starts = new int[words.length + 1];
    for (int i = 0; i < words.length; i++) {
      starts[i + 1] = starts[i] + places(found, words[i])[0];
      shared[i] = i == 0 ? 0 : sharedLetters(words[i - 1], words[i]);
    }
    places = new int[starts[words.length]];
    for (int i = 0; i < words.length; i++) {
      System.arraycopy(places(found, words[i]), 1, places, starts[i], starts[i + 1] - starts[i]);
    }
  }

  private static int[] places(Map<String, int[]> found, String word) {
    return found.getOrDefault(word, new int[1]);
  }

  /// The word itself and those that begin with it.
  void beginnings(String asked, Visitor visitor) {
    int at = Arrays.binarySearch(words, asked);
    for (int i = at < 0 ? -at - 1 : at; i < words.length && words[i].startsWith(asked); i++) {
      int more = words[i].length() - asked.length();
      visit(
          i,
          more == 0
              ? Fit.WHOLE
              : more <= 2 && asked.length() > 2 ? Fit.NEARLY_WHOLE : Fit.BEGINNING,
          visitor);
    }
  }

  /// Words that are up to two typing errors away, but not the word itself.
  ///
  /// @param most errors, 1 or 2
  /// @param unfinished whether more letters may follow after what was typed
  void nearby(String asked, int most, boolean unfinished, Visitor visitor) {
    Distances distances = new Distances(asked);
    int i = 0;
    int known = 0;
    while (i < words.length) {
      String word = words[i];
      int depth = Math.min(known, shared[i]);
      boolean far = false;
      while (depth < word.length() && !far) {
        depth++;
        far = distances.letter(word, depth) > most && !(unfinished && distances.begins(depth));
      }
      known = depth;
      if (far) {
        i = next(i, depth);
      } else {
        int errors = distances.whole(depth);
        if (errors > 0 && errors <= most) {
          visit(i, errors == 1 ? Fit.ONE_ERROR : Fit.TWO_ERRORS, visitor);
        } else if (errors > most && unfinished && distances.begins(depth)) {
          visit(i, Fit.BEGINNING_WITH_ERROR, visitor);
        }
        i++;
      }
    }
  }

  /// The next word that does not share so many letters.
  private int next(int from, int letters) {
    int i = from + 1;
    while (i < words.length && shared[i] >= letters) {
      i++;
    }
    return i;
  }

  private void visit(int word, Fit fit, Visitor visitor) {
    for (int i = starts[word]; i < starts[word + 1]; i++) {
      visitor.at(places[i], fit);
    }
  }

  private static int sharedLetters(String one, String other) {
    int shorter = Math.min(one.length(), other.length());
    int letters = 0;
    while (letters < shorter && one.charAt(letters) == other.charAt(letters)) {
      letters++;
    }
    return letters;
  }

  /// Distances between all beginnings of what was asked and of one word.
  private static final class Distances {
    private final String asked;
    private final int[][] rows;
    private final boolean[] begins;

    Distances(String asked) {
      this.asked = asked;
      rows = new int[SearchWords.MAX_LETTERS + 1][asked.length() + 1];
      begins = new boolean[SearchWords.MAX_LETTERS + 1];
      for (int j = 0; j <= asked.length(); j++) {
        rows[0][j] = j;
      }
    }

    /// One letter more of the word.
    ///
    /// @return the least distance that can still come of it
    int letter(String word, int depth) {
      int[] row = rows[depth];
      int[] above = rows[depth - 1];
      char letter = word.charAt(depth - 1);
      row[0] = depth;
      int least = depth;
      for (int j = 1; j < row.length; j++) {
        char typed = asked.charAt(j - 1);
        int distance =
            Math.min(Math.min(above[j], row[j - 1]) + 1, above[j - 1] + (letter == typed ? 0 : 1));
        if (depth > 1
            && j > 1
            && letter == asked.charAt(j - 2)
            && word.charAt(depth - 2) == typed) {
          distance = Math.min(distance, rows[depth - 2][j - 2] + 1);
        }
        row[j] = distance;
        least = Math.min(least, distance);
      }
      begins[depth] = begins[depth - 1] || row[row.length - 1] <= 1;
      return least;
    }

    int whole(int depth) {
      return rows[depth][asked.length()];
    }

    /// Whether what was asked is a beginning of the word with at most one error.
    boolean begins(int depth) {
      return begins[depth];
    }
  }
}
