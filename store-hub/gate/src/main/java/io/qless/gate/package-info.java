/// The program at the exit barrier: it reads the pass that a shopper shows, decides alone and at
/// once whether it is a right to leave, opens the barrier once for it, and tells the hub and the
/// other gates, later if the network is down.
///
/// Words: to *redeem* a pass is to use it up; a redemption *waits* until the hub has acknowledged
/// it; *gossip* is what the other gates say they redeemed; to *claim* a pass is to ask the others
/// before opening; a *neighbour* is another gate, or the hub, that answers; an *incident* is what
/// happens beside redemptions; staff *release* a gate; the *lamp* is what the shopper sees.
///
/// Start with [io.qless.gate.Gate], whose constructor is the architecture, then
/// [io.qless.gate.ExitCheck] for the decision, [io.qless.gate.Claims] for the agreement among
/// gates, and [io.qless.gate.UsedPasses] for the memory.
@NullMarked
package io.qless.gate;

import org.jspecify.annotations.NullMarked;
