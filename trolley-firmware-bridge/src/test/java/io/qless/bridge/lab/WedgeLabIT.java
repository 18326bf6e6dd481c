package io.qless.bridge.lab;

import static io.qless.bridge.scanner.RecordingScanListener.take;
import static org.assertj.core.api.Assertions.assertThat;

import io.qless.bridge.DeviceState.Absent;
import io.qless.bridge.DeviceState.Faulty;
import io.qless.bridge.DeviceState.Present;
import io.qless.bridge.linux.DeviceFile;
import io.qless.bridge.linux.DeviceTree;
import io.qless.bridge.scanner.RecordingScanListener;
import io.qless.bridge.scanner.ScanJournal;
import io.qless.bridge.scanner.ScanListener;
import io.qless.bridge.scanner.ScanReject;
import io.qless.bridge.scanner.ScanReject.Cause;
import io.qless.bridge.scanner.ScannedCode;
import io.qless.bridge.scanner.ScannerDriver;
import io.qless.bridge.setup.ScannerSetup;
import java.nio.file.Path;
import java.time.Duration;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.concurrent.locks.LockSupport;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/// Scanners that play a keyboard, on a real `/dev/input/eventN`.
class WedgeLabIT {

  private static final int UNPLUGS = 25;
  private static final String NAME = ":usb:" + Typist.VENDOR + ":" + Typist.PRODUCT + ":K1";

  /// The kernel's ring has 64 places; a character takes four events, six with its scan codes.
  private static final int CHARACTERS_WITHOUT_SCAN_CODES = 15;

  private final StallingListener heard = new StallingListener();
  private final Typist typist = new Typist();

  @AfterEach
  void takeAway() {
    typist.close();
  }

  @Test
  void whatIsTypedIsScanned() throws InterruptedException {
    try (ScannerDriver _ = present("wedge")) {
      typist.type("]E09520000000011\r]C1010952\u001d21Xy\r");
      assertThat(take(heard.scans)).extracting(ScannedCode::text).isEqualTo("9520000000011");
      ScannedCode second = take(heard.scans);
      assertThat(second.aimId() + second.text()).isEqualTo("]C1010952\u001d21Xy");
    }
  }

  @Test
  void theLayoutIsTheOneThatWasChosen() throws InterruptedException {
    try (ScannerDriver _ = present("wedge/de")) {
      typist.type("xyz1\r");
      assertThat(take(heard.scans).text()).isEqualTo("xzy1");
    }
  }

  @Test
  void aGrabbedScannerTypesForNobodyElseUntilItIsLetGo() throws InterruptedException {
    ScannerDriver driver = present("wedge");
    DeviceFile other = ((DeviceFile.Opening.Opened) DeviceFile.open(event())).file();
    typist.type("42\r");
    assertThat(take(heard.scans).text()).isEqualTo("42");
    byte[] events = new byte[24];
    assertThat(other.read(events, Duration.ZERO)).as("grabbed").isZero();
    driver.close();
    typist.type("7");
    Wait.until("the other one sees it", () -> other.read(events, Wait.STEP) > 0);
    other.close();
  }

  @Test
  void aSecondDriverSaysWhoHasIt() throws InterruptedException {
    var second = new RecordingScanListener();
    try (ScannerDriver _ = present("wedge");
        ScannerDriver late = driver("wedge", second)) {
      late.start();
      assertThat(take(second.states))
          .isEqualTo(
              new Faulty(
                  event() + " is grabbed by another program (EBUSY 16)",
                  "find it: fuser " + event()));
    }
  }

  @Test
  void withoutScanCodesFifteenCharactersWaitForADriverThatIsBusy() throws InterruptedException {
    String code = "952000000000011".substring(0, CHARACTERS_WITHOUT_SCAN_CODES - 1);
    try (ScannerDriver _ = present("wedge")) {
      stallAt("1\r");
      typist.type(code + "\r");
      typist.flush();
      heard.goOn();
      assertThat(take(heard.scans).text()).isEqualTo("1");
      assertThat(take(heard.scans).text()).isEqualTo(code);
    }
    assertThat(heard.rejects).isEmpty();
  }

