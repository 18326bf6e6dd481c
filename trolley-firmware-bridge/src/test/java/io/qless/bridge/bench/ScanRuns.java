package io.qless.bridge.bench;

import io.qless.bridge.DeviceState;
import io.qless.bridge.linux.DeviceTree;
import io.qless.bridge.scanner.ScanJournal;
import io.qless.bridge.scanner.ScanListener;
import io.qless.bridge.scanner.ScanReject;
import io.qless.bridge.scanner.ScannedCode;
import io.qless.bridge.scanner.ScannerDriver;
import io.qless.bridge.setup.ScannerSetup;
import io.qless.bridge.sim.PseudoTerminal;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.InstantSource;
import java.util.Optional;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.locks.LockSupport;

/// Runs of a played scanner against a reader of its port.
final class ScanRuns {

  private static final byte[] CODE = "]E09520000000011\r".getBytes(StandardCharsets.US_ASCII);
  private static final int LIMIT_SECONDS = 60;
  private static final long PAUSE_NANOS = TimeUnit.MILLISECONDS.toNanos(2);
  private static final double NANOS_PER_MILLI = 1e6;

  /// Who reads the port.
  enum Reading {
    DRIVER("the driver"),
    BARE("  peer: a bare reading loop"),
    DRIVER_KEPT("the driver, each scan on the disk first"),
    BARE_KEPT("  peer: a bare reading loop, each line on the disk first");

    private final String words;

    Reading(String words) {
      this.words = words;
    }

    String words() {
      return words;
    }
  }

  private final Path folder;
  private final AtomicInteger files = new AtomicInteger();

  /// @param folder keeps what is kept
  ScanRuns(Path folder) {
    this.folder = folder;
  }

  /// A reader of a port, at work.
  interface Open extends AutoCloseable {
    @Override
    void close() throws IOException;
  }

  /// Scans as fast as they are taken.
  ///
  /// @return scans each second
  double flood(Reading reading, int scans) throws IOException, InterruptedException {
    var come = new Semaphore(0);
    try (PseudoTerminal scanner = PseudoTerminal.open();
        Open _ = open(reading, scanner.path(), come)) {
      scanner.write(new String(CODE, StandardCharsets.US_ASCII));
      await(come, 1);
      long start = System.nanoTime();
      for (int i = 0; i < scans; i++) {
        scanner.write(CODE);
      }
      await(come, scans);
      return scans / ((System.nanoTime() - start) / 1e9);
    }
  }

  /// Scans with a pause after each.
  ///
  /// @return ms from writing a scan to being told it, of each
  double[] oneByOne(Reading reading, int scans) throws IOException, InterruptedException {
    var come = new Semaphore(0);
    double[] millis = new double[scans];
    try (PseudoTerminal scanner = PseudoTerminal.open();
        Open _ = open(reading, scanner.path(), come)) {
      scanner.write(CODE);
      await(come, 1);
      for (int i = 0; i < scans; i++) {
        LockSupport.parkNanos(PAUSE_NANOS);
        long start = System.nanoTime();
        scanner.write(CODE);
        await(come, 1);
        millis[i] = (System.nanoTime() - start) / NANOS_PER_MILLI;
      }
    }
    return millis;
  }

  /// A reader at a scanner that says nothing; both end with it.
  Open waiting(Reading reading) throws IOException, InterruptedException {
    var come = new Semaphore(0);
    PseudoTerminal scanner = PseudoTerminal.open();
    Open reader = open(reading, scanner.path(), come);
    scanner.write(CODE);
    await(come, 1);
    return () -> {
      reader.close();
      scanner.close();
    };
  }

  private Open open(Reading reading, Path port, Semaphore come)
      throws IOException, InterruptedException {
    Path file = folder.resolve("scans-" + files.incrementAndGet());
    return switch (reading) {
      case DRIVER -> driver(port, ScanJournal.none(), come);
      case DRIVER_KEPT -> driver(port, ScanJournal.in(file), come);
      case BARE -> new BareReader(port, Optional.empty(), come::release)::close;
      case BARE_KEPT -> new BareReader(port, Optional.of(file), come::release)::close;
    };
  }

  private static Open driver(Path port, ScanJournal journal, Semaphore come)
      throws InterruptedException {
    var present = new Semaphore(0);
    ScannerDriver driver =
        ScannerSetup.plain(port)
            .driver(
                "bench",
                DeviceTree.OF_LINUX,
                InstantSource.system(),
                journal,
                new Heard(journal, come, present));
    driver.start();
    await(present, 1);
    return () -> {
      driver.close();
      journal.close();
    };
  }

  private static void await(Semaphore come, int count) throws InterruptedException {
    if (!come.tryAcquire(count, LIMIT_SECONDS, TimeUnit.SECONDS)) {
      throw new IllegalStateException(
          "only " + come.availablePermits() + " of " + count + " came in " + LIMIT_SECONDS + " s");
    }
  }

  /// The program behind the driver: it settles each scan at once.
  private record Heard(ScanJournal journal, Semaphore come, Semaphore present)
      implements ScanListener {

    @Override
    public void scanned(ScannedCode code) {
      journal.settle(code);
      come.release();
    }

    @Override
    public void rejected(ScanReject reject) {
      throw new IllegalStateException("rejected: " + reject);
    }

    @Override
    public void state(DeviceState state) {
      if (state instanceof DeviceState.Present) {
        present.release();
      }
    }
  }
}
