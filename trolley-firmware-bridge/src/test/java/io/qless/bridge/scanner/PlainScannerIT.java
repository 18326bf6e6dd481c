package io.qless.bridge.scanner;

import static io.qless.bridge.scanner.RecordingScanListener.take;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;
import static org.junit.jupiter.api.Assertions.assertNull;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.qless.bridge.DeviceException;
import io.qless.bridge.DeviceState;
import io.qless.bridge.DeviceState.Absent;
import io.qless.bridge.DeviceState.Faulty;
import io.qless.bridge.DeviceState.Present;
import io.qless.bridge.linux.DeviceTree;
import io.qless.bridge.setup.ScannerSetup;
import io.qless.bridge.sim.PseudoTerminal;
import io.qless.bridge.sim.SimulatedScanner;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// The driver through the real serial library on a real pseudo-terminal.
class PlainScannerIT {

  private static final Instant NOON = Instant.parse("2026-11-23T06:30:00Z");

  /// The driver looks after 50, 150 and 350 ms again.
  private static final Duration FOUR_ATTEMPTS = Duration.ofMillis(600);

  private final RecordingScanListener heard = new RecordingScanListener();

  @TempDir Path dir;

  @Test
  void bytesComeOutAsScans() throws InterruptedException {
    try (var far = PseudoTerminal.open();
        var scanner = scanner(far.path())) {
      scanner.start();
      assertEquals(new Present(), take(heard.states));
      far.write("]E09520000000011\r");
      far.write("]E09520000000011\r\u0002]d201095200000000112110\u001dX\u0003");
      assertEquals(
          List.of(
              new ScannedCode("s1", 1, "]E0", "9520000000011", NOON),
              new ScannedCode("s1", 2, "]E0", "9520000000011", NOON),
              new ScannedCode("s1", 3, "]d2", "01095200000000112110\u001dX", NOON)),
          heard.takeScans(3));
    }
  }

  @Test
  void everyByteThatIsNoTerminatorComesThroughUnchanged() throws InterruptedException {
    try (var far = PseudoTerminal.open();
        var scanner = scanner(far.path())) {
      scanner.start();
      take(heard.states);
      var all = new StringBuilder();
      for (char c = 0; c < 256; c++) {
        if (c != '\r' && c != '\n' && c != 0x02 && c != 0x03) {
          all.append(c);
        }
      }
      far.write(all + "\r");
      assertEquals(all.toString(), heard.takeScans(1).getFirst().text());
    }
  }

  @Test
  void scansBetweenHardUnplugsAllComeOnceAndInOrder() throws InterruptedException {
    List<String> sent = new ArrayList<>();
    List<String> got = new ArrayList<>();
    try (var hand = new SimulatedScanner(dir.resolve("scanner"));
        var scanner = scanner(hand.link())) {
      scanner.start();
      assertEquals(new Present(), take(heard.states));
      for (int life = 0; life < 15; life++) {
        for (int i = 0; i < 20; i++) {
          String text = "952%010d".formatted(life * 20 + i);
          sent.add("]E0" + text);
          hand.scan("]E0" + text);
        }
        heard.takeScans(20).forEach(code -> got.add(code.aimId() + code.text()));
        hand.send(latin1("]E0952torn"));
        hand.unplug();
        assertInstanceOf(Absent.class, take(heard.states));
        hand.plugIn();
        assertEquals(new Present(), take(heard.states));
      }
    }
    assertEquals(sent, got);
    assertTrue(heard.scans.isEmpty(), "nothing twice, nothing joined from halves");
    assertTrue(heard.states.isEmpty(), "each change reported once");
    assertTrue(
        heard.rejects.stream().allMatch(r -> r.cause() == ScanReject.Cause.UNPLUGGED),
        heard.rejects::toString);
  }

  @Test
  void unplugsWhileScansComeNeitherDoubleNorMixNorJoinThem() throws InterruptedException {
    List<String> sent = new ArrayList<>();
    List<String> got = new ArrayList<>();
    try (var hand = new SimulatedScanner(dir.resolve("scanner"));
        var scanner = scanner(hand.link())) {
      scanner.start();
      take(heard.states);
      for (int life = 0; life < 15; life++) {
        for (int i = 0; i < 20; i++) {
          String text = "952%010d".formatted(life * 20 + i);
          sent.add(text);
          hand.scan("]E0" + text);
        }
        hand.send(latin1("]E0952torn"));
        hand.unplug();
        assertInstanceOf(Absent.class, take(heard.states));
        hand.plugIn();
        assertEquals(new Present(), take(heard.states));
      }
      hand.scan("]E0last");
      sent.add("last");
      while (!got.contains("last")) {
        got.add(take(heard.scans).text());
      }
    }
    List<String> inOrder = new ArrayList<>(sent);
    inOrder.retainAll(got);
    assertEquals(
        inOrder, got, "what the kernel dropped at an unplug is missing, the rest is as sent");
  }

