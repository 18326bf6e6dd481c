package io.qless.hub.bench;

import io.qless.hub.HubProcess;
import java.io.IOException;
import java.io.PrintStream;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;

/// What `deploy/bench.sh hub` runs. Ends with 1 if the hub lost or doubled anything.
public final class HubBenchMain {

  private static final int FIRST_PORT = 22_500;
  private static final int LAST_PORT = 22_599;
  private static final double MOST_MINUTES = 60;

  private final PrintStream out = new PrintStream(System.out, true, StandardCharsets.UTF_8);
  private final Path folder;
  private final List<String> program;
  private double minutes = 5;
  private int trolleys = 500;
  private int phones = 2_000;
  private int perSecond = 250;
  private int scans = 80;
  private boolean peers = true;

  private HubBenchMain(Path folder, List<String> program) {
    this.folder = folder;
    this.program = program;
  }

  /// @param arguments an empty folder, the hub's start script, then what `--help` of the bench says
  public static void main(String[] arguments) {
    HubBenchMain bench = new HubBenchMain(Path.of(arguments[0]), List.of(arguments[1]));
    try {
      for (int i = 2; i < arguments.length; i++) {
        i = bench.take(arguments, i);
      }
    } catch (IllegalArgumentException wrong) {
      System.err.println("bench.sh hub: " + wrong.getMessage());
      System.exit(2);
    }
    System.exit(bench.run() ? 0 : 1);
  }

  /// @return index of the last argument that was taken
  private int take(String[] arguments, int at) {
    String key = arguments[at];
    if ("--no-peers".equals(key)) {
      peers = false;
      return at;
    }
    if (at + 1 == arguments.length) {
      throw new IllegalArgumentException(key + " needs a value; see deploy/bench.sh --help");
    }
    String value = arguments[at + 1];
    switch (key) {
      case "--minutes" -> minutes = Double.parseDouble(value);
      case "--trolleys" -> trolleys = within(key, value, 900);
      case "--phones" -> phones = within(key, value, 4_000);
      case "--rate" -> perSecond = within(key, value, 5_000);
      case "--scans" -> scans = within(key, value, 200);
      default -> throw new IllegalArgumentException("no such option: " + key);
    }
    if (!(minutes >= 0 && minutes <= MOST_MINUTES)) {
      throw new IllegalArgumentException("--minutes is 0 to " + MOST_MINUTES);
    }
    return at + 1;
  }

  private static int within(String key, String value, int most) {
    int number = Integer.parseInt(value);
    if (number < 1 || number > most) {
      throw new IllegalArgumentException(key + " is 1 to " + most);
    }
    return number;
  }

  private boolean run() {
    Duration measure = Duration.ofMillis(Math.round(minutes * 60_000));
    Duration warmUp = Duration.ofMillis(Math.min(90_000, measure.toMillis() / 2 + 4_000));
    HubProcess hub = new HubProcess(folder, program, freePorts());
    Runtime.getRuntime().addShutdownHook(new Thread(hub::close, "end-of-hub"));
    boolean clean;
    try (hub) {
      HubBench.Plan plan = new HubBench.Plan(trolleys, phones, perSecond, warmUp, measure, scans);
      HubBench bench = new HubBench(plan, out);
      clean = bench.run(hub).isClean();
      if (peers && measure.isPositive()) {
        beside(bench.event(), measure);
      }
    }
    return clean;
  }

  private void beside(Latencies hub, Duration measured) {
    Duration time =
        measured.compareTo(Duration.ofMinutes(1)) > 0 ? Duration.ofMinutes(1) : measured;
    Peers bare = new Peers(trolleys, perSecond, time, folder);
    Latencies broker = bare.broker();
    Latencies database = bare.database();
    out.printf(
        "%nThe same rate and as many clients, without a hub, %d s each:%n%n", time.toSeconds());
    out.println(Latencies.head());
    out.println(broker.row("bare broker (mosquitto, in memory): there and back"));
    out.println(database.row("bare database (H2): insert, commit, force"));
    out.printf(
        Locale.ROOT,
        "%nhub : broker %.1f (p50) %.1f (p99);  hub : database %.1f (p50) %.1f (p99);"
            + "  hub : both together %.1f (p50) %.1f (p99)%n",
        hub.millis(0.5) / broker.millis(0.5),
        hub.millis(0.99) / broker.millis(0.99),
        hub.millis(0.5) / database.millis(0.5),
        hub.millis(0.99) / database.millis(0.99),
        hub.millis(0.5) / (broker.millis(0.5) + database.millis(0.5)),
        hub.millis(0.99) / (broker.millis(0.99) + database.millis(0.99)));
  }

  /// Below those that the system gives to clients: while the hub is down, one of 2,500 clients
  /// could get its port.
  static HubProcess.Ports freePorts() {
    List<Integer> free = new ArrayList<>();
    for (int port = FIRST_PORT; port <= LAST_PORT && free.size() < 3; port++) {
      if (isFree(port)) {
        free.add(port);
      }
    }
    if (free.size() < 3) {
      throw new IllegalStateException("no three free ports from " + FIRST_PORT);
    }
    return new HubProcess.Ports(free.get(0), free.get(1), free.get(2));
  }

  private static boolean isFree(int port) {
    try (ServerSocket _ = new ServerSocket(port, 1, InetAddress.getLoopbackAddress())) {
      return true;
    } catch (IOException taken) {
      return false;
    }
  }
}
