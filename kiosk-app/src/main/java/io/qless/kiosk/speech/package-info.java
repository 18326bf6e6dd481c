/// The screens for ears: what a trolley says aloud to a shopper who asked for it, in the language
/// of the trip. It needs `espeak-ng`, which Debian has and which works offline; a trolley without
/// it stays silent and offers no voice.
///
/// [Voice] hears each view, [Spoken] finds what is worth saying, [Aloud] turns signs into words,
/// and [Speaker] has [SpeechProgram] say it. Nobody waits for a voice: what is new interrupts what
/// is old.
@NullMarked
package io.qless.kiosk.speech;

import org.jspecify.annotations.NullMarked;
