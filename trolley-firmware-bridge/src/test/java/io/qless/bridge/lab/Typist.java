package io.qless.bridge.lab;

import io.qless.bridge.hidpos.Reports;
import java.util.HexFormat;

/// A scanner that plays a keyboard: types what it is given on a HID [Gadget], as a US keyboard
/// would. One thread uses it.
final class Typist implements AutoCloseable {

  static final String VENDOR = "1209";
  static final String PRODUCT = "0003";

  private static final int REPORT_BYTES = 8;
  private static final byte CONTROL = 0x01;
  private static final byte SHIFT = 0x02;

  // HID Usage Tables, keyboard page.
  private static final byte A = 4;
  private static final byte ONE = 30;
  private static final byte ZERO = 39;
  private static final byte ENTER = 40;
  private static final byte CLOSING_BRACKET = 48;

  final Gadget gadget =
      Gadget.hid(
          VENDOR,
          PRODUCT,
          "K1",
          HexFormat.of().parseHex(Reports.KEYBOARD_DESCRIPTOR.replace(" ", "")),
          REPORT_BYTES);

  private final Sender sender = new Sender(gadget);

  /// Types characters: digits, letters, `]`, GS, and `\r` for Enter. Returns at once.
  void type(String text) {
    for (int i = 0; i < text.length(); i++) {
      char typed = text.charAt(i);
      if (Character.isUpperCase(typed)) {
        stroke(SHIFT, usage(Character.toLowerCase(typed)));
      } else if (typed == '\u001d') {
        stroke(CONTROL, CLOSING_BRACKET);
      } else {
        stroke((byte) 0, usage(typed));
      }
    }
  }

  /// Waits until all of it was fetched by the kernel.
  void flush() {
    sender.flush();
  }

  /// Forgets what was not typed yet.
  void stop() {
    sender.drop();
  }

  @Override
  public void close() {
    sender.close();
    gadget.close();
  }

  private void stroke(byte modifier, byte usage) {
    sender.send(new byte[] {modifier, 0, usage, 0, 0, 0, 0, 0});
    sender.send(new byte[REPORT_BYTES]);
  }

  private static byte usage(char typed) {
    if (typed >= 'a' && typed <= 'z') {
      return (byte) (A + typed - 'a');
    }
    if (typed >= '1' && typed <= '9') {
      return (byte) (ONE + typed - '1');
    }
    return switch (typed) {
      case '0' -> ZERO;
      case '\r' -> ENTER;
      case ']' -> CLOSING_BRACKET;
      default -> throw new IllegalArgumentException("no key for " + (int) typed);
    };
  }
}
