/// What makes the screens fit one shopper: [ComfortSheet] asks, [ComfortDress] puts it on the
/// scene. What was chosen is a [io.qless.kiosk.trip.Comfort], which the core keeps with the trip.
@NullMarked
package io.qless.kiosk.comfort;

import org.jspecify.annotations.NullMarked;
