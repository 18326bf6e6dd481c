package io.qless.gate;

import static io.qless.contract.link.Soon.soon;
import static org.assertj.core.api.Assertions.assertThat;

import io.qless.bridge.relay.RelayState;
import io.qless.bridge.relay.SimulatedLock;
import io.qless.contract.wire.GateCommand;
import io.qless.contract.wire.GateIncident;
import java.io.IOException;
import java.time.Duration;
import org.junit.jupiter.api.Test;

/// What keeps a gate from locking anybody in: staff, fire alarm, and a clock that may be wrong.
final class GateCareIT extends GateHouse {

  @Test
  void staffOpenItThroughTheHub() {
    soon(
        "it obeys, once it is sure that the order is fresh",
        () -> {
          hub.order("G1", GateCommand.release("asha: the reader is broken"));
          return barrier.contains(RelayState.OPEN);
        });
    soon("the hub hears", () -> hub.heardOf(GateIncident.Kind.RELEASED_BY_HUB));
    GateIncident told = hub.incidents.getFirst();
    assertThat(told.detail()).isEqualTo("asha: the reader is broken");
    assertThat(told.offline()).isFalse();
    soon("nothing waits", () -> waiting() == 0);
  }

  @Test
  void staffOpenItWithTheirCardWhileTheHubIsAwayAndTheHubHearsLater() {
    network.cut();
    soon("the gate notices", () -> !gate.connected());
    scanner.scan("open-sesame-4711-y");
    soon("no card of ours", () -> gate.lamp().startsWith("RED"));
    assertThat(openings()).isZero();

    scanner.scan("open-sesame-4711-x");

    soon("it opens", () -> barrier.contains(RelayState.OPEN));
    network.restore();
    soon("the hub hears", () -> hub.heardOf(GateIncident.Kind.RELEASED_BY_CODE));
    assertThat(hub.incidents.getFirst().by()).isEqualTo("asha");
    assertThat(hub.incidents.getFirst().offline()).isTrue();
  }

  @Test
  void theButtonOpensItOnceForEachPress() throws IOException {
    SimulatedLock far = new SimulatedLock(lock("G1"));
    soon("it holds", far::holds);
    far.button(true);
    soon("it opens", () -> !far.holds());
    soon("the hub hears", () -> hub.heardOf(GateIncident.Kind.RELEASED_BY_BUTTON));
    soon("it holds again, though the button sticks", far::holds);
    far.button(false);
    assertThat(hub.incidents).hasSize(1);
  }

  @Test
  void theFireAlarmOpensItUntilItIsOver() throws IOException {
    SimulatedLock far = new SimulatedLock(lock("G1"));
    soon("it holds", far::holds);
    far.fire(true);
    assertThat(far.holds()).isFalse();
    soon("the lamp", () -> gate.lamp().startsWith("GREEN fire alarm"));
    assertThat(far.lamp()).isEqualTo("green");
    soon("the hub hears", () -> hub.heardOf(GateIncident.Kind.FIRE_ALARM));
    far.fire(false);
    soon("it holds again", far::holds);
    soon("the hub hears", () -> hub.heardOf(GateIncident.Kind.FIRE_ALARM_OVER));
    soon("the lamp is white", () -> gate.lamp().startsWith("WHITE"));
  }

  @Test
  void aClockThatIsALittleWrongJudgesAndSaysSo() {
    clockAhead = Duration.ofSeconds(40);
    soon("it is told", () -> clock().equals("40 s ahead") || clock().equals("39 s ahead"));
    scanner.scan(hub.pass("trip-11"));
    soon("the barrier opens", () -> barrier.contains(RelayState.OPEN));
  }

  @Test
  void aClockThatIsVeryWrongJudgesNothingAndIsLoud() {
    soon("the clock is measured", () -> clock().equals("ok"));
    clockAhead = Duration.ofSeconds(-90);
    soon("the lamp", () -> gate.lamp().startsWith("AMBER the clock of this gate is wrong ·"));
    soon("the hub hears", () -> hub.heardOf(GateIncident.Kind.CLOCK_WRONG));
    scanner.scan(hub.pass("trip-12"));
    soon("refused", () -> gate.lamp().startsWith("RED the clock of this gate is wrong"));
    assertThat(openings()).isZero();

    clockAhead = Duration.ZERO;

    soon("the hub hears", () -> hub.heardOf(GateIncident.Kind.CLOCK_RIGHT));
    scanner.scan(hub.pass("trip-12"));
    soon("the barrier opens", () -> barrier.contains(RelayState.OPEN));
  }

  @Test
  void anEndedProgramLetsGo() {
    SimulatedLock far = new SimulatedLock(lock("G1"));
    soon("it holds", far::holds);
    gate.close();
    soon("it lets go", () -> !far.holds());
  }
}
