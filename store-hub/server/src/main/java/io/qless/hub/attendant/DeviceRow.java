package io.qless.hub.attendant;

import java.time.Instant;
import java.util.Map;

/// One trolley or gate on the attendants' page.
///
/// @param kind `trolley` or `gate`
/// @param state `online` or `away`
/// @param heardAt when it was heard last; the start of 1970 if nobody noted it
/// @param health what it told by name, such as `scale` = `ok`; counts in plain digits
public record DeviceRow(
    String kind, String id, String state, Instant heardAt, Map<String, String> health) {

  public DeviceRow {
    health = Map.copyOf(health);
  }
}
