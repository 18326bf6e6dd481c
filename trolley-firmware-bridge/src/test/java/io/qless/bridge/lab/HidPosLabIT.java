package io.qless.bridge.lab;

import static io.qless.bridge.hidpos.Reports.report;
import static io.qless.bridge.scanner.RecordingScanListener.take;
import static org.assertj.core.api.Assertions.assertThat;

import io.qless.bridge.DeviceState.Absent;
import io.qless.bridge.DeviceState.Present;
import io.qless.bridge.hidpos.Reports;
import io.qless.bridge.linux.DeviceFile;
import io.qless.bridge.linux.DeviceTree;
import io.qless.bridge.scanner.ScanJournal;
import io.qless.bridge.scanner.ScanReject;
import io.qless.bridge.scanner.ScanReject.Cause;
import io.qless.bridge.scanner.ScannedCode;
import io.qless.bridge.scanner.ScannerDriver;
import io.qless.bridge.setup.ScannerSetup;
import java.nio.file.Path;
import java.time.Duration;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.HexFormat;
import java.util.List;
import java.util.Random;
import java.util.concurrent.locks.LockSupport;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/// USB HID POS scanners on a real `/dev/hidraw0`.
class HidPosLabIT {

  private static final int SCANS = 1_000;
  private static final int UNPLUGS = 25;

  /// More in one go than anybody scans, and fewer than the kernel's ring holds.
  private static final int BURST = 40;

  /// The kernel keeps one less than its ring has places.
  private static final int RING = 63;

  private final StallingListener heard = new StallingListener();
  private Gadget gadget = gadget(Reports.DESCRIPTOR);
  private Sender sender = new Sender(gadget);

  @AfterEach
  void takeAway() {
    sender.close();
    gadget.close();
  }

  @ParameterizedTest
  @ValueSource(booleans = {false, true})
  void aThousandScansComeOnceAndInOrder(boolean bare) throws InterruptedException {
    takeAway();
    gadget = gadget(bare ? Reports.BARE_DESCRIPTOR : Reports.DESCRIPTOR);
    sender = new Sender(gadget);
    List<String> sent = new ArrayList<>();
    try (ScannerDriver _ = present()) {
      for (int i = 0; i < SCANS; i++) {
        sent.add("952%010d".formatted(i));
        sender.send(report("]E0", sent.getLast(), false));
        if (sent.size() % BURST == 0) {
          Wait.until(sent.size() + " scans", () -> heard.scans.size() == sent.size());
        }
      }
    }
    assertThat(heard.scans).extracting(ScannedCode::text).isEqualTo(sent);
    assertThat(heard.scans).extracting(ScannedCode::aimId).containsOnly("]E0");
    assertThat(heard.rejects).isEmpty();
  }

  @Test
  void aLongCodeComesInSeveralReports() throws InterruptedException {
    String code = "0109520000000011\u001d21".repeat(20);
    try (ScannerDriver _ = present()) {
      sendLong(code);
      assertThat(take(heard.scans).text()).isEqualTo(code);
    }
  }

  @Test
  void aCodeThatTheCableCutsIsRejectedAndTheScannerComesBackUnderAnotherNumber()
      throws InterruptedException {
    try (ScannerDriver _ = present()) {
      var holder = (DeviceFile.Opening.Opened) DeviceFile.open(hidraw());
      Path first = hidraw();
      sender.send(report("]Q3", "half of a", true));
      sender.flush();
      Wait.until("it has arrived", () -> holder.file().read(new byte[64], Wait.STEP) > 0);
      gadget.unplug();
      assertThat(take(heard.rejects).cause()).isEqualTo(Cause.UNPLUGGED);
      assertThat(take(heard.states)).isInstanceOf(Absent.class);
      gadget.plugIn();
      assertThat(take(heard.states)).isEqualTo(new Present());
      assertThat(hidraw()).isNotEqualTo(first);
      holder.file().close();
      sender.send(report("]E0", "9520000000011", false));
      assertThat(take(heard.scans).text()).isEqualTo("9520000000011");
    }
  }

