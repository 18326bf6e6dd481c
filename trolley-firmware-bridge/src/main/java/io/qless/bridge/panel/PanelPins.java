package io.qless.bridge.panel;

import java.util.HashSet;
import java.util.Set;

/// Where a panel is wired at the header: numbers of the pins as the chip counts them (BCM).
///
/// @param green output of the green lamp
/// @param amber output of the amber lamp
/// @param red output of the red lamp
/// @param buzzer output of the buzzer
/// @param button input of the help button
public record PanelPins(int green, int amber, int red, int buzzer, int button) {

  /// Five in a row beside a ground, pins 29 to 37 and 39 of the header; no bus uses them.
  public static final PanelPins USUAL = new PanelPins(5, 6, 13, 19, 26);

  /// A number beyond the header's takes the USB devices of a Pi away (Pi4J issue 750).
  private static final int HIGHEST = 27;

  public PanelPins {
    Set<Integer> seen = new HashSet<>();
    for (int pin : new int[] {green, amber, red, buzzer, button}) {
      if (pin < 0 || pin > HIGHEST) {
        throw new IllegalArgumentException("no pin of the header (0 to 27): " + pin);
      }
      if (!seen.add(pin)) {
        throw new IllegalArgumentException("a pin for two things: " + pin);
      }
    }
  }

  /// Five numbers with commas between them, in the order of the components.
  ///
  /// @throws IllegalArgumentException if they are not
  public static PanelPins parse(String text) {
    if (!text.matches("[0-9]{1,2}(,[0-9]{1,2}){4}")) {
      throw new IllegalArgumentException(
          "a panel has five pins, GREEN,AMBER,RED,BUZZER,BUTTON, such as 5,6,13,19,26; not '"
              + text
              + "'");
    }
    String[] pins = text.split(",", -1);
    return new PanelPins(
        Integer.parseInt(pins[0]),
        Integer.parseInt(pins[1]),
        Integer.parseInt(pins[2]),
        Integer.parseInt(pins[3]),
        Integer.parseInt(pins[4]));
  }
}
