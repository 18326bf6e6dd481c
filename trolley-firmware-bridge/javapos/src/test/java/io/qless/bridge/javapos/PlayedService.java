package io.qless.bridge.javapos;

import java.lang.reflect.InvocationHandler;
import java.lang.reflect.Method;
import java.nio.charset.StandardCharsets;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.Objects;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import jpos.JposConst;
import jpos.JposException;
import jpos.events.DataEvent;
import jpos.events.ErrorEvent;
import jpos.events.StatusUpdateEvent;
import jpos.services.EventCallbacks;
import org.jspecify.annotations.Nullable;

/// A vendor's service without a device behind it, as UnifiedPOS describes one: it queues what is
/// scanned, tells one event on a thread of its own, and the next one when it is asked for.
final class PlayedService implements InvocationHandler {

  private record Label(int type, String text) {}

  private static final int VERSION = 1_015_000;

  private final ExecutorService thread =
      Executors.newSingleThreadExecutor(Thread.ofPlatform().daemon().factory());
  private final Deque<Label> queue = new ArrayDeque<>();
  private @Nullable EventCallbacks control;
  private boolean claimed;
  private boolean enabled;
  private boolean wanted;
  private boolean held;
  private boolean away;
  private Label told = new Label(0, "");
  private int asked;

  /// Somebody scans; one byte per character.
  synchronized void scan(int type, String label) {
    queue.add(new Label(type, label));
    tell();
  }

  /// The reader could not make sense of what it saw.
  synchronized void fail() {
    EventCallbacks to = Objects.requireNonNull(control, "nobody opened it");
    wanted = false;
    Future<?> _ =
        thread.submit(() ->
            to.fireErrorEvent(
                new ErrorEvent(
                    to.getEventSource(),
                    JposConst.JPOS_E_FAILURE,
                    0,
                    JposConst.JPOS_EL_INPUT,
                    JposConst.JPOS_ER_CLEAR)));
  }

  /// The cable is pulled.
  synchronized void pull() {
    away = true;
    EventCallbacks to = Objects.requireNonNull(control, "nobody opened it");
    Future<?> _ =
        thread.submit(() ->
            to.fireStatusUpdateEvent(
                new StatusUpdateEvent(to.getEventSource(), JposConst.JPOS_SUE_POWER_OFF_OFFLINE)));
  }

  /// The cable is back.
  synchronized void plug() {
    away = false;
  }

  /// Another program has the scanner.
  synchronized void hold(boolean now) {
    held = now;
  }

  /// How often the next event was asked for.
  synchronized int asked() {
    return asked;
  }

  private void tell() {
    Label next = enabled && wanted ? queue.poll() : null;
    if (next != null) {
      wanted = false;
      told = next;
      EventCallbacks to = Objects.requireNonNull(control, "nobody opened it");
      Future<?> _ = thread.submit(() -> to.fireDataEvent(new DataEvent(to.getEventSource(), 0)));
    }
  }

  @Override
  public synchronized @Nullable Object invoke(Object proxy, Method method, Object[] given)
      throws JposException {
    switch (method.getName()) {
      case "open" -> control = (EventCallbacks) given[1];
      case "claim" -> claim();
      case "release", "close" -> {
        claimed = false;
        enabled = false;
        wanted = false;
      }
      case "setDeviceEnabled" -> enable((boolean) given[0]);
      case "setDataEventEnabled" -> {
        wanted = (boolean) given[0];
        asked += wanted ? 1 : 0;
        tell();
      }
      case "clearInput" -> queue.clear();
      default -> {
        return answer(method);
      }
    }
    return null;
  }

  private @Nullable Object answer(Method method) {
    return switch (method.getName()) {
      case "getDeviceServiceVersion" -> VERSION;
      case "getCapPowerReporting" -> JposConst.JPOS_PR_STANDARD;
      case "getScanDataLabel", "getScanData" -> told.text().getBytes(StandardCharsets.ISO_8859_1);
      case "getScanDataType" -> told.type();
      case "getClaimed" -> claimed;
      case "getDeviceEnabled" -> enabled;
      case "getState" -> JposConst.JPOS_S_IDLE;
      default ->
          method.getReturnType() == boolean.class
              ? (Object) false
              : method.getReturnType() == int.class ? (Object) 0 : null;
    };
  }

  private void claim() throws JposException {
    if (held) {
      throw new JposException(JposConst.JPOS_E_TIMEOUT, "another program has it");
    }
    claimed = true;
  }

  private void enable(boolean now) throws JposException {
    if (now && away) {
      throw new JposException(JposConst.JPOS_E_NOHARDWARE, "no device");
    }
    enabled = now;
  }
}
