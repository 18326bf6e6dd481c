package io.qless.kiosk;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import io.qless.bridge.sim.SimulatedSsiScanner;
import io.qless.contract.rest.DeviceCredentials;
import io.qless.contract.rest.DeviceKind;
import io.qless.contract.wire.CatalogueChange;
import io.qless.contract.wire.CatalogueHead;
import io.qless.contract.wire.Json;
import io.qless.kiosk.storage.CatalogueCache;
import io.qless.kiosk.trip.TripView;
import io.qless.shop.catalogue.Article;
import io.qless.shop.catalogue.Gst;
import io.qless.shop.catalogue.LocalText;
import io.qless.shop.catalogue.Sale;
import io.qless.shop.item.Gtin;
import io.qless.shop.item.Weight;
import io.qless.shop.money.Money;
import java.io.IOException;
import java.nio.file.Files;
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
  private static final String MILK = "9520000000011";
  private static final Duration LIMIT = Duration.ofSeconds(30);

  @TempDir Path directory;
  private final AtomicReference<Optional<TripView>> latest =
      new AtomicReference<>(Optional.empty());

  @BeforeEach
  void install() throws IOException {
    Files.write(
        directory.resolve("trolley.json"),
        Json.bytes(
            new DeviceCredentials(
                DeviceKind.TROLLEY,
                "T1",
                "secret",
                "S1",
                "tcp://127.0.0.1:26001",
                "http://127.0.0.1:26002")));
    try (CatalogueCache catalogue = new CatalogueCache(directory)) {
      catalogue.apply(each -> {
        each.accept(new CatalogueChange.ArticleSet(milk()));
        each.accept(new CatalogueChange.End(new CatalogueHead(1, 1), 1));
      });
    }
  }

  @Test
  void eachScanIsInTheTrolleyOnceThoughPacketsAndAnswersGetLost() throws IOException {
    try (SimulatedSsiScanner hand = new SimulatedSsiScanner(directory.resolve("ssi"));
        Kiosk kiosk = kiosk()) {
      hand.scan(EAN_13, MILK);
      awaitPieces(1);
      hand.damageNextPacket();
      hand.scan(EAN_13, MILK);
      awaitPieces(2);
      hand.missNextAnswer();
      hand.scan(EAN_13, MILK);
      awaitPieces(3);
      hand.unplug();
      hand.scan(EAN_13, MILK);
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

  private static Article milk() {
    return new Article(
        Gtin.of(MILK),
        new LocalText("Milk 1 l", "दूध 1 ली"),
        "",
        "dairy",
        new Sale.ByPiece(
            Money.paise(6_600), Money.paise(6_800), Weight.grams(1_040), Weight.grams(3)),
        new Gst("0401", 500),
        0,
        "");
  }
}
