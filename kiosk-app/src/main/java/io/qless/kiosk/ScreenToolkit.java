package io.qless.kiosk;

import java.io.IOException;
import java.time.Duration;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import javafx.application.Platform;

/// JavaFX on its way up. That takes a while and needs nothing of the trip, so it happens beside
/// what is read from the disk. One per program.
final class ScreenToolkit {

  private static final Duration LIMIT = Duration.ofSeconds(60);

  private final CompletableFuture<Void> up = new CompletableFuture<>();

  private ScreenToolkit() {}

  /// Begins; once per program.
  static ScreenToolkit start() {
    ScreenToolkit toolkit = new ScreenToolkit();
    Thread.ofPlatform().name("screen-start").daemon().start(toolkit::wake);
    return toolkit;
  }

  private void wake() {
    try {
      Platform.startup(() -> up.complete(null));
    } catch (RuntimeException | LinkageError none) {
      up.completeExceptionally(none);
    }
  }

  /// Does something on the FX thread once it is there.
  ///
  /// @throws IOException if there is no display, with the way out
  void run(Runnable work) throws IOException {
    try {
      up.get(LIMIT.toSeconds(), TimeUnit.SECONDS);
    } catch (ExecutionException | TimeoutException none) {
      String why =
          none.getCause() == null
              ? "nothing happened for " + LIMIT.toSeconds() + " s"
              : none.getCause().getMessage();
      String display = System.getenv().getOrDefault("DISPLAY", "");
      throw new IOException(
          "no window can be opened (%s). Is there a display, and does DISPLAY name it (now: %s)? --headless=true does without"
              .formatted(why, display.isEmpty() ? "nothing" : display),
          none);
    } catch (InterruptedException interrupted) {
      Thread.currentThread().interrupt();
      throw new IOException("interrupted while the window was opened", interrupted);
    }
    Platform.runLater(work);
  }
}
