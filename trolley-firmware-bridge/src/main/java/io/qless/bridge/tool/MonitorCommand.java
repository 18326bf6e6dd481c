package io.qless.bridge.tool;

import io.qless.bridge.DeviceState;
import io.qless.bridge.linux.DeviceTree;
import io.qless.bridge.scale.Scale;
import io.qless.bridge.scanner.ScanJournal;
import io.qless.bridge.scanner.ScanListener;
import io.qless.bridge.scanner.ScanReject;
import io.qless.bridge.scanner.ScannedCode;
import io.qless.bridge.scanner.ScannerDriver;
import io.qless.bridge.setup.DeviceSetup;
import io.qless.bridge.setup.ScaleSetup;
import io.qless.bridge.setup.ScannerSetup;
import java.io.PrintWriter;
import java.nio.file.Path;
import java.time.InstantSource;
import java.util.concurrent.Callable;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/// Shows what a scanner or a scale does, as it does it.
@Command(
    name = "monitor",
    description = {
      "Shows what a scanner scans or a scale weighs, and their states, as it comes, until Control-C.",
      "End the kiosk first: a device is one program's at a time."
    })
final class MonitorCommand implements Callable<Integer> {

  private final PrintWriter out;
  private final DeviceTree tree;
  private final InstantSource clock;

  @Parameters(
      paramLabel = "DEVICE",
      converter = DeviceConverter.class,
      description = "What to watch, as 'trolley-bridge devices' names it.")
  private DeviceSetup setup = ScannerSetup.plain(Path.of("/dev/ttyACM0"));

  @Option(names = "--scans", paramLabel = "N", description = "Ends after so many scans (0: never).")
  private int scans;

  @Option(
      names = "--for",
      paramLabel = "SECONDS",
      description = "Ends after so long (0: never); with --scans it ends with exit code 4.")
  private int seconds;

  @Option(
      names = "--file",
      paramLabel = "FILE",
      description = "By which calibration a scale weighs (${DEFAULT-VALUE}).",
      defaultValue = "kiosk-data/scale.properties")
  private Path calibration = Path.of("scale.properties");

  MonitorCommand(PrintWriter out, DeviceTree tree, InstantSource clock) {
    this.out = out;
    this.tree = tree;
    this.clock = clock;
  }

  @Override
  public Integer call() throws InterruptedException {
    return switch (setup) {
      case ScannerSetup scanner -> scans(scanner);
      case ScaleSetup scale -> weights(scale);
    };
  }

  private int weights(ScaleSetup named) throws InterruptedException {
    try (Scale scale = named.scale("scale", tree, named.calibrationFile(calibration))) {
      scale.start(new ScaleMonitor(out));
      long limit = seconds == 0 ? Long.MAX_VALUE : seconds;
      new CountDownLatch(1).await(limit, TimeUnit.SECONDS);
      return ExitCode.OK.code();
    }
  }

  private int scans(ScannerSetup named) throws InterruptedException {
    var enough = new CountDownLatch(scans > 0 ? scans : Integer.MAX_VALUE);
    try (ScannerDriver driver =
        named.driver("scanner", tree, clock, ScanJournal.none(), new Shown(out, enough))) {
      driver.start();
      boolean came = true;
      if (seconds > 0) {
        came = enough.await(seconds, TimeUnit.SECONDS);
      } else {
        enough.await();
      }
      return came || scans == 0 ? ExitCode.OK.code() : ExitCode.TOO_LATE.code();
    }
  }

  /// One line for each thing that happens.
  record Shown(PrintWriter out, CountDownLatch enough) implements ScanListener {

    @Override
    public void scanned(ScannedCode code) {
      out.println(
          "scan %d  %s  %s"
              .formatted(
                  code.sequence(), code.aimId().isEmpty() ? "---" : code.aimId(), visible(code)));
      out.flush();
      enough.countDown();
    }

    @Override
    public void rejected(ScanReject reject) {
      out.println("rejected  " + reject.cause() + ", " + reject.bytes() + " bytes");
      out.flush();
    }

    @Override
    public void state(DeviceState state) {
      out.println(SelftestCommand.inWords(state));
      out.flush();
    }

    /// Control characters by name of their number: GS is what one looks for here.
    private static String visible(ScannedCode code) {
      var text = new StringBuilder();
      code.text()
          .codePoints()
          .forEach(each -> {
            if (each == 0x1d) {
              text.append("<GS>");
            } else if (Character.isISOControl(each)) {
              text.append("<%02X>".formatted(each));
            } else {
              text.appendCodePoint(each);
            }
          });
      return text.toString();
    }
  }
}
