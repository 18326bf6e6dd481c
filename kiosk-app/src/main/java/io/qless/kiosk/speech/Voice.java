package io.qless.kiosk.speech;

import io.qless.kiosk.trip.TripView;
import org.jspecify.annotations.Nullable;

/// Hears each view of the trip and has said what is worth saying, if the shopper wants it. Any
/// thread may call and is never kept waiting; lives as long as the program.
public final class Voice implements AutoCloseable {
  private final Speaker speaker;
  private @Nullable TripView before;

  public Voice(Speaker speaker) {
    this.speaker = speaker;
  }

  /// The trip is like this now.
  public synchronized void show(TripView now) {
    TripView then = before;
    before = now;
    if (!now.comfort().speech()) {
      if (then != null && then.comfort().speech()) {
        speaker.hush();
      }
      return;
    }
    String text = then == null ? "" : Spoken.of(then, now);
    if (!text.isEmpty()) {
      speaker.say(now.language(), text);
    }
  }

  @Override
  public void close() {
    speaker.close();
  }
}
