package io.qless.hub.catalogue;

import io.qless.shop.catalogue.StoreRule;
import io.qless.shop.item.LabelTemplate;
import io.qless.shop.search.Synonyms;
import java.util.regex.Pattern;

/// Rows that set a rule of the store.
final class RuleRows {

  private static final Pattern ID = Pattern.compile("[A-Za-z0-9-]{1,40}");
  private static final Pattern SERIAL = Pattern.compile("[!-~]{1,20}");

  private RuleRows() {}

  static StoreRule label(RowFields row) {
    return new StoreRule.Label(
        new LabelTemplate(
            row.matching("id", ID, "1 to 40 letters, digits and dashes"), row.needed("pattern")));
  }

  static StoreRule markdown(RowFields row) {
    return new StoreRule.Markdown(
        row.matching("id", ID, "1 to 40 letters, digits and dashes"),
        row.localText("name"),
        new OfferRow(row).scope(),
        row.count("best_before_days"),
        row.basisPoints("percent"));
  }

  /// Each word by itself: a question is looked at word by word.
  static StoreRule synonyms(RowFields row) {
    row.needed("words");
    for (String word : row.words("words")) {
      if (!Synonyms.isOneWord(word)) {
        throw new IllegalArgumentException("words: \"" + word + "\" is not one word");
      }
    }
    return new StoreRule.Synonyms(
        row.matching("id", ID, "1 to 40 letters, digits and dashes"), row.words("words"));
  }

  static StoreRule unitRecall(RowFields row) {
    return new StoreRule.UnitRecall(
        row.gtin("gtin"),
        row.matching("serial", SERIAL, "1 to 20 letters, digits and signs"),
        row.localText("reason"));
  }
}
