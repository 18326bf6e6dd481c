package io.qless.kiosk.shell;

import java.util.concurrent.atomic.AtomicReference;
import java.util.function.Consumer;
import javafx.application.Platform;
import org.jspecify.annotations.Nullable;

/// Carries the latest of many values to the FX thread: a burst of changes costs one drawing, and
/// the last one is never lost. Usable from any thread.
///
/// @param <T> immutable values
public final class LatestOnFx<T> {
  private final AtomicReference<@Nullable T> waiting = new AtomicReference<>();
  private final Consumer<T> show;

  /// Values go to this consumer, on the FX thread.
  public LatestOnFx(Consumer<T> show) {
    this.show = show;
  }

  /// Hands over a value; an older one that has not been shown yet is dropped.
  public void offer(T value) {
    if (waiting.getAndSet(value) == null) {
      Platform.runLater(this::deliver);
    }
  }

  private void deliver() {
    T value = waiting.getAndSet(null);
    if (value != null) {
      show.accept(value);
    }
  }
}