  @Test
  void theSequenceGoesOnAfterAnUnplug() throws InterruptedException {
    try (var hand = new SimulatedScanner(dir.resolve("scanner"));
        var scanner = scanner(hand.link())) {
      scanner.start();
      take(heard.states);
      hand.scan("1");
      assertEquals(1, heard.takeScans(1).getFirst().sequence());
      hand.unplug();
      take(heard.states);
      hand.plugIn();
      take(heard.states);
      hand.scan("2");
      assertEquals(2, heard.takeScans(1).getFirst().sequence());
    }
  }

  @Test
  void aTornFrameIsRejectedAndTold() throws InterruptedException {
    try (var far = PseudoTerminal.open();
        var scanner = scanner(far.path())) {
      scanner.start();
      take(heard.states);
      far.write("95200");
      assertEquals(new ScanReject("s1", 1, ScanReject.Cause.TORN, 5, NOON), take(heard.rejects));
      far.write("9520000000011\r");
      assertEquals("9520000000011", heard.takeScans(1).getFirst().text());
    }
  }

  @Test
  void aMissingPortIsReportedAbsentOnceWithAWayOut() throws InterruptedException {
    Path link = dir.resolve("not-there");
    try (var scanner = scanner(link)) {
      scanner.start();
      var absent = assertInstanceOf(Absent.class, take(heard.states));
      assertTrue(absent.reason().contains(link.toString()), absent::reason);
      assertTrue(absent.wayOut().contains("plug in"), absent::wayOut);
      assertNull(heard.states.poll(FOUR_ATTEMPTS.toNanos(), TimeUnit.NANOSECONDS));
      try (var hand = new SimulatedScanner(link)) {
        assertEquals(new Present(), take(heard.states));
        hand.scan("now");
        assertEquals("now", heard.takeScans(1).getFirst().text());
      }
    }
  }

  @Test
  void whatIsNoSerialPortIsFaultyWithAWayOut() throws IOException, InterruptedException {
    Path file = Files.createFile(dir.resolve("file"));
    try (var scanner = scanner(file)) {
      scanner.start();
      var faulty = assertInstanceOf(Faulty.class, take(heard.states));
      assertEquals("correct the device's path", faulty.wayOut());
    }
  }

  @Test
  void aPortThatThisProgramHasOpenIsFaulty() throws InterruptedException {
    var second = new RecordingScanListener();
    try (var far = PseudoTerminal.open();
        var scanner = scanner(far.path());
        var again = scanner("s2", far.path(), second)) {
      scanner.start();
      assertEquals(new Present(), take(heard.states));
      again.start();
      var faulty = assertInstanceOf(Faulty.class, take(second.states));
      assertTrue(faulty.reason().contains("already open"), faulty::reason);
    }
  }

  @Test
  void whatWasScannedBeforeTheFirstOpeningDoesNotCount() throws InterruptedException {
    try (var far = PseudoTerminal.open();
        var scanner = scanner(far.path())) {
      far.write("stale\r");
      scanner.start();
      take(heard.states);
      far.write("fresh\r");
      assertEquals("fresh", heard.takeScans(1).getFirst().text());
    }
  }

  @Test
  void aListenerThatThrowsDoesNotStopTheScanner() throws InterruptedException {
    var throwing =
        new ScanListener() {
          @Override
          public void scanned(ScannedCode code) {
            heard.scanned(code);
            throw new IllegalStateException("thrown by the test on purpose");
          }

          @Override
          public void rejected(ScanReject reject) {
            heard.rejected(reject);
          }

          @Override
          public void state(DeviceState state) {
            heard.state(state);
          }
        };
    try (var far = PseudoTerminal.open();
        var scanner = scanner("s1", far.path(), throwing)) {
      scanner.start();
      take(heard.states);
      far.write("1\r2\r");
      assertEquals(2, heard.takeScans(2).size());
    }
  }

  @Test
  void afterCloseThePortIsFreeAndNothingIsTold() throws InterruptedException {
    try (var far = PseudoTerminal.open()) {
      var first = scanner(far.path());
      first.start();
      take(heard.states);
      first.close();
      assertTrue(heard.states.isEmpty());
      try (var second = scanner(far.path())) {
        second.start();
        assertEquals(new Present(), take(heard.states));
      }
    }
  }

  @Test
  void aScannerStartsOnlyOnce() {
    try (var scanner = scanner(dir.resolve("none"))) {
      scanner.start();
      assertThrows(IllegalStateException.class, scanner::start);
    }
  }

  @Test
  void anUnpluggedSimulatedScannerCantScan() {
    try (var hand = new SimulatedScanner(dir.resolve("scanner"))) {
      hand.unplug();
      assertThrows(DeviceException.class, () -> hand.scan("1"));
    }
  }

  private ScannerDriver scanner(Path path) {
    return scanner("s1", path, heard);
  }

  private static ScannerDriver scanner(String id, Path path, ScanListener listener) {
    return ScannerSetup.plain(path)
        .driver(id, DeviceTree.OF_LINUX, InstantSource.fixed(NOON), ScanJournal.none(), listener);
  }

  private static byte[] latin1(String text) {
    return text.getBytes(StandardCharsets.ISO_8859_1);
  }
}
