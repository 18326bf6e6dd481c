/// Staff's way into trips: who is shopping, what happened, and settling what waits for them. Start
/// at [io.qless.hub.attendant.AttendantDesk].
@NullMarked
package io.qless.hub.attendant;

import org.jspecify.annotations.NullMarked;
