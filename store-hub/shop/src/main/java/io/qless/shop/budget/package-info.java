/// The family's limit beside what the trip will cost.
@NullMarked
package io.qless.shop.budget;

import org.jspecify.annotations.NullMarked;
