package io.qless.shop.cart;

import io.qless.shop.money.Money;
import java.util.ArrayList;
import java.util.List;
import java.util.function.UnaryOperator;

/// The part of the fold that is about money: what an event makes of a settlement.
final class Settling {

  private Settling() {}

  static Settlement after(Settlement before, JournalEntry entry) {
    return switch (entry.event()) {
      case Event.CheckoutStarted started ->
          new Settlement.Quoted(new Quote(started.bill(), entry.at(), PointsTender.NONE));
      case Event.PointsOffered offered ->
          new Settlement.Quoted(
              quote(before, entry)
                  .with(PointsTender.offer(offered.points(), offered.worth(), offered.owners())));
      case Event.PointsUsed used -> {
        Quote quote = quote(before, entry);
        yield new Settlement.Quoted(quote.with(quote.points().using(used.points())));
      }
      case Event.PaymentRequested requested ->
          new Settlement.Requested(quote(before, entry), requested.attempt());
      case Event.AttemptOpened opened -> opened(before, opened, entry);
      case Event.AttemptFailed failed -> failed(before, failed, entry);
      case Event.SplitStarted started -> split(before, started, entry);
      case Event.ShareAsked asked ->
          inSplit(
              before,
              entry,
              share ->
                  share.number() == asked.share()
                      ? share.with(new Share.Asked(asked.attempt()))
                      : share);
      case Event.SharePaid paid -> inSplit(before, entry, share -> sharePaid(share, paid, entry));
      case Event.SplitEnded ended -> new Settlement.Quoted(quote(before, entry));
      case Event.PaymentConfirmed paid -> paid(before, paid, entry);
      case Event.QuoteEnded ended -> new Settlement.Open();
      case Event.ShoppingResumed resumed -> new Settlement.Open();
      default -> before;
    };
  }

  /// The phase in which a trip with this settlement is, unless it is over.
  static Phase phase(Settlement settlement) {
    return switch (settlement) {
      case Settlement.Open open -> Phase.SHOPPING;
      case Settlement.Quoted quoted -> Phase.CHECKOUT;
      case Settlement.Requested requested -> Phase.PAYING;
      case Settlement.Awaiting awaiting -> Phase.PAYING;
      case Settlement.Split split -> Phase.PAYING;
      case Settlement.Paid paid -> Phase.PAID;
    };
  }

  private static Settlement opened(
      Settlement before, Event.AttemptOpened opened, JournalEntry entry) {
    return before instanceof Settlement.Split
        ? inSplit(
            before,
            entry,
            share ->
                share.standing().attempt().equals(opened.attempt())
                    ? share.with(
                        new Share.Payable(
                            opened.attempt(), opened.qr(), opened.simulated(), opened.expires()))
                    : share)
        : new Settlement.Awaiting(
            quote(before, entry),
            opened.attempt(),
            opened.qr(),
            opened.simulated(),
            opened.expires());
  }

  private static Settlement failed(
      Settlement before, Event.AttemptFailed failed, JournalEntry entry) {
    return before instanceof Settlement.Split
        ? inSplit(
            before,
            entry,
            share ->
                share.standing().attempt().equals(failed.attempt())
                    ? share.with(new Share.Failed(failed.attempt(), failed.reason()))
                    : share)
        : new Settlement.Quoted(quote(before, entry));
  }

  private static Settlement split(
      Settlement before, Event.SplitStarted started, JournalEntry entry) {
    return new Settlement.Split(
        quote(before, entry),
        started.shares().stream()
            .map(share ->
                new Share(
                    share.number(),
                    share.payer(),
                    share.amount(),
                    new Share.Asked(share.attempt())))
            .toList(),
        started.until());
  }

  private static Share sharePaid(Share share, Event.SharePaid paid, JournalEntry entry) {
    if (!share.standing().attempt().equals(paid.attempt())) {
      return share;
    }
    boolean simulated = share.standing() instanceof Share.Payable open && open.simulated();
    return share.with(new Share.Paid(paid.attempt(), paid.reference(), entry.at(), simulated));
  }

  private static Settlement inSplit(
      Settlement before, JournalEntry entry, UnaryOperator<Share> change) {
    if (!(before instanceof Settlement.Split split)) {
      throw new IllegalStateException("no split bill at " + entry);
    }
    return new Settlement.Split(
        split.quote(), split.shares().stream().map(change).toList(), split.until());
  }

  private static Settlement paid(
      Settlement before, Event.PaymentConfirmed paid, JournalEntry entry) {
    Quote quote = quote(before, entry);
    List<Settlement.Collected> payments = payments(before, paid, entry);
    return new Settlement.Paid(
        quote,
        quote.bill().total(),
        paid.invoice(),
        paid.points(),
        paid.reference(),
        entry.at(),
        payments.stream().anyMatch(Settlement.Collected::simulated),
        payments);
  }

  private static List<Settlement.Collected> payments(
      Settlement before, Event.PaymentConfirmed paid, JournalEntry entry) {
    if (before instanceof Settlement.Split split) {
      List<Settlement.Collected> all = new ArrayList<>();
      for (Share share : split.shares()) {
        if (share.standing() instanceof Share.Paid one) {
          all.add(
              new Settlement.Collected(
                  share.payer(), share.amount(), one.reference(), one.at(), one.simulated()));
        }
      }
      return all;
    }
    Money amount = paid.amount();
    boolean simulated = before instanceof Settlement.Awaiting awaiting && awaiting.simulated();
    return amount.isZero()
        ? List.of()
        : List.of(
            new Settlement.Collected(
                Source.TROLLEY, amount, paid.reference(), entry.at(), simulated));
  }

  private static Quote quote(Settlement settlement, JournalEntry entry) {
    if (settlement instanceof Settlement.Frozen frozen) {
      return frozen.quote();
    }
    throw new IllegalStateException("no bill at " + entry);
  }
}
