package io.qless.hub.bench;

import java.util.concurrent.atomic.LongAdder;

/// What the load notes while it runs.
///
/// @param late from due to handed over to the trolley's connection: the load's own slowness
/// @param event from due to the hub's acknowledgement at the trolley
/// @param phone from due to the cart at a phone of the trip
/// @param commands sent for the first time
/// @param again messages with commands that were sent once more
/// @param refused commands that the shop's rules refused
/// @param snapshots carts that came to phones
/// @param toldTwice journal entries that were told a second time as something else
/// @param failures what the load itself could not do, such as joining
record Measured(
    Latencies late,
    Latencies event,
    Latencies phone,
    LongAdder commands,
    LongAdder again,
    LongAdder refused,
    LongAdder snapshots,
    LongAdder toldTwice,
    LongAdder failures) {

  static Measured nothing() {
    return new Measured(
        new Latencies(),
        new Latencies(),
        new Latencies(),
        new LongAdder(),
        new LongAdder(),
        new LongAdder(),
        new LongAdder(),
        new LongAdder(),
        new LongAdder());
  }

  void begin() {
    late.begin();
    event.begin();
    phone.begin();
    commands.reset();
    refused.reset();
    snapshots.reset();
  }

  void end() {
    late.end();
    event.end();
    phone.end();
  }
}
