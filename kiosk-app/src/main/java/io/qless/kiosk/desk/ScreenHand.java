package io.qless.kiosk.desk;

import java.io.IOException;
import java.nio.file.Path;

/// A finger and an eye at the trolley's screen. Each call waits until the screen has answered. A
/// trolley without a window has one that is made of words only.
public interface ScreenHand {

  /// Touches the control with this id in its middle.
  ///
  /// @return empty if it was touched, otherwise why it could not be
  String tap(String id);

  /// Every text that stands on the screen now, in the order of the page, joined by ` | `.
  String texts();

  /// Saves what the screen shows as PNG.
  void shot(Path file) throws IOException;

  /// How long the screen has stood still at most, in words.
  String pauses();
}
