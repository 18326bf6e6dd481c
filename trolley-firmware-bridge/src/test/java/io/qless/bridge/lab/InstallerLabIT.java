package io.qless.bridge.lab;

import static org.assertj.core.api.Assertions.assertThat;

import io.qless.bridge.hidpos.Reports;
import io.qless.bridge.linux.DeviceTree;
import io.qless.bridge.setup.DeviceName;
import io.qless.bridge.setup.Fitting;
import io.qless.bridge.setup.ScannerSetup;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HexFormat;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/// What `trolley-bridge` tells an installer of devices that are really plugged in.
class InstallerLabIT {

  /// The user `nobody`, who is a member of no group that may open devices.
  private static final String NOBODY = "65534";

  private final Gadget serial = Gadget.serial("05e0", "1701", "Z1");
  private final Gadget hidPos =
      Gadget.hid(
          "0c2e", "0b61", "H1", HexFormat.of().parseHex(Reports.DESCRIPTOR.replace(" ", "")), 64);
  private final Typist typist = new Typist();

  @BeforeEach
  void plugIn() {
    serial.plugIn();
    hidPos.plugIn();
    typist.gadget.plugIn();
    DeviceTree tree = DeviceTree.OF_LINUX;
    Wait.until("the kernel knows the serial port", () -> !tree.serialPorts().isEmpty());
    Wait.until("the kernel knows both HID devices", () -> tree.hidDevices().size() == 2);
    Wait.until(
        "the kernel knows the keyboard",
        () -> tree.keyboards().stream().anyMatch(each -> each.serial().equals("K1")));
  }

  @AfterEach
  void takeAway() {
    serial.close();
    hidPos.close();
    typist.close();
  }

  @Test
  void eachDeviceIsNamedByWhatStays() {
    List<Fitting> all = Fitting.all(DeviceTree.OF_LINUX);
    assertThat(all)
        .filteredOn(each -> !each.device().vendor().isEmpty())
        .extracting(each -> each.setups().stream().map(ScannerSetup::toString).toList())
        .containsExactly(
            List.of("plain:usb:05e0:1701:Z1", "ssi:usb:05e0:1701:Z1"),
            List.of("hidpos:usb:0c2e:0b61:H1"),
            List.of("wedge/us:usb:1209:0003:K1"));
    assertThat(all).allMatch(Fitting::isUsable);
  }

  @Test
  void whatIsNoUsbDeviceIsNamedByItsPath() {
    assertThat(Fitting.all(DeviceTree.OF_LINUX))
        .filteredOn(each -> each.device().label().startsWith("AT "))
        .extracting(each -> each.setups().getFirst().name())
        .hasOnlyElementsOfType(DeviceName.ByPath.class)
        .hasSize(1);
  }

  @Test
  void aUserWhoMayOpenNoneIsToldWhatToDo() throws IOException, InterruptedException {
    Run run = runAsNobody("io.qless.bridge.tool.BridgeMain", "devices");
    assertThat(run.out())
        .contains("--scanner=ssi:usb:05e0:1701:Z1")
        .contains("no right to open it: add the user to group dialout and log in again")
        .contains("--scanner=hidpos:usb:0c2e:0b61:H1")
        .contains("install deploy/udev/70-qless-scanners.rules, add the user to group input")
        .contains("--scanner=wedge/us:usb:1209:0003:K1")
        .contains("no right to open it: add the user to group input and log in again")
        .doesNotContain("ready");
    assertThat(run.code()).isEqualTo(3);
  }

  @Test
  void eachDriverSaysTheSameWhenTheKernelRefuses() throws IOException, InterruptedException {
    Run run =
        runAsNobody(
            FirstStatesMain.class.getName(),
            "plain:usb:05e0:1701:Z1",
            "hidpos:usb:0c2e:0b61:H1",
            "wedge:usb:1209:0003:K1");
    assertThat(run.out().lines().filter(each -> each.startsWith("Faulty")))
        .hasSize(3)
        .allMatch(each -> each.contains("(EACCES 13)"))
        .satisfiesExactly(
            serial -> assertThat(serial).contains("add the user to group dialout"),
            hid -> assertThat(hid).contains("70-qless-scanners.rules"),
            keys -> assertThat(keys).contains("add the user to group input and log in again"));
  }

  private record Run(int code, String out) {}

  private static Run runAsNobody(String main, String... arguments)
      throws IOException, InterruptedException {
    List<String> command = new ArrayList<>();
    command.addAll(List.of("setpriv", "--reuid=" + NOBODY, "--regid=" + NOBODY, "--clear-groups"));
    command.addAll(
        List.of(
            ProcessHandle.current().info().command().orElseThrow(),
            "-XX:TieredStopAtLevel=1",
            "-XX:+UseSerialGC",
            "--enable-native-access=ALL-UNNAMED",
            "-Djava.io.tmpdir=" + System.getProperty("java.io.tmpdir"),
            "-cp",
            System.getProperty("java.class.path"),
            main));
    command.addAll(List.of(arguments));
    Path out = Files.createTempFile("run", ".txt");
    Process process =
        new ProcessBuilder(command).redirectErrorStream(true).redirectOutput(out.toFile()).start();
    Wait.until("the end of " + main, () -> !process.isAlive());
    String text = Files.readString(out);
    Files.delete(out);
    return new Run(process.exitValue(), text);
  }
}
