package io.qless.hub.bench;

import java.io.IOException;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.Locale;
import java.util.function.Supplier;

/// What `deploy/bench.sh money` runs.
public final class MoneyBenchMain {

  private static final int WORKERS = 8;

  private final PrintStream out = new PrintStream(System.out, true, StandardCharsets.UTF_8);
  private final Path folder;
  private final int passes;
  private final int webhooks;
  private final int payments;

  private MoneyBenchMain(Path folder, int share) {
    this.folder = folder;
    passes = 20_000 / share;
    webhooks = 20_000 / share;
    payments = 8_000 / share;
  }

  /// @param arguments an empty folder, then perhaps `--quick`: a tenth of it all
  public static void main(String[] arguments) throws IOException {
    boolean quick = arguments.length > 1 && arguments[1].equals("--quick");
    if (arguments.length > 1 && !quick) {
      System.err.println("bench.sh money: no such option: " + arguments[1]);
      System.exit(2);
    }
    new MoneyBenchMain(Path.of(arguments[0]), quick ? 10 : 1).run();
    System.exit(0);
  }

  private void run() throws IOException {
    out.println(Latencies.head());
    gate();
    try (MoneyBench bench = new MoneyBench(folder, WORKERS)) {
      Rate hooks = new Rate(() -> bench.hubWebhooks(webhooks));
      Rate bareHooks = new Rate(() -> bench.bareWebhooks(webhooks));
      Rate _ = new Rate(() -> bench.hubPayments("trip-warm", payments / 8));
      Rate _ = new Rate(() -> bench.barePayments("trip-warm", payments / 8));
      Rate pays = new Rate(() -> bench.hubPayments("trip-bench", payments));
      Rate barePays = new Rate(() -> bench.barePayments("trip-bench", payments));
      out.println(hooks.times().row("webhook over HTTP: checked, kept, forced, answered"));
      out.println(bareHooks.times().row("bare database: the same row, forced"));
      out.println(pays.times().row("payment: asked for, code, webhook, booked, invoice"));
      out.println(barePays.times().row("bare database: the same rows in the same commits"));
      out.printf(
          Locale.ROOT,
          "%n%d workers; per second: webhooks %.0f, bare %.0f (%.2f of it); payments %.0f, bare %.0f"
              + " (%.2f of it)%n%d orders were written, each with its invoice.%n",
          WORKERS,
          hooks.perSecond(),
          bareHooks.perSecond(),
          hooks.perSecond() / bareHooks.perSecond(),
          pays.perSecond(),
          barePays.perSecond(),
          pays.perSecond() / barePays.perSecond(),
          bench.orders());
    }
  }

  private void gate() throws IOException {
    GateChecks gate = new GateChecks(passes);
    Latencies alone = gate.decide(folder.resolve("none"), false);
    Latencies decided = gate.decide(folder.resolve("uses"), true);
    Latencies forced = gate.force(folder.resolve("lines"));
    out.println(alone.row("gate, offline: scan to verdict, in memory"));
    out.println(decided.row("gate, offline: scan to verdict, the use forced"));
    out.println(forced.row("bare disk: the same line, forced"));
    out.printf(
        Locale.ROOT,
        "gate : bare disk %.2f (p50) %.2f (p99)%n%n",
        decided.millis(0.5) / forced.millis(0.5),
        decided.millis(0.99) / forced.millis(0.99));
  }

  /// How long single ones took, and how many there were in a second.
  private record Rate(Latencies times, double seconds) {
    Rate(Supplier<Latencies> work) {
      this(System.nanoTime(), work.get());
    }

    private Rate(long begun, Latencies times) {
      this(times, (System.nanoTime() - begun) / 1e9);
    }

    double perSecond() {
      return times.count() / seconds;
    }
  }
}
