package io.qless.bridge.hidpos;

import io.qless.bridge.hidpos.ReportDescriptor.Field;
import java.util.List;
import java.util.Optional;

/// Where in a scanner's report the code is. Immutable.
///
/// @param report the report's number, its first byte; 0 if the device numbers none
/// @param dataAt first byte of the decoded data, counted from the report's start as read
/// @param dataBytes how many there are at most
/// @param lengthAt byte that tells how many of them count, -1 if none does: then zeros at the end
///   do not
/// @param aimAt bytes of the symbology identifier, empty if there is none
/// @param moreBit bit that says that the code goes on in the next report, -1 if none does
record ScanReport(
    int report, int dataAt, int dataBytes, int lengthAt, List<Integer> aimAt, int moreBit) {

  /// Byte count of the generic desktop page, which Honeywell's and others' reports use.
  private static final int BYTE_COUNT = 0x01_003B;

  // HID Point of Sale Usage Tables 1.02, bar code scanner page.
  private static final int SYMBOLOGY_1 = 0x8C_00FB;
  private static final int SYMBOLOGY_2 = 0x8C_00FC;
  private static final int SYMBOLOGY_3 = 0x8C_00FD;
  private static final int DECODED_DATA = 0x8C_00FE;
  private static final int CONTINUED = 0x8C_00FF;

  ScanReport {
    aimAt = List.copyOf(aimAt);
  }

  /// The report of a device that scans, empty if the device does not.
  static Optional<ScanReport> of(byte[] descriptor) {
    List<Field> inputs = ReportDescriptor.inputs(descriptor);
    List<Field> data =
        inputs.stream().filter(field -> field.usage() == DECODED_DATA && isByte(field)).toList();
    if (data.isEmpty()) {
      return Optional.empty();
    }
    int report = data.getFirst().report();
    List<Field> fields = inputs.stream().filter(field -> field.report() == report).toList();
    int head = report == 0 ? 0 : 1;
    int dataBytes = (int) data.stream().filter(field -> field.report() == report).count();
    boolean bare = fields.size() == dataBytes;
    if (bare && dataBytes == 63 && report != 0) {
      return Optional.of(customary(report));
    }
    List<Integer> aim =
        List.of(
            byteAt(fields, SYMBOLOGY_1, head),
            byteAt(fields, SYMBOLOGY_2, head),
            byteAt(fields, SYMBOLOGY_3, head));
    return Optional.of(
        new ScanReport(
            report,
            head + data.getFirst().bit() / Byte.SIZE,
            dataBytes,
            byteAt(fields, BYTE_COUNT, head),
            aim.contains(-1) ? List.of() : aim,
            bitAt(fields, CONTINUED, head)));
  }

  /// How long a report must be for all of this to be in it.
  int bytes() {
    int longest = Math.max(dataAt + dataBytes, lengthAt + 1);
    for (int at : aimAt) {
      longest = Math.max(longest, at + 1);
    }
    return Math.max(longest, moreBit / Byte.SIZE + 1);
  }

  /// A descriptor may say no more than "63 bytes of decoded data". What such devices mean by it is
  /// what others say in full: length, 3 of the identifier, 56 of data, 2 of the maker, flags.
  private static ScanReport customary(int report) {
    return new ScanReport(report, 5, 56, 1, List.of(2, 3, 4), 63 * Byte.SIZE);
  }

  private static int byteAt(List<Field> fields, int usage, int head) {
    return fields.stream()
        .filter(field -> field.usage() == usage && isByte(field))
        .findFirst()
        .map(field -> head + field.bit() / Byte.SIZE)
        .orElse(-1);
  }

  private static int bitAt(List<Field> fields, int usage, int head) {
    return fields.stream()
        .filter(field -> field.usage() == usage)
        .findFirst()
        .map(field -> head * Byte.SIZE + field.bit())
        .orElse(-1);
  }

  private static boolean isByte(Field field) {
    return field.bits() == Byte.SIZE && field.bit() % Byte.SIZE == 0;
  }
}
