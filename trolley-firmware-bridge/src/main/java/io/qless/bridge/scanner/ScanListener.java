package io.qless.bridge.scanner;

import io.qless.bridge.DeviceState;

/// Who wants to know what a scanner does. All three are called on the scanner's own thread, one
/// after the other: an implementation only queues and returns, since the port is not read
/// meanwhile.
public interface ScanListener {

  /// One whole code, in the order scanned, each exactly once. Equal codes in a row are separate
  /// scans.
  void scanned(ScannedCode code);

  /// Input was thrown away; the shopper has to be told.
  void rejected(ScanReject reject);

  /// The scanner's state changed.
  void state(DeviceState state);
}
