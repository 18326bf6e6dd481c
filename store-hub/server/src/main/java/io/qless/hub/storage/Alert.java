package io.qless.hub.storage;

import java.time.Instant;

/// Something that only staff can settle.
///
/// @param id its number
/// @param subject id of what it is about
/// @param detail in words
public record Alert(long id, Kind kind, String subject, String detail, Instant at) {

  /// The kinds of alerts.
  public enum Kind {
    /// A provider says another amount was paid than was asked for.
    AMOUNT_DIFFERS,
    /// A provider will not give money back.
    REFUND_REFUSED,
    /// A provider speaks of an order that is not ours.
    ORDER_UNKNOWN,
    /// A pass was shown at a second gate, or a second pass of a trip was used.
    PASS_USED_TWICE,
    /// A gate used a pass that this hub never signed.
    PASS_UNKNOWN,
    /// A trip was paid long ago and no gate has told that it left.
    NEVER_LEFT,
    /// No provider ever told how an attempt ended.
    MONEY_UNKNOWN,
    /// A provider takes longer to give money back than banks may.
    REFUND_HANGS,
    /// A gate's fire alarm went off, its program stood still, or its clock is wrong.
    GATE_TROUBLE,
    /// The disk under the hub's data runs full.
    DISK_LOW,
    /// A trolley's battery is nearly empty.
    LOW_BATTERY,
    /// The certificate of the encrypted doors nears its end, or is over.
    CERTIFICATE_ENDS
  }
}
