/// The border between the trolley's core and its screens, free of JavaFX and of everything on the
/// wire.
///
/// The core folds a shopping session into one immutable [TripView] after each change and hands it
/// to the shell; the screens show it and nothing else. What a finger does comes back through
/// [TripActions]. Both sides can be tested without the other.
///
/// Words: a *view* record is what a screen shows, already decided by the shop's rules; money is
/// whole paise; a [Words] is a text that the data brings along in both languages, while a *code* is
/// a key of the screens' own message files. Start reading at [TripView].
@NullMarked
package io.qless.kiosk.trip;

import org.jspecify.annotations.NullMarked;
