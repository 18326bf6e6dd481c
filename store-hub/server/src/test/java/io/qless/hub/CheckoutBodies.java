package io.qless.hub;

import java.util.Map;
import java.util.Set;

/// Right bodies for the doors of the frozen bill. They ask out of turn, since the trip of the test
/// is not at its bill, and the doors say so. Test use only.
final class CheckoutBodies {

  private static final Map<String, String> BODIES =
      Map.of(
          "POST /checkout/points",
          "{'session':'trip-0001','points':5,'number':99}",
          "POST /checkout/split",
          "{'session':'trip-0001','how':'EQUALLY','shares':2,'amounts':[],'totalPaise':100,'number':99}",
          "POST /payment/share",
          "{'session':'trip-0001','share':1,'number':99}",
          "POST /payment/cancel",
          "{'session':'trip-0001','number':99}");

  private CheckoutBodies() {}

  /// A body for a door that has none of its own.
  static String of(OpenApi.Operation door) {
    return BODIES.getOrDefault(door.name(), door.takesJson() ? "{}" : "");
  }

  /// Whether a door says no: one of these or of those others.
  static boolean saysNo(OpenApi.Operation door, Set<String> others) {
    return BODIES.containsKey(door.name()) || others.contains(door.name());
  }
}
