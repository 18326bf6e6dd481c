/// The devices of a trolley and of a gate: bytes from hardware become typed readings here, and
/// nothing else. This module knows no shop and no network.
///
/// Each device has a package: [io.qless.bridge.scanner], [io.qless.bridge.scale],
/// [io.qless.bridge.battery], [io.qless.bridge.panel] and [io.qless.bridge.relay];
/// [io.qless.bridge.sim] holds simulated devices, which are a product feature (demo, training, trip
/// driver) and drive the same code as the real ones.
///
/// Words: a device has a *device id* given by the shop; its [DeviceState] says whether it can be
/// used; a *way out* is the one thing a person should do about a fault. Every driver reports
/// through a listener that is called on the driver's own thread and must only queue.
///
/// Which scanner a program has, its installer says ([io.qless.bridge.setup]); what protocols and
/// buses there are, stands in [io.qless.bridge.handshake], [io.qless.bridge.hidpos] and
/// [io.qless.bridge.wedge]; [io.qless.bridge.tool] is the installer's command line.
///
/// Start reading at [io.qless.bridge.scanner.ScannerDriver].
@NullMarked
package io.qless.bridge;

import org.jspecify.annotations.NullMarked;
