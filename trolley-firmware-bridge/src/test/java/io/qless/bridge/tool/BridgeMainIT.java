package io.qless.bridge.tool;

import static org.assertj.core.api.Assertions.assertThat;

import io.qless.bridge.hidpos.Reports;
import io.qless.bridge.setup.FakeLinux;
import io.qless.bridge.sim.PseudoTerminal;
import io.qless.bridge.sim.SimulatedScanner;
import io.qless.bridge.sim.SimulatedSsiScanner;
import java.io.IOException;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.nio.file.Path;
import java.time.Instant;
import java.time.InstantSource;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// The installer's commands, with scanners behind pseudo-terminals.
class BridgeMainIT {

  @TempDir Path root;
  private FakeLinux linux;
  private final StringWriter out = new StringWriter();
  private final StringWriter err = new StringWriter();

  @BeforeEach
  void install() {
    linux = new FakeLinux(root);
  }

  @Test
  void withNothingPluggedInItSaysSo() {
    assertThat(run("devices")).isEqualTo(1);
    assertThat(out.toString()).contains("Nothing that could be a scanner is plugged in");
  }

  @Test
  void eachDeviceShowsWhatToWriteForIt() throws IOException {
    try (var port = PseudoTerminal.open();
        var hid = PseudoTerminal.open()) {
      linux.plugSerial("ttyACM0", "05e0", "1701", "S1");
      linux.behind("ttyACM0", port);
      linux.plugHid("hidraw0", "0c2e", "0b61", "B2", Reports.DESCRIPTOR);
      linux.behind("hidraw0", hid);
      assertThat(run("devices")).isZero();
    }
    assertThat(out.toString())
        .contains("--scanner=plain:usb:05e0:1701:S1")
        .contains("--scanner=ssi:usb:05e0:1701:S1")
        .contains("--scanner=hidpos:usb:0c2e:0b61:B2")
        .contains("  ready");
  }

  @Test
  void whatIsThereButCantBeUsedSaysWhy() throws IOException {
    linux.plugSerial("ttyACM0", "1eab", "0006", "");
    assertThat(run("devices")).isEqualTo(3);
    assertThat(out.toString())
        .contains("--scanner=newland:usb:1eab:0006")
        .contains("not usable: ")
        .contains("is not there: is udev running?");
  }

  @Test
  void theMonitorShowsScansAsTheyCome() {
    Path port = root.resolve("scanner");
    try (var hand = new SimulatedSsiScanner(port)) {
      hand.scan(0x0F, "0109520000000011\u001d21X");
      assertThat(run("monitor", "ssi:" + port, "--scans=1", "--for=20")).isZero();
    }
    assertThat(out.toString()).contains("present").contains("]C1  0109520000000011<GS>21X");
  }

  @Test
  void aMonitorThatHearsNothingInTimeSaysSo() {
    Path port = root.resolve("none");
    assertThat(run("monitor", port.toString(), "--scans=1", "--for=1")).isEqualTo(4);
    assertThat(out.toString()).contains("absent: nothing is plugged in at " + port);
  }

  @Test
  void theSelftestPlaysScannersAndTestsNoRealOneUnlessNamed() {
    assertThat(run("selftest")).isZero();
    assertThat(out.toString())
        .contains("ok      serial port, plain frames")
        .contains("ok      serial port, packets with answers")
        .contains("ok      scan journal")
        .contains("No scanner was named");
  }

  @Test
  void theSelftestOfAScannerWaitsForAScan() {
    Path port = root.resolve("scanner");
    try (var hand = new SimulatedSsiScanner(port)) {
      hand.scan(0x0B, "9520000000011");
      assertThat(run("selftest", "ssi:" + port)).isZero();
    }
    assertThat(out.toString()).contains("ok      scanned ]E09520000000011");
  }

  @Test
  void theSelftestOfAnAbsentScannerFails() {
    assertThat(run("selftest", "ssi:" + root.resolve("none"))).isEqualTo(1);
    assertThat(out.toString()).contains("FAILED  open ssi:").contains("plug in the scanner");
  }

  @Test
  void theSelftestOfASilentScannerIsTooLate() {
    Path port = root.resolve("scanner");
    try (var hand = new SimulatedScanner(port)) {
      assertThat(run("selftest", "--wait=1", hand.link().toString())).isEqualTo(4);
    }
    assertThat(out.toString()).contains("FAILED  nothing was scanned");
  }

  @Test
  void aScannerThatIsNoneIsAWrongCommandLine() {
    assertThat(run("monitor", "zebra:/dev/ttyACM0")).isEqualTo(2);
    assertThat(err.toString()).contains("the driver is plain, honeywell, ssi");
  }

  @Test
  void helpNamesTheCommandsAndTheExitCodes() {
    assertThat(run("--help")).isZero();
    assertThat(out.toString())
        .contains("devices", "monitor", "selftest", "simulate", "Exit codes", "nobody scanned");
  }

  private int run(String... arguments) {
    return new BridgeMain(
            new PrintWriter(out, true),
            new PrintWriter(err, true),
            linux.tree(),
            InstantSource.fixed(Instant.parse("2026-11-23T06:30:00Z")))
        .commandLine()
        .execute(arguments);
  }
}
