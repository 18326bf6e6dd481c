/// `trolley-bridge`: what an installer has at the trolley to see which devices are plugged in, to
/// watch them, and to find out what is wrong.
///
/// Start reading at [BridgeMain].
@NullMarked
package io.qless.bridge.tool;

import org.jspecify.annotations.NullMarked;
