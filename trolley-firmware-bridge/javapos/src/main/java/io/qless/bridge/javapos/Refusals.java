package io.qless.bridge.javapos;

import io.qless.bridge.DeviceState;
import io.qless.bridge.DeviceState.Absent;
import io.qless.bridge.DeviceState.Faulty;
import jpos.JposConst;
import jpos.JposException;

/// What a service's refusal says of its device. Stateless.
final class Refusals {

  private Refusals() {}

  /// @param device `scanner` or `scale`
  static Absent absent(String device, String name) {
    return new Absent(
        "the " + device + " that jpos.xml calls " + name + " is not there",
        "plug in the " + device);
  }

  static DeviceState why(String device, String name, JposException refused) {
    String code = " (JavaPOS error " + refused.getErrorCode() + ")";
    return switch (refused.getErrorCode()) {
      case JposConst.JPOS_E_NOEXIST, JposConst.JPOS_E_NOSERVICE ->
          new Faulty(
              "there is no JavaPOS service for " + name + code,
              "name it in jpos.xml, and put the vendor's jar among the drivers");
      case JposConst.JPOS_E_CLAIMED, JposConst.JPOS_E_TIMEOUT ->
          new Faulty(name + " is held by another program" + code, "end the other program");
      case JposConst.JPOS_E_NOHARDWARE, JposConst.JPOS_E_OFFLINE -> absent(device, name);
      default ->
          new Faulty(
              "the JavaPOS service of " + name + " refuses: " + refused.getMessage() + code,
              "look into the service's own log");
    };
  }

  /// A vendor's service threw what no service may throw.
  static Faulty broken(String name, RuntimeException fault) {
    return new Faulty("the JavaPOS service of " + name + " failed: " + fault, "see its vendor");
  }
}
