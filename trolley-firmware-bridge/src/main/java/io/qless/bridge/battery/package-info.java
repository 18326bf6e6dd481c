/// The battery that a trolley runs on, as Linux shows it: an uninterruptible supply on a Raspberry
/// Pi is a *power supply* of the kernel, a directory of small files below
/// `/sys/class/power_supply`.
///
/// [Battery] looks there now and then and tells what changed as a [BatteryReading]. A trolley
/// without a battery has none of these directories, and nothing is told.
///
/// Start reading at [PowerSupplies].
@NullMarked
package io.qless.bridge.battery;

import org.jspecify.annotations.NullMarked;
