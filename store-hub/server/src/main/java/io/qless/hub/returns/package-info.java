/// Paid trips after their payment: finding one by its invoice, taking goods back at the desk, and
/// each customer's list of them. Start at [io.qless.hub.orders.ReturnDesk] and
/// [io.qless.hub.orders.OrderDesk].
///
/// An *order* is a paid trip; it is called by its session or by the number of its invoice. A
/// *return* is goods back and leads to a *credit note*; a *refund* is the money of it.
@NullMarked
package io.qless.hub.orders;

import org.jspecify.annotations.NullMarked;
