package io.qless.shop.item.gs1;

/// One AI with its value, checked against the table.
///
/// @param ai two to four digits
/// @param value without separators
/// @param at where the AI stood in the scan, from 1
public record Element(String ai, String value, int at) {

  /// Implied decimal places: the last digit of a four-digit AI such as 3103.
  public int decimals() {
    return ai.charAt(ai.length() - 1) - '0';
  }
}
