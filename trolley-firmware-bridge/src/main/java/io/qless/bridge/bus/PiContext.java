package io.qless.bridge.bus;

import com.pi4j.Pi4J;
import com.pi4j.context.Context;
import io.qless.bridge.DeviceException;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/// The library's one door to the header of this Raspberry Pi: the chips and pins of a program share
/// it, since a second one could be given the same pin. Any thread; it stays open until the program
/// ends, and the library then shuts what is left. Who opens a chip closes that chip alone.
public final class PiContext {

  private static @Nullable Context shared;

  private PiContext() {}

  /// The door, opened when first asked for.
  ///
  /// @throws DeviceException if the library does not start
  public static synchronized Context shared() {
    Context door = shared;
    if (door == null) {
      door =
          trying(
              "opening the header",
              "use Java 25 on a Raspberry Pi with a 64-bit system",
              Pi4J::newAutoContext);
      shared = door;
    }
    return door;
  }

  /// Does one thing with the library, which throws plain exceptions of many kinds, and linkage
  /// errors where its native part is not made for the machine.
  ///
  /// @param what is being tried, with the chip's address
  /// @param wayOut what a person should do if it fails
  /// @throws DeviceException if it does
  public static <T> T trying(String what, String wayOut, Supplier<T> work) {
    try {
      return work.get();
    } catch (RuntimeException | LinkageError failed) {
      throw new DeviceException(what + ": " + reason(failed), wayOut, failed);
    }
  }

  private static String reason(Throwable failed) {
    String message = failed.getMessage();
    return message == null ? failed.getClass().getSimpleName() : message;
  }
}
