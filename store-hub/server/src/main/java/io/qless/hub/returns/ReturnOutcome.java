package io.qless.hub.returns;

import io.qless.hub.payment.Refunds;
import io.qless.shop.tax.CreditNote;

/// What became of a return.
public sealed interface ReturnOutcome {

  /// What would be paid back; nothing happened.
  ///
  /// @param draft a note under a number that is not taken
  record Previewed(CreditNote draft) implements ReturnOutcome {}

  /// The goods are taken and the paper is written.
  ///
  /// @param refund how the money stands
  /// @param repeated whether it was done before under the same key
  record Taken(CreditNote note, Refunds.State refund, boolean repeated) implements ReturnOutcome {}

  /// The shop says no; nothing happened.
  record Refused(Code code, String detail) implements ReturnOutcome {}

  /// Why a return is refused; the name is stable.
  enum Code {
    /// No invoice and no trip has that name.
    ORDER_UNKNOWN,
    /// The trip was never paid.
    NOT_PAID,
    /// The invoice has no such line.
    LINE_UNKNOWN,
    /// The line is counted in the other unit.
    UNIT_WRONG,
    /// All of the line came back before.
    ALREADY_RETURNED,
    /// More comes back than was bought, or than is left of it.
    MORE_THAN_BOUGHT,
    /// More would be paid back than was paid.
    MORE_THAN_PAID,
    /// The key was used for another return.
    KEY_USED
  }
}
