package io.qless.hub.returns;

import java.util.List;

/// What somebody brought to the desk.
///
/// @param key the desk's own name for this return: the same key again is the same return
/// @param staff who takes the goods
/// @param parts what comes back
/// @param reason as told, for the paper
public record GoodsBack(String key, String staff, List<Part> parts, String reason) {

  /// Fits a credit note's row.
  public static final int MAX_REASON_CHARS = 200;

  public GoodsBack {
    parts = List.copyOf(parts);
    reason = reason.strip();
    if (!key.matches("[A-Za-z0-9_-]{8,64}")) {
      throw new IllegalArgumentException(
          "a return is named with 8 to 64 letters, digits, dashes and underscores");
    }
    if (!staff.matches("[A-Za-z0-9_-]{1,32}")) {
      throw new IllegalArgumentException(
          "staff are named with 1 to 32 letters, digits, dashes and underscores");
    }
    if (parts.isEmpty()) {
      throw new IllegalArgumentException("nothing comes back");
    }
    if (reason.isEmpty()
        || reason.length() > MAX_REASON_CHARS
        || reason.chars().anyMatch(Character::isISOControl)) {
      throw new IllegalArgumentException(
          "a reason has 1 to " + MAX_REASON_CHARS + " characters in one line");
    }
  }

  /// One line of the invoice, or a part of it.
  ///
  /// @param line its id, or its number on the receipt
  /// @param units how much of it, 1 or more
  /// @param unit what is counted, so that grams are never taken for pieces
  public record Part(String line, long units, Unit unit) {
    public Part {
      if (units < 1) {
        throw new IllegalArgumentException("of line " + line + " comes back " + units);
      }
    }
  }

  /// What goods are counted in.
  public enum Unit {
    /// Pieces.
    NOS,
    /// Grams.
    G
  }
}
