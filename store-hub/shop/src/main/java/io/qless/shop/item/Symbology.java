package io.qless.shop.item;

import java.util.List;

/// Kinds of symbols, by the AIM symbology identifier that a scanner sends before the data (ISO/IEC
/// 15424).
public enum Symbology {
  /// The scanner sends no identifier: the digits must speak.
  UNKNOWN("", false),
  /// EAN-13 and UPC-A; also UPC-E, which has no identifier of its own.
  EAN_13("EAN-13", false, "]E0"),
  /// Told from [#EAN_13] by its 12 digits, or its 13 that begin with 0.
  UPC_A("UPC-A", false),
  /// Told from [#EAN_13] by its 8 digits.
  UPC_E("UPC-E", false),
  EAN_8("EAN-8", false, "]E4"),
  /// A main symbol with a two or five digit add-on behind it.
  EAN_WITH_ADD_ON("EAN with add-on", false, "]E3"),
  /// An add-on alone.
  ADD_ON("EAN add-on", false, "]E1", "]E2"),
  ITF("ITF-14", false, "]I0", "]I1", "]I2"),
  CODE_128("Code 128", false, "]C0", "]C2", "]C4"),
  GS1_128("GS1-128", true, "]C1"),
  /// DataBar of all kinds, and the two-dimensional part of composites.
  DATABAR("GS1 DataBar", true, "]e0"),
  DATA_MATRIX("Data Matrix", false, "]d0", "]d1", "]d4"),
  GS1_DATA_MATRIX("GS1 DataMatrix", true, "]d2", "]d5"),
  QR("QR Code", false, "]Q0", "]Q1", "]Q2"),
  GS1_QR("GS1 QR Code", true, "]Q3", "]Q4"),
  GS1_DOT_CODE("GS1 DotCode", true, "]J1"),
  /// An identifier that a shop has no special use for.
  OTHER("other", false);

  /// Letters and digits of an identifier, with its bracket.
  public static final int AIM_CHARS = 3;

  private static final List<Symbology> VALUES = List.of(values());

  private final String label;
  private final boolean gs1;
  private final String aimIds;

  Symbology(String label, boolean gs1, String... aimIds) {
    this.label = label;
    this.gs1 = gs1;
    this.aimIds = String.join(" ", aimIds);
  }

  /// Its name on paper, empty if it is unknown.
  public String label() {
    return label;
  }

  /// Whether its data is a GS1 element string.
  boolean isGs1() {
    return gs1;
  }

  /// Whether it is of the EAN and UPC family, which holds nothing but article numbers.
  boolean isRetail() {
    return aimIds.startsWith("]E");
  }

  /// The symbology of an AIM identifier.
  public static Symbology of(String aimId) {
    if (aimId.isEmpty()) {
      return UNKNOWN;
    }
    for (Symbology symbology : VALUES) {
      if (aimId.length() == AIM_CHARS && symbology.aimIds.contains(aimId)) {
        return symbology;
      }
    }
    return OTHER;
  }
}
