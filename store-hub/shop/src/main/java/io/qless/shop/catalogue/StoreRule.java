package io.qless.shop.catalogue;

import io.qless.shop.item.Gtin;
import io.qless.shop.item.LabelTemplate;
import io.qless.shop.money.Rounding;
import io.qless.shop.pricing.Scope;
import java.util.List;

/// A small rule that a store sets for itself and that trolley and hub must know alike.
public sealed interface StoreRule {

  /// Name of the rule, unlike that of any other; a rule of the same name replaces it.
  String key();

  /// How the store's scales write a kind of label.
  record Label(LabelTemplate template) implements StoreRule {
    @Override
    public String key() {
      return "label:" + template.id();
    }
  }

  /// What goods near their best-before date cost less.
  ///
  /// @param id name in the store's files
  /// @param name what the shopper reads
  /// @param scope which goods
  /// @param days counts while the date is at most this many days ahead, 0 for its last day only
  /// @param basisPoints share of the price that is taken off
  record Markdown(String id, LocalText name, Scope scope, int days, int basisPoints)
      implements StoreRule {
    public Markdown {
      if (days < 0 || days > 365 || basisPoints < 1 || basisPoints > 9_999) {
        throw new IllegalArgumentException(
            "a markdown is for 0 to 365 days and of 0.01 to 99.99 %: "
                + (days + " days, " + basisPoints + " basis points"));
      }
    }

    @Override
    public String key() {
      return "markdown:" + id;
    }
  }

  /// From which share of a family's limit on the budget warns.
  ///
  /// @param basisPoints share of the limit, 1 to 10000
  record BudgetWarning(int basisPoints) implements StoreRule {
    public BudgetWarning {
      if (basisPoints < 1 || basisPoints > Rounding.WHOLE_BASIS_POINTS) {
        throw new IllegalArgumentException("a warning from " + basisPoints + " basis points");
      }
    }

    @Override
    public String key() {
      return "budget-warning";
    }
  }

  /// One single pack, known by its serial number, must not be sold.
  record UnitRecall(Gtin article, String serial, LocalText reason) implements StoreRule {
    public UnitRecall {
      if (serial.isEmpty()) {
        throw new IllegalArgumentException("a recall of one unit needs its serial number");
      }
    }

    @Override
    public String key() {
      return "unit:" + article.digits() + ':' + serial;
    }
  }

  /// Words that shoppers use for the same thing, such as curd, dahi and yoghurt; who searches for
  /// one finds the others.
  ///
  /// @param id name in the store's files
  record Synonyms(String id, List<String> words) implements StoreRule {

    /// No thing has more names; more is a mistake in a file.
    public static final int MAX_WORDS = 12;

    public Synonyms {
      words = List.copyOf(words);
      if (words.size() < 2 || words.size() > MAX_WORDS) {
        throw new IllegalArgumentException(
            "2 to " + MAX_WORDS + " words can mean the same, not " + words.size());
      }
    }

    @Override
    public String key() {
      return "synonyms:" + id;
    }
  }
}
