package io.qless.fleet;

import io.qless.contract.wire.Json;
import java.io.IOException;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Objects;
import org.slf4j.bridge.SLF4JBridgeHandler;

/// What `deploy/fleet.sh` runs. Ends with 1 if anything was lost or doubled, or a shopper got
/// stuck.
public final class FleetMain {

  private static final int FAILED = 1;
  private static final int USAGE = 2;

  private final PrintStream out = new PrintStream(System.out, true, StandardCharsets.UTF_8);
  private final boolean terminal = Boolean.getBoolean("qless.terminal");
  private long told = -1;

  private FleetMain() {}

  /// @param arguments the clone, an empty folder, then what `--help` says
  public static void main(String[] arguments) throws InterruptedException {
    SLF4JBridgeHandler.removeHandlersForRootLogger();
    SLF4JBridgeHandler.install();
    FleetPlan plan;
    try {
      plan = FleetPlan.of(List.of(arguments).subList(2, arguments.length));
    } catch (IllegalArgumentException wrong) {
      System.out.println("fleet.sh: " + wrong.getMessage() + "\n\n" + FleetPlan.USAGE);
      System.exit(USAGE);
      return;
    }
    int code;
    try {
      code = new FleetMain().run(plan, Path.of(arguments[0]), Path.of(arguments[1])) ? 0 : FAILED;
    } catch (IOException | RuntimeException failed) {
      System.out.println("fleet.sh: " + failed.getMessage());
      code = FAILED;
    }
    System.exit(code);
  }

  private boolean run(FleetPlan plan, Path home, Path folder)
      throws IOException, InterruptedException {
    out.println("Starting the hub and " + plan.trolleys() + " trolleys ...");
    try (FleetHub hub = hub(plan, home, folder)) {
      Runtime.getRuntime().addShutdownHook(new Thread(hub::close, "end-of-hub"));
      try (Fleet fleet = new Fleet(plan, hub, home, folder)) {
        FleetReport report = fleet.run(this::show);
        out.println();
        out.print(report.text());
        Files.writeString(plan.result(), Json.text(report.json()) + "\n");
        out.println("The figures are in " + plan.result());
        return report.isClean();
      }
    }
  }

  private static FleetHub hub(FleetPlan plan, Path home, Path folder) {
    return plan.hub()
        .map(address ->
            FleetHub.running(
                address,
                Path.of(
                    Objects.requireNonNull(
                        System.getenv("QLESS_TOKEN_FILE"),
                        "QLESS_TOKEN_FILE names the file with the hub's admin token"))))
        .orElseGet(() -> FleetHub.own(home, folder));
  }

  /// One line that changes; where nobody watches, one line each ten seconds.
  private void show(FleetReport.Moment moment) {
    if (terminal) {
      out.print("\r\033[K" + moment.line());
      out.flush();
    } else if (moment.seconds() / 10 != told) {
      told = moment.seconds() / 10;
      out.println(moment.line());
    }
  }
}
