package io.qless.kiosk.core;

import static org.assertj.core.api.Assertions.assertThat;

import io.qless.contract.wire.EventBatch;
import io.qless.kiosk.trip.Language;
import io.qless.shop.cart.Cart;
import io.qless.shop.cart.Command;
import io.qless.shop.cart.Decision;
import io.qless.shop.cart.Desk;
import io.qless.shop.cart.JournalEntry;
import io.qless.shop.cart.NumberedCommand;
import io.qless.shop.cart.SessionId;
import io.qless.shop.cart.Source;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

/// The hub was restored from a backup and knows less of the trip than the trolley, on real H2
/// files.
class HubWentBackIT extends TripBed {

  private static final String MILK = "9520000000011";

  @Test
  void whatTheHubHasLostIsSentAgain() {
    List<NumberedCommand> all = shopFor(3);
    desk.events(wentBackTo(all.subList(0, 2), shownRevision));
    assertThat(notice()).isEqualTo("HUB_WENT_BACK");
    assertThat(waiting()).isEqualTo(all.subList(2, 4));
    assertThat(shown().basket().itemCount()).isEqualTo(3);
    restart();
    assertThat(waiting()).isEqualTo(all.subList(2, 4));
    assertThat(shown().basket().itemCount()).isEqualTo(3);
    desk.events(hubAnswersAll(all));
    assertThat(waiting()).isEmpty();
    assertThat(shown().basket().itemCount()).isEqualTo(3);
  }

  @Test
  void aTripThatTheHubDoesNotKnowIsBegunAgain() {
    List<NumberedCommand> all = shopFor(2);
    desk.events(wentBackTo(List.of(), shownRevision));
    assertThat(waiting()).isEqualTo(all);
    assertThat(shown().basket().itemCount()).isEqualTo(2);
  }

  @Test
  void nothingIsPaidASecondTimeByItself() {
    List<NumberedCommand> all = new ArrayList<>(shopFor(1));
    desk.give(new Command.StartCheckout());
    all.addAll(waiting());
    desk.events(hubAnswersAll(all));
    desk.give(new Command.RequestPayment());
    all.addAll(waiting());
    desk.events(hubAnswersAll(all));
    desk.events(wentBackTo(all.subList(0, 1), shownRevision));
    assertThat(waiting()).isEqualTo(all.subList(1, 3));
    assertThat(waiting()).noneMatch(each -> each.command() instanceof Command.RequestPayment);
  }

  @Test
  void whatComesLateForAnotherRevisionChangesNothing() {
    shopFor(2);
    desk.events(wentBackTo(List.of(), shownRevision - 1));
    assertThat(waiting()).isEmpty();
    assertThat(shown().basket().itemCount()).isEqualTo(2);
  }

  /// Begins a trip and scans, and the hub has answered all of it.
  private List<NumberedCommand> shopFor(int pieces) {
    desk.startTrip(Language.ENGLISH);
    for (int i = 0; i < pieces; i++) {
      scan(MILK);
    }
    List<NumberedCommand> all = waiting();
    desk.events(hubAnswersAll(all));
    assertThat(waiting()).isEmpty();
    return all;
  }

  private EventBatch hubAnswersAll(List<NumberedCommand> commands) {
    Cart cart = decided(commands, new ArrayList<>());
    shownRevision = cart.revision();
    List<JournalEntry> entries = new ArrayList<>();
    decided(commands, entries);
    return new EventBatch(cart.session(), cart.heardFrom(Source.TROLLEY), cart.revision(), entries);
  }

  /// What a hub says that has only these.
  private EventBatch wentBackTo(List<NumberedCommand> commands, long insteadOf) {
    List<JournalEntry> entries = new ArrayList<>();
    Cart cart = decided(commands, entries);
    return new EventBatch(
        cart.session(),
        cart.heardFrom(Source.TROLLEY),
        cart.revision(),
        entries,
        new EventBatch.Instead(insteadOf));
  }

  private Cart decided(List<NumberedCommand> commands, List<JournalEntry> entries) {
    Desk rules = new Desk(catalogue);
    Cart cart = Cart.begin(new SessionId(desk.sessionText()));
    for (NumberedCommand command : commands) {
      if (rules.decide(cart, command, NOON) instanceof Decision.Decided decided) {
        entries.addAll(decided.entries());
        cart = cart.applyAll(decided.entries());
      }
    }
    return cart;
  }
}
