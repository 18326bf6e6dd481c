package io.qless.kiosk.desk;

import java.nio.file.Path;

/// A trolley's screen that nobody looks at.
record NoScreen() implements ScreenHand {

  @Override
  public String tap(String id) {
    return "nothing";
  }

  @Override
  public String texts() {
    return "";
  }

  @Override
  public void shot(Path file) {}

  @Override
  public String pauses() {
    return "";
  }
}
