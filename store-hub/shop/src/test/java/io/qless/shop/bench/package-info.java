/// Measures how long the rules take: `deploy/bench.sh rules`. Asserts nothing and is no part of the
/// tests.
@NullMarked
package io.qless.shop.bench;

import org.jspecify.annotations.NullMarked;
