package io.qless.kiosk.core;

import static org.assertj.core.api.Assertions.assertThat;

import io.qless.bridge.scanner.ScanReject;
import io.qless.bridge.scanner.ScanReject.Cause;
import io.qless.bridge.scanner.ScannedCode;
import io.qless.shop.cart.Command;
import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.Test;

/// Scans that the scanner's journal still holds when the program starts again after a kill: each
/// counts once.
class LeftScansIT extends TripBed {

  private static final String MILK_EAN = "9520000000011";

  @Test
  void aScanThatNoCommandWasKeptForIsTakenUp() {
    restart();
    desk.scannedBefore(List.of(milk(1)));
    assertThat(pieces()).isEqualTo(1);
    assertThat(shown().basket().lines()).hasSize(1);
  }

  @Test
  void aScanWhoseCommandWasKeptIsNotTakenAgain() {
    desk.scanned(milk(1));
    restart();
    desk.scannedBefore(List.of(milk(1)));
    assertThat(pieces()).isEqualTo(1);
  }

  @Test
  void ofSeveralEqualScansThoseBehindTheKeptOneAreTaken() {
    desk.scanned(milk(1));
    desk.scanned(milk(2));
    restart();
    desk.scannedBefore(List.of(milk(1), milk(2), milk(3)));
    assertThat(pieces()).isEqualTo(3);
  }

  @Test
  void aJournalThatBeganAnewIsNotTakenForTheOldOne() {
    desk.scanned(milk(1));
    restart();
    now = now.plusSeconds(5);
    desk.scannedBefore(List.of(milk(1)));
    assertThat(pieces()).isEqualTo(2);
  }

  @Test
  void aCommandThatComesOfNoScanHidesNone() {
    desk.scanned(milk(1));
    desk.addOne(shown().basket().lines().getFirst().id());
    restart();
    desk.scannedBefore(List.of(milk(1), milk(2)));
    assertThat(pieces()).isEqualTo(3);
  }

  @Test
  void nobodyStandsThereAnyMoreWhoShowedABadge() {
    restart();
    desk.scannedBefore(
        List.of(new ScannedCode("scanner", 1, "]Q1", "QLESS-S-abcdefghijklmnopqrstuv", now)));
    assertThat(staff).isEmpty();
  }

  @Test
  void anOldScanIsNotPutIntoTheNextShoppersTrolley() {
    ScannedCode old = milk(1);
    now = now.plus(Duration.ofMinutes(11));
    restart();
    desk.scannedBefore(List.of(old));
    assertThat(pieces()).isZero();
  }

  @Test
  void whatTheDiskDidNotTakeIsToldAsSuch() {
    desk.scanRejected(new ScanReject("scanner", 1, Cause.NOT_KEPT, 13, now));
    assertThat(notice()).isEqualTo("NOT_KEPT");
    desk.scanRejected(new ScanReject("scanner", 2, Cause.OVERRUN, 13, now));
    assertThat(notice()).isEqualTo("CODE_UNREADABLE");
  }

  private ScannedCode milk(long number) {
    return new ScannedCode("scanner", number, "]E0", MILK_EAN, now);
  }

  private long pieces() {
    return waiting().stream().filter(each -> each.command() instanceof Command.AddItem).count();
  }
}
