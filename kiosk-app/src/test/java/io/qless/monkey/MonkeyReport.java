package io.qless.monkey;

import java.util.List;
import java.util.function.Consumer;

/// What the monkey did and what was found.
///
/// @param did in words
/// @param reckoned what was looked at, in words
/// @param paid trips
/// @param pauses of the screen's thread
/// @param findings what was wrong
record MonkeyReport(
    long seed, String did, String reckoned, int paid, String pauses, List<String> findings) {

  MonkeyReport {
    findings = List.copyOf(findings);
  }

  boolean isClean() {
    return findings.isEmpty();
  }

  String text() {
    return "Seed "
        + seed
        + ": "
        + did
        + "\nScreen beside the hub's journal: "
        + reckoned
        + "\nThe screen's thread stood still: "
        + pauses
        + "\n"
        + (isClean()
            ? "All laws hold, and the next shopper came, paid and left.\n"
            : findings.size() + " things are wrong:\n  " + String.join("\n  ", findings) + "\n");
  }

  /// Plays it all on these grounds.
  static MonkeyReport of(MonkeyPlan plan, Grounds grounds, Consumer<String> line)
      throws InterruptedException {
    Findings findings = new Findings();
    Monkey monkey = new Monkey(plan, grounds, findings);
    monkey.play(line);
    Ending ending = new Ending(grounds, monkey, findings);
    ending.shopOnce();
    Reckoning reckoning = ending.reckon();
    return new MonkeyReport(
        plan.seed(),
        monkey.words() + "\n" + monkey.done(),
        reckoning.words(),
        reckoning.paid(),
        ending.pauses(),
        findings.lines());
  }
}
