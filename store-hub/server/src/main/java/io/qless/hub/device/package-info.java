/// Trolleys and gates that were let in. Start at [io.qless.hub.device.DeviceStore].
@NullMarked
package io.qless.hub.device;

import org.jspecify.annotations.NullMarked;
