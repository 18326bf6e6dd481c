package io.qless.bridge.converter;

import io.qless.bridge.DeviceException;
import io.qless.bridge.DeviceState;
import io.qless.bridge.converter.WeightLine.About;
import io.qless.bridge.converter.WeightLine.Torn;
import io.qless.bridge.converter.WeightLine.Weight;
import io.qless.bridge.scale.LoadCell;
import io.qless.bridge.scale.LoadSample;
import io.qless.bridge.scale.LoadSample.Broken;
import io.qless.bridge.scale.LoadSample.Missing;
import io.qless.bridge.scale.LoadSample.Saturated;
import io.qless.bridge.scale.Sensitivity;
import io.qless.bridge.scale.StabilityFilter;
import io.qless.bridge.scanner.ScanPort;
import io.qless.bridge.scanner.ScanPort.Opening;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.concurrent.atomic.AtomicLong;
import org.jspecify.annotations.Nullable;

/// A load cell behind a microcontroller that streams its words over a serial port, each with a
/// number, the controller's own time, and a checksum. The scale's thread uses it, any thread may
/// read its counts; it lives as long as its scale.
public final class StreamedCell implements LoadCell {

  private static final int READ_BYTES = 4096;

  /// Torn lines behind one another that are no accident: a quarter of a second.
  private static final int TORN_LIMIT = 20;

  private static final Broken TORN =
      new Broken(
          "what comes from the scale's port are no weights",
          "check that the port is the scale's, and its cable");
  private static final Broken SILENT =
      new Broken(
          "the controller of the scale hears nothing from its converter",
          "check the wires between the controller and the converter");

  private final ScanPort.Opener opener;
  private final String identity;
  private final Sensitivity sensitivity;
  private final AtomicLong torn = new AtomicLong();
  private final AtomicLong lost = new AtomicLong();

  // Of the scale's thread only:
  private final byte[] bytes = new byte[READ_BYTES];
  private final Deque<WeightLine> waiting = new ArrayDeque<>();
  private final StreamTime time = new StreamTime();
  private WeightLines lines = new WeightLines();
  private @Nullable ScanPort port;
  private int tornInARow;

  /// @param opener finds the port; it need not be there yet
  /// @param identity which cell it is, for its calibration
  public StreamedCell(ScanPort.Opener opener, String identity, Sensitivity sensitivity) {
    this.opener = opener;
    this.identity = identity;
    this.sensitivity = sensitivity;
  }

  /// Lines whose checksum was wrong.
  public long torn() {
    return torn.get();
  }

  /// Lines that never came, by their numbers.
  public long lost() {
    return lost.get();
  }

  @Override
  public String identity() {
    return identity;
  }

  @Override
  public void open() {
    switch (opener.open()) {
      case Opening.Failed(DeviceState state) -> throw DeviceException.of(state);
      case Opening.Opened(ScanPort opened) -> {
        port = opened;
        opened.flush();
        waiting.clear();
        lines = new WeightLines();
        tornInARow = 0;
        time.hole();
        opened.write(WeightLine.RATE_80.getBytes(StandardCharsets.US_ASCII));
        opened.write(WeightLine.WHAT_ARE_YOU.getBytes(StandardCharsets.US_ASCII));
      }
    }
  }

  @Override
  public LoadSample next(Duration limit) {
    ScanPort open = port;
    if (open == null) {
      throw new IllegalStateException("not open: " + identity);
    }
    long deadline = System.nanoTime() + Math.max(limit.toNanos(), ScanPort.READ_LIMIT.toNanos());
    while (true) {
      for (WeightLine line = waiting.poll(); line != null; line = waiting.poll()) {
        LoadSample sample = sample(line);
        if (sample != null) {
          return sample;
        }
      }
      if (System.nanoTime() - deadline >= 0) {
        return new Missing();
      }
      int count = open.read(bytes);
      if (count < 0) {
        throw DeviceException.of(opener.absent());
      }
      waiting.addAll(lines.accept(bytes, count));
    }
  }

  /// What a line says of the load, null if nothing.
  private @Nullable LoadSample sample(WeightLine line) {
    if (line instanceof Torn) {
      torn.incrementAndGet();
      tornInARow++;
      return tornInARow >= TORN_LIMIT ? TORN : null;
    }
    tornInARow = 0;
    return switch (line) {
      case About about -> wrong(about);
      case Weight weight -> {
        int missing = time.take(weight);
        lost.addAndGet(missing);
        yield sample(weight);
      }
      case Torn gone -> null;
    };
  }

  private LoadSample sample(Weight weight) {
    if ((weight.flags() & Weight.SILENT) != 0) {
      return SILENT;
    }
    return (weight.flags() & Weight.SATURATED) != 0
        ? new Saturated()
        : sensitivity.sample(weight.raw(), time.nanos());
  }

  private static @Nullable LoadSample wrong(About about) {
    if (about.version() != 1) {
      return new Broken(
          "the controller of the scale speaks version " + about.version(),
          "put the program of this version on it: trolley-firmware-bridge/firmware");
    }
    return about.rate() == StabilityFilter.SAMPLES_PER_SECOND
        ? null
        : new Broken(
            "the " + about.converter() + " converts " + about.rate() + " times a second",
            "set it to 80: pin RATE of an HX711 to its supply");
  }

  @Override
  public void close() {
    if (port != null) {
      port.close();
      port = null;
    }
  }
}
