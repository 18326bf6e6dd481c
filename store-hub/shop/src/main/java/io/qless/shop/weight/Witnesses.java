package io.qless.shop.weight;

import io.qless.shop.weight.LearnedWeight.Trust;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Predicate;
import java.util.function.ToLongFunction;

/// What a store's trolleys saw one article weigh, each for itself, so that no scale that is wrong
/// and no trolley that lies leads the weight. Immutable.
///
/// What they agree on counts: the median of the trolleys' means is the measure, and only trolleys
/// near it are taken together. Less than half of the trolleys can't move it; with two trolleys
/// nobody can tell which one is wrong, so nothing is learned.
///
/// @param start the catalogue's figures
/// @param byTrolley what each trolley saw, at most [#MOST] of them
public record Witnesses(LearnedWeight start, Map<String, Witness> byTrolley) {

  /// Trolleys that must have seen an article before it is believed: the fewest of which a majority
  /// is right although one is wrong.
  public static final int LEAST = 3;

  /// Trolleys that are remembered for one article. More tell nothing new: nine scales of 1 g agree
  /// to a third of a gram.
  public static final int MOST = 9;

  /// Observations of one article that a trolley may make in a day: it is busy with a trip or two an
  /// hour, and who buys one article more often is a bulk buyer or a fault.
  public static final int PER_DAY = 4;

  /// Votes before a trolley is asked: chance alone would decide earlier.
  static final int LEAST_VOTES = 5;

  /// Votes of one trolley that are kept. At it all are halved, so that a pack that its maker
  /// changes is followed within weeks.
  static final int VOTES_EACH = 32;

  /// A trolley that saw nothing for so many days makes room for another.
  static final int STALE_DAYS = 30;

  /// Trolleys' means agree within 3 g (scatter of the difference of two weights) ...
  private static final long AGREE_GRAMS = 3;

  /// ... or half a percent (scales calibrated by hand) ...
  private static final long AGREE_SHARE = 200;

  /// ... or 3 sigma of a mean of that many pieces, squared; the pieces' scatter is the median of
  /// what each trolley saw.
  private static final long AGREE_SQUARED = 9;

  /// A trolley whose pieces scatter twice as wide as the others' (squared) shakes or makes them up.
  private static final long SCATTERS = 4;

  /// @param seen what it saw, counted from the same start
  /// @param day day of its last observation, counted from 1970
  /// @param taken observations of that day
  public record Witness(LearnedWeight seen, long day, int taken) {}

  public Witnesses {
    byTrolley = Map.copyOf(byTrolley);
  }

  /// Nobody has weighed it yet.
  public static Witnesses none(long grams, long variance) {
    return new Witnesses(LearnedWeight.from(grams, variance), Map.of());
  }

  /// Whether one more observation of a trolley would count.
  public boolean mayHear(String trolley, long day) {
    Witness known = byTrolley.get(trolley);
    return known == null
        ? byTrolley.size() < MOST || stale(day).isPresent()
        : known.day() != day || known.taken() < PER_DAY;
  }

  /// Takes one observation in; one that [#mayHear] says no to changes nothing.
  public Witnesses hear(String trolley, long day, long grams, Trust trust) {
    if (!mayHear(trolley, day)) {
      return this;
    }
    Map<String, Witness> next = new HashMap<>(byTrolley);
    Witness before = next.get(trolley);
    if (before == null && next.size() >= MOST) {
      stale(day).ifPresent(next::remove);
    }
    LearnedWeight was = before == null ? start : before.seen();
    LearnedWeight seen =
        learned().believes(grams, trust) ? was.with(grams, trust) : was.rejecting();
    int taken = before != null && before.day() == day ? before.taken() + 1 : 1;
    next.put(trolley, new Witness(seen.votes() >= VOTES_EACH ? seen.halved() : seen, day, taken));
    return new Witnesses(start, next);
  }

  /// The same under another catalogue weight; forgotten if that means another pack.
  public Witnesses under(long grams, long variance) {
    LearnedWeight other = LearnedWeight.from(grams, variance);
    if (other.equals(start)) {
      return this;
    }
    if (grams != start.start() && learned().weight().contradicts(grams)) {
      return new Witnesses(other, Map.of());
    }
    Map<String, Witness> moved = new HashMap<>(byTrolley);
    moved.replaceAll((trolley, at) -> new Witness(at.seen().from(other), at.day(), at.taken()));
    return new Witnesses(other, moved);
  }

  /// What they agree on; the catalogue's figures as long as too few have seen it.
  public LearnedWeight learned() {
    List<LearnedWeight> asked = asked();
    return asked.size() < LEAST
        ? start
        : asked.stream().filter(agree(asked)).reduce(start, LearnedWeight::plus);
  }

  /// Whether trolleys enough have seen it for [#learned()] to be theirs.
  public boolean isLearned() {
    return asked().size() >= LEAST;
  }

  /// Trolleys that see another weight than most do: their scale wants looking at.
  public List<String> disagreeing() {
    List<LearnedWeight> asked = asked();
    return asked.size() < LEAST
        ? List.of()
        : byTrolley.entrySet().stream()
            .filter(each -> asked.contains(each.getValue().seen()))
            .filter(each -> !agree(asked).test(each.getValue().seen()))
            .map(Map.Entry::getKey)
            .sorted()
            .toList();
  }

  /// Whether several trolleys, again and again, see something that is not this article: the
  /// catalogue must be wrong.
  public boolean isDoubtful() {
    return byTrolley.values().stream().filter(each -> each.seen().isDoubtful()).count() >= 2;
  }

  private List<LearnedWeight> asked() {
    return byTrolley.values().stream()
        .map(Witness::seen)
        .filter(seen -> seen.votes() >= LEAST_VOTES)
        .toList();
  }

  private static Predicate<LearnedWeight> agree(List<LearnedWeight> asked) {
    long grams = median(asked, LearnedWeight::seenGrams);
    long variance = median(asked, LearnedWeight::seenVariance);
    return seen -> {
      long off = Math.abs(seen.seenGrams() - grams);
      if (seen.seenVariance() > SCATTERS * variance + LearnedWeight.SCALE_VARIANCE) {
        return false;
      }
      return off <= Math.max(AGREE_GRAMS, grams / AGREE_SHARE)
          || off * off * seen.votes() <= AGREE_SQUARED * variance;
    };
  }

  private static long median(List<LearnedWeight> asked, ToLongFunction<LearnedWeight> of) {
    return asked.stream()
        .mapToLong(of)
        .sorted()
        .skip((asked.size() - 1) / 2)
        .findFirst()
        .orElseThrow();
  }

  private Optional<String> stale(long day) {
    return byTrolley.entrySet().stream()
        .filter(each -> day - each.getValue().day() > STALE_DAYS)
        .min(Map.Entry.comparingByKey())
        .map(Map.Entry::getKey);
  }
}
