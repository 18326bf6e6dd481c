package io.qless.bridge.panel;

/// What the lamp shows until told otherwise. Immutable.
///
/// @param light its colour
/// @param blinking whether it is dark every other half second
public record Lamp(Light light, boolean blinking) {

  /// Dark.
  public static final Lamp DARK = steady(Light.OFF);

  private static final long HALF_PERIOD_NANOS = 500_000_000;

  /// One that stays on.
  public static Lamp steady(Light light) {
    return new Lamp(light, false);
  }

  /// One that blinks.
  public static Lamp blinking(Light light) {
    return new Lamp(light, true);
  }

  /// What is lit at this time.
  Light at(long nanos) {
    boolean dark = blinking && Math.floorMod(Math.floorDiv(nanos, HALF_PERIOD_NANOS), 2) == 1;
    return dark ? Light.OFF : light;
  }
}