  @Test
  void unpluggingUnderLoadNeverMakesHalfACode() throws InterruptedException {
    var random = new Random(20_261_126);
    List<String> sent = new ArrayList<>();
    try (ScannerDriver _ = present()) {
      for (int life = 0; life < UNPLUGS; life++) {
        for (int i = 0; i < 30; i++) {
          sent.add("952%07d".formatted(sent.size()).repeat(20)); // four reports each
          sendLong(sent.getLast());
        }
        int enough = heard.scans.size() + 1 + random.nextInt(5);
        Wait.until("some scans of life " + life, () -> heard.scans.size() >= enough);
        LockSupport.parkNanos(random.nextInt(6_000_000));
        sender.drop();
        gadget.unplug();
        assertThat(take(heard.states)).as("life %d", life).isInstanceOf(Absent.class);
        gadget.plugIn();
        assertThat(take(heard.states)).as("life %d", life).isEqualTo(new Present());
      }
    }
    assertThat(sent).containsSubsequence(heard.scans.stream().map(ScannedCode::text).toList());
    assertThat(heard.rejects).extracting(ScanReject::cause).isSubsetOf(Cause.UNPLUGGED, Cause.TORN);
    assertThat(heard.states).isEmpty();
  }

  @Test
  void whatTheKernelHasNoRoomForIsRejectedAndNothingIsJoined() throws InterruptedException {
    List<String> sent = new ArrayList<>();
    try (ScannerDriver _ = present()) {
      heard.stall();
      sender.send(report("]E0", "first", false));
      Wait.until("the driver stands still", heard::isStalled);
      for (int i = 0; i < 40; i++) {
        sent.add("952%07d".formatted(i).repeat(10)); // two reports each
        sendLong(sent.getLast());
      }
      sender.flush();
      heard.goOn();
      assertThat(take(heard.rejects).cause()).isEqualTo(Cause.OVERRUN);
      scanAgainUntilHeard("last");
    }
    List<String> texts = heard.scans.stream().map(ScannedCode::text).toList();
    assertThat(texts.subList(1, 1 + RING / 2)).isEqualTo(sent.subList(0, RING / 2));
    assertThat(texts.subList(1 + RING / 2, texts.size())).containsOnly("last");
    assertThat(heard.rejects).extracting(ScanReject::cause).allMatch(Cause.OVERRUN::equals);
  }

  /// As somebody does whom the scanner has told that something is missing.
  private void scanAgainUntilHeard(String code) {
    Wait.until(
        code,
        () -> {
          sender.send(report("]E0", code, false));
          LockSupport.parkNanos(Duration.ofMillis(700).toNanos());
          return heard.scans.stream().anyMatch(each -> each.text().equals(code));
        });
  }

  private void sendLong(String code) {
    for (int at = 0; at < code.length(); at += 56) {
      int end = Math.min(at + 56, code.length());
      sender.send(report("]Q3", code.substring(at, end), end < code.length()));
    }
  }

  private static Path hidraw() {
    return DeviceTree.OF_LINUX.hidDevices().getFirst().device();
  }

  private static Gadget gadget(String descriptor) {
    return Gadget.hid(
        "1209", "0002", "H1", HexFormat.of().parseHex(descriptor.replace(" ", "")), 64);
  }

  /// A driver whose scanner was plugged in.
  private ScannerDriver present() throws InterruptedException {
    ScannerDriver driver =
        ScannerSetup.parse("hidpos:usb:1209:0002:H1")
            .driver("s1", DeviceTree.OF_LINUX, InstantSource.system(), ScanJournal.none(), heard);
    driver.start();
    assertThat(take(heard.states)).isInstanceOf(Absent.class);
    gadget.plugIn();
    assertThat(take(heard.states)).isEqualTo(new Present());
    return driver;
  }
}
