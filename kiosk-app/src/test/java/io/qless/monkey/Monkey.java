package io.qless.monkey;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.io.Writer;
import java.nio.file.Files;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.SplittableRandom;
import java.util.TreeMap;
import java.util.concurrent.TimeUnit;
import java.util.function.Consumer;

/// The monkey: does one thing after the other, each by dice of its own that follow from the seed
/// and the number of the step. So a seed replays its choices, whatever took longer the last time.
/// What it did stands in `steps.log`. One thread.
final class Monkey {

  private static final int MOST_PAUSE_MILLIS = 120;

  /// Every so many steps the monkey looks whether trip and screen still live and can be read.
  private static final int LOOK = 12;

  /// A fault that stands for so long is no picture in the middle of a movement.
  private static final int STILL_MILLIS = 600;

  private final MonkeyPlan plan;
  private final Grounds grounds;
  private final Findings findings;
  private final Vandal vandal;
  private final List<Deed> deeds = new ArrayList<>();
  private final int weights;
  private final Map<String, Integer> done = new TreeMap<>();
  private long steps;

  Monkey(MonkeyPlan plan, Grounds grounds, Findings findings) {
    this.plan = plan;
    this.grounds = grounds;
    this.findings = findings;
    vandal = new Vandal(grounds, findings);
    deeds.addAll(new Hands(grounds).deeds());
    deeds.addAll(new Others(grounds).deeds());
    deeds.addAll(vandal.deeds());
    weights = deeds.stream().mapToInt(Deed::weight).sum();
  }

  /// Plays for the planned time, then puts right what it broke.
  ///
  /// @param line told how it stands, now and then
  void play(Consumer<String> line) throws InterruptedException {
    long end = System.nanoTime() + plan.time().toNanos();
    try (Writer log = Files.newBufferedWriter(grounds.folder().resolve("steps.log"))) {
      while (System.nanoTime() - end < 0 && grounds.trolley().alive()) {
        steps++;
        vandal.stepBegins(steps);
        log.write(step(dice(steps)) + "\n");
        log.flush();
        if (steps % LOOK == 0) {
          look();
          line.accept(words());
        }
      }
    } catch (IOException cause) {
      throw new UncheckedIOException("writing the monkey's steps", cause);
    }
    if (!grounds.trolley().alive()) {
      findings.add("step " + steps, "the trolley's program ended by itself");
    }
    vandal.repairAll();
  }

  private Random dice(long number) {
    return new Random(new SplittableRandom(plan.seed() + number * 0x9E3779B97F4A7C15L).nextLong());
  }

  private String step(Random dice) throws InterruptedException {
    TimeUnit.MILLISECONDS.sleep(dice.nextInt(MOST_PAUSE_MILLIS));
    Deed deed = chosen(dice.nextInt(weights));
    done.merge(deed.name(), 1, Integer::sum);
    String told;
    try {
      told = deed.act().by(dice);
    } catch (RuntimeException failed) {
      told = "failed: " + failed;
      findings.add("step " + steps, deed.name() + " " + told);
    }
    if (told.startsWith("hung") || told.contains("the screen did not answer")) {
      hung(told);
    }
    if (told.endsWith(" 500")) {
      findings.add("step " + steps, "the hub has no answer: " + told);
    }
    return "%6d  %-20s %s".formatted(steps, deed.name(), told);
  }

  private Deed chosen(int at) {
    int left = at;
    for (Deed deed : deeds) {
      left -= deed.weight();
      if (left < 0) {
        return deed;
      }
    }
    throw new IllegalStateException("the weights do not sum up");
  }

  private void look() throws InterruptedException {
    String beat = grounds.trolley().paw().ask("beat");
    if (beat.startsWith("hung")) {
      hung(beat);
    }
    List<String> before = faults();
    if (!before.isEmpty()) {
      TimeUnit.MILLISECONDS.sleep(STILL_MILLIS);
      List<String> still = new ArrayList<>(faults());
      still.retainAll(before);
      if (!still.isEmpty()) {
        String picture = "step-%05d.png".formatted(steps);
        grounds.trolley().desk().ask("shot " + grounds.folder().resolve(picture));
        still.forEach(fault -> findings.add("step " + steps + ", " + picture, fault));
      }
    }
  }

  private List<String> faults() {
    String told = grounds.trolley().paw().ask("faults");
    return told.startsWith("ok ") && told.length() > 3
        ? List.of(told.substring(3).split(" \\| "))
        : List.of();
  }

  private void hung(String told) {
    findings.add("step " + steps, told);
    grounds.trolley().tellThreads();
  }

  /// What it has done so far.
  String words() {
    return steps
        + " steps, "
        + vandal.cuts()
        + " cuts, "
        + vandal.hubKills()
        + " kills of the hub, "
        + vandal.trolleyKills()
        + " of the trolley";
  }

  boolean isHubUp() {
    return vandal.isHubUp();
  }

  /// How often it did what.
  Map<String, Integer> done() {
    return done;
  }
}
