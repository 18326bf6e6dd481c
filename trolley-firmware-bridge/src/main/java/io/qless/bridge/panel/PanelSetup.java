package io.qless.bridge.panel;

/// Whether a trolley has a panel, and where, as an installer says it: `none`, `sim`, `pi`, or
/// `pi:GREEN,AMBER,RED,BUZZER,BUTTON`.
public sealed interface PanelSetup {

  /// It has none.
  record None() implements PanelSetup {}

  /// One that the program plays itself.
  record Played() implements PanelSetup {}

  /// One at the header of a Raspberry Pi.
  record AtPi(PanelPins pins) implements PanelSetup {}

  /// Reads a setup.
  ///
  /// @throws IllegalArgumentException saying what would be one
  static PanelSetup parse(String text) {
    if (text.equals("none")) {
      return new None();
    }
    if (text.equals("sim")) {
      return new Played();
    }
    if (text.equals("pi")) {
      return new AtPi(PanelPins.USUAL);
    }
    if (text.startsWith("pi:")) {
      return new AtPi(PanelPins.parse(text.substring("pi:".length())));
    }
    throw new IllegalArgumentException(
        "a panel is none, sim, pi, or pi: and its pins, such as pi:5,6,13,19,26; not '"
            + text
            + "'");
  }
}
