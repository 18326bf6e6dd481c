/// What the store sells: articles with price, MRP, tax and weight, as one revision of the catalogue
/// describes them.
@NullMarked
package io.qless.shop.catalogue;

import org.jspecify.annotations.NullMarked;
