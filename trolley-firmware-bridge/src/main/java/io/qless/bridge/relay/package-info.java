/// The relay that lets an exit barrier open.
///
/// Words: the *safe state* is the one that the barrier falls back to by itself: closed. A relay is
/// opened for a time, never until further notice, so that no forgotten call leaves a gate open.
///
/// Start reading at [GateRelay].
@NullMarked
package io.qless.bridge.relay;

import org.jspecify.annotations.NullMarked;
