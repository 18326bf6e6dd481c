/// Reward points of customers and guests: rows of lots and movements, moved by the rules of
/// [io.qless.shop.rewards.PointsLedger]. Start at [io.qless.hub.rewards.PointsDesk].
///
/// Points pay bills as money does ([io.qless.hub.rewards.PointsBooks]): they are *held* while a
/// bill waits, spent in the transaction that confirms its payment, and given back first when goods
/// come back.
///
/// A guest's points belong to the trip until somebody claims it.
@NullMarked
package io.qless.hub.rewards;

import org.jspecify.annotations.NullMarked;
