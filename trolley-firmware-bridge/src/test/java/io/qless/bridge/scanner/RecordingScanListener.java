package io.qless.bridge.scanner;

import io.qless.bridge.DeviceState;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;

/// Queues what a scanner tells, as a real listener does, for a test to take.
public final class RecordingScanListener implements ScanListener {

  /// Generous: the tests assert what comes, never how fast.
  private static final Duration LIMIT = Duration.ofSeconds(20);

  public final BlockingQueue<ScannedCode> scans = new LinkedBlockingQueue<>();
  public final BlockingQueue<ScanReject> rejects = new LinkedBlockingQueue<>();
  public final BlockingQueue<DeviceState> states = new LinkedBlockingQueue<>();

  @Override
  public void scanned(ScannedCode code) {
    scans.add(code);
  }

  @Override
  public void rejected(ScanReject reject) {
    rejects.add(reject);
  }

  @Override
  public void state(DeviceState state) {
    states.add(state);
  }

  List<ScannedCode> takeScans(int count) throws InterruptedException {
    List<ScannedCode> taken = new ArrayList<>();
    while (taken.size() < count) {
      taken.add(take(scans));
    }
    return taken;
  }

  public static <T> T take(BlockingQueue<T> queue) throws InterruptedException {
    T next = queue.poll(LIMIT.toNanos(), TimeUnit.NANOSECONDS);
    if (next == null) {
      throw new AssertionError("nothing came within " + LIMIT);
    }
    return next;
  }
}
