/// What makes the screens fit one shopper: [ComfortSheet] asks, [ComfortDress] puts it on the
/// scene. What was chosen is a [io.qless.kiosk.look.Comfort] and ends with the trip.
@NullMarked
package io.qless.kiosk.comfort;

import org.jspecify.annotations.NullMarked;
