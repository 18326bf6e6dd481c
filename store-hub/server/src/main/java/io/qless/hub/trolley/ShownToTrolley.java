package io.qless.hub.trolley;

import io.qless.shop.cart.SessionId;
import java.time.Instant;
import java.util.Optional;

/// What a trolley shows that does not stand in its journal. Asked from a trolley's lane; may read
/// the database.
public interface ShownToTrolley {

  /// Address in the family QR, empty if nobody can join now.
  String joinUrl(SessionId session);

  /// The exit pass of a paid trip.
  Optional<Pass> pass(SessionId session);

  /// An exit pass.
  ///
  /// @param token text of the QR code
  /// @param expires when it stops opening gates
  record Pass(String token, Instant expires) {}
}
