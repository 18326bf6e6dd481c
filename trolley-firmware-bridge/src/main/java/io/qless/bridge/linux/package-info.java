/// What this module needs of Linux and no library gives: calls of the C library, device files that
/// can be read with a time limit, and what sysfs tells of the devices that are plugged in.
///
/// Start reading at [DeviceFile], then [DeviceTree].
@NullMarked
package io.qless.bridge.linux;

import org.jspecify.annotations.NullMarked;
