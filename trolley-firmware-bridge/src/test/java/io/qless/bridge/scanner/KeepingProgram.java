package io.qless.bridge.scanner;

import io.qless.bridge.DeviceState;
import io.qless.bridge.handshake.SsiPackets;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.time.InstantSource;
import java.util.List;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.locks.LockSupport;

/// A program of its own that does with scans what a kiosk does: keeps each in a file of its own, in
/// one step with its number, and settles it. Ended by a kill.
final class KeepingProgram {

  /// Slow enough that a kill often comes between the journal and the file.
  private static final long DAWDLING_NANOS = 3_000_000;

  private KeepingProgram() {}

  /// @param args the scanner's port, its journal, and the file where scans are kept
  public static void main(String[] args) throws IOException, InterruptedException {
    Path kept = Path.of(args[2]);
    ScanJournal journal = ScanJournal.in(Path.of(args[1]));
    try (FileChannel file =
        FileChannel.open(kept, StandardOpenOption.CREATE, StandardOpenOption.APPEND)) {
      long last = lastNumber(kept);
      for (ScannedCode left : journal.unsettled()) {
        if (left.sequence() > last) {
          keep(file, left);
        }
        journal.settle(left);
      }
      try (ScannerDriver driver = driver(Path.of(args[0]), journal, file)) {
        driver.start();
        new CountDownLatch(1).await();
      }
    }
  }

  private static ScannerDriver driver(Path port, ScanJournal journal, FileChannel file) {
    return new ScannerDriver(
        "s1",
        SerialPortIo.at(port),
        new SsiPackets(),
        InstantSource.system(),
        journal,
        new ScanListener() {
          @Override
          public void scanned(ScannedCode code) {
            LockSupport.parkNanos(DAWDLING_NANOS);
            keep(file, code);
            journal.settle(code);
          }

          @Override
          public void rejected(ScanReject reject) {}

          @Override
          public void state(DeviceState state) {}
        });
  }

  private static void keep(FileChannel file, ScannedCode code) {
    try {
      String line = code.sequence() + " " + code.text() + "\n";
      file.write(ByteBuffer.wrap(line.getBytes(StandardCharsets.UTF_8)));
      file.force(false);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private static long lastNumber(Path kept) throws IOException {
    List<String> lines = Files.readAllLines(kept);
    return lines.isEmpty() ? 0 : Long.parseLong(lines.getLast().split(" ")[0]);
  }
}
