/// The trolley's mind: scans, fingers, weights and the hub's events come in, one at a time; what
/// the screens show goes out.
///
/// Everything happens on one thread, [io.qless.kiosk.core.TripLane]. [io.qless.kiosk.core.TripDesk]
/// is the door; [io.qless.kiosk.core.Trip] holds the hub's cart plus own commands not yet answered;
/// [io.qless.kiosk.core.BasketCare] compares the basket with the scale and asks.
@NullMarked
package io.qless.kiosk.core;

import org.jspecify.annotations.NullMarked;
