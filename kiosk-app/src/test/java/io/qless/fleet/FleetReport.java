package io.qless.fleet;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/// What a fleet has done and what was found. Written as JSON.
///
/// @param last how it stood in the end
/// @param faults shoppers that could not go on
/// @param told what some of them say
/// @param helps times that an attendant had to clear a hold
record FleetReport(
    FleetPlan plan,
    Moment last,
    long faults,
    List<String> told,
    long helps,
    FleetAudit.Finding audit,
    Machine machine) {

  private static final double MILLION = 1e6;

  FleetReport {
    told = List.copyOf(told);
  }

  /// Whether nothing was lost or doubled and everybody got home.
  boolean isClean() {
    return audit.isClean()
        && faults == 0
        && last.dropped() == 0
        && last.waiting() == 0
        && last.lost() + last.doubled() == 0;
  }

  /// How long something took, in milliseconds.
  record Lag(long count, double p50, double p99, double most) {
    static Lag of(Lags lags) {
      return new Lag(lags.count(), lags.millis(0.5), lags.millis(0.99), lags.millis(1));
    }
  }

  /// How it stands.
  ///
  /// @param trips that ended
  /// @param open trips
  /// @param scans that a screen showed
  /// @param dropped scans that no screen showed
  /// @param waiting commands without the hub's answer
  /// @param shown from scanner to screen
  /// @param answered from the screen to the hub's word
  /// @param lost articles of ended trips that the hub does not have
  /// @param doubled articles of ended trips that only the hub has
  record Moment(
      long seconds,
      long trips,
      long open,
      long scans,
      long dropped,
      long waiting,
      Lag shown,
      Lag answered,
      long kills,
      long lost,
      long doubled) {

    String line() {
      return String.format(
          Locale.ROOT,
          "%02d:%02d  trips %d (+%d open)  scans %d  waiting %d  lag ms p50 %.0f p99 %.0f"
              + "  kills %d  lost %d  doubled %d",
          seconds / 60,
          seconds % 60,
          trips,
          open,
          scans,
          waiting,
          answered.p50(),
          answered.p99(),
          kills,
          lost + dropped,
          doubled);
    }
  }

  /// Memory in megabytes, threads of the fleet's process.
  ///
  /// @param hubMegabytes of the hub's process, 0 for another's
  record Machine(long fleetMegabytes, long fleetThreads, long hubMegabytes) {

    static Machine now(Optional<Long> hub) {
      long own = ProcessHandle.current().pid();
      return new Machine(
          number(own, "VmRSS") / 1_024,
          number(own, "Threads"),
          hub.map(pid -> number(pid, "VmRSS") / 1_024).orElse(0L));
    }

    private static long number(long pid, String name) {
      try {
        String status = Files.readString(Path.of("/proc", Long.toString(pid), "status"));
        Matcher line = Pattern.compile(name + ":\\s+([0-9]+)").matcher(status);
        return line.find() ? Long.parseLong(line.group(1)) : 0;
      } catch (IOException cause) {
        throw new UncheckedIOException(cause);
      }
    }
  }

  /// The table for whoever watched.
  String text() {
    String table =
        String.format(
            Locale.ROOT,
            "%n%-52s | %8s | %8s | %8s | %8s%n%s%s%n",
            "milliseconds",
            "count",
            "p50",
            "p99",
            "max",
            row("scanner to screen (a handful of scans: the last)", last.shown()),
            row("screen to the hub's word", last.answered()));
    String counts =
        String.format(
            Locale.ROOT,
            "%d trips ended, %d scans shown, %d not shown, %d kills of the hub, %d times staff had to"
                + " come%n%d trolleys in one process: %d MB, %d threads; hub %d MB%n"
                + "Screens beside the hub's journal: %d trips, %d rows, %d commands (%d refused),"
                + " %d payments:%n%d lost, %d doubled, %d wrong, %d commands still wait, %d shoppers"
                + " stuck%n",
            last.trips(),
            last.scans(),
            last.dropped(),
            last.kills(),
            helps,
            plan.trolleys(),
            machine.fleetMegabytes(),
            machine.fleetThreads(),
            machine.hubMegabytes(),
            audit.trips(),
            audit.rows(),
            audit.commands(),
            audit.refused(),
            audit.paid(),
            audit.lost() + last.dropped(),
            audit.doubled(),
            audit.wrong(),
            last.waiting(),
            faults);
    return table + counts + lines(audit.examples()) + lines(told);
  }

  private static String lines(List<String> some) {
    return some.isEmpty() ? "" : String.join("\n", some) + "\n";
  }

  private static String row(String what, Lag lag) {
    return String.format(
        Locale.ROOT,
        "%-52s | %8d | %8.1f | %8.1f | %8.1f%n",
        what,
        lag.count(),
        lag.p50(),
        lag.p99(),
        lag.most());
  }

  /// For the result file: plain names and numbers.
  Map<String, Object> json() {
    return Map.of(
        "trolleys", plan.trolleys(),
        "minutes", plan.time().toNanos() / MILLION / 60_000,
        "killEverySeconds", plan.killEvery().toSeconds(),
        "end", last,
        "audit", audit,
        "stuck", faults,
        "stuckWords", told,
        "staffCame", helps,
        "machine", machine,
        "clean", isClean());
  }
}
