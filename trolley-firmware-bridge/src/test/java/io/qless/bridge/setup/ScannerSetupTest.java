package io.qless.bridge.setup;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import io.qless.bridge.scanner.ScanFraming.Ends;
import io.qless.bridge.scanner.ScanPort;
import io.qless.bridge.setup.DeviceName.ByPath;
import io.qless.bridge.setup.DeviceName.ByUsb;
import io.qless.bridge.setup.ScannerSetup.Driver;
import io.qless.bridge.wedge.KeyLayout;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;

class ScannerSetupTest {

  @Test
  void aPathAloneIsAPlainScanner() {
    assertThat(ScannerSetup.parse("/dev/ttyACM0"))
        .isEqualTo(ScannerSetup.plain(Path.of("/dev/ttyACM0")));
    assertThat(ScannerSetup.parse("kiosk-data/scanner"))
        .isEqualTo(ScannerSetup.plain(Path.of("kiosk-data/scanner")));
    assertThat(ScannerSetup.parse("/dev/serial/by-path/pci-0000:00:14.0-usb-0:1:1.0").driver())
        .isEqualTo(Driver.PLAIN);
  }

  @Test
  void aDriverAndAUsbNameStayRightWhereverItIsPluggedIn() {
    assertThat(ScannerSetup.parse("ssi:usb:05E0:1701:S/N-12"))
        .isEqualTo(
            new ScannerSetup(
                Driver.SSI, Ends.ANY, KeyLayout.US, new ByUsb("05e0", "1701", "S/N-12")));
    assertThat(ScannerSetup.parse("hidpos:usb:0c2e:0b61").name())
        .isEqualTo(new ByUsb("0c2e", "0b61", ""));
  }

  @Test
  void optionsSayHowACodeEndsOrWhichKeyboardItIs() {
    assertThat(ScannerSetup.parse("plain/crlf:/dev/ttyUSB0").ends()).isEqualTo(Ends.CRLF);
    assertThat(ScannerSetup.parse("honeywell/stx-etx:/dev/ttyUSB0").ends()).isEqualTo(Ends.STX_ETX);
    assertThat(ScannerSetup.parse("wedge/de:/dev/input/event3").layout()).isEqualTo(KeyLayout.DE);
    assertThat(ScannerSetup.parse("wedge:/dev/input/event3"))
        .extracting(ScannerSetup::layout, ScannerSetup::name)
        .containsExactly(KeyLayout.US, new ByPath(Path.of("/dev/input/event3")));
  }

  @Test
  void whatIsWrittenCanBeReadAgain() {
    for (String text :
        new String[] {
          "plain:/dev/ttyACM0",
          "plain/cr:/dev/ttyACM0",
          "honeywell/stx-etx:usb:0c2e:0b61",
          "ssi:usb:05e0:1701:A1",
          "newland:usb:1eab:0006",
          "hidpos:/dev/hidraw0",
          "wedge/fr:usb:1234:5678",
          "javapos:LineScanner"
        }) {
      assertThat(ScannerSetup.parse(text)).hasToString(text);
    }
  }

  @Test
  void whatIsNoSetupSaysWhatWouldBe() {
    refuses(
        "usb:05e0:1701", "the driver is plain, honeywell, ssi, newland, hidpos, wedge or javapos");
    refuses("zebra:/dev/ttyACM0", "the driver is");
    refuses("", "trolley-bridge devices");
    refuses("ssi:usb:05e0", "usb:VENDOR:PRODUCT[:SERIAL]");
    refuses("ssi/cr:/dev/ttyACM0", "driver ssi has no options, so leave out '/cr'");
    refuses("plain/tab:/dev/ttyACM0", "a code ends with any, cr, lf, crlf or stx-etx");
    refuses("wedge/dvorak:/dev/input/event3", "a keyboard layout is us, de or fr");
  }

  @Test
  void aServicesScannerWithoutItsJarSaysWhatIsMissing() {
    ScanPort.Opening opening = new NoAdapter().opener("LineScanner").open();
    assertThat(opening).isInstanceOf(ScanPort.Opening.Failed.class);
    assertThat(opening.toString()).contains("LineScanner").contains("QLESS_DRIVERS");
  }

  private static void refuses(String text, String saying) {
    assertThatIllegalArgumentException()
        .isThrownBy(() -> ScannerSetup.parse(text))
        .withMessageContaining(saying);
  }
}
