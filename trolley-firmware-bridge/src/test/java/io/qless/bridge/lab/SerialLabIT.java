package io.qless.bridge.lab;

import static io.qless.bridge.scanner.RecordingScanListener.take;
import static org.assertj.core.api.Assertions.assertThat;

import io.qless.bridge.DeviceState.Absent;
import io.qless.bridge.DeviceState.Present;
import io.qless.bridge.lab.SerialHand.Speech;
import io.qless.bridge.linux.DeviceFile;
import io.qless.bridge.linux.DeviceTree;
import io.qless.bridge.scanner.RecordingScanListener;
import io.qless.bridge.scanner.ScanJournal;
import io.qless.bridge.scanner.ScanReject;
import io.qless.bridge.scanner.ScanReject.Cause;
import io.qless.bridge.scanner.ScannedCode;
import io.qless.bridge.scanner.ScannerDriver;
import io.qless.bridge.setup.ScannerSetup;
import java.nio.file.Path;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.concurrent.locks.LockSupport;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/// Serial scanners on a real `/dev/ttyACM0`.
class SerialLabIT {

  private static final int SCANS = 1_000;
  private static final int UNPLUGS = 25;
  private static final String VENDOR = "1209";
  private static final String PRODUCT = "0001";

  private final RecordingScanListener heard = new RecordingScanListener();
  private final List<String> kept = new ArrayList<>();

  @TempDir Path dir;

  @ParameterizedTest
  @EnumSource
  void aThousandScansComeOnceAndInOrder(Speech speech) throws InterruptedException {
    try (var hand = hand(speech, 1);
        var journal = ScanJournal.in(dir.resolve("scans"));
        var driver = driver(speech, journal)) {
      hand.stopAfter(SCANS);
      driver.start();
      assertThat(take(heard.states)).isInstanceOf(Absent.class);
      hand.plugIn();
      assertThat(take(heard.states)).isEqualTo(new Present());
      hand.start();
      Wait.until(
          SCANS + " scans",
          () -> {
            collect(journal);
            return kept.size() >= SCANS && hand.isDone();
          });
      assertThat(kept).isEqualTo(hand.begun());
    }
    assertThat(heard.scans).extracting(ScannedCode::text).isEqualTo(kept);
    assertThat(heard.rejects).isEmpty();
  }

  @ParameterizedTest
  @EnumSource
  void unpluggingUnderLoadLosesNothingThatWasAnswered(Speech speech) throws InterruptedException {
    long seed = 20_261_126;
    var random = new Random(seed);
    try (var hand = hand(speech, seed);
        var journal = ScanJournal.in(dir.resolve("scans"));
        var driver = driver(speech, journal)) {
      driver.start();
      assertThat(take(heard.states)).isInstanceOf(Absent.class);
      for (int life = 0; life < UNPLUGS; life++) {
        hand.plugIn();
        assertThat(take(heard.states)).as("life %d", life).isEqualTo(new Present());
        if (life == 0) {
          hand.start();
        }
        int enough = heard.scans.size() + 1 + random.nextInt(10);
        Wait.until("some scans of life " + life, () -> heard.scans.size() >= enough);
        LockSupport.parkNanos(random.nextInt(6_000_000)); // anywhere in a frame or its answer
        hand.unplug();
        assertThat(take(heard.states)).as("life %d", life).isInstanceOf(Absent.class);
        collect(journal);
      }
      hand.stopAfter(hand.begun().size() + 10);
      hand.plugIn();
      Wait.until(
          "the last scan",
          () -> {
            collect(journal);
            return hand.isDone()
                && !kept.isEmpty()
                && kept.getLast().equals(hand.begun().getLast());
          });
      assertThat(take(heard.states)).isEqualTo(new Present());
      assertThat(hand.begun()).as("whole, in order, once").containsSubsequence(kept);
      assertThat(kept).containsAll(hand.acknowledged()).doesNotHaveDuplicates();
      if (speech == Speech.SSI) {
        assertThat(kept).as("what was not answered was sent again").isEqualTo(hand.begun());
      }
      System.out.printf(
          "%s: %d unplugs, %d codes begun, %d kept, rejects %s%n",
          speech, UNPLUGS, hand.begun().size(), kept.size(), causes());
    }
    assertThat(heard.scans).extracting(ScannedCode::text).isEqualTo(kept);
    assertThat(heard.states).as("each change told once").isEmpty();
    assertThat(causes()).isSubsetOf(Cause.UNPLUGGED, Cause.TORN, Cause.HEAD_LOST);
  }

  @Test
  void aScannerComesBackUnderAnotherNumber() throws InterruptedException {
    try (var hand = hand(Speech.SSI, 2);
        var driver = driver(Speech.SSI, ScanJournal.none())) {
      driver.start();
      take(heard.states);
      hand.plugIn();
      take(heard.states);
      hand.start();
      Path first = port();
      // Whoever has the old one open keeps its number from being given away.
      var holder = (DeviceFile.Opening.Opened) DeviceFile.open(first);
      hand.unplug();
      assertThat(take(heard.states)).isInstanceOf(Absent.class);
      hand.plugIn();
      assertThat(take(heard.states)).isEqualTo(new Present());
      assertThat(port()).isNotEqualTo(first);
      holder.file().close();
      int before = heard.scans.size();
      Wait.until("a scan from there", () -> heard.scans.size() > before);
    }
  }

  private static Path port() {
    return DeviceTree.OF_LINUX.serialPorts().getFirst().device();
  }

  /// Takes what the journal holds and settles it, as a program does.
  private void collect(ScanJournal journal) {
    for (ScannedCode code : journal.unsettled()) {
      kept.add(code.text());
      journal.settle(code);
    }
  }

  private List<Cause> causes() {
    return heard.rejects.stream().map(ScanReject::cause).toList();
  }

  private static SerialHand hand(Speech speech, long seed) {
    return new SerialHand(Gadget.serial(VENDOR, PRODUCT, "S1"), speech, new Random(seed));
  }

  private ScannerDriver driver(Speech speech, ScanJournal journal) {
    return ScannerSetup.parse(speech.word() + ":usb:" + VENDOR + ":" + PRODUCT + ":S1")
        .driver("s1", DeviceTree.OF_LINUX, InstantSource.system(), journal, heard);
  }
}
