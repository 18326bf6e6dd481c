/// Paid trips as orders: whose they are, and each customer's list of them. Start at
/// [io.qless.hub.orders.OrderDesk].
///
/// A *customer* has an account; a *guest* has only the trip. Who signs in later may *claim* the
/// trips of their own phone, and their points with them.
@NullMarked
package io.qless.hub.orders;

import org.jspecify.annotations.NullMarked;
