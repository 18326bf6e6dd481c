package io.qless.bridge.panel;

import static org.assertj.core.api.Assertions.assertThat;

import io.qless.bridge.DeviceState.Faulty;
import io.qless.bridge.DeviceState.Present;
import java.time.Duration;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;

/// A panel, beat by beat; time passes by the test's own clock.
class PanelTest {

  private final RecordedPanel wires = new RecordedPanel();
  private long now;
  private final Panel panel = new Panel(wires::open, () -> now, wires);

  private void pass(Duration time) {
    long beats = time.dividedBy(Panel.BEAT);
    for (long i = 0; i < beats; i++) {
      panel.beat();
      now += Panel.BEAT.toNanos();
    }
  }

  private void millis(long time) {
    pass(Duration.ofMillis(time));
  }

  @Test
  void itBeginsDarkAndSilentAndWritesWhatChangesOnly() {
    millis(400);
    assertThat(wires.done).containsExactly("open", "OFF", "quiet");
    panel.show(Lamp.steady(Light.AMBER));
    millis(400);
    assertThat(wires.done).containsExactly("open", "OFF", "quiet", "AMBER");
  }

  @Test
  void aGoodSignalIsOneBeepAndAGreenFlash() {
    panel.show(Lamp.steady(Light.AMBER));
    millis(100);
    wires.done.clear();
    panel.signal(Signal.GOOD);
    millis(1_000);
    assertThat(wires.done).containsExactly("GREEN", "beep", "quiet", "AMBER");
  }

  @Test
  void aBadSignalIsThreeBeepsAndARedFlash() {
    millis(100);
    wires.done.clear();
    panel.signal(Signal.BAD);
    millis(1_000);
    assertThat(wires.done)
        .containsExactly("RED", "beep", "quiet", "beep", "quiet", "beep", "quiet", "OFF");
  }

  @Test
  void quickScansStayApartAndTooManyAreLeftOut() {
    millis(100);
    for (int i = 0; i < 20; i++) {
      panel.signal(Signal.GOOD);
    }
    millis(3_000);
    assertThat(wires.done).filteredOn("beep"::equals).hasSize(SignalPlayer.MOST_WAITING);
  }

  @Test
  void aBlinkingLampIsDarkEveryOtherHalfSecond() {
    panel.show(Lamp.blinking(Light.RED));
    millis(2_000);
    assertThat(wires.done).containsExactly("open", "RED", "quiet", "OFF", "RED", "OFF");
  }

  @Test
  void aPressIsOneCallHoweverItBounces() {
    millis(200);
    for (int i = 0; i < 7; i++) {
      wires.down = !wires.down;
      millis(20);
    }
    millis(200);
    assertThat(wires.calls).isOne();
    wires.down = false;
    millis(200);
    wires.down = true;
    millis(200);
    assertThat(wires.calls).isEqualTo(2);
  }

  @Test
  void aSparkIsNoCall() {
    millis(200);
    wires.down = true;
    millis(40);
    wires.down = false;
    millis(200);
    assertThat(wires.calls).isZero();
  }

  @Test
  void aButtonThatIsDownFromTheBeginningCallsNobodyAndIsToldOnceAsStuck() {
    wires.down = true;
    pass(Duration.ofMinutes(2));
    assertThat(wires.calls).isZero();
    assertThat(wires.states).hasSize(2).first().isEqualTo(new Present());
    assertThat(wires.states.getLast())
        .isInstanceOfSatisfying(
            Faulty.class, stuck -> assertThat(stuck.reason()).contains("help button"));
    wires.down = false;
    millis(200);
    assertThat(wires.states).hasSize(3).last().isEqualTo(new Present());
    wires.down = true;
    millis(200);
    assertThat(wires.calls).isOne();
  }

  @Test
  void aHeldButtonIsOneCallAndThenStuck() {
    millis(200);
    wires.down = true;
    pass(Duration.ofMinutes(1));
    assertThat(wires.calls).isOne();
    assertThat(wires.states).last().isInstanceOf(Faulty.class);
  }

  @Test
  void aPanelThatIsNotThereIsToldOnceAndTriedAgain() {
    wires.broken = true;
    pass(Duration.ofMinutes(1));
    assertThat(wires.states).containsExactly(new Faulty("taking the pins", "look who has them"));
    assertThat(wires.done).isEmpty();
    panel.show(Lamp.steady(Light.GREEN));
    wires.broken = false;
    pass(Panel.RETRY);
    assertThat(wires.states).hasSize(2).last().isEqualTo(new Present());
    assertThat(wires.done).containsExactly("open", "GREEN", "quiet");
  }

  @Test
  void wiresThatBreakAreLetGoAndTakenAgain() {
    panel.show(Lamp.steady(Light.RED));
    millis(200);
    wires.broken = true;
    panel.signal(Signal.GOOD);
    millis(200);
    assertThat(wires.states).last().isEqualTo(new Faulty("driving a pin", "look at the wires"));
    assertThat(wires.done).last().isEqualTo("close");
    wires.broken = false;
    wires.done.clear();
    pass(Panel.RETRY);
    assertThat(wires.done).contains("open", "RED", "quiet");
  }

  @Test
  void aPinThatHangsKeepsNobodyWaiting() throws InterruptedException {
    CountDownLatch hanging = new CountDownLatch(1);
    CountDownLatch free = new CountDownLatch(1);
    Panel slow =
        new Panel(() -> {
          hanging.countDown();
          awaitQuietly(free);
          return wires;
        });
    slow.start(wires);
    assertThat(hanging.await(10, TimeUnit.SECONDS)).isTrue();
    for (int i = 0; i < 1_000; i++) {
      slow.signal(Signal.BAD);
      slow.show(Lamp.steady(Light.RED));
    }
    assertThat(wires.done).isEmpty();
    free.countDown();
    slow.close();
    assertThat(wires.done).last().isEqualTo("close");
  }

  private static void awaitQuietly(CountDownLatch free) {
    try {
      boolean _ = free.await(10, TimeUnit.SECONDS);
    } catch (InterruptedException closed) {
      Thread.currentThread().interrupt();
    }
  }
}
