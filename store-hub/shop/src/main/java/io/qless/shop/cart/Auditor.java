package io.qless.shop.cart;

import java.util.Optional;

/// Says at checkout whether staff look into a trip before it is paid. Only the hub asks: a trolley
/// learns of the hold with the hub's answer.
@FunctionalInterface
public interface Auditor {

  /// Looks into none.
  Auditor NONE = cart -> Optional.empty();

  /// The hold that asks staff to look, empty if nobody needs to.
  Optional<Hold> ask(Cart cart);
}
