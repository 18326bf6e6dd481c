package io.qless.bridge.scanner;

import static io.qless.bridge.scanner.RecordingScanListener.take;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.qless.bridge.Backoff;
import io.qless.bridge.DeviceState.Absent;
import io.qless.bridge.DeviceState.Present;
import io.qless.bridge.handshake.SsiPackets;
import io.qless.bridge.sim.SimulatedSsiScanner;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.concurrent.locks.LockSupport;
import java.util.function.BooleanSupplier;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// A scanner that holds a code until it is acknowledged, on a real pseudo-terminal: nothing is
/// lost, nothing counts twice.
class SsiScannerIT {

  private static final Instant NOON = Instant.parse("2026-11-23T06:30:00Z");
  private static final Duration LIMIT = Duration.ofSeconds(20);
  private static final int EAN_13 = 0x0B;
  private static final int UNPLUGS = 1_000;

  private final RecordingScanListener heard = new RecordingScanListener();

  @TempDir Path dir;
  private Path link;

  @BeforeEach
  void name() {
    link = dir.resolve("scanner");
  }

  @Test
  void eachCodeIsAcknowledgedEqualOnesToo() throws InterruptedException {
    try (var hand = new SimulatedSsiScanner(link);
        var journal = ScanJournal.in(dir.resolve("scans"));
        var driver = driver(journal)) {
      driver.start();
      take(heard.states);
      hand.scan(EAN_13, "9520000000011");
      hand.scan(EAN_13, "9520000000011");
      assertEquals(
          List.of(
              new ScannedCode("s1", 1, "]E0", "9520000000011", NOON),
              new ScannedCode("s1", 2, "]E0", "9520000000011", NOON)),
          heard.takeScans(2));
      await(() -> hand.waiting() == 0);
      assertEquals(0, hand.repeats());
    }
  }

  @Test
  void aDamagedPacketIsSentAgainAndCountsOnce() throws InterruptedException {
    try (var hand = new SimulatedSsiScanner(link);
        var driver = driver(ScanJournal.none())) {
      driver.start();
      take(heard.states);
      hand.damageNextPacket();
      hand.scan(EAN_13, "9520000000011");
      hand.scan(EAN_13, "9520000000028");
      assertEquals(List.of("9520000000011", "9520000000028"), texts(2));
      assertEquals(1, hand.repeats());
      assertTrue(heard.rejects.isEmpty());
    }
  }

  @Test
  void aLostAnswerMakesTheScannerRepeatAndTheScanCountsOnce() throws InterruptedException {
    try (var hand = new SimulatedSsiScanner(link);
        var driver = driver(ScanJournal.none())) {
      driver.start();
      take(heard.states);
      hand.missNextAnswer();
      hand.scan(EAN_13, "9520000000011");
      hand.scan(EAN_13, "9520000000028");
      assertEquals(List.of("9520000000011", "9520000000028"), texts(2));
      assertEquals(1, hand.repeats());
    }
  }

  @Test
  void aCodeThatWasKeptAndNotAnsweredBeforeAKillCountsOnce() throws InterruptedException {
    ScanJournal.in(dir.resolve("scans")).keep("s1", "]E0", "9520000000011", NOON);
    try (var hand = new SimulatedSsiScanner(link)) {
      hand.scan(EAN_13, "9520000000011");
      await(() -> hand.repeats() > 0);
      try (var journal = ScanJournal.in(dir.resolve("scans"));
          var driver = driver(journal)) {
        driver.start();
        hand.scan(EAN_13, "9520000000028");
        assertEquals(List.of("9520000000028"), texts(1));
        assertEquals(2, journal.unsettled().size());
      }
    }
  }

  @Test
  void whatTheDiskDoesNotTakeIsNotAcknowledgedAndSoundsAnError() throws InterruptedException {
    var journal = ScanJournal.in(dir.resolve("scans"));
    journal.close();
    try (var hand = new SimulatedSsiScanner(link);
        var driver = driver(journal)) {
      driver.start();
      take(heard.states);
      hand.scan(EAN_13, "9520000000011");
      assertEquals(ScanReject.Cause.NOT_KEPT, take(heard.rejects).cause());
      await(() -> hand.beeps() > 0);
      assertEquals(1, hand.waiting());
      assertTrue(heard.scans.isEmpty());
    }
  }

  @Test
  void aThousandUnplugsUnderLoadLoseNothingAndTellEachStateOnce() throws InterruptedException {
    long seed = 20_261_126;
    var random = new Random(seed);
    List<String> sent = new ArrayList<>();
    try (var hand = new SimulatedSsiScanner(link);
        var journal = ScanJournal.in(dir.resolve("scans"));
        var driver = driver(journal)) {
      driver.start();
      assertEquals(new Present(), take(heard.states));
      for (int life = 0; life < UNPLUGS; life++) {
        while (hand.waiting() < 3) {
          String code = "952%010d".formatted(sent.size());
          sent.add(code);
          hand.scan(EAN_13, code);
        }
        if (random.nextBoolean()) {
          await(() -> hand.waiting() < 3);
        }
        LockSupport.parkNanos(random.nextInt(6_000_000)); // anywhere in a packet or its answer
        hand.unplug();
        assertInstanceOf(Absent.class, take(heard.states), "life " + life + ", seed " + seed);
        hand.plugIn();
        assertEquals(new Present(), take(heard.states), "life " + life + ", seed " + seed);
        journal.unsettled().forEach(journal::settle);
      }
      await(() -> hand.waiting() == 0);
      assertTrue(sent.size() > UNPLUGS / 3, "under load");
      assertEquals(sent, texts(heard.scans.size()), "seed " + seed);
    }
    assertTrue(heard.scans.isEmpty(), "nothing twice");
    assertTrue(heard.states.isEmpty(), "each change told once");
    assertTrue(
        heard.rejects.stream().allMatch(each -> each.cause() == ScanReject.Cause.UNPLUGGED),
        heard.rejects::toString);
  }

  private List<String> texts(int count) throws InterruptedException {
    return heard.takeScans(count).stream().map(ScannedCode::text).toList();
  }

  private ScannerDriver driver(ScanJournal journal) {
    return new ScannerDriver(
        "s1",
        SerialPortIo.at(link),
        new SsiPackets(),
        InstantSource.fixed(NOON),
        journal,
        heard,
        new Backoff(Duration.ofMillis(1)));
  }

  private static void await(BooleanSupplier condition) {
    long end = System.nanoTime() + LIMIT.toNanos();
    while (!condition.getAsBoolean()) {
      assertTrue(System.nanoTime() < end, "it did not happen within " + LIMIT);
      LockSupport.parkNanos(1_000_000);
    }
  }
}
