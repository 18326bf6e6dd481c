package io.qless.bridge.hidpos;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.util.Arrays;
import java.util.HexFormat;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;

/// Report descriptors as devices send them, read by the rules of the HID class definition.
class ScanReportTest {

  /// Scanned data report 2: byte count, identifier, 56 bytes, two of the maker, eight flags; then a
  /// trigger report 4.
  static final String USUAL =
      "058c 0902 a101 0912 a102 8502 1500 26ff00 7508 9501 0501 093b 8102"
          + " 9503 058c 09fb 09fc 09fd 8102 9538 09fe 820201 0666ff 9502 0904 0900 8102"
          + " 058c 2501 7501 9508 09ff 8102 c0 0914 a102 8504 2501 7501 9508 0960 9102 c0 c0";

  /// "63 bytes of decoded data", and no word on what is where.
  static final String BARE = "058c 0902 a101 8502 1500 26ff00 7508 953f 09fe 8102 c0";

  /// A boot keyboard.
  static final String KEYBOARD =
      "0501 0906 a101 0507 19e0 29e7 1500 2501 7501 9508 8102 9501 7508 8103 9506 7508 1500 2565"
          + " 0507 1900 2965 8100 c0";

  @Test
  void eachPartIsWhereItsUsageSays() {
    assertEquals(Optional.of(new ScanReport(2, 5, 56, 1, List.of(2, 3, 4), 63 * 8)), of(USUAL));
  }

  @Test
  void aDescriptorThatNamesDataOnlyMeansTheCustomaryReport() {
    assertEquals(of(USUAL), of(BARE));
  }

  @Test
  void partsMayComeInAnotherOrderAndWithoutReportNumbers() {
    String other =
        "058c 0902 a101 1500 26ff00 7508 9510 09fe 8102 9503 09fb 09fc 09fd 8102"
            + " 7501 9501 09ff 8102 9507 8103 c0";
    assertEquals(Optional.of(new ScanReport(0, 0, 16, -1, List.of(16, 17, 18), 19 * 8)), of(other));
  }

  @Test
  void aUsageOfFourBytesBringsItsPage() {
    String longUsage = "0501 0902 a101 7508 9504 0bfe008c00 8102 c0";
    assertEquals(Optional.of(new ScanReport(0, 0, 4, -1, List.of(), -1)), of(longUsage));
  }

  @Test
  void pushAndPopBringBackWhatWasSaid() {
    String pushed = "058c 7508 9504 a4 0501 7501 9508 0930 8102 b4 09fe 8102";
    assertEquals(Optional.of(new ScanReport(0, 1, 4, -1, List.of(), -1)), of(pushed));
  }

  @Test
  void whatIsNoScannerHasNoSuchReport() {
    assertEquals(Optional.empty(), of(KEYBOARD));
    assertEquals(Optional.empty(), of(""));
  }

  @Test
  void aDescriptorThatIsCutOffAnywhereDoesNoHarm() {
    byte[] whole = bytes(USUAL);
    for (int length = 0; length < whole.length; length++) {
      Optional<ScanReport> read = ScanReport.of(Arrays.copyOf(whole, length));
      read.ifPresent(report -> assertEquals(2, report.report()));
    }
  }

  static byte[] bytes(String hex) {
    return HexFormat.of().parseHex(hex.replace(" ", ""));
  }

  private static Optional<ScanReport> of(String hex) {
    return ScanReport.of(bytes(hex));
  }
}
