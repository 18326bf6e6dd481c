package io.qless.bridge.converter;

import io.qless.bridge.bus.SpiIo;

/// An HX711 on an SPI bus of 500 kHz: each rise of MOSI is a pulse of its clock. Its time passes
/// with transfers and while a driver waits.
final class Hx711Model implements SpiIo, Ticks {

  private static final long BIT = 2_000;

  /// A clock that is high for longer powers it down.
  private static final long POWER_DOWN = 60_000;

  long period = 12_500_000;
  int raw;

  /// What its data line is stuck at, -1 if it is not.
  int stuck = -1;

  boolean closed;
  int poweredDown;
  private long now;
  private long readyAt = period;
  private int word;
  private int pulse;
  private boolean clock;
  private long highSince;
  private boolean data = true;

  @Override
  public long nanos() {
    return now;
  }

  @Override
  public void pause(long nanos) {
    now += nanos;
  }

  @Override
  public byte[] transfer(byte... out) {
    byte[] in = new byte[out.length];
    for (int bit = 0; bit < out.length * 8; bit++) {
      boolean high = ((out[bit / 8] >> (7 - bit % 8)) & 1) != 0;
      in[bit / 8] |= (byte) ((clock(high) ? 1 : 0) << (7 - bit % 8));
      now += BIT;
    }
    return in;
  }

  private boolean clock(boolean high) {
    if (pulse == 0 && data && now >= readyAt) {
      data = false;
      word = raw;
    }
    if (high && !clock) {
      highSince = now;
      rise();
    } else if (high && now - highSince > POWER_DOWN) {
      poweredDown++;
    }
    clock = high;
    return stuck >= 0 ? stuck == 1 : data;
  }

  private void rise() {
    if (data && pulse == 0) {
      return; // nothing to clock out
    }
    if (pulse < 24) {
      data = ((word >> (23 - pulse)) & 1) != 0;
      pulse++;
    } else {
      data = true;
      pulse = 0;
      readyAt = now + period;
    }
  }

  @Override
  public void close() {
    closed = true;
  }
}
