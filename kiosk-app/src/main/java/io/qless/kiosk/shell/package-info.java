/// The frame around all pages: one scene, the top bar, the layer for help and questions, the
/// banner.
///
/// The core makes one [KioskShell], puts its scene on a stage and calls [KioskShell#show] after
/// every change, from any thread. [LatestOnFx] is the one way from there to the FX thread; nothing
/// else in the screens crosses threads except pictures and QR codes, which come back the same way.
@NullMarked
package io.qless.kiosk.shell;

import org.jspecify.annotations.NullMarked;
