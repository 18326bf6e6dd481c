/// Reward points: what a receipt earns and how points move. Pure; start at
/// [io.qless.shop.rewards.PointsLedger].
///
/// Words: points come in *lots*, one for each receipt, each with its own day of expiry. A lot is
/// *pending* until its goods can no longer come back. To *redeem* is to spend points. A lot is in
/// *debt* when goods come back whose points were spent already.
@NullMarked
package io.qless.shop.rewards;

import org.jspecify.annotations.NullMarked;
