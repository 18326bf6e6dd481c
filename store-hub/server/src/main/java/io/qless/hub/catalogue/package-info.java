/// What the store sells, kept by revision.
///
/// An import of rows becomes one new *revision*; every article, offer, coupon and recall carries
/// the revision that changed it last, so a trolley asks for what changed since the one it has.
/// Nothing is forgotten: a *withdrawn* article leaves a mark, and each price stays in the history
/// so that a price a trolley names can be checked. Start at [io.qless.hub.catalogue.CatalogueDesk].
@NullMarked
package io.qless.hub.catalogue;

import org.jspecify.annotations.NullMarked;
