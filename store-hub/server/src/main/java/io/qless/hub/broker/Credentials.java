package io.qless.hub.broker;

import io.qless.contract.rest.DeviceKind;
import java.util.Optional;

/// Who is an enrolled device. Asked once per connection, from the broker's threads.
@FunctionalInterface
public interface Credentials {

  /// What kind of device this is, empty if there is none of that name and password.
  ///
  /// @param id as the client says it; may be anything
  /// @param password as the client says it; may be anything
  Optional<DeviceKind> check(String id, String password);
}
