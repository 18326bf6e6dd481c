/// How shoppers find goods by what they call them, the same at the hub and on a trolley without a
/// network: [SearchIndex] finds articles by words, [Synonyms] knows other words for the same thing.
@NullMarked
package io.qless.shop.search;

import org.jspecify.annotations.NullMarked;
