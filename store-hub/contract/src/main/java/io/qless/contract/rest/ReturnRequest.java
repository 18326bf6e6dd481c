package io.qless.contract.rest;

import java.util.List;
import java.util.Objects;

/// `POST /admin/orders/{order}/returns`, with an `Idempotency-Key` in the header: goods are back.
///
/// @param parts what comes back
/// @param reason as told, printed on the credit note
/// @param staff who takes the goods, for the journal
/// @param dryRun whether to say only what would be paid back
public record ReturnRequest(List<Part> parts, String reason, String staff, boolean dryRun) {
  /// Checks and copies.
  public ReturnRequest {
    parts = List.copyOf(parts);
    Objects.requireNonNull(reason, "reason");
    Objects.requireNonNull(staff, "staff");
  }

  /// A line or a part of one.
  ///
  /// @param line its id, or its number on the receipt
  /// @param units how much of it
  /// @param unit `NOS` pieces or `G` grams
  public record Part(String line, long units, String unit) {
    /// Checks.
    public Part {
      Objects.requireNonNull(line, "line");
      Objects.requireNonNull(unit, "unit");
    }
  }
}
