package io.qless.bridge.serialscale;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.qless.bridge.DeviceState;
import io.qless.bridge.DeviceState.Absent;
import io.qless.bridge.DeviceState.Faulty;
import io.qless.bridge.DeviceState.Present;
import io.qless.bridge.scale.RecordingScaleListener;
import io.qless.bridge.scale.Scale;
import io.qless.bridge.scanner.ScanPort;
import io.qless.bridge.scanner.SerialPortIo;
import io.qless.bridge.sim.SimulatedSerialScale;
import io.qless.bridge.sim.SimulatedSerialScale.Speech;
import java.nio.file.Path;
import java.util.Set;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/// Each kind of scale, played on a real pseudo-terminal.
class SerialScaleIT {

  private static final int DIVISION_GRAMS = 5;

  private final RecordingScaleListener heard = new RecordingScaleListener();

  @TempDir Path dir;
  private Path link;

  @BeforeEach
  void name() {
    link = dir.resolve("scale");
  }

  @ParameterizedTest
  @EnumSource
  void whatIsPutOnItIsWeighed(Speech speech) throws InterruptedException {
    try (var hand = new SimulatedSerialScale(link, speech);
        var scale = scale(speech)) {
      scale.start(heard);
      heard.settled(0, 0);
      hand.put(1_235);
      heard.settled(1_235, 0);
      hand.put(30_005);
      faulty("overloaded", "take goods out");
      hand.put(250);
      heard.settled(250, 0);
      hand.put(-40);
      faulty("below its zero", "zero key");
    }
  }

  @ParameterizedTest
  @EnumSource
  void halfAnswersAndNoiseAreNoWeights(Speech speech) throws InterruptedException {
    try (var hand = new SimulatedSerialScale(link, speech);
        var scale = scale(speech)) {
      hand.put(12_345);
      scale.start(heard);
      heard.settled(12_345, 0);
      hand.tearAnswers(2);
      hand.noise("\u0002?99.9\r\n");
      hand.put(6_790);
      heard.settled(6_790, 0);
      assertEquals(Set.of(12_345L, 6_790L), Set.copyOf(heard.settled));
    }
  }

  @ParameterizedTest
  @EnumSource
  void anUnplugIsToldOnceAndAScaleThatIsOffIsAFault(Speech speech) throws InterruptedException {
    try (var hand = new SimulatedSerialScale(link, speech);
        var scale = scale(speech)) {
      scale.start(heard);
      heard.settled(0, 0);
      assertEquals(new Present(), heard.states.take());
      hand.unplug();
      assertInstanceOf(Absent.class, heard.states.take());
      hand.put(500);
      hand.plugIn();
      heard.settled(500, 0);
      assertEquals(new Present(), heard.states.take());
      hand.mute(true);
      faulty("does not answer", "switch the scale on");
      hand.mute(false);
      heard.settled(500, 0);
      assertEquals(new Present(), heard.states.take());
      assertTrue(heard.states.isEmpty(), heard.states::toString);
    }
  }

  private void faulty(String reason, String wayOut) throws InterruptedException {
    DeviceState state = heard.states.take();
    while (!(state instanceof Faulty faulty)) {
      state = heard.states.take();
    }
    assertTrue(faulty.reason().contains(reason), faulty.reason());
    assertTrue(faulty.wayOut().contains(wayOut), faulty.wayOut());
  }

  private Scale scale(Speech speech) {
    ScaleProtocol protocol =
        switch (speech) {
          case TOLEDO_8217 -> ScaleProtocols.TOLEDO_8217;
          case NCI -> ScaleProtocols.NCI;
          case CAS_ECR -> ScaleProtocols.CAS_ECR;
          case MT_SICS -> ScaleProtocols.MT_SICS;
        };
    ScanPort.Opener opener =
        new ScanPort.Opener() {
          @Override
          public ScanPort.Opening open() {
            return SerialPortIo.open(link, protocol.line());
          }

          @Override
          public Absent absent() {
            return new Absent("gone", "plug it in");
          }
        };
    return new Scale("scale", new SerialScale(opener, protocol, DIVISION_GRAMS));
  }
}
