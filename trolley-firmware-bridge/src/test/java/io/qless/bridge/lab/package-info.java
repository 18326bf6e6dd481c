/// The drivers against a real Linux kernel that plays USB devices to itself and unplugs them.
///
/// `deploy/hardware-lab.sh` starts that kernel and runs these tests in it; the build leaves them
/// out, and elsewhere they fail with a word on it. A [Gadget] is the device's end of a cable; the
/// driver at the other end is the one of the shop, on the real `/dev`.
@NullMarked
package io.qless.bridge.lab;

import org.jspecify.annotations.NullMarked;
