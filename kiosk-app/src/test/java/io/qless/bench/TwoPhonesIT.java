package io.qless.bench;

import static org.assertj.core.api.Assertions.assertThat;

import io.qless.contract.browser.PhoneBrowser;
import io.qless.fleet.FleetHub;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// Two phones in real browsers and a trolley's whole program in one trip, at a hub of its own: each
/// sees what the others do.
class TwoPhonesIT {

  private static final Path HOME = Path.of("..").toAbsolutePath().normalize();

  private static final int FIRST_PORT = 24_200;

  @Test
  void aTrolleyAndTwoPhonesSeeEachOthersChanges(@TempDir Path folder) throws Exception {
    try (FleetHub hub = FleetHub.own(HOME, folder, FleetHub.Place.onLoopback(FIRST_PORT));
        BenchTrip trip = new BenchTrip(hub, HOME, folder, 2);
        PhoneBrowser asha = PhoneBrowser.open();
        PhoneBrowser ravi = PhoneBrowser.open("hi-IN")) {
      join(asha, trip, "Asha", 1);
      join(ravi, trip, "Ravi", 2);
      asha.await("#subtitle", "Ravi");
      trip.scan();
      trip.awaitScans();
      asha.await("#lines-count", "1 item");
      ravi.await("#lines-count", "1 चीज़");
      asha.tap("#wish-add");
      asha.type("#question", "toned milk");
      asha.tap("#found button");
      assertThat(trip.wishedAt(1)).isPositive();
      asha.tap("#search [data-close]");
      ravi.await("#wishes", "Asha की इच्छा");
      ravi.tap("#budget-change");
      ravi.type("#limit", "900");
      ravi.tap("#budget-form [type=submit]");
      asha.await("#budget-words", "of ₹900.00 left");
      asha.tap("#wishes .round");
      ravi.awaitSight("#wishes-none");
      assertThat(asha.complaints()).isEmpty();
      assertThat(ravi.complaints()).isEmpty();
    }
  }

  private static void join(PhoneBrowser phone, BenchTrip trip, String name, int phones)
      throws InterruptedException {
    phone.go(trip.link());
    phone.type("#name", name);
    phone.tap("#join-form button[type=submit]");
    phone.awaitSight("#trip");
    trip.awaitPhones(phones);
  }
}
