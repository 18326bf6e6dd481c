package io.qless.bridge.battery;

/// What can say how full a battery is. Asked by one thread; a slow bus can keep it waiting.
public interface BatteryGauge extends AutoCloseable {

  /// How the battery is now; a gauge that can't be read is a reading, too.
  BatteryReading read();

  /// Lets go of the gauge.
  @Override
  default void close() {}
}
