package io.qless.bridge.converter;

import io.qless.bridge.DeviceException;
import io.qless.bridge.bus.I2cIo;
import java.util.concurrent.TimeUnit;

/// A Nuvoton NAU7802: the registers, its start, and its words. Used by one thread; lives as long as
/// the chip's bus stays open. Register numbers and bits are those of the data sheet, chapter 11.
final class Nau7802 {

  /// Its only address.
  static final int ADDRESS = 0x2a;

  static final int PU_CTRL = 0x00;
  static final int CTRL1 = 0x01;
  static final int CTRL2 = 0x02;
  static final int ADCO = 0x12;
  static final int ADC = 0x15;
  static final int PGA = 0x1b;
  static final int PGA_PWR = 0x1c;
  static final int REVISION = 0x1f;

  /// Bits of PU_CTRL: register reset, power up digital and analogue, powered up, start, conversion
  /// ready, supply from the chip's own regulator.
  static final int RR = 1;

  static final int PUD = 1 << 1;
  static final int PUA = 1 << 2;
  static final int PUR = 1 << 3;
  static final int CS = 1 << 4;
  static final int CR = 1 << 5;
  static final int AVDDS = 1 << 7;

  /// Bits of CTRL2.
  static final int CALS = 1 << 2;

  static final int CAL_ERR = 1 << 3;

  /// Gain 128 (bits 2:0) and 3.3 V for the bridge (bits 5:3: 4.5 V less four times 0.3 V).
  static final int GAIN_128_AT_3V3 = 4 << 3 | 7;

  /// 80 conversions a second (bits 6:4), internal offset calibration (bits 1:0).
  static final int RATE_80 = 3 << 4;

  /// The chopper's clock off (register 0x15), as the data sheet wants it (9.1).
  private static final int CHOPPER_OFF = 0x30;

  /// The capacitor at the second channel's pins is in use (register 0x1C).
  private static final int CAPACITOR = 1 << 7;

  /// The regulator's mode for capacitors without resistance (register 0x1B): off.
  private static final int LDOMODE = 1 << 6;

  private static final int REVISION_OF_ALL = 0x0f;

  private static final long MILLISECOND = TimeUnit.MILLISECONDS.toNanos(1);
  private static final long POLL = 2 * MILLISECOND;

  /// It takes 200 us.
  private static final long POWER_UP_LIMIT = 100 * MILLISECOND;

  /// Until the regulator's voltage stands.
  private static final long SUPPLY_SETTLES = 200 * MILLISECOND;

  /// Words that still hold what was before.
  private static final int DROPPED_WORDS = 10;

  private static final long WORD_LIMIT = 100 * MILLISECOND;

  /// It takes 344 ms.
  private static final long CALIBRATION_LIMIT = TimeUnit.SECONDS.toNanos(1);

  private final I2cIo io;
  private final Ticks ticks;

  Nau7802(I2cIo io, Ticks ticks) {
    this.io = io;
    this.ticks = ticks;
  }

  /// Sets the chip up from nothing, whatever it did before, and lets it convert.
  ///
  /// @throws DeviceException if it does not answer, or does not do as the data sheet says
  void start() throws InterruptedException {
    io.write(PU_CTRL, (byte) RR);
    ticks.pause(MILLISECOND);
    io.write(PU_CTRL, (byte) 0);
    io.write(PU_CTRL, (byte) (PUD | PUA));
    if (!await(PU_CTRL, PUR, PUR, POWER_UP_LIMIT)) {
      throw DeviceException.faulty(
          "the converter NAU7802 does not power up", "check its supply: 3.3 V at VIN");
    }
    if ((read(REVISION) & REVISION_OF_ALL) != REVISION_OF_ALL) {
      throw DeviceException.faulty(
          "another chip than a NAU7802 answers at address 0x2a", "take the other chip off the bus");
    }
    io.write(CTRL1, (byte) GAIN_128_AT_3V3);
    io.write(CTRL2, (byte) RATE_80);
    io.write(PU_CTRL, (byte) (PUD | PUA | CS | AVDDS));
    change(ADC, CHOPPER_OFF, CHOPPER_OFF);
    change(PGA_PWR, CAPACITOR, CAPACITOR);
    change(PGA, LDOMODE, 0);
    ticks.pause(SUPPLY_SETTLES);
    for (int i = 0; i < DROPPED_WORDS; i++) {
      dropWord();
    }
    calibrate();
  }

  /// Whether it still stands as it was set up: a brown-out puts all back.
  boolean isSetUp() {
    return read(CTRL1) == GAIN_128_AT_3V3 && (read(CTRL2) & ~(CALS | CAL_ERR)) == RATE_80;
  }

  /// Waits for a conversion; false if none came in time.
  boolean awaitWord(long limitNanos) throws InterruptedException {
    return await(PU_CTRL, CR, CR, limitNanos);
  }

  /// The conversion that is ready, as a signed number.
  int word() {
    byte[] word = io.read(ADCO, 3);
    return (word[0] << 16) | ((word[1] & 0xff) << 8) | (word[2] & 0xff);
  }

  private void dropWord() throws InterruptedException {
    if (!awaitWord(WORD_LIMIT)) {
      throw DeviceException.faulty(
          "the converter NAU7802 does not convert", "check its supply and wires E+ and E-");
    }
    word();
  }

  private void calibrate() throws InterruptedException {
    io.write(CTRL2, (byte) (RATE_80 | CALS));
    if (!await(CTRL2, CALS, 0, CALIBRATION_LIMIT)) {
      throw DeviceException.faulty(
          "the converter NAU7802 does not end its calibration", "take its supply away for a while");
    }
    if ((read(CTRL2) & CAL_ERR) != 0) {
      throw DeviceException.faulty(
          "the converter NAU7802 can't calibrate itself", "check wires E+ and E-, then A+ and A-");
    }
  }

  private boolean await(int register, int bits, int wanted, long limitNanos)
      throws InterruptedException {
    long since = ticks.nanos();
    while ((read(register) & bits) != wanted) {
      if (ticks.nanos() - since >= limitNanos) {
        return false;
      }
      ticks.pause(POLL);
    }
    return true;
  }

  private void change(int register, int bits, int to) {
    io.write(register, (byte) ((read(register) & ~bits) | to));
  }

  private int read(int register) {
    return io.read(register, 1)[0] & 0xff;
  }
}
