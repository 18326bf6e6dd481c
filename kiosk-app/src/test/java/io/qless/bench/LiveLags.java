package io.qless.bench;

import io.qless.contract.browser.PhoneBrowser;
import java.io.PrintStream;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/// How long a change needs to other screens: a scan at the trolley to the pages of two phones, a
/// wish of one phone to the trolley and the other phone, and a text of the peer to its page in the
/// same browsers, in turns.
final class LiveLags {

  /// Design, section 14: a phone sees a trolley's scan.
  private static final double WANTED_MILLIS = 250;

  private static final int AT_A_TIME = 20;
  private static final int OURS = 0;
  private static final int PEERS = 1;

  /// Notes when an element first said something, by the wall clock, finer than the page's `Date`.
  private static final String WATCH =
      """
      let skew = 0;
      const stamp = () => performance.timeOrigin + performance.now() + skew;
      const second = Date.now();
      while (Date.now() === second);
      skew = Date.now() - stamp();
      const said = new Map();
      const waiting = new Map();
      window.stamp = stamp;
      window.watch = (selector, part) => {
        const element = document.querySelector(selector);
        const look = () => {
          const text = (part ? element.querySelector(part) : element)?.textContent ?? '';
          if (said.has(text)) return;
          said.set(text, stamp());
          waiting.get(text)?.(said.get(text));
        };
        new MutationObserver(look).observe(element, {childList: true, subtree: true, characterData: true});
      };
      window.when = text => said.get(text) ?? new Promise((done, fail) => {
        waiting.set(text, done);
        setTimeout(() => fail(new Error('never said: ' + text)), 30000);
      });
      """;

  private final PrintStream out;
  private final BenchTrip trip;
  private final TextPeer peer;
  private final List<PhoneBrowser> phones;
  private String wished = "";

  LiveLags(PrintStream out, BenchTrip trip, TextPeer peer, List<PhoneBrowser> phones) {
    this.out = out;
    this.trip = trip;
    this.peer = peer;
    this.phones = phones;
  }

  void measure(int samples) throws InterruptedException {
    for (PhoneBrowser phone : phones) {
      join(phone);
    }
    List<double[]> scans = new ArrayList<>();
    List<double[]> texts = new ArrayList<>();
    List<double[]> wishes = new ArrayList<>();
    scanSome(new ArrayList<>(), AT_A_TIME); // warms up
    while (scans.size() < samples) {
      scanSome(scans, AT_A_TIME);
      textSome(texts, AT_A_TIME);
      if (wishes.size() < samples / 2) {
        wishSome(wishes, wishes.size() + 2);
      }
    }
    tell(scans, texts, wishes);
  }

  private void join(PhoneBrowser phone) throws InterruptedException {
    int number = phones.indexOf(phone) + 1;
    phone.go(trip.link());
    phone.type("#name", number == 1 ? "Asha" : "Ravi");
    phone.tap("#join-form button[type=submit]");
    phone.awaitSight("#lines li");
    trip.awaitPhones(1 + number); // one more loaded the page before
    phone.run(WATCH + "window.watch('#lines-count'); window.watch('#wishes', '.name');");
    if (number == 1) {
      phone.tap("#wish-add");
      phone.type("#question", "pencils"); // not among what is scanned, which would grant the wish
      phone.awaitSight("#found button");
    }
    phone.newTab();
    phone.go(peer.address());
    phone.run(WATCH + "window.watch('#text');");
  }

  private void scanSome(List<double[]> lags, int count) throws InterruptedException {
    phones.forEach(phone -> phone.toTab(OURS));
    for (int i = 0; i < count; i++) {
      double at = trip.scan();
      String words = trip.items() + " items";
      lags.add(phones.stream().mapToDouble(phone -> when(phone, words) - at).toArray());
      trip.awaitScans();
    }
  }

  private void textSome(List<double[]> lags, int count) {
    phones.forEach(phone -> phone.toTab(PEERS));
    for (int i = 0; i < count; i++) {
      String words = "text " + System.nanoTime();
      double at = BenchTrip.now();
      peer.say(words);
      lags.add(phones.stream().mapToDouble(phone -> when(phone, words) - at).toArray());
    }
  }

  /// @param first number of pieces that is wished for; one was there before
  private void wishSome(List<double[]> lags, int first) throws InterruptedException {
    phones.forEach(phone -> phone.toTab(OURS));
    PhoneBrowser own = phones.getFirst();
    PhoneBrowser other = phones.getLast();
    if (first == 2) {
      own.tap("#found button");
      trip.wishedAt(1);
      other.awaitSight("#wishes .name");
      wished = other.text("#wishes .name");
    }
    for (int pieces = first; pieces < first + AT_A_TIME / 2; pieces++) {
      double at =
          number(
              own.run(
                  "const at = stamp(); document.querySelector('#found button').click(); return at;"));
      double trolley = trip.wishedAt(pieces) - at;
      lags.add(new double[] {trolley, when(other, pieces + " × " + wished) - at});
    }
  }

  private static double when(PhoneBrowser phone, String words) {
    return number(phone.run("return window.when(arguments[0])", words));
  }

  private static double number(@Nullable Object value) {
    return ((Number) Objects.requireNonNull(value)).doubleValue();
  }

  private void tell(List<double[]> scans, List<double[]> texts, List<double[]> wishes) {
    out.printf(
        "From one screen to another; %d scans, %d texts of the peer, %d wishes, in turns:%n%n%-46s | %8s | %8s"
            + " | %8s | %8s%n",
        scans.size(), texts.size(), wishes.size(), "milliseconds", "p50", "p95", "p99", "most");
    row("scan at the trolley to the first phone", column(scans, 0));
    row("scan at the trolley to the second phone", column(scans, 1));
    row("wish on a phone to the trolley", column(wishes, 0));
    row("wish on a phone to the other phone", column(wishes, 1));
    row("peer: text to the first page", column(texts, 0));
    row("peer: text to the second page", column(texts, 1));
    out.printf(
        Locale.ROOT,
        "scan : text of the peer %.1f (p50) %.1f (p99); wanted of a scan: p99 within %.0f ms%n",
        Spread.at(both(scans), 0.5) / Spread.at(both(texts), 0.5),
        Spread.at(both(scans), 0.99) / Spread.at(both(texts), 0.99),
        WANTED_MILLIS);
  }

  private static double[] column(List<double[]> rows, int number) {
    return rows.stream().mapToDouble(row -> row[number]).toArray();
  }

  private static double[] both(List<double[]> rows) {
    return rows.stream().flatMapToDouble(Arrays::stream).toArray();
  }

  private void row(String what, double[] millis) {
    out.println(Spread.row(46, what, millis));
  }
}
