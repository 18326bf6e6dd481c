package io.qless.bridge.serialscale;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.qless.bridge.DeviceState.Absent;
import io.qless.bridge.scale.ScaleReading.Fault;
import io.qless.bridge.scale.ScaleReading.Moving;
import io.qless.bridge.scale.ScaleReading.Settled;
import io.qless.bridge.scanner.ScanPort;
import java.nio.charset.StandardCharsets;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/// What is made of a scale's answers, over a port that gives them as they are written here.
class SerialScaleTest {

  private final Answers port = new Answers();
  private final SerialScale scale = new SerialScale(port, ScaleProtocols.TOLEDO_8217, 5);

  @BeforeEach
  void open() {
    scale.open();
  }

  @Test
  void twoEqualAnswersBehindOneAnotherAreAWeight() throws InterruptedException {
    port.answers.addAll(
        List.of("\u000201.000\r", "\u000202.000\r", "\u000202.000\r", "\u000202.000\r"));
    assertInstanceOf(Moving.class, scale.next());
    assertInstanceOf(Moving.class, scale.next());
    assertEquals(2_000, assertInstanceOf(Settled.class, scale.next()).grams());
    assertEquals(2_000, assertInstanceOf(Settled.class, scale.next()).grams());
  }

  @Test
  void aMovementOrAHoleBetweenThemBeginsAnew() throws InterruptedException {
    port.answers.addAll(
        List.of("\u000202.000\r", "\u0002?A\r", "\u000202.000\r", "", "\u000202.000\r"));
    for (int i = 0; i < 5; i++) {
      assertInstanceOf(Moving.class, scale.next());
    }
  }

  @Test
  void theScatterIsThatOfTheDivision() throws InterruptedException {
    port.answers.addAll(List.of("\u000202.000\r", "\u000202.000\r"));
    scale.next();
    assertEquals(1.44, assertInstanceOf(Settled.class, scale.next()).sigmaGrams(), 0.01);
  }

  @Test
  void aScaleThatNeverAnsweredIsAFaultAtOnceAndOneThatDidAfterThreeQuestions()
      throws InterruptedException {
    assertInstanceOf(Fault.class, scale.next());
    port.answers.add("\u000202.000\r");
    assertInstanceOf(Moving.class, scale.next());
    assertInstanceOf(Moving.class, scale.next());
    assertInstanceOf(Moving.class, scale.next());
    Fault silent = assertInstanceOf(Fault.class, scale.next());
    assertTrue(silent.wayOut().contains("switch the scale on"), silent.wayOut());
  }

  /// Answers each question with what is next, nothing when nothing is left.
  private static final class Answers implements ScanPort, ScanPort.Opener {
    private final Deque<String> answers = new ArrayDeque<>();
    private String waiting = "";

    @Override
    public Opening open() {
      return new Opening.Opened(this);
    }

    @Override
    public Absent absent() {
      return new Absent("gone", "plug it in");
    }

    @Override
    public int read(byte[] into) {
      byte[] bytes = waiting.getBytes(StandardCharsets.ISO_8859_1);
      System.arraycopy(bytes, 0, into, 0, bytes.length);
      waiting = "";
      return bytes.length;
    }

    @Override
    public void write(byte[] bytes) {
      assertEquals("W", new String(bytes, StandardCharsets.US_ASCII));
      String next = answers.poll();
      waiting = next == null ? "" : next;
    }

    @Override
    public void flush() {
      waiting = "";
    }

    @Override
    public void close() {}
  }
}
