package io.qless.bridge.battery;

import io.qless.bridge.DeviceException;
import io.qless.bridge.battery.BatteryReading.Level;
import io.qless.bridge.battery.BatteryReading.Unreadable;
import io.qless.bridge.bus.I2cIo;
import java.util.Locale;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/// The fuel gauge MAX17048 of one lithium cell, over I2C. Used by the battery's thread only; lives
/// from program start to program end, and opens its bus again after a failure.
///
/// Source: MAX17048/MAX17049 data sheet (Maxim, 19-6171), register summary. Each register has two
/// bytes, the high one first.
public final class Max17048Gauge implements BatteryGauge {

  /// Its only address.
  public static final int ADDRESS = 0x36;

  private static final int VCELL = 0x02;
  private static final int SOC = 0x04;
  private static final int VERSION = 0x08;
  private static final int CRATE = 0x16;
  private static final int STATUS = 0x1A;

  /// `STATUS`, bit RI: it was reset and does not know the battery yet.
  private static final int RESET_INDICATOR = 0x0100;

  /// `VERSION` of all that were made, its low digits left out.
  private static final int FAMILY = 0x0010;

  /// `VCELL` counts 78.125 microvolts.
  private static final long NANOVOLTS = 78_125;

  private static final long NANOVOLTS_PER_MILLIVOLT = 1_000_000;

  /// The chip is made for 2.5 to 4.5 V; a cell below or above is none, or not one that lives.
  private static final long LEAST_MILLIVOLTS = 2_500;

  private static final long MOST_MILLIVOLTS = 4_500;

  /// `SOC` counts 1/256 %.
  private static final int STEPS_PER_PERCENT = 256;

  /// A full cell may read some percent more than full; what reads more than that is nonsense.
  private static final int MOST_PERCENT = 110;

  /// `CRATE` counts 0.208 % an hour. Less than 1 % is what it trembles by.
  private static final int CHARGING_STEPS = 5;

  /// From here on a battery that does not become emptier stands at the charger, and is full.
  private static final int FULL_PERCENT = 99;

  /// What a bus without a chip reads: nobody pulls the wires down.
  private static final int NOBODY = 0xFFFF;

  private final Supplier<I2cIo> opener;
  private @Nullable I2cIo io;

  /// @param opener reaches the chip, or throws a [DeviceException]
  public Max17048Gauge(Supplier<I2cIo> opener) {
    this.opener = opener;
  }

  @Override
  public BatteryReading read() {
    try {
      return read(chip());
    } catch (DeviceException failed) {
      close();
      return new Unreadable(failed.getMessage() + "; " + failed.wayOut());
    }
  }

  /// The chip, which is asked who it is when its bus was opened.
  private I2cIo chip() {
    I2cIo open = io;
    if (open == null) {
      open = opener.get();
      io = open;
      int version = word(open, VERSION);
      if ((version & ~0xF) != FAMILY) {
        throw new DeviceException(
            String.format(Locale.ROOT, "no MAX17048 answers, version %04x", version),
            "check its wires, and which gauge the supply has");
      }
    }
    return open;
  }

  private static BatteryReading read(I2cIo chip) {
    int status = word(chip, STATUS);
    if ((status & RESET_INDICATOR) != 0) {
      int heard = status & ~RESET_INDICATOR;
      chip.write(STATUS, (byte) (heard >> 8), (byte) heard);
      return new Unreadable("the gauge was reset and makes its estimate anew");
    }
    long millivolts = word(chip, VCELL) * NANOVOLTS / NANOVOLTS_PER_MILLIVOLT;
    if (millivolts < LEAST_MILLIVOLTS || millivolts > MOST_MILLIVOLTS) {
      return new Unreadable("the gauge tells a cell of " + millivolts + " mV");
    }
    int percent = (word(chip, SOC) + STEPS_PER_PERCENT / 2) / STEPS_PER_PERCENT;
    if (percent > MOST_PERCENT) {
      return new Unreadable("the gauge tells a charge of " + percent + " %");
    }
    int rate = (short) word(chip, CRATE);
    boolean charging = rate >= CHARGING_STEPS || (percent >= FULL_PERCENT && rate >= 0);
    return new Level(Math.min(percent, 100), charging);
  }

  private static int word(I2cIo chip, int register) {
    byte[] bytes = chip.read(register, 2);
    int word = (bytes[0] & 0xFF) << 8 | (bytes[1] & 0xFF);
    if (word == NOBODY && register != CRATE) {
      throw new DeviceException(
          String.format(Locale.ROOT, "register %02x of the gauge reads ffff", register),
          "check the gauge's wires SDA and SCL");
    }
    return word;
  }

  @Override
  public void close() {
    I2cIo open = io;
    io = null;
    if (open != null) {
      open.close();
    }
  }
}
