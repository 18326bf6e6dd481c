package io.qless.kiosk;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import io.qless.bridge.panel.Light;
import io.qless.bridge.panel.PanelSetup;
import io.qless.bridge.sim.SimulatedPanel;
import io.qless.bridge.sim.SimulatedSsiScanner;
import io.qless.kiosk.trip.TripView;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicReference;
import java.util.concurrent.locks.LockSupport;
import java.util.function.BooleanSupplier;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// The whole kiosk without a window and without a hub, and a panel that is played.
class TrolleyPanelIT {

  private static final int EAN_13 = 0x0B;
  private static final String NOBODY_KNOWS = "9520000000028";
  private static final Duration LIMIT = Duration.ofSeconds(30);
  private static final Duration PRESS = Duration.ofMillis(300);
  private static final Duration PATIENCE = Duration.ofSeconds(4);

  @TempDir Path directory;
  private final AtomicReference<Optional<TripView>> latest =
      new AtomicReference<>(Optional.empty());
  private Kiosk kiosk;
  private SimulatedPanel panel;

  /// One that scans again what was not taken: the kiosk may still be opening its port.
  private SimulatedSsiScanner scanner;

  @BeforeEach
  void open() throws IOException {
    LonelyTrolley.install(directory);
    scanner = new SimulatedSsiScanner(directory.resolve("ssi"));
    kiosk = new Kiosk(config(), Clock.systemUTC(), view -> latest.set(Optional.of(view)));
    panel = kiosk.played().panel().orElseThrow();
  }

  @AfterEach
  void close() {
    kiosk.close();
    scanner.close();
  }

  private KioskConfig config(String... more) {
    List<String> arguments = new ArrayList<>(List.of(more));
    arguments.addAll(
        List.of(
            "--data-directory=" + directory,
            "--devices=sim",
            "--scanner=ssi:" + directory.resolve("ssi"),
            "--headless=true"));
    return KioskConfig.parse(arguments);
  }

  @Test
  void aScanThatIsTakenIsOneBeepAndOneThatIsNotThree() {
    scan(LonelyTrolley.MILK);
    await("the milk", () -> pieces() == 1);
    await("one beep", () -> panel.beeps() == 1 && !panel.isBuzzing());
    await("amber: not paid", () -> panel.light() == Light.AMBER);
    scan(NOBODY_KNOWS);
    await("three beeps more", () -> panel.beeps() == 4 && !panel.isBuzzing());
    scan(NOBODY_KNOWS);
    await("three again, though the line on the screen is the same", () -> panel.beeps() == 7);
    assertThat(pieces()).isOne();
  }

  @Test
  void theButtonCallsForHelpAsTheScreenDoesAndOnce() {
    scan(LonelyTrolley.MILK);
    await("the milk", () -> panel.beeps() == 1);
    press("help", this::helpCalled);
    await("two long beeps", () -> panel.beeps() == 3);
    await("red", () -> panel.light() == Light.RED);
    await("blinking", () -> panel.light() == Light.OFF);
    int waiting = kiosk.waiting();
    press("that help is on its way", () -> panel.beeps() >= 5);
    assertThat(helpCalled()).isTrue();
    assertThat(kiosk.waiting()).isEqualTo(waiting);
    kiosk.fingers().cancelHelp();
    await("amber again", () -> panel.light() == Light.AMBER);
  }

  @Test
  void atAFreeTrolleyNobodyIsCalled() {
    await("the greeting", () -> latest.get().isPresent());
    press("three beeps", () -> panel.beeps() >= 3);
    assertThat(helpCalled()).isFalse();
  }

  @Test
  void aPanelWithoutWiresComesBackWithWhatStandsThen() {
    scan(LonelyTrolley.MILK);
    await("amber", () -> panel.light() == Light.AMBER);
    panel.unplug();
    panel.plugIn();
    assertThat(panel.light()).isEqualTo(Light.OFF);
    scan(LonelyTrolley.MILK);
    await("the second pack", () -> pieces() == 2);
    await("amber", () -> panel.light() == Light.AMBER);
  }

  @Test
  void itIsDarkAndSilentWhenTheProgramEnds() {
    scan(LonelyTrolley.MILK);
    await("amber", () -> panel.light() == Light.AMBER);
    scan(NOBODY_KNOWS);
    await("a beep", () -> panel.beeps() > 1);
    kiosk.close();
    assertThat(panel.light()).isEqualTo(Light.OFF);
    assertThat(panel.isBuzzing()).isFalse();
  }

  @Test
  void onlyAPlayedTrolleyHasAPanelUnasked() {
    assertThat(config().panel()).isEqualTo(new PanelSetup.Played());
    assertThat(config("--panel=none").panel()).isEqualTo(new PanelSetup.None());
    assertThat(KioskConfig.parse(List.of()).panel()).isEqualTo(new PanelSetup.None());
    assertThatIllegalArgumentException()
        .isThrownBy(() -> config("--panel=gpio"))
        .withMessageContaining("pi:5,6,13,19,26");
    assertThatIllegalArgumentException()
        .isThrownBy(() -> config("--desk-panel=true"))
        .withMessageContaining("headless=false");
  }

  /// Three looks at a button that is up: after that a press is one. As a person does: once more if
  /// nothing comes of it, since a panel that has just begun must see its button up first.
  private void press(String what, BooleanSupplier heard) {
    for (int times = 0; times < 5 && !heard.getAsBoolean(); times++) {
      panel.press(PRESS);
      long end = System.nanoTime() + PATIENCE.toNanos();
      while (!heard.getAsBoolean() && System.nanoTime() < end) {
        LockSupport.parkNanos(2_000_000);
      }
    }
    await(what, heard);
  }

  private void scan(String code) {
    scanner.scan(EAN_13, code);
  }

  private int pieces() {
    return latest.get().map(view -> view.basket().itemCount()).orElse(0);
  }

  private boolean helpCalled() {
    return latest.get().map(view -> view.care().helpCalled()).orElse(false);
  }

  private void await(String what, BooleanSupplier condition) {
    long end = System.nanoTime() + LIMIT.toNanos();
    while (!condition.getAsBoolean()) {
      assertThat(System.nanoTime())
          .as("waited %s for %s; %d beeps, %s", LIMIT, what, panel.beeps(), latest.get())
          .isLessThan(end);
      LockSupport.parkNanos(2_000_000);
    }
  }
}
