/// Reward points: how many a payment earns, and the ledger that is only ever appended to. Start at
/// [io.qless.hub.rewards.PointsRule].
///
/// A guest's points belong to the trip until somebody claims them.
@NullMarked
package io.qless.hub.rewards;

import org.jspecify.annotations.NullMarked;
