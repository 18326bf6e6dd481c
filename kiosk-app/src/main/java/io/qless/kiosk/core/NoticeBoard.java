package io.qless.kiosk.core;

import io.qless.kiosk.trip.CareView;
import io.qless.kiosk.trip.Figures;
import io.qless.kiosk.trip.Words;
import io.qless.shop.RefusalCode;
import io.qless.shop.cart.Cart;
import io.qless.shop.cart.Event;
import io.qless.shop.cart.JournalEntry;
import io.qless.shop.cart.LineItem;
import io.qless.shop.cart.Participant;
import io.qless.shop.cart.Source;
import io.qless.shop.catalogue.Article;
import io.qless.shop.item.ItemCode;
import java.util.List;
import java.util.Optional;

/// What the shopper is told in one line: the latest thing that happened or was refused, and why.
/// Used on the trip lane only.
final class NoticeBoard {

  private Optional<CareView.Notice> notice = Optional.empty();
  private List<ItemCode> undo = List.of();
  private long refusals;

  /// The line that stands now.
  Optional<CareView.Notice> notice() {
    return notice;
  }

  void clear() {
    notice = Optional.empty();
    undo = List.of();
  }

  /// Whether the line that stands says no.
  boolean refuses() {
    return notice.filter(line -> line.tone() == CareView.Notice.Tone.REFUSED).isPresent();
  }

  /// How often a line has said no since the program began.
  long refusals() {
    return refusals;
  }

  /// What would have to be added to undo what the line tells; once.
  List<ItemCode> takeUndo() {
    List<ItemCode> codes = undo;
    clear();
    return codes;
  }

  /// @param code text `notice.<code>` in the message files
  void say(CareView.Notice.Tone tone, String code, Words... args) {
    notice = Optional.of(new CareView.Notice(tone, code, List.of(args)));
    undo = List.of();
    refusals += tone == CareView.Notice.Tone.REFUSED ? 1 : 0;
  }

  void refused(RefusalCode code, Words... args) {
    say(CareView.Notice.Tone.REFUSED, code.name(), args);
  }

  /// An own command had this outcome.
  ///
  /// @param voided the line that was taken back, if one was
  void own(Event event, Optional<LineItem> voided) {
    switch (event) {
      case Event.CommandRefused refusal -> refused(refusal.code());
      // The card of the last article tells of it; what was refused before is done with.
      case Event.PieceAdded added -> clear();
      case Event.LooseAdded added -> clear();
      case Event.LineVoided back -> voided.ifPresent(line -> takenOut(line, back.pieces()));
      case Event.WishAdded wish ->
          say(CareView.Notice.Tone.GOOD, "WISH_NOTED", name(wish.article()));
      case Event.AssistCalled called -> say(CareView.Notice.Tone.GOOD, "HELP_COMES");
      case Event.CouponApplied applied ->
          say(CareView.Notice.Tone.GOOD, "COUPON_APPLIED", Words.same(applied.coupon().code()));
      case Event.SlipTaken taken ->
          say(
              CareView.Notice.Tone.GOOD,
              "SLIP_TAKEN",
              Words.same(Figures.rupees(taken.slip().amount().minor())));
      case Event.SlipReturned back -> say(CareView.Notice.Tone.INFO, "SLIP_RETURNED");
      default -> {}
    }
  }

  private void takenOut(LineItem line, int pieces) {
    List<ItemCode> codes = Putback.codes(line, pieces);
    notice =
        Optional.of(
            new CareView.Notice(
                CareView.Notice.Tone.INFO,
                "ITEM_REMOVED",
                List.of(name(line.article())),
                !codes.isEmpty()));
    undo = codes;
  }

  /// The hub told of this event.
  ///
  /// @param cart the trip, for names
  void fromHub(JournalEntry entry, Cart cart) {
    switch (entry.event()) {
      case Event.CommandRefused refusal when entry.source().kind() == Source.Kind.TROLLEY ->
          refused(refusal.code());
      case Event.CouponDropped gone -> refused(gone.why());
      case Event.QuoteEnded ended -> refused(RefusalCode.QUOTE_ENDED);
      case Event.SplitEnded ended when entry.source().kind() == Source.Kind.HUB ->
          say(CareView.Notice.Tone.REFUSED, "SPLIT_ENDED");
      case Event.SplitEnded ended -> say(CareView.Notice.Tone.INFO, "SPLIT_GIVEN_UP");
      case Event.SharePaid paid ->
          say(
              CareView.Notice.Tone.GOOD,
              "SHARE_PAID",
              Words.same(Figures.rupees(paid.amount().minor())));
      case Event.WishAdded wish when entry.source().kind() != Source.Kind.TROLLEY ->
          say(
              CareView.Notice.Tone.INFO,
              "WISH_ADDED",
              name(wish.article()),
              Words.same(who(cart, entry.source())));
      case Event.AssistEnded ended -> say(CareView.Notice.Tone.INFO, "HELP_DONE");
      case Event.TripMoved moved ->
          say(CareView.Notice.Tone.INFO, "TRIP_MOVED", Words.same(moved.to()));
      default -> {}
    }
  }

  static Words name(Article article) {
    return ViewMaker.words(article.name());
  }

  private static String who(Cart cart, Source source) {
    return cart.participants().stream()
        .filter(participant -> participant.id().equals(source.id()))
        .map(Participant::name)
        .findFirst()
        .orElse(source.text());
  }
}
