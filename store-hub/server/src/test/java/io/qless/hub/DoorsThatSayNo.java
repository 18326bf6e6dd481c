package io.qless.hub;

import java.util.Map;
import java.util.Set;

/// Right bodies for doors that say no all the same: those of the frozen bill are asked out of turn,
/// those of trolleys with secrets that open nothing. Test use only.
final class DoorsThatSayNo {

  private static final Map<String, String> BODIES =
      Map.of(
          "POST /checkout/points",
          "{'session':'trip-0001','points':5,'number':99}",
          "POST /checkout/split",
          "{'session':'trip-0001','how':'EQUALLY','shares':2,'amounts':[],'totalPaise':100,'number':99}",
          "POST /payment/share",
          "{'session':'trip-0001','share':1,'number':99}",
          "POST /payment/cancel",
          "{'session':'trip-0001','number':99}",
          "POST /trolley/trip",
          "{'secret':'none'}",
          "POST /trolley/staff",
          "{'badge':'none','number':'','pin':''}",
          "POST /trolley/member",
          "{'code':'none','session':'trip-0001'}");

  private DoorsThatSayNo() {}

  /// A body for a door that has none of its own.
  static String of(OpenApi.Operation door) {
    return BODIES.getOrDefault(door.name(), door.takesJson() ? "{}" : "");
  }

  /// Whether a door says no: one of these or of those others.
  static boolean saysNo(OpenApi.Operation door, Set<String> others) {
    return BODIES.containsKey(door.name()) || others.contains(door.name());
  }
}
