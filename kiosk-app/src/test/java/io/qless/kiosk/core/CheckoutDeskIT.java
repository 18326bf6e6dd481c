package io.qless.kiosk.core;

import static org.assertj.core.api.Assertions.assertThat;

import io.qless.contract.wire.EventBatch;
import io.qless.kiosk.trip.BillView;
import io.qless.kiosk.trip.Language;
import io.qless.kiosk.trip.PaymentView.State;
import io.qless.kiosk.trip.SplitView;
import io.qless.kiosk.trip.TripView.Screen;
import io.qless.shop.cart.Command;
import io.qless.shop.cart.Event;
import io.qless.shop.cart.JournalEntry;
import io.qless.shop.cart.SeenTotal;
import io.qless.shop.cart.SessionId;
import io.qless.shop.cart.Source;
import io.qless.shop.cart.SplitPlan;
import io.qless.shop.money.Money;
import java.time.Duration;
import java.util.List;
import java.util.Objects;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/// The frozen bill on the trolley: points and shares, as the hub's events and fingers move them.
class CheckoutDeskIT extends TripBed {

  private long hubNumber;
  private long revision;
  private SessionId trip = new SessionId("no-session");

  @BeforeEach
  void aBillOfTwoPacks() {
    desk.startTrip(Language.ENGLISH);
    scan("9520000000011");
    scan("9520000000011");
    desk.give(new Command.StartCheckout());
    EventBatch answer = hubAnswers(waiting());
    trip = answer.session();
    revision = answer.revision();
    desk.events(answer);
  }

  @Test
  void pointsAppearWhenTheHubKnowsWhoseTripItIs() {
    assertThat(tender().points().most()).isZero();
    hubSays(new Event.PointsOffered(40, Money.paise(100), List.of()));
    assertThat(tender().points()).isEqualTo(new BillView.Points(40, 4_000, 0, 0));
    desk.giveFor(cart -> AtCheckout.points(cart, true));
    assertThat(tender().duePaise()).isEqualTo(13_200 - 4_000);
    desk.give(new Command.RequestPayment());
    assertThat(waiting().getLast().command())
        .isEqualTo(new Command.RequestPayment(SeenTotal.of(Money.paise(9_200))));
  }

  @Test
  void theBillTellsWhenItEndsAndWhoCouldShareIt() {
    assertThat(tender().ends()).isEqualTo(NOON.plus(Duration.ofMinutes(15)));
    assertThat(tender().split().equally().getFirst())
        .containsExactly(new BillView.Part("", 6_600), new BillView.Part("", 6_600));
    assertThat(tender().split().byContributor()).isEmpty();
    hubSays(new Event.QuoteEnded());
    assertThat(shown().screen()).isEqualTo(Screen.SHOPPING);
    assertThat(notice()).isEqualTo("QUOTE_ENDED");
  }

  @Test
  void sharesComeInOneByOneUntilTheRestIsTooLate() {
    desk.giveFor(cart -> AtCheckout.split(cart, new SplitPlan.Equally(2)));
    assertThat(shown().screen()).isEqualTo(Screen.SPLIT);
    String first = trip.text() + "-5-1";
    String second = trip.text() + "-5-2";
    confirmSplit(first, second);
    hubSays(
        new Event.AttemptOpened(first, "upi://pay?tr=1", true, NOON.plus(Duration.ofMinutes(10))));
    assertThat(split().shares().getFirst().qrText()).isEqualTo("upi://pay?tr=1");
    assertThat(split().shares().getFirst().state()).isEqualTo(State.WAITING);
    hubSays(new Event.SharePaid(first, Money.paise(6_600), "rrn"));
    assertThat(split().paidPaise()).isEqualTo(6_600);
    assertThat(notice()).isEqualTo("SHARE_PAID");
    hubSays(
        new Event.AttemptFailed(second, "the rest did not come in time"),
        new Event.SplitEnded("the rest did not come in time"));
    assertThat(shown().screen()).isEqualTo(Screen.BILL);
    assertThat(notice()).isEqualTo("SPLIT_ENDED");
  }

  @Test
  void aBillInAmountsIsPaidAsAgreedAndTheLastOnePaysTheRest() {
    desk.giveFor(cart -> AtCheckout.split(cart, List.of(Money.paise(5_000), Money.paise(3_000))));
    assertThat(split().shares().stream().map(SplitView.Share::paise))
        .containsExactly(5_000L, 3_000L, 5_200L);
  }

  @Test
  void backFromPayingTheSameBillStands() {
    desk.give(new Command.RequestPayment());
    assertThat(shown().screen()).isEqualTo(Screen.PAY);
    desk.give(new Command.CancelPayment());
    assertThat(shown().screen()).isEqualTo(Screen.BILL);
    assertThat(tender().ends()).isEqualTo(NOON.plus(Duration.ofMinutes(15)));
  }

  private void confirmSplit(String first, String second) {
    revision++;
    desk.events(
        new EventBatch(
            trip,
            5,
            revision,
            List.of(
                new JournalEntry(
                    revision,
                    Source.TROLLEY,
                    5,
                    NOON,
                    new Event.SplitStarted(
                        List.of(
                            new Event.AskedShare(1, Source.TROLLEY, Money.paise(6_600), first),
                            new Event.AskedShare(2, Source.TROLLEY, Money.paise(6_600), second)),
                        NOON.plus(Duration.ofMinutes(10)))))));
  }

  private void hubSays(Event... events) {
    hubNumber++;
    for (Event event : events) {
      revision++;
      desk.events(
          new EventBatch(
              trip,
              4,
              revision,
              List.of(new JournalEntry(revision, Source.HUB, hubNumber, NOON, event))));
    }
  }

  private BillView.Tender tender() {
    return Objects.requireNonNull(shown().bill()).tender();
  }

  private SplitView split() {
    return Objects.requireNonNull(shown().split());
  }
}
