package io.qless.bridge.setup;

import io.qless.bridge.scale.WeighingInstrument;

/// Scales behind a vendor's service (driver `javapos`), as [ScannerAdapter] is for scanners.
public interface ScaleAdapter {

  /// A scale, not yet open.
  ///
  /// @param name its logical name in the service's own registry
  /// @param divisionGrams the step of its display
  WeighingInstrument scale(String name, int divisionGrams);
}
