/// The last page of a trip: the exit pass for the gate. Start reading at [ExitPage].
@NullMarked
package io.qless.kiosk.exit;

import org.jspecify.annotations.NullMarked;
