package io.qless.kiosk.core;

import static org.assertj.core.api.Assertions.assertThat;

import io.qless.kiosk.trip.Language;
import io.qless.kiosk.trip.TripView.Screen;
import io.qless.shop.cart.Command;
import java.time.Duration;
import org.junit.jupiter.api.Test;

/// Nobody is at the trolley any more.
class IdleTrolleyIT extends TripBed {

  @Test
  void anEmptyTripIsWarnedOfAndEnds() {
    desk.startTrip(Language.HINDI);
    pass(IdleWatch.EMPTY_TRIP.minusSeconds(1));
    assertThat(shown().idleEnds()).isNull();
    pass(Duration.ofSeconds(1));
    assertThat(shown().idleEnds()).isEqualTo(now.plus(IdleWatch.WARNING));
    pass(IdleWatch.WARNING.minusSeconds(1));
    assertThat(waiting()).hasSize(1);
    pass(Duration.ofSeconds(1));
    assertThat(waiting().getLast().command()).isInstanceOf(Command.CancelTrip.class);
    desk.events(hubAnswers(waiting()));
    assertThat(shown().screen()).isEqualTo(Screen.WELCOME);
    assertThat(shown().idleEnds()).isNull();
  }

  @Test
  void whoIsStillThereGoesOn() {
    desk.startTrip(Language.ENGLISH);
    pass(IdleWatch.EMPTY_TRIP);
    assertThat(shown().idleEnds()).isNotNull();
    desk.touched();
    pass(IdleWatch.WARNING);
    assertThat(shown().idleEnds()).isNull();
    assertThat(shown().screen()).isEqualTo(Screen.SHOPPING);
  }

  @Test
  void aTripWithGoodsIsNotForTheTrolleyToEnd() {
    desk.startTrip(Language.ENGLISH);
    scan("9520000000011");
    pass(IdleWatch.EMPTY_TRIP);
    assertThat(shown().idleEnds()).as("no warning").isNull();
    pass(Duration.ofHours(2));
    assertThat(shown().idleEnds()).isNull();
    assertThat(shown().basket().itemCount()).isEqualTo(1);
  }

  @Test
  void theNextShopperIsGreetedInTheStoresLanguage() {
    desk.speak(Language.HINDI);
    desk.touched();
    pass(IdleWatch.GREETING.minusSeconds(1));
    assertThat(shown().language()).isEqualTo(Language.HINDI);
    pass(Duration.ofSeconds(1));
    assertThat(shown().language()).isEqualTo(Language.ENGLISH);
  }

  private void pass(Duration time) {
    now = now.plus(time);
    desk.timePasses();
  }
}
