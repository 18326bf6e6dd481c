package io.qless.contract.rest;

import java.util.List;
import java.util.Objects;

/// What became of a [ReturnRequest], or would become of it.
///
/// @param dryRun whether nothing happened
/// @param creditNote number of the paper, empty after a dry run
/// @param totalPaise what is paid back
/// @param taxPaise the GST inside it
/// @param refund `NONE`, `REQUESTED`, `DONE` or `REFUSED`
/// @param repeated whether it was done before under the same key
/// @param lines what comes back
public record ReturnAnswer(
    boolean dryRun,
    String creditNote,
    String invoice,
    long totalPaise,
    long taxPaise,
    String refund,
    boolean repeated,
    List<Line> lines) {
  /// Checks and copies.
  public ReturnAnswer {
    Objects.requireNonNull(creditNote, "creditNote");
    Objects.requireNonNull(invoice, "invoice");
    Objects.requireNonNull(refund, "refund");
    lines = List.copyOf(lines);
  }

  /// One line that comes back; a deposit that goes with its bottle stands here too.
  public record Line(String line, String name, long units, String unit, long paise) {}
}
