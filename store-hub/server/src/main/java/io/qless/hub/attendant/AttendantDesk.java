package io.qless.hub.attendant;

import io.qless.contract.rest.MoneyTrail;
import io.qless.contract.rest.SessionDetail;
import io.qless.contract.rest.SessionList;
import io.qless.contract.rest.SessionSummary;
import io.qless.contract.wire.Json;
import io.qless.hub.family.FamilyDesk;
import io.qless.hub.family.FamilyView;
import io.qless.hub.session.Outcome;
import io.qless.hub.session.SessionDesk;
import io.qless.hub.session.TripMoves;
import io.qless.shop.audit.AuditRule;
import io.qless.shop.cart.Buyer;
import io.qless.shop.cart.Cart;
import io.qless.shop.cart.Command;
import io.qless.shop.cart.Hold;
import io.qless.shop.cart.JournalEntry;
import io.qless.shop.cart.SessionId;
import io.qless.shop.cart.Source;
import io.qless.shop.pricing.Offer;
import java.time.InstantSource;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;
import java.util.function.Supplier;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.ObjectNode;

/// What staff see and settle. Safe for any thread; lives as long as the hub.
public final class AttendantDesk {

  private final SessionDesk sessions;
  private final FamilyDesk family;
  private final Supplier<List<Offer>> offers;
  private final InstantSource clock;
  private final Function<SessionId, MoneyTrail> money;

  /// @param offers the store's offers as they are now
  /// @param money where a trip's money is
  public AttendantDesk(
      SessionDesk sessions,
      FamilyDesk family,
      Supplier<List<Offer>> offers,
      Function<SessionId, MoneyTrail> money,
      InstantSource clock) {
    this.sessions = sessions;
    this.family = family;
    this.offers = offers;
    this.money = money;
    this.clock = clock;
  }

  /// The trips under way, the newest first.
  public SessionList open() {
    return new SessionList(
        sessions.open().stream()
            .sorted(Comparator.comparing(Cart::startedAt).reversed())
            .map(this::summary)
            .toList());
  }

  /// One trip in full, empty if there is none of that name.
  public Optional<SessionDetail> detail(SessionId session) {
    return sessions
        .cart(session)
        .map(cart -> {
          List<JournalEntry> journal = sessions.journal(session, 0);
          ObjectNode view = Json.mapperForTrees().valueToTree(family.view(cart, ""));
          view.remove("you"); // staff are nobody in the trip
          if (cart.holds().stream().anyMatch(hold -> hold.kind() == Hold.Kind.AUDIT)) {
            ArrayNode look = view.putArray("lookFirst");
            AuditRule.uncertainFirst(cart, journal).forEach(line -> look.add(line.id().text()));
          }
          return new SessionDetail(
              summary(cart),
              view,
              journal.stream().map(AttendantDesk::line).toList(),
              new PriceTrail(cart, journal, offers.get(), clock.instant()).trace(),
              money.apply(session));
        });
  }

  /// Whether there is or was a trip of that name.
  public boolean knows(SessionId session) {
    return sessions.cart(session).isPresent();
  }

  /// Staff settled what a hold was about.
  ///
  /// @param reason in words; empty if none was given
  public Outcome clearHold(SessionId session, String staff, String hold, String reason) {
    return submit(
        session,
        staff,
        new Command.ClearHold(hold, reason.isEmpty() ? "staff settled it" : reason));
  }

  /// Staff saw that the shopper is too young.
  public Outcome refuseAge(SessionId session, String staff, String hold, String reason) {
    return submit(
        session,
        staff,
        new Command.RefuseAge(hold, reason.isEmpty() ? "staff refused it" : reason));
  }

  /// Staff came.
  public Outcome endAssist(SessionId session, String staff) {
    return submit(session, staff, new Command.EndAssist());
  }

  /// Staff ask who buys, for an invoice that must tell.
  public Outcome nameBuyer(SessionId session, String staff, Buyer.Named buyer) {
    return submit(session, staff, new Command.NameBuyer(buyer));
  }

  /// Staff bring another trolley for one that is broken.
  public Outcome move(SessionId session, String staff, String trolley) {
    return new TripMoves(sessions).move(session, trolley, Source.attendant(staff));
  }

  private Outcome submit(SessionId session, String staff, Command command) {
    return sessions.submit(session, Source.attendant(staff), (handle, cart) -> command);
  }

  private SessionSummary summary(Cart cart) {
    FamilyView view = family.view(cart, "");
    return new SessionSummary(
        cart.session().text(),
        cart.trolley(),
        cart.phase().name(),
        cart.revision(),
        cart.lines().size(),
        view.bill().totalPaise(),
        cart.holds().stream().map(Hold::id).toList(),
        cart.assist() ? 1 : 0,
        cart.startedAt());
  }

  private static SessionDetail.JournalLine line(JournalEntry entry) {
    return new SessionDetail.JournalLine(
        entry.revision(),
        entry.at(),
        entry.source().text(),
        entry.event().getClass().getSimpleName(),
        EventText.of(entry.event()));
  }
}
