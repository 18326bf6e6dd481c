/// Does the basket weigh what was scanned? Works with differences between settled weights, never
/// with an absolute zero, and only asks: a person decides.
@NullMarked
package io.qless.shop.weight;

import org.jspecify.annotations.NullMarked;
