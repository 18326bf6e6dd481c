package io.qless.bridge.javapos;

import java.lang.reflect.InvocationHandler;
import java.lang.reflect.Method;
import jpos.JposConst;
import jpos.JposException;
import jpos.ScaleConst;
import org.jspecify.annotations.Nullable;

/// A vendor's scale service without a scale behind it: it weighs in kilograms, and answers at once.
final class PlayedScaleService implements InvocationHandler {

  private static final int VERSION = 1_015_000;

  private int weight;
  private @Nullable JposException refusal;

  /// So many thousandths of a kilogram rest on it.
  synchronized void rest(int thousandths) {
    weight = thousandths;
    refusal = null;
  }

  /// It gives no weight, for this reason.
  synchronized void refuse(int code, int extended) {
    refusal = new JposException(code, extended, "no weight");
  }

  @Override
  public synchronized @Nullable Object invoke(Object proxy, Method method, Object[] given)
      throws JposException {
    return switch (method.getName()) {
      case "readWeight" -> {
        if (refusal != null) {
          throw refusal;
        }
        ((int[]) given[0])[0] = weight;
        yield null;
      }
      case "getWeightUnit" -> ScaleConst.SCAL_WU_KILOGRAM;
      case "getDeviceServiceVersion" -> VERSION;
      case "getState" -> JposConst.JPOS_S_IDLE;
      default ->
          method.getReturnType() == boolean.class
              ? (Object) false
              : method.getReturnType() == int.class ? (Object) 0 : null;
    };
  }
}
