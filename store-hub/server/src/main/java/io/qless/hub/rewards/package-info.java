/// Reward points of customers and guests: rows of lots and movements, moved by the rules of
/// [io.qless.shop.rewards.PointsLedger]. Start at [io.qless.hub.rewards.PointsDesk].
///
/// A guest's points belong to the trip until somebody claims it.
@NullMarked
package io.qless.hub.rewards;

import org.jspecify.annotations.NullMarked;
