package io.qless.monkey;

import java.io.IOException;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.List;
import org.slf4j.bridge.SLF4JBridgeHandler;

/// What `deploy/monkey.sh` runs. Ends with 1 if a law was broken, something hung or failed.
public final class MonkeyMain {

  private static final int FAILED = 1;
  private static final int USAGE = 2;
  private static final int MOST_SEED = 1_000_000_000;

  private final PrintStream out = new PrintStream(System.out, true, StandardCharsets.UTF_8);
  private final boolean terminal = Boolean.getBoolean("qless.terminal");

  private MonkeyMain() {}

  /// @param arguments the clone, an empty folder, then what `--help` says
  public static void main(String[] arguments) throws InterruptedException {
    SLF4JBridgeHandler.removeHandlersForRootLogger();
    SLF4JBridgeHandler.install();
    MonkeyPlan plan;
    try {
      plan =
          MonkeyPlan.of(
              List.of(arguments).subList(2, arguments.length),
              Math.floorMod(System.nanoTime(), MOST_SEED));
    } catch (IllegalArgumentException wrong) {
      System.out.println("monkey.sh: " + wrong.getMessage() + "\n\n" + MonkeyPlan.USAGE);
      System.exit(USAGE);
      return;
    }
    int code;
    try {
      code = new MonkeyMain().run(plan, Path.of(arguments[0]), Path.of(arguments[1])) ? 0 : FAILED;
    } catch (IOException | RuntimeException failed) {
      System.out.println("monkey.sh: " + failed.getMessage());
      code = FAILED;
    }
    System.exit(code);
  }

  private boolean run(MonkeyPlan plan, Path home, Path folder)
      throws IOException, InterruptedException {
    out.println("Seed " + plan.seed() + ". Starting the hub and the trolley ...");
    Grounds grounds = new Grounds(home, folder);
    Runtime.getRuntime().addShutdownHook(new Thread(grounds::close, "end-of-grounds"));
    grounds.open();
    MonkeyReport report = MonkeyReport.of(plan, grounds, this::show);
    out.println();
    out.print(report.text());
    return report.isClean();
  }

  private void show(String line) {
    if (terminal) {
      out.print("\r\033[K" + line);
      out.flush();
    } else {
      out.println(line);
    }
  }
}
