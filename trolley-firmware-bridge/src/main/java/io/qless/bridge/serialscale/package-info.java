/// Scales with a display and a serial port of their own, as counters and trolleys carry them. They
/// know grams and whether their load rests; nothing here filters.
///
/// Words: a *protocol* is a record of what is asked and how answers look; an *answer* is whole or
/// it is none; the *division* is the step that the scale's display counts in.
///
/// Start reading at [SerialScale], then [ScaleProtocol].
@NullMarked
package io.qless.bridge.serialscale;

import org.jspecify.annotations.NullMarked;
