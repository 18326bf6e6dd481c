/// Does the basket weigh what was scanned? Works with differences between settled weights, never
/// with an absolute zero, and only asks: a person decides. A scale that is too noisy or creeps too
/// fast is the scale's fault and never the shopper's.
///
/// Words: a *resting weight* is what the scale said when the load lay still, with its scatter; an
/// *expectation* is the change that a scan or void announced; a *verdict* is what the weight says
/// about both; *creep* is a change that nobody made; a *learned weight* is what an article was seen
/// to weigh, an *observation* is one such sight, a *witness* a trolley that had it. Distances are
/// compared in milligrams and square milligrams, in whole numbers.
///
/// Start reading at [BasketGuard], then [SubsetMatch]; at the hub at [Witnesses], then
/// [LearnedWeight].
@NullMarked
package io.qless.shop.weight;

import org.jspecify.annotations.NullMarked;
