package io.qless.bridge.setup;

/// One line of an installer, for whichever device it is. Immutable.
public sealed interface DeviceSetup permits ScannerSetup, ScaleSetup {

  /// Reads a line: the driver's word says what the device is, and a path alone is a plain scanner.
  ///
  /// @throws IllegalArgumentException saying what would be one
  static DeviceSetup parse(String text) {
    return ScaleSetup.isOne(text) ? ScaleSetup.parse(text) : ScannerSetup.parse(text);
  }
}
