package io.qless.hub.bench;

import io.qless.contract.link.Soon;
import io.qless.hub.HubProcess;
import io.qless.hub.storage.Database;
import io.qless.hub.storage.TestDatabases;
import java.io.PrintStream;
import java.time.Duration;
import java.util.List;
import java.util.Locale;
import java.util.concurrent.locks.LockSupport;

/// The story of `deploy/bench.sh hub`: a hub in a process of its own under a store full of
/// shoppers, measured for a while, then killed under the same load and started again, and its
/// journal held against what every trolley noted.
final class HubBench {

  /// What is sent before the kill, and again after the hub is back, in seconds at the plan's rate.
  private static final long AROUND_KILL_SECONDS = 6;

  /// What is measured.
  ///
  /// @param trolleys at once
  /// @param phones at once, spread evenly over the trolleys
  /// @param perSecond commands of all trolleys together
  /// @param warmUp before it is measured, two thirds of it with a load that grows
  /// @param measure how long it is measured; zero: only the kill
  /// @param mostScans of a trip
  record Plan(
      int trolleys, int phones, int perSecond, Duration warmUp, Duration measure, int mostScans) {}

  private final Plan plan;
  private final PrintStream out;
  private Latencies event = new Latencies();
  private long snapshots;

  HubBench(Plan plan, PrintStream out) {
    this.plan = plan;
    this.out = out;
  }

  /// How long a command took until its event was back at the trolley.
  Latencies event() {
    return event;
  }

  /// Carts that came to phones, since the measured time began.
  long snapshots() {
    return snapshots;
  }

  /// Runs all of it; the hub has ended afterwards.
  JournalAudit.Finding run(HubProcess hub) {
    List<TripLog> trips;
    List<String> waiting;
    try (Crowd crowd = new Crowd(hub, plan.trolleys(), plan.phones(), plan.mostScans())) {
      event = crowd.measured().event();
      try (Pacer _ = crowd.shop(plan.perSecond(), plan.warmUp().multipliedBy(2).dividedBy(3))) {
        if (plan.measure().isPositive()) {
          pass(plan.warmUp());
          measure(hub, crowd);
        }
        kill(hub, crowd);
      }
      waiting = crowd.settle();
      trips = crowd.trips();
      snapshots = crowd.measured().snapshots().sum();
    }
    hub.end();
    try (Database journal = TestDatabases.journal(hub.data())) {
      JournalAudit.Finding finding = JournalAudit.compare(journal, trips);
      out.printf("%nThe trolleys' own journals beside the hub's: %s%n", finding.text());
      if (!waiting.isEmpty()) {
        throw new AssertionError(waiting.size() + " still wait, such as " + waiting.getFirst());
      }
      return finding;
    }
  }

  private void measure(HubProcess hub, Crowd crowd) {
    Measured measured = crowd.measured();
    long heapBefore = ProcessFigures.heapInUse(hub.pid());
    ProcessFigures before = ProcessFigures.of(hub.pid());
    ProcessFigures ownBefore = ProcessFigures.of(ProcessHandle.current().pid());
    long watching = crowd.watching();
    measured.begin();
    long begun = System.nanoTime();
    pass(plan.measure());
    measured.end();
    double seconds = (System.nanoTime() - begun) / 1e9;
    ProcessFigures after = ProcessFigures.of(hub.pid());
    ProcessFigures ownAfter = ProcessFigures.of(ProcessHandle.current().pid());
    pass(Duration.ofSeconds(2)); // what was due in time may still come in
    long heapAfter = ProcessFigures.heapInUse(hub.pid());
    out.printf(
        Locale.ROOT,
        "%d trolleys, %d commands/s (of pieces, weights, voids, starts, checkouts, payments),"
            + " %d phones watching (%d at the end), %.1f min:%n%n",
        plan.trolleys(),
        plan.perSecond(),
        watching,
        crowd.watching(),
        seconds / 60);
    out.println(Latencies.head());
    out.println(measured.event().row("command -> event back at the trolley"));
    out.println(measured.phone().row("command -> cart at a phone"));
    out.println(measured.late().row("of it, before the load had sent the command"));
    out.printf(
        Locale.ROOT,
        "%n%d commands sent, %d refused by the shop's rules, %d messages sent again, %d carts at"
            + " phones, %d failures of the load%n",
        measured.commands().sum(),
        measured.refused().sum(),
        measured.again().sum(),
        measured.snapshots().sum(),
        measured.failures().sum());
    out.printf(
        Locale.ROOT,
        "hub: CPU %.0f %% of one processor; memory %d MB at the start, %d MB at the end, peak %d MB;"
            + " heap in use %d MB, %d MB; %d threads of the system%n",
        100 * (after.cpuSeconds() - before.cpuSeconds()) / seconds,
        before.residentMegabytes(),
        after.residentMegabytes(),
        after.peakMegabytes(),
        heapBefore,
        heapAfter,
        after.threads());
    out.printf(
        Locale.ROOT,
        "load: CPU %.0f %% of one processor, on the same machine%n",
        100 * (ownAfter.cpuSeconds() - ownBefore.cpuSeconds()) / seconds);
  }

  /// In the middle of the load; shoppers go on scanning while the hub is away.
  private void kill(HubProcess hub, Crowd crowd) {
    awaitMoreCommands(crowd);
    long unanswered = crowd.trips().stream().filter(trip -> !trip.isAnswered()).count();
    long begun = System.nanoTime();
    hub.kill();
    hub.again();
    out.printf(
        Locale.ROOT,
        "%nkill -9 under load, with %d trips that waited for an answer; well again after %.1f s%n",
        unanswered,
        (System.nanoTime() - begun) / 1e9);
    awaitMoreCommands(crowd);
  }

  /// A hub that can't follow must not keep the rest from being told.
  private void awaitMoreCommands(Crowd crowd) {
    long wanted = crowd.measured().commands().sum() + AROUND_KILL_SECONDS * plan.perSecond();
    long begun = System.nanoTime();
    while (crowd.measured().commands().sum() < wanted
        && System.nanoTime() - begun < Soon.LIMIT.toNanos()) {
      LockSupport.parkNanos(10_000_000);
    }
  }

  /// Lets the load work.
  private static void pass(Duration time) {
    long end = System.nanoTime() + time.toNanos();
    for (long left = time.toNanos(); left > 0; left = end - System.nanoTime()) {
      LockSupport.parkNanos(left);
    }
  }
}
