/// Trolleys at the hub: their commands come in over MQTT, go to the session desk, and come back as
/// events.
///
/// What the hub says while a trolley or the broker is away is not kept for it: a trolley that comes
/// back, or sees a gap, asks with a *journal request* and gets what it missed from the journal. The
/// retained *session state* tells a trolley what the journal does not: the family's address, the
/// exit pass, and whether it is free.
///
/// Start at [io.qless.hub.trolley.TrolleyEdge].
@NullMarked
package io.qless.hub.trolley;

import org.jspecify.annotations.NullMarked;
