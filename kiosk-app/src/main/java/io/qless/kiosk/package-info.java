/// The program on the trolley: scan, weigh, watch the budget, pay, leave.
///
/// What is shown is kept: a scan is on the trolley's disk before it is on the screen. The hub
/// decides; the trolley shows the hub's cart and its own commands on top that the hub has not
/// answered yet.
@NullMarked
package io.qless.kiosk;

import org.jspecify.annotations.NullMarked;
