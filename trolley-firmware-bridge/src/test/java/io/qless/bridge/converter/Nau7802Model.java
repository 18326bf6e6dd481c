package io.qless.bridge.converter;

import io.qless.bridge.DeviceException;
import io.qless.bridge.bus.I2cIo;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HexFormat;
import java.util.List;

/// A NAU7802 that behaves as its data sheet says, with a time of its own that passes while a driver
/// waits. It records each write as `register=value`, hexadecimal.
final class Nau7802Model implements I2cIo, Ticks {

  private static final long POWER_UP = 200_000;
  private static final long CALIBRATION = 344_000_000;
  private static final long TRANSFER = 400_000;

  /// Periods by the rate bits of CTRL2; 4 to 6 are not used.
  private static final long[] PERIODS = {
    100_000_000, 50_000_000, 25_000_000, 12_500_000, 0, 0, 0, 3_125_000
  };

  final List<String> writes = new ArrayList<>();
  private final int[] registers = new int[32];
  private long now;
  private long poweredAt = Long.MAX_VALUE;
  private long convertsAt = Long.MAX_VALUE;
  private long calibratedAt = Long.MAX_VALUE;

  /// What lies on the cell, in counts.
  int raw = 4_711;

  boolean absent;
  boolean dead;
  boolean neverCalibrates;
  boolean failsCalibration;
  boolean neverPowersUp;
  int calibrations;
  boolean closed;

  Nau7802Model() {
    reset();
  }

  /// The supply sags: all as after power-up.
  void brownOut() {
    reset();
    registers[Nau7802.PU_CTRL] = 0;
  }

  /// It stands still with its settings.
  void hang() {
    convertsAt = Long.MAX_VALUE;
    dead = true;
  }

  private void reset() {
    Arrays.fill(registers, 0);
    registers[Nau7802.REVISION] = 0x0f;
    poweredAt = Long.MAX_VALUE;
    convertsAt = Long.MAX_VALUE;
    calibratedAt = Long.MAX_VALUE;
  }

  @Override
  public long nanos() {
    return now;
  }

  @Override
  public void pause(long nanos) {
    now += nanos;
  }

  @Override
  public byte[] read(int register, int length) {
    transfer();
    byte[] out = new byte[length];
    for (int i = 0; i < length; i++) {
      out[i] = (byte) registers[register + i];
    }
    if (register <= Nau7802.ADCO + 2 && register + length > Nau7802.ADCO + 2) {
      registers[Nau7802.PU_CTRL] &= ~Nau7802.CR;
    }
    return out;
  }

  @Override
  public void write(int register, byte... bytes) {
    transfer();
    for (int i = 0; i < bytes.length; i++) {
      int value = bytes[i] & 0xff;
      writes.add(HexFormat.of().toHexDigits((byte) (register + i)) + "=" + hex(value));
      set(register + i, value);
    }
  }

  private void set(int register, int value) {
    switch (register) {
      case Nau7802.PU_CTRL -> control(value);
      case Nau7802.CTRL2 -> {
        registers[register] = value & ~Nau7802.CAL_ERR;
        boolean runs = (registers[Nau7802.PU_CTRL] & Nau7802.PUR) != 0;
        if ((value & Nau7802.CALS) != 0 && runs && !neverCalibrates) {
          calibratedAt = now + CALIBRATION;
        }
        restart();
      }
      case Nau7802.CTRL1 -> {
        registers[register] = value;
        restart();
      }
      default -> registers[register] = value;
    }
  }

  private void control(int value) {
    if ((value & Nau7802.RR) != 0) {
      reset();
      registers[Nau7802.PU_CTRL] = Nau7802.RR;
      return;
    }
    int kept = registers[Nau7802.PU_CTRL] & (Nau7802.PUR | Nau7802.CR);
    registers[Nau7802.PU_CTRL] = (value & ~(Nau7802.PUR | Nau7802.CR)) | kept;
    if ((value & Nau7802.PUD) == 0) {
      registers[Nau7802.PU_CTRL] &= ~Nau7802.PUR;
      poweredAt = Long.MAX_VALUE;
    } else if (kept == 0 && poweredAt == Long.MAX_VALUE && !neverPowersUp) {
      poweredAt = now + POWER_UP;
    }
    restart();
  }

  private void restart() {
    int all = Nau7802.PUD | Nau7802.PUA | Nau7802.CS;
    convertsAt =
        (registers[Nau7802.PU_CTRL] & all) == all && !dead ? now + period() : Long.MAX_VALUE;
  }

  private long period() {
    return PERIODS[(registers[Nau7802.CTRL2] >> 4) & 7];
  }

  /// What happened since the last transfer.
  private void transfer() {
    if (absent) {
      throw new DeviceException("no chip answers", "check its wires");
    }
    now += TRANSFER;
    if (now >= poweredAt) {
      registers[Nau7802.PU_CTRL] |= Nau7802.PUR;
      poweredAt = Long.MAX_VALUE;
    }
    if (now >= calibratedAt) {
      registers[Nau7802.CTRL2] &= ~Nau7802.CALS;
      registers[Nau7802.CTRL2] |= failsCalibration ? Nau7802.CAL_ERR : 0;
      calibratedAt = Long.MAX_VALUE;
      calibrations++;
    }
    if (now >= convertsAt) {
      registers[Nau7802.ADCO] = (raw >> 16) & 0xff;
      registers[Nau7802.ADCO + 1] = (raw >> 8) & 0xff;
      registers[Nau7802.ADCO + 2] = raw & 0xff;
      registers[Nau7802.PU_CTRL] |= Nau7802.CR;
      convertsAt = now + period();
    }
  }

  private static String hex(int value) {
    return HexFormat.of().toHexDigits((byte) value);
  }

  @Override
  public void close() {
    closed = true;
  }
}
