package io.qless.bridge.lab;

import static io.qless.bridge.scanner.RecordingScanListener.take;

import io.qless.bridge.linux.DeviceTree;
import io.qless.bridge.scanner.RecordingScanListener;
import io.qless.bridge.scanner.ScanJournal;
import io.qless.bridge.scanner.ScannerDriver;
import io.qless.bridge.setup.ScannerSetup;
import java.time.InstantSource;

/// Tells the first state of each scanner that it is given. A program of its own, so that a test can
/// run it as another user.
final class FirstStatesMain {

  private FirstStatesMain() {}

  public static void main(String[] scanners) throws InterruptedException {
    for (String scanner : scanners) {
      var heard = new RecordingScanListener();
      try (ScannerDriver driver =
          ScannerSetup.parse(scanner)
              .driver(
                  "s1", DeviceTree.OF_LINUX, InstantSource.system(), ScanJournal.none(), heard)) {
        driver.start();
        System.out.println(take(heard.states));
      }
    }
  }
}
