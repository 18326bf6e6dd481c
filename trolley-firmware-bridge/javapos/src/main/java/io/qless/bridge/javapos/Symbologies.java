package io.qless.bridge.javapos;

import static jpos.ScannerConst.SCAN_SDT_AZTEC;
import static jpos.ScannerConst.SCAN_SDT_Code128;
import static jpos.ScannerConst.SCAN_SDT_Code39;
import static jpos.ScannerConst.SCAN_SDT_DATAMATRIX;
import static jpos.ScannerConst.SCAN_SDT_EAN13;
import static jpos.ScannerConst.SCAN_SDT_EAN8;
import static jpos.ScannerConst.SCAN_SDT_GS1128;
import static jpos.ScannerConst.SCAN_SDT_GS1DATABAR;
import static jpos.ScannerConst.SCAN_SDT_GS1DATABAR_E;
import static jpos.ScannerConst.SCAN_SDT_GS1DATAMATRIX;
import static jpos.ScannerConst.SCAN_SDT_GS1QRCODE;
import static jpos.ScannerConst.SCAN_SDT_ITF;
import static jpos.ScannerConst.SCAN_SDT_PDF417;
import static jpos.ScannerConst.SCAN_SDT_QRCODE;

/// What UnifiedPOS calls a symbology, and its AIM id (ISO/IEC 15424).
final class Symbologies {

  private Symbologies() {}

  /// @param type `ScanDataType`
  /// @return `""` for one that no label of a shop has, and for UPC, whose number comes without the
  ///   zero that its id would promise
  static String aimId(int type) {
    return switch (type) {
      case SCAN_SDT_EAN13 -> "]E0";
      case SCAN_SDT_EAN8 -> "]E4";
      case SCAN_SDT_Code128 -> "]C0";
      case SCAN_SDT_GS1128 -> "]C1";
      case SCAN_SDT_Code39 -> "]A0";
      case SCAN_SDT_ITF -> "]I0";
      case SCAN_SDT_GS1DATABAR, SCAN_SDT_GS1DATABAR_E -> "]e0";
      case SCAN_SDT_DATAMATRIX -> "]d1";
      case SCAN_SDT_GS1DATAMATRIX -> "]d2";
      case SCAN_SDT_QRCODE -> "]Q1";
      case SCAN_SDT_GS1QRCODE -> "]Q3";
      case SCAN_SDT_PDF417 -> "]L0";
      case SCAN_SDT_AZTEC -> "]z0";
      default -> "";
    };
  }
}