  @Test
  void whatTheKernelHadNoRoomForIsRejectedAndTheNextCodeCounts() throws InterruptedException {
    try (ScannerDriver _ = present("wedge")) {
      stallAt("1\r");
      typist.type("95200000000000000011\r9520000000028\r");
      typist.flush();
      heard.goOn();
      assertThat(take(heard.rejects).cause()).isEqualTo(Cause.OVERRUN);
      typist.type("3\r");
      Wait.until("the next one", () -> heard.scans.stream().anyMatch(WedgeLabIT::isThree));
    }
    assertThat(heard.scans)
        .extracting(ScannedCode::text)
        .isSubsetOf("1", "9520000000028", "3")
        .startsWith("1")
        .endsWith("3");
    assertThat(heard.rejects).isEmpty();
  }

  @Test
  void aDriverThatStallsAgainAndAgainNeverHearsHalfACodeOrTwoInOne() throws InterruptedException {
    var random = new Random(20_261_126);
    List<String> sent = new ArrayList<>();
    try (ScannerDriver _ = present("wedge")) {
      for (int round = 0; round < 20; round++) {
        heard.stall();
        for (int i = 0; i < 1 + random.nextInt(4); i++) {
          sent.add("%d".formatted(sent.size()).repeat(1 + random.nextInt(6)) + "A");
          typist.type(sent.getLast() + "\r");
        }
        typist.flush();
        heard.goOn();
        LockSupport.parkNanos(random.nextInt(50_000_000));
      }
      sent.add("last");
      LockSupport.parkNanos(Duration.ofSeconds(1).toNanos()); // a rejected code ends with a pause
      typist.type("last\r");
      Wait.until(
          "the last one", () -> heard.scans.stream().anyMatch(each -> each.text().equals("last")));
    }
    assertThat(sent).containsSubsequence(heard.scans.stream().map(ScannedCode::text).toList());
    assertThat(heard.rejects)
        .extracting(ScanReject::cause)
        .isNotEmpty()
        .containsOnly(Cause.OVERRUN);
  }

  @Test
  void unpluggingUnderLoadNeverMakesHalfACode() throws InterruptedException {
    var random = new Random(20_261_126);
    List<String> sent = new ArrayList<>();
    try (ScannerDriver _ = present("wedge")) {
      for (int life = 0; life < UNPLUGS; life++) {
        for (int i = 0; i < 20; i++) {
          sent.add("952%07d".formatted(sent.size()));
          typist.type(sent.getLast() + "\r");
        }
        int enough = heard.scans.size() + 1 + random.nextInt(3);
        Wait.until("some scans of life " + life, () -> heard.scans.size() >= enough);
        LockSupport.parkNanos(random.nextInt(6_000_000));
        typist.stop();
        typist.gadget.unplug();
        assertThat(take(heard.states)).as("life %d", life).isInstanceOf(Absent.class);
        typist.gadget.plugIn();
        assertThat(take(heard.states)).as("life %d", life).isEqualTo(new Present());
      }
    }
    assertThat(sent).containsSubsequence(heard.scans.stream().map(ScannedCode::text).toList());
    assertThat(heard.rejects)
        .extracting(ScanReject::cause)
        .isSubsetOf(Cause.UNPLUGGED, Cause.OVERRUN);
    assertThat(heard.states).isEmpty();
  }

  private static boolean isThree(ScannedCode code) {
    return code.text().equals("3");
  }

  /// The driver's thread stands still once it has heard this.
  private void stallAt(String typed) {
    heard.stall();
    typist.type(typed);
    Wait.until("the driver stands still", heard::isStalled);
    typist.flush();
  }

  private static Path event() {
    return DeviceTree.OF_LINUX.keyboards().stream()
        .filter(each -> each.vendor().equals(Typist.VENDOR))
        .findFirst()
        .orElseThrow()
        .device();
  }

  private ScannerDriver present(String driver) throws InterruptedException {
    ScannerDriver started = driver(driver, heard);
    started.start();
    assertThat(take(heard.states)).isInstanceOf(Absent.class);
    typist.gadget.plugIn();
    assertThat(take(heard.states)).isEqualTo(new Present());
    return started;
  }

  private static ScannerDriver driver(String driver, ScanListener listener) {
    return ScannerSetup.parse(driver + NAME)
        .driver("s1", DeviceTree.OF_LINUX, InstantSource.system(), ScanJournal.none(), listener);
  }
}
