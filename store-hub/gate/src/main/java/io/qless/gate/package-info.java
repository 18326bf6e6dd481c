/// The program at the exit barrier: it verifies exit passes, also when the network is down, and
/// opens once for each.
@NullMarked
package io.qless.gate;

import org.jspecify.annotations.NullMarked;
