package io.qless.hub.family;

import io.qless.shop.RefusalCode;

/// What became of a numbered command of a phone.
public sealed interface PhoneOutcome {

  /// It happened, now or when it was sent first.
  ///
  /// @param revision revision of the trip that shows it
  record Done(long revision) implements PhoneOutcome {}

  /// Commands before it are missing.
  ///
  /// @param expected number that comes next
  record Gap(long expected) implements PhoneOutcome {}

  /// Another request had this number: this one did not happen.
  record Used() implements PhoneOutcome {}

  /// The shop said no; the number is free to be used again.
  record Refused(RefusalCode code, String detail) implements PhoneOutcome {}
}
