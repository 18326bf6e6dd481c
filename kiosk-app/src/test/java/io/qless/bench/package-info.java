/// Measures what the trolley's basket guard notices, by simulation: `deploy/bench.sh weighing`.
/// Asserts nothing and is no part of the tests.
///
/// Start reading at [WeighingBenchMain].
@NullMarked
package io.qless.bench;

import org.jspecify.annotations.NullMarked;
