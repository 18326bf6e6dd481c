/// Attendants at the trolley: letting themselves in, settling what waits for them, looking into the
/// trolley, seeing how its devices are. Start at [io.qless.kiosk.staff.StaffLayer].
@NullMarked
package io.qless.kiosk.staff;

import org.jspecify.annotations.NullMarked;
