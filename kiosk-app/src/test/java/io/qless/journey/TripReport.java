package io.qless.journey;

import java.time.Duration;
import java.util.Locale;
import java.util.function.Consumer;

/// Tells each step of a trip as it is done, with its time. One thread.
final class TripReport {

  private final Consumer<String> out;
  private final long began = System.nanoTime();
  private int steps;

  TripReport(Consumer<String> out) {
    this.out = out;
  }

  /// Does a step and tells it.
  ///
  /// @throws JourneyException naming the step and what was missing
  void step(String what, Runnable step) {
    steps++;
    long before = System.nanoTime();
    try {
      step.run();
    } catch (JourneyException failed) {
      throw new JourneyException(
          "step " + steps + " failed: " + what + "\n  " + failed.getMessage(), failed);
    } catch (RuntimeException | AssertionError failed) {
      throw new JourneyException("step " + steps + " failed: " + what + "\n  " + failed, failed);
    }
    out.accept(
        "%3d  %6.1f s  %s  (%d ms)"
            .formatted(
                steps,
                seconds(System.nanoTime() - began),
                what,
                Duration.ofNanos(System.nanoTime() - before).toMillis()));
  }

  private static double seconds(long nanos) {
    return nanos / 1e9;
  }

  /// Rupees as a person reads them.
  static String rupees(long paise) {
    return String.format(Locale.ROOT, "₹%,d.%02d", paise / 100, paise % 100);
  }
}
