package io.qless.bridge.setup;

import static io.qless.bridge.scanner.RecordingScanListener.take;
import static org.assertj.core.api.Assertions.assertThat;

import io.qless.bridge.DeviceState.Absent;
import io.qless.bridge.DeviceState.Faulty;
import io.qless.bridge.DeviceState.Present;
import io.qless.bridge.hidpos.Reports;
import io.qless.bridge.linux.Plugged;
import io.qless.bridge.scanner.RecordingScanListener;
import io.qless.bridge.scanner.ScanJournal;
import io.qless.bridge.scanner.ScannerDriver;
import io.qless.bridge.setup.ScannerSetup.Driver;
import io.qless.bridge.sim.PseudoTerminal;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Instant;
import java.time.InstantSource;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// Devices found by what does not change when they are plugged in elsewhere, and read there.
class FoundScannersIT {

  private static final String KEYBOARD_KEYS =
      "10000 0 0 0 0 0 1007b00001007 ff9f207ac14057ff febeffdfffefffff fffffffffffffffe";
  private static final String MOUSE_KEYS = "70000 0 0 0 0";

  private final RecordingScanListener heard = new RecordingScanListener();

  @TempDir Path root;
  private FakeLinux linux;

  @BeforeEach
  void install() {
    linux = new FakeLinux(root);
  }

  @Test
  void nothingPluggedInIsNoFailure() {
    for (Driver driver : Driver.values()) {
      assertThat(ScannerSetup.candidates(driver, linux.tree())).isEmpty();
    }
  }

  @Test
  void eachDriverSeesWhatItCouldRead() throws IOException {
    linux.plugSerial("ttyACM0", "0c2e", "0b6a", "A1");
    linux.plugHid("hidraw0", "0c2e", "0b61", "B2", Reports.DESCRIPTOR);
    linux.plugHid("hidraw1", "046d", "c31c", "", "0501 0906 a101 c0");
    linux.plugInput("event2", "1234", "5678", KEYBOARD_KEYS);
    linux.plugInput("event3", "046d", "c077", MOUSE_KEYS);
    assertThat(names(Driver.SSI)).containsExactly("usb:0c2e:0b6a:A1");
    assertThat(names(Driver.HIDPOS)).containsExactly("usb:0c2e:0b61:B2");
    assertThat(names(Driver.WEDGE)).containsExactly("usb:1234:5678");
  }

  @Test
  void aSerialScannerIsFoundUnderAnotherNumberAfterAReplug()
      throws IOException, InterruptedException {
    try (ScannerDriver driver = driver("plain:usb:0c2e:0b6a:A1")) {
      driver.start();
      assertThat(take(heard.states))
          .isEqualTo(
              new Absent(
                  "nothing is plugged in that is called usb:0c2e:0b6a:A1", "plug in the scanner"));
      var first = PseudoTerminal.open();
      linux.behind("ttyACM0", first);
      linux.plugSerial("ttyACM0", "0c2e", "0b6a", "A1");
      assertThat(take(heard.states)).isEqualTo(new Present());
      first.write("1\r");
      assertThat(take(heard.scans).text()).isEqualTo("1");
      linux.unplug("tty", "ttyACM0");
      first.close();
      assertThat(take(heard.states)).isInstanceOf(Absent.class);
      try (var second = PseudoTerminal.open()) {
        linux.behind("ttyACM1", second);
        linux.plugSerial("ttyACM1", "0c2e", "0b6a", "A1");
        assertThat(take(heard.states)).isEqualTo(new Present());
        second.write("2\r");
        assertThat(take(heard.scans).text()).isEqualTo("2");
      }
    }
  }

  @Test
  void twoOfTheSameNameAskForTheSerialNumber() throws IOException, InterruptedException {
    linux.plugSerial("ttyACM0", "0c2e", "0b6a", "A1");
    linux.plugSerial("ttyACM1", "0c2e", "0b6a", "A2");
    try (ScannerDriver driver = driver("plain:usb:0c2e:0b6a")) {
      driver.start();
      assertThat(take(heard.states))
          .isEqualTo(
              new Faulty(
                  "2 devices are called usb:0c2e:0b6a",
                  "add the serial number, or name one by its path: trolley-bridge devices"));
    }
  }

  @Test
  void aHidPosScannerIsReadUnpluggedAndFoundAgain() throws IOException, InterruptedException {
    var first = PseudoTerminal.open();
    linux.plugHid("hidraw0", "0c2e", "0b61", "B2", Reports.DESCRIPTOR);
    linux.behind("hidraw0", first);
    try (ScannerDriver driver = driver("hidpos:usb:0c2e:0b61:B2")) {
      driver.start();
      assertThat(take(heard.states)).isEqualTo(new Present());
      first.write(Reports.report("]E0", "9520000000011", false));
      assertThat(take(heard.scans))
          .extracting(code -> code.aimId() + code.text())
          .isEqualTo("]E09520000000011");
      first.close();
      linux.unplug("hidraw", "hidraw0");
      assertThat(take(heard.states)).isInstanceOf(Absent.class);
      try (var second = PseudoTerminal.open()) {
        linux.behind("hidraw5", second);
        linux.plugHid("hidraw5", "0c2e", "0b61", "B2", Reports.DESCRIPTOR);
        assertThat(take(heard.states)).isEqualTo(new Present());
        second.write(Reports.report("]E0", "9520000000028", false));
        assertThat(take(heard.scans).text()).isEqualTo("9520000000028");
      }
    }
  }

  @Test
  void aHidDeviceThatIsNoScannerSaysWhatToDo() throws IOException, InterruptedException {
    linux.plugHid("hidraw0", "046d", "c31c", "", "0501 0906 a101 c0");
    try (var far = PseudoTerminal.open();
        ScannerDriver driver = driver("hidpos:" + linux.dev("hidraw0"))) {
      linux.behind("hidraw0", far);
      driver.start();
      assertThat(take(heard.states)).isInstanceOf(Faulty.class).asString().contains("USB HID POS");
    }
  }

  @Test
  void whatIsNoInputDeviceIsNotGrabbed() throws IOException, InterruptedException {
    try (var far = PseudoTerminal.open();
        ScannerDriver driver = driver("wedge:" + linux.dev("input/event0"))) {
      linux.behind("input/event0", far);
      driver.start();
      assertThat(take(heard.states)).isInstanceOf(Faulty.class).asString().contains("ENOTTY 25");
    }
  }

  private List<String> names(Driver driver) {
    return ScannerSetup.candidates(driver, linux.tree()).stream()
        .map((Plugged each) -> DeviceName.of(each).toString())
        .toList();
  }

  private ScannerDriver driver(String setup) {
    return ScannerSetup.parse(setup)
        .driver(
            "s1",
            linux.tree(),
            InstantSource.fixed(Instant.parse("2026-11-23T06:30:00Z")),
            ScanJournal.none(),
            heard);
  }
}
