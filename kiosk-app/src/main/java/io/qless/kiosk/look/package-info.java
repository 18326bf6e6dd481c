/// How every screen of the trolley looks and speaks: theme, words, icons, pictures and QR codes.
///
/// The visual rules in short. Ink (deep indigo) and lime are the brand; indigo is for what a finger
/// may press; green, amber and red mean the budget and nothing else. A touch target is 64 px high
/// or more. Two sizes of everything: plain for 1024x600, and the style class `roomy` on the root
/// from 1200x700 on. All colours, sizes and fonts are in `qless.css` and `pages.css`; no class sets
/// a style by itself.
///
/// Words: a *page* is one whole screen of a trip, a *sheet* lies over a page until it is answered.
/// Start reading at [Page].
@NullMarked
package io.qless.kiosk.look;

import org.jspecify.annotations.NullMarked;
