/// Measures how well and how fast goods are found: `deploy/bench.sh search`. Asserts nothing and is
/// no part of the tests.
@NullMarked
package io.qless.hub.bench;

import org.jspecify.annotations.NullMarked;
