package io.qless.shop.search;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Map;
import java.util.Random;
import java.util.TreeMap;
import java.util.TreeSet;
import org.junit.jupiter.api.Test;

/// The walk along sorted words finds just what a look at each word by itself would find.
class WordListPropertyTest {

  private static final int ROUNDS = 300;

  @Test
  void noWordNearbyIsPassedOverAndNoneFartherAwayIsFound() {
    for (int seed = 0; seed < ROUNDS; seed++) {
      Random random = new Random(seed);
      TreeSet<String> words = new TreeSet<>();
      for (int i = 0; i < 60; i++) {
        words.add(word(random));
      }
      WordList.Builder builder = new WordList.Builder();
      TreeMap<Integer, String> at = new TreeMap<>();
      for (String word : words) {
        at.put(at.size(), word);
        builder.add(word, at.size() - 1);
      }
      WordList list = builder.build();
      String asked = word(random);
      int most = 1 + random.nextInt(2);
      boolean unfinished = random.nextBoolean();
      Map<String, WordList.Fit> found = new TreeMap<>();
      list.nearby(asked, most, unfinished, (place, fit) -> found.put(at.get(place), fit));
      Map<String, WordList.Fit> expected = new TreeMap<>();
      for (String word : words) {
        expect(expected, asked, word, most, unfinished);
      }
      assertThat(found).as("seed %d: %s in %s", seed, asked, words).isEqualTo(expected);
    }
  }

  private static void expect(
      Map<String, WordList.Fit> expected, String asked, String word, int most, boolean unfinished) {
    int errors = distance(asked, word);
    if (errors > 0 && errors <= most) {
      expected.put(word, errors == 1 ? WordList.Fit.ONE_ERROR : WordList.Fit.TWO_ERRORS);
    } else if (errors > most && unfinished && begins(asked, word)) {
      expected.put(word, WordList.Fit.BEGINNING_WITH_ERROR);
    }
  }

  private static boolean begins(String asked, String word) {
    for (int end = 1; end <= word.length(); end++) {
      if (distance(asked, word.substring(0, end)) <= 1) {
        return true;
      }
    }
    return false;
  }

  /// Letters too many, missing, wrong, and neighbours swapped, by the plain recursion.
  private static int distance(String one, String other) {
    if (one.isEmpty() || other.isEmpty()) {
      return one.length() + other.length();
    }
    int m = one.length();
    int n = other.length();
    int[][] rows = new int[m + 1][n + 1];
    for (int i = 0; i <= m; i++) {
      for (int j = 0; j <= n; j++) {
        if (i == 0 || j == 0) {
          rows[i][j] = i + j;
          continue;
        }
        boolean same = one.charAt(i - 1) == other.charAt(j - 1);
        int least = Math.min(rows[i - 1][j], rows[i][j - 1]) + 1;
        least = Math.min(least, rows[i - 1][j - 1] + (same ? 0 : 1));
        if (i > 1
            && j > 1
            && one.charAt(i - 1) == other.charAt(j - 2)
            && one.charAt(i - 2) == other.charAt(j - 1)) {
          least = Math.min(least, rows[i - 2][j - 2] + 1);
        }
        rows[i][j] = least;
      }
    }
    return rows[m][n];
  }

  /// Of three letters only, so that many words are alike.
  private static String word(Random random) {
    StringBuilder word = new StringBuilder();
    int letters = 1 + random.nextInt(9);
    for (int i = 0; i < letters; i++) {
      word.append((char) ('a' + random.nextInt(3)));
    }
    return word.toString();
  }
}
