package io.qless.bench;

import io.qless.contract.browser.PhoneBrowser;
import io.qless.contract.link.Soon;
import java.io.PrintStream;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Objects;
import java.util.concurrent.locks.LockSupport;

/// What a phone loads until it shows the first line of a cart, and how long that takes: with an
/// empty browser and again, over a plain and a slow line, beside a page that only prints a text.
final class PageLoads {

  /// Nothing more comes after this long without a byte.
  private static final long QUIET_NANOS = 2_000_000_000L;

  /// Notes when an element is first there to be seen, by the page's own clock from its navigation.
  private static final String NOTE_FIRST =
      """
      addEventListener('DOMContentLoaded', () => {
        const look = () => {
          const line = document.querySelector('FIRST');
          if (line?.getClientRects().length) window.firstSeen ??= performance.now();
        };
        new MutationObserver(look).observe(document.body,
          {childList: true, subtree: true, attributes: true, characterData: true});
        look();
      });
      """;

  private final PrintStream out;
  private final int rounds;

  /// @param rounds each with a browser of its own
  PageLoads(PrintStream out, int rounds) {
    this.out = out;
    this.rounds = rounds;
  }

  /// A page to load.
  ///
  /// @param port of its server
  /// @param before script that readies it
  /// @param first what shows that it is there
  record Subject(String name, int port, String before, String first) {}

  /// @param toFirst bytes both ways until the first line was seen
  /// @param all bytes both ways until no more came
  private record Load(double millis, long requests, long connections, long toFirst, long all) {}

  void measure(List<Subject> subjects) {
    for (SlowLine.Kind kind : List.of(SlowLine.PLAIN, SlowLine.SLOW)) {
      out.printf(
          "From the navigation to the first line seen; line: %s; medians of %d:%n%n%-34s | %8s | %8s | %8s"
              + " | %11s | %9s | %9s%n",
          kind.name(), rounds, "", "least ms", "ms", "most ms", "connections", "requests", "kB");
      double[] cold = new double[subjects.size()];
      for (int i = 0; i < subjects.size(); i++) {
        List<Load> firsts = new ArrayList<>();
        List<Load> agains = new ArrayList<>();
        for (int round = 0; round < rounds; round++) {
          load(subjects.get(i), kind, firsts, agains);
        }
        cold[i] = row(subjects.get(i).name() + ", first visit", firsts);
        row(subjects.get(i).name() + ", again", agains);
      }
      out.printf(
          Locale.ROOT,
          "%s : %s %.2f (first visit)%n%n",
          subjects.getFirst().name(),
          subjects.getLast().name(),
          cold[0] / cold[cold.length - 1]);
    }
  }

  private static void load(
      Subject subject, SlowLine.Kind kind, List<Load> firsts, List<Load> agains) {
    try (SlowLine line = new SlowLine(kind, subject.port());
        PhoneBrowser phone = PhoneBrowser.open()) {
      Runnable _ =
          phone.eachPageBegins(subject.before() + NOTE_FIRST.replace("FIRST", subject.first()));
      firsts.add(loadOnce(phone, line));
      phone.go("about:blank");
      agains.add(loadOnce(phone, line));
    }
  }

  private static Load loadOnce(PhoneBrowser phone, SlowLine line) {
    awaitQuiet(line);
    long before = bytes(line);
    long requests = line.requests();
    long connections = line.connections();
    phone.go(line.address() + "/");
    Soon.soon("the first line", () -> phone.holds("window.firstSeen"));
    long toFirst = bytes(line) - before;
    long requestsToFirst = line.requests() - requests;
    double millis =
        ((Number) Objects.requireNonNull(phone.run("return window.firstSeen"))).doubleValue();
    awaitQuiet(line);
    return new Load(
        millis, requestsToFirst, line.connections() - connections, toFirst, bytes(line) - before);
  }

  private static long bytes(SlowLine line) {
    return line.bytesUp() + line.bytesDown();
  }

  private static void awaitQuiet(SlowLine line) {
    long last = -1;
    while (last != bytes(line)) {
      last = bytes(line);
      LockSupport.parkNanos(QUIET_NANOS);
    }
  }

  private double row(String name, List<Load> loads) {
    double[] millis = loads.stream().mapToDouble(Load::millis).sorted().toArray();
    double median = millis[millis.length / 2];
    out.printf(
        Locale.ROOT,
        "%-34s | %8.0f | %8.0f | %8.0f | %11d | %9d | %4.1f/%4.1f%n",
        name,
        millis[0],
        median,
        millis[millis.length - 1],
        middle(loads.stream().mapToLong(Load::connections).toArray()),
        middle(loads.stream().mapToLong(Load::requests).toArray()),
        middle(loads.stream().mapToLong(Load::toFirst).toArray()) / 1e3,
        middle(loads.stream().mapToLong(Load::all).toArray()) / 1e3);
    return median;
  }

  private static long middle(long[] values) {
    Arrays.sort(values);
    return values[values.length / 2];
  }
}
