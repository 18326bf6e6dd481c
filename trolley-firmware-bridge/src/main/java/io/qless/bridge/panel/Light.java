package io.qless.bridge.panel;

/// What the lamp can show at one moment; what a colour means is the program's affair.
public enum Light {
  OFF,
  GREEN,
  AMBER,
  RED
}
