/// What the trolley's devices cost, measured beside the plainest program that does the same: run by
/// `deploy/bench.sh devices`. Nothing here is a test.
@NullMarked
package io.qless.bridge.bench;

import org.jspecify.annotations.NullMarked;
