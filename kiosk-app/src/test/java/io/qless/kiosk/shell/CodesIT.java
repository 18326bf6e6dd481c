package io.qless.kiosk.shell;

import static org.assertj.core.api.Assertions.assertThat;

import com.google.zxing.BinaryBitmap;
import com.google.zxing.DecodeHintType;
import com.google.zxing.RGBLuminanceSource;
import com.google.zxing.ReaderException;
import com.google.zxing.common.HybridBinarizer;
import com.google.zxing.qrcode.QRCodeReader;
import io.qless.kiosk.trip.Language;
import io.qless.kiosk.trip.PaymentView;
import io.qless.kiosk.trip.SampleTrips;
import java.util.Map;
import javafx.geometry.Bounds;
import javafx.scene.image.PixelFormat;
import javafx.scene.image.WritableImage;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/// The codes on the glass, read back from its pixels as a phone or the gate's scanner would.
class CodesIT {
  private static final int WHITE = 0xFFFFFFFF;

  /// As many modules as a reader may ask for around a code (ISO/IEC 18004, 6.3.8).
  private static final int QUIET_MODULES = 4;

  @ParameterizedTest
  @CsvSource({"1024, 600, HINDI", "1280, 800, ENGLISH"})
  void theFamilysCodeReadsAsTheInvitation(double width, double height, Language language) {
    try (ShellWindow window = ShellWindow.open(width, height)) {
      window.show(SampleTrips.shopping(language));
      String invitation = SampleTrips.shopping(language).family().joinText();
      assertThat(read(window, "family-qr")).isEqualTo(invitation);
      window.tap("family");
      window.show(SampleTrips.shopping(language));
      assertThat(read(window, "family-qr-large")).isEqualTo(invitation);
    }
  }

  @ParameterizedTest
  @CsvSource({"1024, 600, HINDI", "1280, 800, ENGLISH"})
  void thePaymentCodeReadsAsTheProvidersText(double width, double height, Language language) {
    try (ShellWindow window = ShellWindow.open(width, height)) {
      window.show(SampleTrips.pay(language, PaymentView.State.WAITING));
      assertThat(read(window, "pay-qr")).isEqualTo(SampleTrips.UPI);
    }
  }

  @ParameterizedTest
  @CsvSource({"1024, 600, HINDI", "1280, 800, ENGLISH"})
  void theExitPassReadsAsItsToken(double width, double height, Language language) {
    try (ShellWindow window = ShellWindow.open(width, height)) {
      window.show(SampleTrips.exitPass(language));
      assertThat(read(window, "exit-qr")).isEqualTo(SampleTrips.PASS);
    }
  }

  private static String read(ShellWindow window, String id) {
    Bounds box = window.box(id);
    WritableImage picture = window.picture();
    int side = (int) box.getWidth();
    int[] argb = new int[side * side];
    picture
        .getPixelReader()
        .getPixels(
            (int) box.getMinX(),
            (int) box.getMinY(),
            side,
            side,
            PixelFormat.getIntArgbInstance(),
            argb,
            0,
            side);
    assertQuietZone(argb, side, id);
    BinaryBitmap bitmap =
        new BinaryBitmap(new HybridBinarizer(new RGBLuminanceSource(side, side, argb)));
    try {
      return new QRCodeReader().decode(bitmap, Map.of(DecodeHintType.TRY_HARDER, true)).getText();
    } catch (ReaderException e) {
      throw new AssertionError("no code to be read in #" + id, e);
    }
  }

  /// The first dark pixel of the middle row band and column band is not nearer to the edge than the
  /// quiet zone; a finder pattern's outer bar is one module wide.
  private static void assertQuietZone(int[] argb, int side, String id) {
    int left = side;
    int top = side;
    for (int y = 0; y < side; y++) {
      for (int x = 0; x < side; x++) {
        if (argb[y * side + x] != WHITE && isInside(x, y, side)) {
          left = Math.min(left, x);
          top = Math.min(top, y);
        }
      }
    }
    int module = 0;
    while (argb[(top + module) * side + left + module] != WHITE) {
      module++;
    }
    assertThat(Math.min(left, top))
        .as("quiet pixels of #" + id)
        .isGreaterThanOrEqualTo(QUIET_MODULES * module);
  }

  /// Leaves out the rounded corners of the white ground.
  private static boolean isInside(int x, int y, int side) {
    int corner = side / 8;
    boolean nearSide = x < corner || x >= side - corner;
    boolean nearEnd = y < corner || y >= side - corner;
    return !(nearSide && nearEnd);
  }
}
