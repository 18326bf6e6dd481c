package io.qless.kiosk;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import io.qless.bridge.sim.SimulatedSsiScanner;
import io.qless.kiosk.trip.TripView;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicReference;
import java.util.concurrent.locks.LockSupport;
import java.util.function.Predicate;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// The whole kiosk without a window and without a hub, and a Zebra scanner on a real serial port
/// that repeats what it got no answer for.
class KioskOverSsiIT {

  private static final int EAN_13 = 0x0B;
  private static final Duration LIMIT = Duration.ofSeconds(30);

  @TempDir Path directory;
  private final AtomicReference<Optional<TripView>> latest =
      new AtomicReference<>(Optional.empty());

  @BeforeEach
  void install() throws IOException {
    LonelyTrolley.install(directory);
  }

  @Test
  void eachScanIsInTheTrolleyOnceThoughPacketsAndAnswersGetLost() throws IOException {
    try (SimulatedSsiScanner hand = new SimulatedSsiScanner(directory.resolve("ssi"));
        Kiosk kiosk = kiosk()) {
      hand.scan(EAN_13, LonelyTrolley.MILK);
      awaitPieces(1);
      hand.damageNextPacket();
      hand.scan(EAN_13, LonelyTrolley.MILK);
      awaitPieces(2);
      hand.missNextAnswer();
      hand.scan(EAN_13, LonelyTrolley.MILK);
      awaitPieces(3);
      hand.unplug();
      hand.scan(EAN_13, LonelyTrolley.MILK);
      hand.plugIn();
      awaitPieces(4);
      assertThat(kiosk.session()).isNotNull();
      await(view -> hand.waiting() == 0);
    }
    try (Kiosk again = kiosk()) {
      awaitPieces(4);
      assertThat(again.waiting()).isNotNegative();
    }
  }

  @Test
  void aScannerThatIsWrittenWronglyEndsTheStartWithWhatWouldBeRight() {
    assertThatIllegalArgumentException()
        .isThrownBy(() -> KioskConfig.parse(List.of("--scanner=zebra:/dev/ttyACM0")))
        .withMessageContaining("trolley-bridge devices");
    assertThatIllegalArgumentException()
        .isThrownBy(
            () -> KioskConfig.parse(List.of("--scanner=ssi:/dev/a", "--scanner-port=/dev/b")))
        .withMessageContaining("leave scanner-port out");
  }

  private Kiosk kiosk() throws IOException {
    latest.set(Optional.empty());
    return new Kiosk(
        KioskConfig.parse(
            List.of(
                "--data-directory=" + directory,
                "--devices=sim",
                "--headless=true",
                "--scanner=ssi:" + directory.resolve("ssi"))),
        Clock.systemUTC(),
        view -> latest.set(Optional.of(view)));
  }

  private void awaitPieces(int count) {
    await(view -> view.basket().itemCount() >= count);
    assertThat(latest.get().orElseThrow().basket().itemCount()).isEqualTo(count);
  }

  private void await(Predicate<TripView> condition) {
    long end = System.nanoTime() + LIMIT.toNanos();
    while (true) {
      Optional<TripView> view = latest.get();
      if (view.filter(condition).isPresent()) {
        return;
      }
      assertThat(System.nanoTime()).as("waited %s for it: %s", LIMIT, view).isLessThan(end);
      LockSupport.parkNanos(2_000_000);
    }
  }
}
