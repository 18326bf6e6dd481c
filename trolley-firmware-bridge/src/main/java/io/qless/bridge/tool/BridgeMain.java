package io.qless.bridge.tool;

import io.qless.bridge.linux.DeviceTree;
import java.io.BufferedReader;
import java.io.InputStreamReader;
import java.io.PrintWriter;
import java.io.Reader;
import java.time.InstantSource;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.ScopeType;

/// `trolley-bridge`: the installer's command line. One command per process.
@Command(
    name = "trolley-bridge",
    mixinStandardHelpOptions = true,
    scope = ScopeType.INHERIT,
    version = "trolley-bridge 0.1.0",
    description = "Looks at the devices of a trolley or a gate.",
    synopsisSubcommandLabel = "COMMAND",
    exitCodeListHeading = "%nExit codes:%n",
    exitCodeList = {
      "0:all went well",
      "1:nothing is plugged in, or a test or a calibration failed",
      "2:the command line is not right",
      "3:something is plugged in, but none of it can be used",
      "4:nobody scanned in the time given",
      "70:a fault of this program",
      "130:stopped by Control-C"
    })
public final class BridgeMain {

  private final PrintWriter out;
  private final PrintWriter err;
  private final BufferedReader in;
  private final DeviceTree tree;
  private final InstantSource clock;

  /// @param tree the machine's devices
  /// @param clock stamps what is shown
  BridgeMain(PrintWriter out, PrintWriter err, DeviceTree tree, InstantSource clock) {
    this(out, err, Reader.nullReader(), tree, clock);
  }

  /// @param in what an installer types, or the hand of a simulation
  BridgeMain(PrintWriter out, PrintWriter err, Reader in, DeviceTree tree, InstantSource clock) {
    this.out = out;
    this.err = err;
    this.in = new BufferedReader(in);
    this.tree = tree;
    this.clock = clock;
  }

  /// Runs one command and ends the process with its exit code.
  public static void main(String[] args) {
    var out = new PrintWriter(System.out, true, System.out.charset());
    var err = new PrintWriter(System.err, true, System.err.charset());
    var in = new InputStreamReader(System.in, System.out.charset());
    var main = new BridgeMain(out, err, in, DeviceTree.OF_LINUX, InstantSource.system());
    int exitCode = main.commandLine().execute(args);
    out.flush();
    err.flush();
    System.exit(exitCode);
  }

  /// All commands.
  CommandLine commandLine() {
    return new CommandLine(this)
        .addSubcommand("devices", new DevicesCommand(out, tree))
        .addSubcommand("monitor", new MonitorCommand(out, tree, clock))
        .addSubcommand("calibrate", new CalibrateCommand(out, in, tree, clock))
        .addSubcommand("selftest", new SelftestCommand(out, tree, clock))
        .addSubcommand("simulate", new SimulateCommand(in, out))
        .setCaseInsensitiveEnumValuesAllowed(true)
        .setOut(out)
        .setErr(err)
        .setExecutionExceptionHandler((failure, command, parsed) -> fault(failure));
  }

  private int fault(Exception failure) {
    out.flush();
    err.println("trolley-bridge: a fault of this program, please report it:");
    failure.printStackTrace(err);
    return ExitCode.FAULT.code();
  }
}
