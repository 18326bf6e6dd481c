/// The devices of a trolley and of a gate: bytes come in, typed readings go out.
///
/// Nothing here knows what a shop sells, or that a network exists. One driver per kind of device
/// sits on a small `XIo` that only moves bytes; the simulated devices sit on the same edge.
@NullMarked
package io.qless.bridge;

import org.jspecify.annotations.NullMarked;
