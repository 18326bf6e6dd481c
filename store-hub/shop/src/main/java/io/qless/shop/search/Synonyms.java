package io.qless.shop.search;

import io.qless.shop.catalogue.StoreRule;
import io.qless.shop.catalogue.StoreRules;
import java.util.HashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

/// Other words for the same thing, as a store names them in its rules. Pure.
public final class Synonyms {

  private Synonyms() {}

  /// Each word with all that mean the same, as the index writes words.
  public static Map<String, Set<String>> of(StoreRules rules) {
    Map<String, Set<String>> synonyms = new HashMap<>();
    for (StoreRule.Synonyms same : rules.synonyms()) {
      List<String> words =
          same.words().stream().flatMap(word -> SearchWords.of(word).stream()).toList();
      words.forEach(
          word -> synonyms.computeIfAbsent(word, key -> new LinkedHashSet<>()).addAll(words));
    }
    return synonyms;
  }

  /// Whether the index takes a text for one word.
  public static boolean isOneWord(String text) {
    return SearchWords.of(text).size() == 1;
  }
}
