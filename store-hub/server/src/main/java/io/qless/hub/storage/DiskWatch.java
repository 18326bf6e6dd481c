package io.qless.hub.storage;

import java.io.IOException;
import java.nio.file.FileStore;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.ScheduledFuture;
import java.util.concurrent.TimeUnit;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/// Says in the log when the disk under the hub's data runs full, and when it is well again. Lives
/// as long as the hub.
public final class DiskWatch implements AutoCloseable {

  private static final Logger LOG = LoggerFactory.getLogger(DiskWatch.class);

  /// Below this somebody must act: the broker stops taking messages at 5 %.
  private static final int ALARM_PERCENT_FREE = 15;

  private static final Duration LOOK = Duration.ofMinutes(1);

  private final Path directory;
  private final ScheduledExecutorService timer =
      Executors.newSingleThreadScheduledExecutor(
          Thread.ofPlatform().name("disk-watch").daemon().factory());
  private volatile boolean low;

  public DiskWatch(Path directory) {
    this.directory = directory;
    ScheduledFuture<?> _ =
        timer.scheduleWithFixedDelay(this::look, 0, LOOK.toSeconds(), TimeUnit.SECONDS);
  }

  /// Whether somebody must act.
  public boolean low() {
    return low;
  }

  @Override
  public void close() {
    timer.shutdownNow();
  }

  private void look() {
    try {
      FileStore disk = Files.getFileStore(directory);
      long percentFree = 100 * disk.getUsableSpace() / Math.max(1, disk.getTotalSpace());
      boolean now = percentFree < ALARM_PERCENT_FREE;
      if (now && !low) {
        LOG.error("only {} % of the disk under {} are free: make room", percentFree, directory);
      } else if (!now && low) {
        LOG.info("{} % of the disk under {} are free again", percentFree, directory);
      }
      low = now;
    } catch (IOException unreadable) {
      LOG.warn("the disk under {} does not tell how full it is", directory, unreadable);
    }
  }
}
