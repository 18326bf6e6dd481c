/// Goods that come back after payment. Start at [io.qless.hub.returns.ReturnDesk].
///
/// An order is called by its trip or by the number of its invoice. A *return* is goods back and
/// leads to a *credit note*; a *refund* is the money of it.
@NullMarked
package io.qless.hub.returns;

import org.jspecify.annotations.NullMarked;
