package io.qless.bridge.scanner;

import io.qless.bridge.Backoff;
import io.qless.bridge.DeviceException;
import io.qless.bridge.DeviceState;
import io.qless.bridge.DeviceState.Absent;
import io.qless.bridge.DeviceState.Faulty;
import io.qless.bridge.DeviceState.Present;
import io.qless.bridge.scanner.ScanPort.Opening;
import io.qless.bridge.scanner.ScanReject.Cause;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.InstantSource;
import java.util.List;
import java.util.concurrent.ArrayBlockingQueue;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicBoolean;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/// A bar code scanner on any port and with any protocol. Any thread may start, command and close
/// it; it reads on a platform thread of its own and lives from program start to program end, over
/// any number of unplugs.
///
/// A whole code is kept in the [ScanJournal] first; then the scanner gets its answer, and then the
/// listener gets the code. After an unplug half a frame is rejected, and the port is opened again
/// from its name, since the device may come back under another number. What was scanned before the
/// very first opening does not count.
public final class ScannerDriver implements AutoCloseable {

  private static final Logger LOG = LoggerFactory.getLogger(ScannerDriver.class);

  /// A read returns within 250 ms; eight of them mean that the kernel hangs.
  private static final Duration CLOSE_LIMIT = Duration.ofSeconds(2);

  /// One tty flip buffer; a longer burst takes several reads.
  private static final int READ_BYTES = 4096;

  /// More commands than fingers can give between two reads.
  private static final int MAX_COMMANDS = 16;

  private final String deviceId;
  private final ScanPort.Opener opener;
  private final ScanProtocol protocol;
  private final InstantSource clock;
  private final ScanJournal journal;
  private final ScanListener listener;
  private final Thread thread;
  private final Backoff backoff;
  private final AtomicBoolean started = new AtomicBoolean();
  private final CountDownLatch closing = new CountDownLatch(1);
  private final BlockingQueue<ScannerCommand> commands = new ArrayBlockingQueue<>(MAX_COMMANDS);

  // Of the port's thread only:
  private final byte[] bytes = new byte[READ_BYTES];
  private @Nullable ScanPort port;
  private @Nullable DeviceState reported;
  private @Nullable DeviceState doubted;
  private boolean openedBefore;
  private long rejects;

  /// @param deviceId what the shop calls this scanner
  /// @param opener finds its port; the device need not be there yet
  /// @param protocol what it speaks
  /// @param clock stamps the scans
  /// @param journal keeps each scan before anybody gets it
  /// @param listener called on the port's thread
  public ScannerDriver(
      String deviceId,
      ScanPort.Opener opener,
      ScanProtocol protocol,
      InstantSource clock,
      ScanJournal journal,
      ScanListener listener) {
    this(deviceId, opener, protocol, clock, journal, listener, new Backoff());
  }

  /// @param backoff how long it waits before it looks for an absent device again
  ScannerDriver(
      String deviceId,
      ScanPort.Opener opener,
      ScanProtocol protocol,
      InstantSource clock,
      ScanJournal journal,
      ScanListener listener,
      Backoff backoff) {
    if (deviceId.isBlank()) {
      throw new IllegalArgumentException("device id is blank");
    }
    this.deviceId = deviceId;
    this.opener = opener;
    this.protocol = protocol;
    this.clock = clock;
    this.journal = journal;
    this.listener = listener;
    this.backoff = backoff;
    this.thread = Thread.ofPlatform().name("scanner-" + deviceId).daemon().unstarted(this::run);
  }

  /// Begins to look for the port and to read it. Once only.
  public void start() {
    if (!started.compareAndSet(false, true)) {
      throw new IllegalStateException("scanner " + deviceId + " was already started");
    }
    thread.start();
  }

  /// Has something done by the scanner, within the time of one read. One that is absent, or that
  /// knows no such thing, does nothing.
  ///
  /// @return false if too many wait already
  public boolean command(ScannerCommand command) {
    return commands.offer(command);
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
        throw new DeviceException(
            "closing scanner " + deviceId + ": the read hangs", "unplug the scanner");
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
      LOG.error("Scanner {}: a library of the system can't be loaded", deviceId, e);
      report(
          new Faulty(
              "a library can't be loaded: " + e.getMessage(),
              "make java.io.tmpdir writable or set -DjSerialComm.library.path"));
    }
  }

  /// One life of the port, from opening to unplug.
  private void serve() {
    switch (opener.open()) {
      case Opening.Failed(DeviceState state) -> {
        if (isSettled(state)) {
          report(state);
        }
      }
      case Opening.Opened(ScanPort opened) -> {
        port = opened;
        try {
          if (!openedBefore) {
            opened.flush();
            openedBefore = true;
          }
          report(new Present());
          readUntilGone(opened);
        } finally {
          port = null;
          opened.close();
        }
        deliver(protocol.unplugged());
        if (!closed(Duration.ZERO)) {
          report(opener.absent());
        }
      }
    }
  }

  /// The kernel shows a device some milliseconds before udev has given it its group: what stands in
  /// the way of one that has just come is told only if it still does at the next attempt.
  private boolean isSettled(DeviceState state) {
    boolean justCame = state instanceof Faulty && reported instanceof Absent;
    boolean settled = !justCame || state.equals(doubted);
    doubted = state;
    return settled;
  }

  private void readUntilGone(ScanPort opened) {
    while (!closed(Duration.ZERO)) {
      obey();
      long before = System.nanoTime();
      int count = opened.read(bytes);
      if (count < 0) {
        return;
      }
      backoff.reset();
      deliver(
          count > 0
              ? protocol.accept(bytes, count)
              : protocol.silent(listened(System.nanoTime() - before)));
    }
  }

  private void obey() {
    for (ScannerCommand next = commands.poll(); next != null; next = commands.poll()) {
      send(protocol.bytesOf(next));
    }
  }

  /// A read that returned late because this thread was stalled has not listened longer than its
  /// limit.
  private static Duration listened(long nanos) {
    return Duration.ofNanos(Math.min(nanos, ScanPort.READ_LIMIT.toNanos()));
  }

  private void deliver(List<Framed> frames) {
    for (Framed framed : frames) {
      switch (framed) {
        case Framed.Whole whole -> take(whole);
        case Framed.Rejected(Cause cause, int size) -> reject(cause, size);
        case Framed.Answer(String answer) -> send(answer);
      }
    }
  }

  private void take(Framed.Whole whole) {
    if (whole.again() && journal.isLast(whole.aimId(), whole.text())) {
      send(protocol.kept()); // its answer got lost, not the scan
      return;
    }
    ScannedCode code;
    try {
      code = journal.keep(deviceId, whole.aimId(), whole.text(), clock.instant());
    } catch (DeviceException notKept) {
      LOG.error("Scanner {}: a scan is not kept; {}", deviceId, notKept.wayOut(), notKept);
      send(protocol.notKept());
      reject(Cause.NOT_KEPT, whole.text().length());
      return;
    }
    send(protocol.kept());
    journal.answered();
    tell(() -> listener.scanned(code));
  }

  private void reject(Cause cause, int size) {
    rejects++;
    var reject = new ScanReject(deviceId, rejects, cause, size, clock.instant());
    send(protocol.bytesOf(ScannerCommand.BEEP_BAD));
    tell(() -> listener.rejected(reject));
  }

  private void send(String text) {
    if (port != null && !text.isEmpty()) {
      port.write(text.getBytes(StandardCharsets.ISO_8859_1));
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
      LOG.error("Scanner {}: the listener failed", deviceId, e);
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
