package io.qless.hub.catalogue;

import io.qless.shop.catalogue.Article;
import java.text.Normalizer;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.TreeMap;
import java.util.regex.Pattern;

/// Finds articles by words of their English or Hindi name, brand or category: whole words, their
/// beginnings, and words with one typing error. Immutable, for any thread; about 70 bytes of heap
/// for each article.
final class SearchIndex {

  /// Words of one question; the rest is not looked at.
  private static final int MAX_WORDS = 6;

  /// Letters from which on a word may hold a typing error; shorter ones would fit anything.
  private static final int TYPO_FROM_LETTERS = 4;

  private static final int WHOLE = 4;
  private static final int BEGINNING = 3;
  private static final int TYPO = 2;

  private static final Pattern BETWEEN_WORDS = Pattern.compile("[^\\p{L}\\p{M}\\p{N}]+");

  /// Accents of Latin letters and the Hindi nukta, which many people leave out.
  private static final Pattern MARKS = Pattern.compile("[\\u0300-\\u036F\\u093C]");

  private final List<Article> articles;
  private final TreeMap<String, List<Integer>> postings = new TreeMap<>();

  SearchIndex(List<Article> articles) {
    this.articles =
        articles.stream().sorted(Comparator.comparing(article -> article.id().text())).toList();
    for (int i = 0; i < this.articles.size(); i++) {
      Article article = this.articles.get(i);
      String text =
          String.join(
              " ", article.name().en(), article.name().hi(), article.brand(), article.category());
      for (String word : new LinkedHashSet<>(words(text))) {
        postings.computeIfAbsent(word, key -> new ArrayList<>(1)).add(i);
      }
    }
  }

  /// The articles that fit best, the best first. Those that fit all words hide those that fit some.
  List<Article> find(String typed, int limit) {
    Map<Integer, Fit> fits = new HashMap<>();
    for (String word : words(typed).stream().distinct().limit(MAX_WORDS).toList()) {
      scores(word).forEach((article, score) -> fits.merge(article, new Fit(1, score), Fit::plus));
    }
    int most = fits.values().stream().mapToInt(Fit::words).max().orElse(0);
    return fits.entrySet().stream()
        .filter(entry -> entry.getValue().words() == most)
        .sorted(
            Comparator.comparingInt((Map.Entry<Integer, Fit> entry) -> -entry.getValue().score())
                .thenComparingInt(entry -> articles.get(entry.getKey()).name().en().length())
                .thenComparingInt(Map.Entry::getKey))
        .limit(limit)
        .map(entry -> articles.get(entry.getKey()))
        .toList();
  }

  /// Score of each article that one word of the question fits.
  private Map<Integer, Integer> scores(String asked) {
    Map<Integer, Integer> scores = new HashMap<>();
    postings
        .subMap(asked, true, asked + Character.MAX_VALUE, false)
        .forEach((word, found) -> raise(scores, found, word.equals(asked) ? WHOLE : BEGINNING));
    if (asked.length() >= TYPO_FROM_LETTERS) {
      postings.forEach((word, found) -> {
        if (oneEditApart(asked, word)) {
          raise(scores, found, TYPO);
        }
      });
    }
    return scores;
  }

  private static void raise(Map<Integer, Integer> scores, List<Integer> found, int score) {
    found.forEach(article -> scores.merge(article, score, Math::max));
  }

  private static List<String> words(String text) {
    String plain = MARKS.matcher(Normalizer.normalize(text, Normalizer.Form.NFD)).replaceAll("");
    return BETWEEN_WORDS
        .splitAsStream(plain.toLowerCase(Locale.ROOT))
        .filter(word -> !word.isEmpty())
        .toList();
  }

  /// Whether one letter too many, one missing, one wrong or two neighbours swapped make one word of
  /// the other.
  static boolean oneEditApart(String one, String other) {
    if (Math.abs(one.length() - other.length()) > 1) {
      return false;
    }
    int shorter = Math.min(one.length(), other.length());
    int front = 0;
    while (front < shorter && one.charAt(front) == other.charAt(front)) {
      front++;
    }
    int back = 0;
    while (back < shorter - front
        && one.charAt(one.length() - 1 - back) == other.charAt(other.length() - 1 - back)) {
      back++;
    }
    int left = one.length() - front - back;
    int right = other.length() - front - back;
    boolean oneLetter = left <= 1 && right <= 1;
    boolean swapped =
        left == 2
            && right == 2
            && one.charAt(front) == other.charAt(front + 1)
            && one.charAt(front + 1) == other.charAt(front);
    return oneLetter || swapped;
  }

  /// How well an article fits.
  ///
  /// @param words words of the question that it fits
  /// @param score sum over those words
  private record Fit(int words, int score) {
    Fit plus(Fit other) {
      return new Fit(words + other.words, score + other.score);
    }
  }
}
