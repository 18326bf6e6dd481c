package io.qless.contract.rest;

import com.fasterxml.jackson.annotation.JsonProperty;
import java.util.Locale;

/// What the rows of a [CatalogueRows] describe; one CSV file holds one kind.
public enum CatalogueKind {
  /// Goods the store sells.
  @JsonProperty("articles")
  ARTICLES,
  /// Price offers everybody gets.
  @JsonProperty("offers")
  OFFERS,
  /// Codes a shopper types for a discount.
  @JsonProperty("coupons")
  COUPONS,
  /// Batches that may not be sold any more.
  @JsonProperty("recalls")
  RECALLS,
  /// How the store's scales write their labels.
  @JsonProperty("labels")
  LABELS,
  /// What goods near their best-before date cost less.
  @JsonProperty("markdowns")
  MARKDOWNS,
  /// Words that mean the same when somebody searches.
  @JsonProperty("synonyms")
  SYNONYMS;

  /// The word on the wire, such as `articles`.
  public String word() {
    return name().toLowerCase(Locale.ROOT);
  }
}
