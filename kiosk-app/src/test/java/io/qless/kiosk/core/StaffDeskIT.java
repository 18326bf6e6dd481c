package io.qless.kiosk.core;

import static org.assertj.core.api.Assertions.assertThat;

import io.qless.contract.rest.StaffEntered;
import io.qless.kiosk.trip.CareView;
import io.qless.kiosk.trip.Language;
import io.qless.kiosk.trip.StaffView;
import io.qless.kiosk.trip.TripView.Screen;
import io.qless.shop.cart.Command;
import io.qless.shop.cart.Hold;
import java.time.Duration;
import java.util.Objects;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/// Somebody of the staff at a trolley whose shopper has two packs of milk.
class StaffDeskIT extends TripBed {

  private static final String MILK_EAN = "9520000000011";
  private static final String BADGE = "QLESS-STAFF:AbCdEfGhIjKlMnOpQrStUv";

  @BeforeEach
  void twoPacks() {
    desk.startTrip(Language.ENGLISH);
    scan(MILK_EAN);
    scan(MILK_EAN);
    desk.events(hubAnswers(waiting()));
  }

  @Test
  void aBadgeIsForTheHubAndNeverForTheBill() {
    scan("]Q1", BADGE);
    assertThat(staff).containsExactly("enter AbCdEfGhIjKlMnOpQrStUv");
    assertThat(shown().staff()).isNull();
    assertThat(shown().basket().itemCount()).isEqualTo(2);
    enter();
    assertThat(here().name()).isEqualTo("Ravi");
    assertThat(here().tripOpen()).isTrue();
  }

  @Test
  void aBadgeBeginsNoTrip() {
    desk.finish();
    desk.events(tripLeft());
    desk.finish();
    scan("]Q1", BADGE);
    assertThat(shown().screen()).isEqualTo(Screen.WELCOME);
  }

  @Test
  void aWrongPinIsExplained() {
    desk.atStaff(desk -> desk.enter(io.qless.contract.rest.StaffEntry.byPin("0421", "000000")));
    assertThat(staff).containsExactly("enter 0421000000");
    desk.told(CareView.Notice.Tone.REFUSED, "STAFF_UNKNOWN");
    assertThat(notice()).isEqualTo("STAFF_UNKNOWN");
    assertThat(shown().staff()).isNull();
  }

  @Test
  void whatIsTappedIsDoneByTheHubInTheNameOfStaff() {
    enter();
    desk.give(new Command.CallAssist());
    desk.give(new Command.OpenHold(new Hold("w-1", Hold.Kind.WEIGHT, "300 g")));
    assertThat(here().helpCalled()).isTrue();
    assertThat(here().tasks().getFirst().detail()).isEqualTo("300 g");
    desk.atStaff(StaffDesk::endHelp);
    desk.atStaff(to -> to.settle("w-1"));
    desk.atStaff(to -> to.refuseAge("a-1"));
    desk.atStaff(StaffDesk::release);
    assertThat(staff)
        .hasSize(4)
        .allMatch(asked -> asked.startsWith("TOKEN "))
        .anyMatch(asked -> asked.contains("EndHelp"))
        .anyMatch(asked -> asked.contains("hold=w-1"))
        .anyMatch(asked -> asked.contains("RefuseAge"))
        .anyMatch(asked -> asked.contains("Release"));
    assertThat(here().tasks()).as("only the hub's event settles it").hasSize(1);
  }

  @Test
  void whatIsScannedDuringALookIsCountedAndNotBought() {
    enter();
    desk.give(new Command.OpenHold(new Hold("audit-1", Hold.Kind.AUDIT, "random sample")));
    desk.atStaff(to -> to.look(true));
    assertThat(look().wanted()).isEqualTo(2);
    scan(MILK_EAN);
    assertThat(look().seen()).isEqualTo(1);
    scan(MILK_EAN);
    scan(MILK_EAN);
    assertThat(look().seen()).isEqualTo(2);
    assertThat(look().strays()).hasSize(1);
    assertThat(shown().basket().itemCount()).isEqualTo(2);
    desk.atStaff(to -> to.settle("audit-1"));
    assertThat(staff.getLast()).contains("scanned again: 2 of 2, not on the list: 1");
    assertThat(here().look()).isNull();
    scan(MILK_EAN);
    assertThat(shown().basket().itemCount()).isEqualTo(3);
  }

  @Test
  void whoWalksAwayIsOutAfterAWhile() {
    enter();
    pass(StaffDesk.PATIENCE.minusSeconds(1));
    desk.touched();
    pass(StaffDesk.PATIENCE.minusSeconds(1));
    assertThat(shown().staff()).isNotNull();
    pass(Duration.ofSeconds(1));
    assertThat(shown().staff()).isNull();
    assertThat(staff).containsExactly("TOKEN leaves");
  }

  @Test
  void touchingDoesNotOutliveTheToken() {
    enter();
    for (int i = 0; i < 20; i++) {
      pass(Duration.ofSeconds(60));
      desk.touched();
    }
    assertThat(shown().staff()).isNull();
  }

  private void enter() {
    desk.staffEntered(new StaffEntered("Ravi", "TOKEN", 900));
  }

  private StaffView here() {
    return Objects.requireNonNull(shown().staff());
  }

  private StaffView.Look look() {
    return Objects.requireNonNull(here().look());
  }

  private void pass(Duration time) {
    now = now.plus(time);
    desk.timePasses();
  }
}
