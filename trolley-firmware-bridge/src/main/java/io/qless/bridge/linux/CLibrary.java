package io.qless.bridge.linux;

import java.lang.foreign.Arena;
import java.lang.foreign.FunctionDescriptor;
import java.lang.foreign.Linker;
import java.lang.foreign.MemoryLayout;
import java.lang.foreign.MemorySegment;
import java.lang.foreign.StructLayout;
import java.lang.invoke.MethodHandle;
import java.lang.invoke.VarHandle;
import java.util.ArrayList;
import java.util.List;

/// Calls of the C library of 64-bit Linux. Stateless; any thread.
@SuppressWarnings("restricted") // calling C is this class's one purpose
public final class CLibrary {

  private static final Linker LINKER = Linker.nativeLinker();
  private static final StructLayout CALL_STATE = Linker.Option.captureStateLayout();
  private static final VarHandle ERRNO =
      CALL_STATE.varHandle(MemoryLayout.PathElement.groupElement("errno"));

  private CLibrary() {}

  /// What a call returned.
  ///
  /// @param value its result, negative if it failed
  /// @param errno why, meaningful only if it failed
  public record Returned(long value, int errno) {}

  /// A function of the library.
  ///
  /// @param variadicFrom index of the first argument behind the fixed ones, -1 if all are fixed
  public static MethodHandle bind(String name, FunctionDescriptor descriptor, int variadicFrom) {
    MemorySegment function = LINKER.defaultLookup().findOrThrow(name);
    Linker.Option errno = Linker.Option.captureCallState("errno");
    return variadicFrom < 0
        ? LINKER.downcallHandle(function, descriptor, errno)
        : LINKER.downcallHandle(
            function, descriptor, errno, Linker.Option.firstVariadicArg(variadicFrom));
  }

  /// A function without an open list of arguments.
  public static MethodHandle bind(String name, FunctionDescriptor descriptor) {
    return bind(name, descriptor, -1);
  }

  /// Calls a function that was bound here.
  public static Returned call(MethodHandle function, Object... arguments) {
    try (Arena arena = Arena.ofConfined()) {
      MemorySegment state = arena.allocate(CALL_STATE);
      List<Object> all = new ArrayList<>();
      all.add(state);
      all.addAll(List.of(arguments));
      Object value = function.invokeWithArguments(all);
      long result = value instanceof Number number ? number.longValue() : 0;
      return new Returned(result, (int) ERRNO.get(state, 0L));
    } catch (RuntimeException | Error e) {
      throw e;
    } catch (Throwable e) {
      throw new IllegalStateException("a C call threw", e);
    }
  }
}
