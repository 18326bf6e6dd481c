package io.qless.bridge.scanner;

import io.qless.bridge.Backoff;
import io.qless.bridge.DeviceException;
import io.qless.bridge.DeviceState;
import io.qless.bridge.DeviceState.Faulty;
import io.qless.bridge.DeviceState.Present;
import io.qless.bridge.scanner.SerialPortIo.Opening;
import java.nio.file.Path;
import java.time.Duration;
import java.time.InstantSource;
import java.util.List;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicBoolean;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/// A bar code scanner on a serial port. Any thread may start and close it; it reads on a platform
/// thread of its own and lives from program start to program end, over any number of unplugs.
///
/// After an unplug the port is closed, half a frame is rejected, and the port is opened again *from
/// its path*, which is best a stable link such as `/dev/serial/by-id/...`: the device may come back
/// under another number. What was scanned before the very first opening does not count.
public final class SerialScanner implements AutoCloseable {

  private static final Logger LOG = LoggerFactory.getLogger(SerialScanner.class);

  /// A read returns within 250 ms; eight of them mean that the kernel hangs.
  private static final Duration CLOSE_LIMIT = Duration.ofSeconds(2);

  /// One tty flip buffer; a longer burst takes several reads.
  private static final int READ_BYTES = 4096;

  private final String deviceId;
  private final Path path;
  private final InstantSource clock;
  private final ScanListener listener;
  private final Thread thread;
  private final AtomicBoolean started = new AtomicBoolean();
  private final CountDownLatch closing = new CountDownLatch(1);

  // Of the port's thread only:
  private final ScanFraming framing = new ScanFraming();
  private final Backoff backoff = new Backoff();
  private final byte[] bytes = new byte[READ_BYTES];
  private @Nullable DeviceState reported;
  private boolean openedBefore;
  private long scans;
  private long rejects;

  /// @param deviceId what the shop calls this scanner
  /// @param path the port, best a stable link to it; it need not exist yet
  /// @param clock stamps the scans
  /// @param listener called on the port's thread
  public SerialScanner(String deviceId, Path path, InstantSource clock, ScanListener listener) {
    if (deviceId.isBlank()) {
      throw new IllegalArgumentException("device id is blank");
    }
    this.deviceId = deviceId;
    this.path = path;
    this.clock = clock;
    this.listener = listener;
    this.thread = Thread.ofPlatform().name("scanner-" + deviceId).daemon().unstarted(this::run);
  }

  /// Begins to look for the port and to read it. Once only.
  public void start() {
    if (!started.compareAndSet(false, true)) {
      throw new IllegalStateException("scanner " + deviceId + " was already started");
    }
    thread.start();
  }

  /// Stops reading and frees the port; nothing is reported any more once it returns. A second time
  /// does nothing. Not to be called by the listener.
  @Override
  public void close() {
    closing.countDown();
    if (!started.get()) {
      return;
    }
    try {
      if (!thread.join(CLOSE_LIMIT)) {
        throw new DeviceException("closing " + path + ": the read hangs", "unplug the scanner");
      }
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }

  private void run() {
    try {
      do {
        serve();
      } while (!closed(backoff.next()));
    } catch (LinkageError e) {
      LOG.error("Scanner {} at {}: the serial library can't be loaded", deviceId, path, e);
      report(
          new Faulty(
              "the serial library can't be loaded: " + e.getMessage(),
              "make java.io.tmpdir writable or set -DjSerialComm.library.path"));
    }
  }

  /// One life of the port, from opening to unplug.
  private void serve() {
    switch (SerialPortIo.open(path)) {
      case Opening.Failed(DeviceState state) -> report(state);
      case Opening.Opened(SerialPortIo port) -> {
        try {
          if (!openedBefore) {
            port.flush();
            openedBefore = true;
          }
          report(new Present());
          readUntilGone(port);
        } finally {
          port.close();
        }
        deliver(framing.unplugged());
        if (!closed(Duration.ZERO)) {
          report(SerialPortIo.absent(path));
        }
      }
    }
  }

  private void readUntilGone(SerialPortIo port) {
    while (!closed(Duration.ZERO)) {
      long before = System.nanoTime();
      int count = port.read(bytes);
      if (count < 0) {
        return;
      }
      backoff.reset();
      deliver(
          count > 0
              ? framing.accept(bytes, count)
              : framing.silent(listened(System.nanoTime() - before)));
    }
  }

  /// A read that returned late because this thread was stalled has not listened longer than its
  /// limit.
  private static Duration listened(long nanos) {
    return Duration.ofNanos(Math.min(nanos, SerialPortIo.READ_LIMIT.toNanos()));
  }

  private void deliver(List<Framed> frames) {
    for (Framed framed : frames) {
      switch (framed) {
        case Framed.Whole(String aimId, String text) -> {
          scans++;
          var code = new ScannedCode(deviceId, scans, aimId, text, clock.instant());
          tell(() -> listener.scanned(code));
        }
        case Framed.Rejected(ScanReject.Cause cause, int size) -> {
          rejects++;
          var reject = new ScanReject(deviceId, rejects, cause, size, clock.instant());
          tell(() -> listener.rejected(reject));
        }
      }
    }
  }

  private void report(DeviceState state) {
    if (!state.equals(reported)) {
      reported = state;
      tell(() -> listener.state(state));
    }
  }

  /// A listener that throws is a mistake in the program; the port goes on, so that the next scan
  /// counts.
  private void tell(Runnable call) {
    try {
      call.run();
    } catch (RuntimeException e) {
      LOG.error("Scanner {}: the listener failed, what it was told is lost", deviceId, e);
    }
  }

  private boolean closed(Duration wait) {
    try {
      return closing.await(wait.toNanos(), TimeUnit.NANOSECONDS);
    } catch (InterruptedException e) {
      closing.countDown();
      return true;
    }
  }
}
