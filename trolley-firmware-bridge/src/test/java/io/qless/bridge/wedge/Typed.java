package io.qless.bridge.wedge;

import java.io.ByteArrayOutputStream;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;

/// Key events as the kernel hands them over, written down by hand.
final class Typed {

  static final int SHIFT = 42;
  static final int CONTROL = 29;
  static final int ALT = 56;
  static final int ALT_GR = 100;
  static final int CAPS = 58;
  static final int TAB = 15;
  static final int ENTER = 28;

  private final ByteArrayOutputStream events = new ByteArrayOutputStream();

  /// A key goes down and up, as a scanner types it: scan code, key, report, twice.
  Typed key(int code) {
    return event(4, 4, 0x70000 + code).down(code).event(4, 4, 0x70000 + code).up(code);
  }

  Typed down(int code) {
    return event(1, code, 1).event(0, 0, 0);
  }

  Typed up(int code) {
    return event(1, code, 0).event(0, 0, 0);
  }

  Typed shifted(int code) {
    return down(SHIFT).key(code).up(SHIFT);
  }

  /// Digits of the upper row.
  Typed digits(String digits) {
    for (int i = 0; i < digits.length(); i++) {
      char digit = digits.charAt(i);
      key(digit == '0' ? 11 : digit - '0' + 1);
    }
    return this;
  }

  Typed repeated(int code) {
    return event(1, code, 2).event(0, 0, 0);
  }

  /// The kernel had no room.
  Typed dropped() {
    return event(0, 3, 0);
  }

  byte[] bytes() {
    return events.toByteArray();
  }

  private Typed event(int type, int code, int value) {
    ByteBuffer event = ByteBuffer.allocate(24).order(ByteOrder.nativeOrder());
    event.putLong(1_790_000_000L).putLong(123_456L);
    event.putShort((short) type).putShort((short) code).putInt(value);
    events.writeBytes(event.array());
    return this;
  }
}
