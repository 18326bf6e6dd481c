package io.qless.hub.receipt;

import java.util.List;

/// One thing on a receipt, the same for its text and its PDF. Texts are in the receipt's language,
/// amounts are written out.
sealed interface Row {

  /// The store's name.
  record Title(String text) implements Row {}

  /// A line in the middle.
  record Centred(String text, boolean strong) implements Row {}

  /// What is between two parts.
  record Rule() implements Row {}

  /// A word and its value at the other edge.
  record Pair(String label, String value, boolean strong) implements Row {}

  /// One line of goods.
  ///
  /// @param number place on the receipt, from 1
  /// @param tax HSN code and rate
  /// @param count how much at which price
  /// @param mrp printed price, empty for loose goods
  /// @param amount before discounts
  record Goods(int number, String name, String tax, String count, String mrp, String amount)
      implements Row {}

  /// What was taken off the goods above.
  record Cut(String reason, String amount) implements Row {}

  /// What is to be paid.
  record Total(String label, String amount) implements Row {}

  /// Words that may need several lines.
  record Words(String text) implements Row {}

  /// One row of the tax table: rate, taxable value and the two halves.
  record Cells(List<String> cells, boolean head, boolean strong) implements Row {
    public Cells {
      cells = List.copyOf(cells);
    }
  }
}
