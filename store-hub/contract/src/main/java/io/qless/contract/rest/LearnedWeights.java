package io.qless.contract.rest;

import java.util.List;

/// `GET /admin/catalogue/weights[?article=...]`: what the store's trolleys saw articles weigh.
///
/// @param weights by article
/// @param left articles that did not fit into the answer; ask for them by name
public record LearnedWeights(List<Row> weights, int left) {

  public LearnedWeights {
    weights = List.copyOf(weights);
  }

  /// One article.
  ///
  /// @param article its id
  /// @param catalogueGrams what the catalogue says
  /// @param catalogueSpreadGrams spread by the catalogue
  /// @param grams what the trolleys agree on; the catalogue's as long as too few have seen it
  /// @param spreadGrams spread of that
  /// @param learned whether trolleys enough have seen it
  /// @param trolleys trolleys that have seen it
  /// @param votes observations that count, those with staff more
  /// @param disagreeing trolleys that see another weight than most do
  /// @param doubtful whether several trolleys see again and again what can't be this article
  public record Row(
      String article,
      long catalogueGrams,
      long catalogueSpreadGrams,
      long grams,
      long spreadGrams,
      boolean learned,
      int trolleys,
      long votes,
      List<String> disagreeing,
      boolean doubtful) {

    public Row {
      disagreeing = List.copyOf(disagreeing);
    }
  }
}
