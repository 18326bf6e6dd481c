package io.qless.bridge.tool;

import io.qless.bridge.DeviceException;
import io.qless.bridge.DeviceState;
import io.qless.bridge.linux.DeviceTree;
import io.qless.bridge.scanner.ScanJournal;
import io.qless.bridge.scanner.ScanListener;
import io.qless.bridge.scanner.ScanReject;
import io.qless.bridge.scanner.ScannedCode;
import io.qless.bridge.scanner.ScannerCommand;
import io.qless.bridge.scanner.ScannerDriver;
import io.qless.bridge.setup.ScannerSetup;
import io.qless.bridge.sim.SimulatedScanner;
import io.qless.bridge.sim.SimulatedSsiScanner;
import java.io.IOException;
import java.io.PrintWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.InstantSource;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.Callable;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/// Tests this machine with scanners that it plays itself, and then a real one.
@Command(
    name = "selftest",
    description = {
      "Tests what this program needs of the machine, with scanners and scales that it plays on"
          + " pseudo-terminals.",
      "With SCANNER it opens that one, too, makes it beep if it can, and waits for a scan."
    })
final class SelftestCommand implements Callable<Integer> {

  private static final int LIMIT_SECONDS = 5;

  /// A cell settles within two seconds on a machine that does nothing else.
  private static final int SCALE_SECONDS = 10;

  private static final String CODE = "9520000000011";
  private static final int EAN_13 = 0x0B;

  private final PrintWriter out;
  private final DeviceTree tree;
  private final InstantSource clock;

  @Parameters(
      arity = "0..1",
      paramLabel = "SCANNER",
      converter = SetupConverter.class,
      description = "A scanner, as 'trolley-bridge devices' names it.")
  private @Nullable ScannerSetup setup;

  @Option(
      names = "--wait",
      paramLabel = "SECONDS",
      description = "How long somebody has to scan something (20).")
  private int seconds = 20;

  SelftestCommand(PrintWriter out, DeviceTree tree, InstantSource clock) {
    this.out = out;
    this.tree = tree;
    this.clock = clock;
  }

  @Override
  public Integer call() throws IOException, InterruptedException {
    Path folder = Files.createTempDirectory("trolley-bridge");
    try {
      Path port = folder.resolve("scanner");
      boolean plain = test("serial port, plain frames", () -> plainFrames(port));
      boolean packets = test("serial port, packets with answers", () -> packets(port));
      boolean journal = test("scan journal", () -> journal(folder.resolve("scans")));
      var scales = new ScaleTests(tree, folder);
      boolean cells =
          test("load cells behind a microcontroller", () -> scales.controller(SCALE_SECONDS));
      boolean display = test("scale with a display", () -> scales.display(SCALE_SECONDS));
      boolean well = plain && packets && journal && cells && display;
      if (setup == null) {
        out.println("No scanner was named: no real device was tested.");
        return well ? ExitCode.OK.code() : ExitCode.NOT_WELL.code();
      }
      ExitCode real = real(setup);
      return well ? real.code() : ExitCode.NOT_WELL.code();
    } finally {
      for (String name : new String[] {"scanner", "scans", "controller", "scale"}) {
        Files.deleteIfExists(folder.resolve(name));
      }
      Files.deleteIfExists(folder);
    }
  }

  /// A test says what is wrong, `""` if nothing is.
  private interface Check {
    String run() throws InterruptedException;
  }

  private boolean test(String name, Check check) throws InterruptedException {
    String wrong;
    try {
      wrong = check.run();
    } catch (DeviceException failed) {
      wrong = failed.getMessage() + "; " + failed.wayOut();
    }
    out.println(
        (wrong.isEmpty() ? "ok      " : "FAILED  ") + name + (wrong.isEmpty() ? "" : ": " + wrong));
    return wrong.isEmpty();
  }

  private String plainFrames(Path port) throws InterruptedException {
    var heard = new Heard();
    try (var hand = new SimulatedScanner(port);
        ScannerDriver driver = driver("plain:" + port, heard)) {
      driver.start();
      String wrong = heard.present(LIMIT_SECONDS);
      hand.scan("]E0" + CODE);
      return wrong.isEmpty() ? heard.scan(CODE) : wrong;
    }
  }

  private String packets(Path port) throws InterruptedException {
    var heard = new Heard();
    try (var hand = new SimulatedSsiScanner(port);
        ScannerDriver driver = driver("ssi:" + port, heard)) {
      driver.start();
      String wrong = heard.present(LIMIT_SECONDS);
      hand.missNextAnswer();
      hand.scan(EAN_13, CODE);
      return wrong.isEmpty() ? heard.scan(CODE) : wrong;
    }
  }

  private static String journal(Path file) {
    ScanJournal.in(file).close();
    return "";
  }

  private ExitCode real(ScannerSetup setup) throws InterruptedException {
    var heard = new Heard();
    try (ScannerDriver driver = driver(setup.toString(), heard)) {
      driver.start();
      if (!test("open " + setup, () -> heard.present(LIMIT_SECONDS))) {
        return ExitCode.NOT_WELL;
      }
      boolean asked = driver.command(ScannerCommand.BEEP_GOOD);
      out.println(
          "Scan something within "
              + seconds
              + " s"
              + (asked ? "; the scanner beeps if it can." : "."));
      ScannedCode code = heard.scans.poll(seconds, TimeUnit.SECONDS);
      if (code == null) {
        out.println("FAILED  nothing was scanned; " + heard.last());
        return ExitCode.TOO_LATE;
      }
      out.println("ok      scanned " + DevicesCommand.plain(code.aimId() + code.text()));
      return ExitCode.OK;
    }
  }

  private ScannerDriver driver(String text, ScanListener listener) {
    return ScannerSetup.parse(text).driver("scanner", tree, clock, ScanJournal.none(), listener);
  }

  /// What a scanner said, to be waited for.
  private static final class Heard implements ScanListener {

    private final BlockingQueue<ScannedCode> scans = new LinkedBlockingQueue<>();
    private final BlockingQueue<DeviceState> states = new LinkedBlockingQueue<>();
    private volatile String last = "it said nothing";

    @Override
    public void scanned(ScannedCode code) {
      scans.add(code);
    }

    @Override
    public void rejected(ScanReject reject) {
      last = "it sent " + reject.bytes() + " bytes that were no code (" + reject.cause() + ")";
    }

    @Override
    public void state(DeviceState state) {
      last = inWords(state);
      states.add(state);
    }

    String last() {
      return last;
    }

    /// What keeps it from being present, `""` if nothing does.
    String present(int limitSeconds) throws InterruptedException {
      DeviceState first = states.poll(limitSeconds, TimeUnit.SECONDS);
      if (first == null) {
        return "nothing is known of it after " + limitSeconds + " s";
      }
      return first instanceof DeviceState.Present ? "" : inWords(first);
    }

    /// What is wrong with the one scan that should come, `""` if nothing is.
    String scan(String text) throws InterruptedException {
      ScannedCode code = scans.poll(LIMIT_SECONDS, TimeUnit.SECONDS);
      if (code == null) {
        return "the scan did not come; " + last;
      }
      return code.text().equals(text) ? "" : "another scan came: " + code.text();
    }
  }

  /// A state in one line.
  static String inWords(DeviceState state) {
    return switch (state) {
      case DeviceState.Present present -> "present";
      case DeviceState.Absent(String reason, String wayOut) -> "absent: " + reason + "; " + wayOut;
      case DeviceState.Faulty(String reason, String wayOut) -> "faulty: " + reason + "; " + wayOut;
    };
  }
}
