package io.qless.hub.payment.simulator;

/// What can go wrong at a payment company, to be ordered for a test or a demonstration. `START` is
/// about the shop's question for a way to pay, `ASK` about how an order stands, `BACK` about money
/// that is to go back, `PAID` about the payer's money, `HOOK` about what is posted to the shop.
public enum Fault {
  /// The order is made, the answer comes too late.
  START_SLOW,
  /// The order is made, the answer is lost.
  START_LOST,
  /// Nothing is made; the answer is 500.
  START_BROKEN,
  /// The company says no.
  START_REFUSED,
  /// The answer comes too late.
  ASK_SLOW,
  /// The answer is lost.
  ASK_LOST,
  /// The answer is 500.
  ASK_BROKEN,
  /// The company says that nobody has decided yet, whatever happened.
  ASK_SAYS_OPEN,
  /// The company says that the payer declined, whatever happened.
  ASK_SAYS_DECLINED,
  /// The company says that there is no such order.
  ASK_SAYS_NONE,
  /// The money goes back, the answer comes too late.
  BACK_SLOW,
  /// The money goes back, the answer is lost.
  BACK_LOST,
  /// Nothing goes back; the answer is 500.
  BACK_BROKEN,
  /// The money goes back, but the company does not say so yet.
  BACK_PENDING,
  /// The company will not give it back.
  BACK_REFUSED,
  /// The payer pays a paisa less than was asked for.
  PAID_SHORT,
  /// The payer pays in dollars.
  PAID_FOREIGN,
  /// It is not posted.
  HOOK_NEVER,
  /// It is posted three times, as a retry does.
  HOOK_TWICE,
  /// It is paid and posted before the shop has the answer to its question for a way to pay.
  HOOK_EARLY,
  /// After the last word, older ones are posted: that it is open, that it was declined.
  HOOK_STALE,
  /// Somebody else posts at once that the order is paid, with a signature of his own.
  HOOK_FORGED,
  /// Somebody else posts it again byte for byte, with its headers.
  HOOK_REPLAYED,
  /// It is posted with a time ten minutes ahead.
  HOOK_FUTURE,
  /// It is posted with a time ten minutes ago.
  HOOK_OLD,
  /// It is posted with a megabyte of blanks.
  HOOK_HUGE
}
