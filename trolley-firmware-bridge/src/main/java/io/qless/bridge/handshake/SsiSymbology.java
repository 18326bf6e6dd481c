package io.qless.bridge.handshake;

/// The symbologies that SSI tells by a number before the code, as AIM ids. Stateless; any thread.
final class SsiSymbology {

  private SsiSymbology() {}

  /// The AIM id (ISO/IEC 15424), `""` where the number alone does not tell it surely. A UPC-A comes
  /// with its own 12 digits, as AIM's `]E0` would not have it, so it gets none.
  ///
  /// @param type SSI Programmer's Guide, table of bar code types under DECODE_DATA
  static String aimId(int type) {
    return switch (type) {
      case 0x01 -> "]A0"; // Code 39
      case 0x03 -> "]C0"; // Code 128
      case 0x06 -> "]I0"; // interleaved 2 of 5
      case 0x0A -> "]E4"; // EAN-8
      case 0x0B -> "]E0"; // EAN-13
      case 0x0F -> "]C1"; // GS1-128
      case 0x11 -> "]L0"; // PDF417
      case 0x1B -> "]d1"; // Data Matrix
      case 0x1C -> "]Q1"; // QR code
      case 0x2D -> "]z0"; // Aztec
      case 0x30, 0x31, 0x32 -> "]e0"; // GS1 DataBar: omnidirectional, limited, expanded
      case 0x4B, 0x8B -> "]E3"; // EAN-13 with an add-on of 2 or 5 digits
      case 0xC1 -> "]d2"; // GS1 Data Matrix
      case 0xC2 -> "]Q3"; // GS1 QR code
      default -> "";
    };
  }
}
