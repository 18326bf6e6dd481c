package io.qless.bridge.scanner;

import static io.qless.bridge.scanner.RecordingScanListener.take;
import static org.junit.jupiter.api.Assertions.assertEquals;

import io.qless.bridge.Backoff;
import io.qless.bridge.DeviceState;
import io.qless.bridge.DeviceState.Absent;
import io.qless.bridge.DeviceState.Faulty;
import io.qless.bridge.DeviceState.Present;
import io.qless.bridge.scanner.ScanPort.Opening;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.List;
import org.junit.jupiter.api.Test;

/// Which states of a device are told.
class ScannerDriverTest {

  private static final Absent UNPLUGGED = new Absent("unplugged", "plug it in");
  private static final Faulty NO_RIGHT = new Faulty("no right to open it", "join its group");

  private final RecordingScanListener heard = new RecordingScanListener();

  @Test
  void aDeviceThatUdevHasNotDealtWithYetIsNoFault() throws InterruptedException {
    try (ScannerDriver driver = driver(UNPLUGGED, NO_RIGHT, new Present())) {
      driver.start();
      assertEquals(UNPLUGGED, take(heard.states));
      assertEquals(new Present(), take(heard.states));
    }
  }

  @Test
  void aFaultThatStaysIsTold() throws InterruptedException {
    try (ScannerDriver driver = driver(UNPLUGGED, NO_RIGHT, NO_RIGHT, new Present())) {
      driver.start();
      assertEquals(UNPLUGGED, take(heard.states));
      assertEquals(NO_RIGHT, take(heard.states));
      assertEquals(new Present(), take(heard.states));
    }
  }

  @Test
  void aFaultAtTheStartIsToldAtOnce() throws InterruptedException {
    try (ScannerDriver driver = driver(NO_RIGHT, new Present())) {
      driver.start();
      assertEquals(NO_RIGHT, take(heard.states));
      assertEquals(new Present(), take(heard.states));
    }
  }

  private ScannerDriver driver(DeviceState... attempts) {
    return new ScannerDriver(
        "s1",
        new Script(new ArrayDeque<>(List.of(attempts))),
        new ScanFraming(),
        InstantSource.fixed(Instant.EPOCH),
        ScanJournal.none(),
        heard,
        new Backoff(Duration.ofMillis(1)));
  }

  /// What comes of each attempt to open it; the last one stays.
  private record Script(Deque<DeviceState> attempts) implements ScanPort.Opener {

    @Override
    public Opening open() {
      DeviceState next = attempts.size() > 1 ? attempts.removeFirst() : attempts.getFirst();
      return next instanceof Present
          ? new Opening.Opened(new SilentPort())
          : new Opening.Failed(next);
    }

    @Override
    public Absent absent() {
      return UNPLUGGED;
    }
  }

  /// It is there and nobody scans.
  private static final class SilentPort implements ScanPort {

    @Override
    public int read(byte[] into) {
      return 0;
    }

    @Override
    public void write(byte[] bytes) {}

    @Override
    public void flush() {}

    @Override
    public void close() {}
  }
}
