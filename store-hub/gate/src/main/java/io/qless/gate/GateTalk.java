package io.qless.gate;

import io.qless.contract.wire.GateClaim;

/// One way to the other gates: through the broker, or straight over the store's network. Any thread
/// may call.
interface GateTalk {

  /// Says something to all who can hear; nobody may. Does not throw.
  void say(GateClaim word);
}
