package io.qless.bench;

import io.qless.bridge.DeviceState;
import io.qless.bridge.linux.DeviceTree;
import io.qless.bridge.scanner.ScanJournal;
import io.qless.bridge.scanner.ScanListener;
import io.qless.bridge.scanner.ScanReject;
import io.qless.bridge.scanner.ScannedCode;
import io.qless.bridge.scanner.ScannerDriver;
import io.qless.bridge.setup.ScannerSetup;
import io.qless.bridge.sim.SimulatedScanner;
import java.nio.file.Path;
import java.time.InstantSource;
import java.util.concurrent.CompletableFuture;
import java.util.stream.IntStream;
import javafx.application.Platform;
import javafx.scene.Scene;
import javafx.scene.control.ListView;

/// The kiosk bench's peer: the least that a JavaFX program can do with a scan. It reads the same
/// kind of scanner, and puts the text at the top of a list.
final class PlainList implements AutoCloseable {

  private final SimulatedScanner played;
  private final ScannerDriver scanner;
  private final CompletableFuture<ListView<String>> list = new CompletableFuture<>();
  private int count;

  PlainList(Path port) {
    played = new SimulatedScanner(port);
    scanner =
        ScannerSetup.plain(port)
            .driver(
                "plain",
                DeviceTree.OF_LINUX,
                InstantSource.system(),
                ScanJournal.none(),
                new Ear());
    scanner.start();
  }

  /// Built on the FX thread, once.
  Scene scene(double width, double height) {
    ListView<String> fresh = new ListView<>();
    list.complete(fresh);
    return new Scene(fresh, width, height);
  }

  SimulatedScanner scanner() {
    return played;
  }

  /// Puts in so many lines without scans.
  void fill(int lines) {
    ListView<String> known = list.join();
    Platform.runLater(() -> IntStream.range(0, lines).forEach(i -> known.getItems().add("#" + i)));
  }

  @Override
  public void close() {
    scanner.close();
    played.close();
  }

  private void show(String text) {
    ListView<String> known = list.join();
    count++;
    known.getItems().addFirst(text + " #" + count);
    known.scrollTo(0);
  }

  private final class Ear implements ScanListener {
    @Override
    public void scanned(ScannedCode code) {
      Platform.runLater(() -> show(code.text()));
    }

    @Override
    public void rejected(ScanReject reject) {}

    @Override
    public void state(DeviceState state) {}
  }
}
