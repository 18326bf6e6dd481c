/// Many trolleys without a screen at one hub, as load and for endurance: what `deploy/fleet.sh`
/// runs. Each is the kiosk's whole program with a database and a link of its own; its shopper notes
/// what the trolley showed, and in the end the notes are held against the hub's journal. Begin with
/// [io.qless.fleet.Fleet].
@NullMarked
package io.qless.fleet;

import org.jspecify.annotations.NullMarked;
