package io.qless.bridge.scale;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class CalibrationFileTest {

  private static final Calibration MADE =
      new Calibration(2_300.25, 1.0416, Instant.parse("2026-11-26T06:30:00Z"), "मीना");

  @TempDir Path folder;

  private CalibrationFile file(String cell) {
    return new CalibrationFile(folder.resolve("scale.properties"), cell);
  }

  @Test
  void whatIsWrittenIsReadAgain() throws IOException {
    file("NAU7802 17").write(MADE);
    file("NAU7802 17").write(new Calibration(1, 1.5, MADE.at(), MADE.by()));
    file("NAU7802 17").write(MADE);
    assertEquals(MADE, file("NAU7802 17").read());
  }

  @Test
  void nothingIsNone() {
    assertEquals(Calibration.NONE, file("NAU7802 17").read());
  }

  @Test
  void thatOfAnotherCellDoesNotCount() throws IOException {
    file("NAU7802 17").write(MADE);
    assertEquals(Calibration.NONE, file("NAU7802 18").read());
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "",
        "cell=c\nzero_grams=NaN\nspan=1\nat=2026-11-26T06:30:00Z\nby=M",
        "cell=c\nzero_grams=0\nspan=0\nat=2026-11-26T06:30:00Z\nby=M",
        "cell=c\nzero_grams=0\nspan=1\nat=yesterday\nby=M",
        "cell=c\nzero_grams=0",
        "cell=c\\u00zz"
      })
  void aSpoiledFileIsNone(String text) throws IOException {
    Files.writeString(folder.resolve("scale.properties"), text);
    assertEquals(Calibration.NONE, file("c").read());
  }

  @Test
  void aPlaceThatTakesNothingIsTold() {
    CalibrationFile nowhere = new CalibrationFile(folder.resolve("no/scale.properties"), "c");
    assertThrows(IOException.class, () -> nowhere.write(MADE));
  }
}
