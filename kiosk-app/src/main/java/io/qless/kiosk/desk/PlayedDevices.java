package io.qless.kiosk.desk;

import io.qless.bridge.sim.SimulatedLoadCell;
import io.qless.bridge.sim.SimulatedPanel;
import io.qless.bridge.sim.SimulatedScanner;
import java.util.Optional;

/// What the kiosk plays in place of real devices. Any thread may use them.
///
/// @param scanner empty where the scanner is a real one
/// @param cell the load cell; moves nothing where the scale is a real one
/// @param panel empty where the panel is a real one, or where there is none
public record PlayedDevices(
    Optional<SimulatedScanner> scanner, SimulatedLoadCell cell, Optional<SimulatedPanel> panel) {}
