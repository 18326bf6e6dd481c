/// The way out: a paid trip gets a signed pass, a gate uses it up. Start at
/// [io.qless.hub.exit.PassDesk]; whose signatures count is in [io.qless.hub.exit.StoreKeys].
///
/// Words: to *redeem* a pass is to use it up; a trip leaves once, whichever of its passes was
/// shown. A gate that reads a pass itself reports; a *simple gate* sends the text and obeys.
@NullMarked
package io.qless.hub.exit;

import org.jspecify.annotations.NullMarked;
