package io.qless.kiosk.core;

import static org.assertj.core.api.Assertions.assertThat;

import io.qless.contract.wire.EventBatch;
import io.qless.contract.wire.SessionState;
import io.qless.kiosk.storage.SmallDisk;
import io.qless.kiosk.storage.TripStore;
import io.qless.kiosk.trip.Language;
import io.qless.kiosk.trip.TripView.Screen;
import io.qless.shop.cart.Command;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/// The trolley's disk takes no more in the middle of a trip, or has spoiled what it took: what is
/// shown is kept, what is not kept is not shown, and nothing stands still.
@Timeout(60)
class IllDiskIT extends TripBed {

  private static final String MILK_EAN = "9520000000011";

  /// More than any free page of the file takes.
  private static final int MANY = 2_000;

  @SuppressWarnings("NullAway.Init") // before each
  private SmallDisk disk;

  @BeforeEach
  void aTripOnASmallDisk() throws IOException {
    store.close();
    disk = new SmallDisk(directory.resolve("disk"), 2);
    store = new TripStore(disk.folder());
    desk = newDesk();
    desk.startTrip(Language.ENGLISH);
    scan(MILK_EAN);
    scan(MILK_EAN);
  }

  @AfterEach
  void takeTheDiskAway() throws IOException {
    store.close();
    disk.close();
    store = new TripStore(directory); // for the one who closes it
  }

  @Test
  void whatIsShownIsKeptAndTheShopperIsTold() throws IOException {
    disk.fill();
    int scans = 0;
    while (!notice().equals("NOT_KEPT") && scans < MANY) {
      scan(MILK_EAN);
      scans++;
    }
    assertThat(notice()).isEqualTo("NOT_KEPT");
    assertThat(shown().screen()).isIn(Screen.SHOPPING, Screen.OUT_OF_SERVICE);
    int shownPieces = shown().basket().itemCount();
    disk.makeRoom();
    restart();
    assertThat(shown().basket().itemCount()).isGreaterThanOrEqualTo(Math.max(2, shownPieces));
    numbersHaveNoHole();
  }

  @Test
  void onceThereIsRoomTheTripGoesOnWithoutAHole() throws IOException {
    disk.fill();
    for (int i = 0; i < MANY && !notice().equals("NOT_KEPT"); i++) {
      scan(MILK_EAN);
    }
    disk.makeRoom();
    int before = shown().basket().itemCount();
    scan(MILK_EAN);
    scan(MILK_EAN);
    assertThat(shown().screen()).isEqualTo(Screen.SHOPPING);
    assertThat(shown().basket().itemCount()).isGreaterThanOrEqualTo(before + 1);
    numbersHaveNoHole();
    int atTheEnd = shown().basket().itemCount();
    restart();
    assertThat(shown().basket().itemCount()).isEqualTo(atTheEnd);
    numbersHaveNoHole();
  }

  @Test
  void aSpoiledJournalIsPutAsideAndTheHubBringsTheTripBack() throws IOException {
    EventBatch all = hubAnswers(waiting());
    desk.events(all);
    store.close();
    Path file = disk.folder().resolve("journal.mv.db");
    byte[] bytes = Files.readAllBytes(file);
    Arrays.fill(bytes, 0, 8_192, (byte) 0);
    Files.write(file, bytes);
    store = new TripStore(disk.folder());
    desk = newDesk();
    desk.show();
    assertThat(shown().screen()).isEqualTo(Screen.WELCOME);
    assertThat(Files.size(disk.folder().resolve("journal.broken-1"))).isEqualTo(bytes.length);
    desk.sessionState(new SessionState(all.session().text(), all.revision(), "", "", NOON));
    desk.events(all);
    assertThat(shown().basket().itemCount()).isEqualTo(2);
    scan(MILK_EAN);
    assertThat(waiting().getFirst().number()).isEqualTo(4);
  }

  /// The hub takes commands only in their order, so one that is missing would hold up all others.
  private void numbersHaveNoHole() {
    for (int i = 0; i < waiting().size(); i++) {
      assertThat(waiting().get(i).number()).isEqualTo(i + 1L);
    }
    assertThat(waiting().getFirst().command()).isInstanceOf(Command.StartTrip.class);
  }

  @Override
  void restart() {
    store.close();
    store = new TripStore(disk.folder());
    desk = newDesk();
    desk.show();
  }
}
