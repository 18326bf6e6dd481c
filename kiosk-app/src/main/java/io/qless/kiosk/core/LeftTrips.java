package io.qless.kiosk.core;

import io.qless.contract.wire.EventBatch;
import io.qless.kiosk.storage.TripStore;
import io.qless.shop.cart.Cart;
import io.qless.shop.cart.NumberedCommand;
import io.qless.shop.cart.Phase;
import io.qless.shop.cart.SessionId;
import io.qless.shop.cart.Source;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.List;
import java.util.Optional;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/// Trips that ended on this trolley before the hub had answered their last commands, as when a
/// shopper gives up while the network is away and the next one begins. What they did is told first.
/// Used on the trip lane only.
final class LeftTrips {

  private static final Logger LOG = LoggerFactory.getLogger(LeftTrips.class);

  private final String trolley;
  private final TripStore store;
  private final HubPort hub;
  private final Deque<Waiting> trips = new ArrayDeque<>();

  /// The oldest as the hub tells it from its beginning: a long journal comes in several messages.
  private Optional<Cart> told = Optional.empty();

  /// Goes on with those that were kept.
  LeftTrips(String trolley, TripStore store, HubPort hub) {
    this.trolley = trolley;
    this.store = store;
    this.hub = hub;
    readAgain();
  }

  /// What the disk has counts from now on.
  void readAgain() {
    trips.clear();
    store.left().forEach(kept -> trips.add(new Waiting(kept.session(), kept.outbox())));
  }

  /// Another trip takes the place of this one.
  void add(Trip ended) {
    if (!ended.pending().isEmpty()) {
      trips.add(new Waiting(ended.session(), ended.pending()));
    }
  }

  /// What waits of the oldest, empty if there is none.
  Optional<Waiting> waiting() {
    return Optional.ofNullable(trips.peek());
  }

  /// Commands of all of them.
  int commands() {
    return trips.stream().mapToInt(each -> each.commands().size()).sum();
  }

  /// The hub is there again: it says how far it has the oldest.
  void online() {
    waiting().ifPresent(oldest -> hub.askForEvents(oldest.session(), 0));
  }

  /// Takes what the hub tells of the oldest.
  void hear(EventBatch batch) {
    Waiting oldest = trips.peek();
    if (oldest == null || !oldest.session().equals(batch.session())) {
      return;
    }
    List<NumberedCommand> rest =
        oldest.commands().stream()
            .filter(command -> command.number() > batch.acknowledged())
            .toList();
    if (rest.isEmpty() || isLostAtHub(batch, rest)) {
      store.forget(oldest.session());
      trips.remove();
      online();
    } else if (rest.size() < oldest.commands().size()) {
      store.answered(oldest.session(), batch.acknowledged());
      trips.remove();
      trips.addFirst(new Waiting(oldest.session(), rest));
    }
    hub.commandsWait();
  }

  /// Whether the hub can never take them: the trip is on another trolley now, or the hub went back
  /// to a backup and misses commands before them.
  private boolean isLostAtHub(EventBatch batch, List<NumberedCommand> rest) {
    SessionId session = batch.session();
    Cart before = told.filter(known -> known.session().equals(session)).orElse(Cart.begin(session));
    long first = batch.entries().isEmpty() ? 1 : batch.entries().getFirst().revision();
    if (first == 1) {
      before = Cart.begin(session);
    }
    if (first != before.revision() + 1) {
      return false;
    }
    Cart cart = before.applyAll(batch.entries());
    told = Optional.of(cart);
    // A message with another one behind it acknowledges less than it tells.
    if (cart.revision() != batch.revision()
        || cart.heardFrom(Source.TROLLEY) != batch.acknowledged()) {
      return false;
    }
    boolean elsewhere = cart.phase() != Phase.NEW && !cart.trolley().equals(trolley);
    boolean gap = batch.acknowledged() + 1 < rest.getFirst().number();
    if (elsewhere || gap) {
      LOG.warn(
          "{} commands of trip {} are told no more: {}",
          rest.size(),
          session.text(),
          elsewhere ? "it is on another trolley" : "the hub has lost those before them");
    }
    return elsewhere || gap;
  }
}
