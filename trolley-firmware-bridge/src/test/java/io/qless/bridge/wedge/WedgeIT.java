package io.qless.bridge.wedge;

import static io.qless.bridge.scanner.RecordingScanListener.take;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;

import io.qless.bridge.DeviceState.Absent;
import io.qless.bridge.DeviceState.Present;
import io.qless.bridge.linux.DeviceFile;
import io.qless.bridge.scanner.RecordingScanListener;
import io.qless.bridge.scanner.ScanJournal;
import io.qless.bridge.scanner.ScanPort;
import io.qless.bridge.scanner.ScanReject.Cause;
import io.qless.bridge.scanner.ScannerDriver;
import io.qless.bridge.sim.PseudoTerminal;
import java.nio.file.Path;
import java.time.Instant;
import java.time.InstantSource;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// Recorded key events through a device file that can be unplugged. It is a pseudo-terminal, which
/// can't be grabbed: that needs a real input device.
class WedgeIT {

  private final RecordingScanListener heard = new RecordingScanListener();

  @TempDir Path dir;

  @Test
  void eventsAreReadAcrossAnUnplugAndWhatWasLostIsRejected() throws InterruptedException {
    Path link = dir.resolve("event0");
    var first = PseudoTerminal.open();
    first.linkAs(link);
    try (var driver =
        new ScannerDriver(
            "s1",
            ungrabbed(link),
            new WedgeKeys(KeyLayout.US),
            InstantSource.fixed(Instant.EPOCH),
            ScanJournal.none(),
            heard)) {
      driver.start();
      assertEquals(new Present(), take(heard.states));
      first.write(new Typed().digits("9520000000011").key(Typed.ENTER).bytes());
      assertEquals("9520000000011", take(heard.scans).text());
      first.write(new Typed().digits("95").dropped().digits("1").key(Typed.ENTER).bytes());
      assertEquals(Cause.OVERRUN, take(heard.rejects).cause());
      first.write(new Typed().digits("952").bytes());
      assertEquals(Cause.TORN, take(heard.rejects).cause(), "by silence");
      first.close();
      assertInstanceOf(Absent.class, take(heard.states));
      try (var second = PseudoTerminal.open()) {
        second.linkAs(link);
        assertEquals(new Present(), take(heard.states));
        second.write(new Typed().digits("7").key(Typed.ENTER).bytes());
        assertEquals("7", take(heard.scans).text());
      }
    }
  }

  private static ScanPort.Opener ungrabbed(Path link) {
    return new ScanPort.Opener() {
      @Override
      public ScanPort.Opening open() {
        return switch (DeviceFile.open(link)) {
          case DeviceFile.Opening.Opened(DeviceFile file) ->
              new ScanPort.Opening.Opened(new Ungrabbed(file));
          case DeviceFile.Opening.Refused refused -> new ScanPort.Opening.Failed(absent());
        };
      }

      @Override
      public Absent absent() {
        return new Absent("unplugged", "plug it in");
      }
    };
  }

  private record Ungrabbed(DeviceFile file) implements ScanPort {

    @Override
    public int read(byte[] into) {
      return file.read(into, READ_LIMIT);
    }

    @Override
    public void write(byte[] bytes) {}

    @Override
    public void flush() {}

    @Override
    public void close() {
      file.close();
    }
  }
}
