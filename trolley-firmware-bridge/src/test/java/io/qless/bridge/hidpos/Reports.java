package io.qless.bridge.hidpos;

import java.nio.charset.StandardCharsets;

/// Reports of a scanner whose descriptor is the usual one.
public final class Reports {

  public static final String DESCRIPTOR = ScanReportTest.USUAL;

  /// Of a scanner whose descriptor says no more than it must.
  public static final String BARE_DESCRIPTOR = ScanReportTest.BARE;

  /// Of a scanner that plays a keyboard.
  public static final String KEYBOARD_DESCRIPTOR = ScanReportTest.KEYBOARD;

  private Reports() {}

  public static byte[] report(String aimId, String data, boolean goesOn) {
    byte[] text = data.getBytes(StandardCharsets.ISO_8859_1);
    byte[] report = new byte[64];
    report[0] = 2;
    report[1] = (byte) text.length;
    System.arraycopy(aimId.getBytes(StandardCharsets.ISO_8859_1), 0, report, 2, aimId.length());
    System.arraycopy(text, 0, report, 5, text.length);
    report[63] = (byte) (goesOn ? 1 : 0);
    return report;
  }
}
