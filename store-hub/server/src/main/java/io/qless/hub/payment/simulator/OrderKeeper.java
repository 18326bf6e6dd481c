package io.qless.hub.payment.simulator;

import java.util.Collection;
import java.util.List;

/// Where orders outlive the simulator's process. Called by one thread at a time.
interface OrderKeeper {

  /// The orders kept so far, the oldest first.
  List<KeptOrder> kept();

  /// Keeps a new or changed order; when this returns it is safe.
  ///
  /// @param all every order that still counts, with this one
  void keep(KeptOrder order, Collection<KeptOrder> all);
}
