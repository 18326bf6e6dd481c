package io.qless.shop.cart;

import io.qless.shop.RefusalCode;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/// A bill that several people pay: from the plan to the last share.
final class Sharing {

  /// How long the shares may take to come together: enough to hand a trolley's screen from one to
  /// the next, short enough that nobody's money is held for long.
  static final Duration TIME = Duration.ofMinutes(10);

  private Sharing() {}

  static List<Event> split(
      Cart cart, Source source, long number, Command.SplitBill split, Instant now) {
    Optional<Event> no = Paying.refusal(cart, split.seen(), now);
    if (no.isPresent()) {
      return List.of(no.get());
    }
    Quote quote = cart.quote().orElseThrow();
    List<SplitPlan.Part> parts = SplitPlan.parts(split.plan(), cart, quote);
    if (parts.isEmpty()) {
      return Desk.refuse(RefusalCode.SPLIT_NOT_POSSIBLE, split.plan().getClass().getSimpleName());
    }
    String name = Paying.attempt(cart, source, number);
    List<Event.AskedShare> shares = new ArrayList<>();
    for (int i = 1; i <= parts.size(); i++) {
      SplitPlan.Part part = parts.get(i - 1);
      shares.add(new Event.AskedShare(i, part.payer(), part.amount(), name + "-" + i));
    }
    return List.of(new Event.SplitStarted(shares, now.plus(TIME)));
  }

  /// The trolley shows all shares; a phone asks for its own only.
  static List<Event> payAgain(Cart cart, Source source, long number, int share, Instant now) {
    if (!(cart.settlement() instanceof Settlement.Split split)) {
      return Desk.refuse(
          cart.phase() == Phase.PAID ? RefusalCode.ALREADY_PAID : RefusalCode.SHARE_NOT_OPEN,
          cart.phase().name());
    }
    Optional<Share> asked =
        split.shares().stream().filter(one -> one.number() == share).findFirst();
    if (asked.isEmpty()
        || !(asked.get().standing() instanceof Share.Failed)
        || now.isAfter(split.until())) {
      return Desk.refuse(RefusalCode.SHARE_NOT_OPEN, "share " + share);
    }
    if (source.kind() == Source.Kind.PHONE && !asked.get().payer().equals(source)) {
      return Desk.refuse(RefusalCode.NOT_ALLOWED, "somebody else's share");
    }
    return List.of(new Event.ShareAsked(share, Paying.attempt(cart, source, number) + "-" + share));
  }

  /// Whether a provider is being asked for this attempt.
  static boolean isAsked(Settlement.Split split, String attempt) {
    return split.shares().stream()
        .map(Share::standing)
        .anyMatch(
            standing -> standing instanceof Share.Asked && standing.attempt().equals(attempt));
  }

  /// The last share pays the bill.
  static List<Event> confirm(Settlement.Split split, Command.ConfirmPayment confirm) {
    Optional<Share> open =
        split.shares().stream()
            .filter(share -> share.isOpen() && share.standing().attempt().equals(confirm.attempt()))
            .findFirst();
    if (open.isEmpty()) {
      return Desk.refuse(RefusalCode.PAYMENT_NOT_OPEN, confirm.attempt());
    }
    if (!open.get().amount().equals(confirm.amount())) {
      return Desk.refuse(
          RefusalCode.AMOUNT_DIFFERS, confirm.amount() + " for a share of " + open.get().amount());
    }
    Event paid = new Event.SharePaid(confirm.attempt(), confirm.amount(), confirm.reference());
    return split.completedBy(confirm.attempt())
        ? List.of(
            paid,
            new Event.PaymentConfirmed(
                confirm.attempt(),
                split.quote().due(),
                confirm.reference(),
                confirm.invoice(),
                confirm.points()))
        : List.of(paid);
  }
}
