/// The battery that a trolley runs on. What says how full it is, is a *gauge*: Linux, to which an
/// uninterruptible supply on a Raspberry Pi is a *power supply*, a directory of small files below
/// `/sys/class/power_supply`; or a chip of the supply that Linux does not know of.
///
/// [Battery] looks there now and then and tells what changed as a [BatteryReading]. A trolley
/// without a battery has none of these directories, and nothing is told.
///
/// Start reading at [Battery]; [GaugeSetup] says which gauges there are.
@NullMarked
package io.qless.bridge.battery;

import org.jspecify.annotations.NullMarked;
