package io.qless.cli;

import io.qless.contract.rest.LearnedWeights;

/// Learned weights as text for a person.
final class WeightText {

  private WeightText() {}

  static String of(LearnedWeights weights) {
    if (weights.weights().isEmpty()) {
      return "no trolley has weighed anything yet%n".formatted();
    }
    TextTable table =
        new TextTable("ARTICLE", "CATALOGUE g", "LEARNED g", "TROLLEYS", "VOTES", "REMARK");
    for (LearnedWeights.Row row : weights.weights()) {
      table.row(
          row.article(),
          row.catalogueGrams() + " +- " + row.catalogueSpreadGrams(),
          row.learned() ? row.grams() + " +- " + row.spreadGrams() : "not yet",
          String.valueOf(row.trolleys()),
          String.valueOf(row.votes()),
          remark(row));
    }
    String more =
        weights.left() == 0
            ? ""
            : "... and %d more; name an article to see it%n".formatted(weights.left());
    return table + more;
  }

  private static String remark(LearnedWeights.Row row) {
    String doubt = row.doubtful() ? "the catalogue's weight looks wrong; " : "";
    String apart =
        row.disagreeing().isEmpty() ? "" : "disagrees: " + String.join(", ", row.disagreeing());
    return (doubt + apart).replaceAll("; $", "");
  }
}
