package io.qless.kiosk.bill;

import java.util.ArrayList;
import java.util.List;

/// What several payers of one bill say they pay, typed one after the other; the last one pays the
/// rest. Immutable; each share has a rupee at least, and all together are the bill.
///
/// @param duePaise the bill
/// @param before what the earlier payers pay, in paise
/// @param now what the one pays whose turn it is, in paise; 0 while nothing is typed
record SplitAmounts(long duePaise, List<Long> before, long now) {

  /// As many as the sheet shows clearly; the one who pays the rest is among them.
  static final int MOST_PAYERS = 6;

  /// A provider takes no less than a rupee.
  static final long LEAST = 100;

  SplitAmounts {
    before = List.copyOf(before);
  }

  /// Nothing is typed yet.
  static SplitAmounts of(long duePaise) {
    return new SplitAmounts(duePaise, List.of(), 0);
  }

  /// The one whose turn it is pays this.
  SplitAmounts typed(long paise) {
    return new SplitAmounts(duePaise, before, paise);
  }

  /// The bill became another one; what was typed stays.
  SplitAmounts due(long paise) {
    return new SplitAmounts(paise, before, now);
  }

  /// Number of the one whose turn it is, from 1.
  int turn() {
    return before.size() + 1;
  }

  /// What was typed, without the rest.
  List<Long> amounts() {
    List<Long> all = new ArrayList<>(before);
    if (now > 0) {
      all.add(now);
    }
    return List.copyOf(all);
  }

  /// What is left for the last one; below [#LEAST] the amounts are too high.
  long rest() {
    return duePaise - amounts().stream().mapToLong(Long::longValue).sum();
  }

  /// Whether the bill can be split so.
  boolean isGood() {
    return !amounts().isEmpty()
        && amounts().stream().allMatch(paise -> paise >= LEAST)
        && rest() >= LEAST;
  }

  /// Whether one more can type an amount, and something is left for the last one even so.
  boolean hasNext() {
    return now >= LEAST && rest() >= 2 * LEAST && turn() + 2 <= MOST_PAYERS;
  }

  SplitAmounts next() {
    return hasNext() ? new SplitAmounts(duePaise, amounts(), 0) : this;
  }

  boolean hasPrevious() {
    return !before.isEmpty();
  }

  /// Back to the one before, whose amount can be typed anew; what was typed since is gone.
  SplitAmounts previous() {
    return hasPrevious()
        ? new SplitAmounts(duePaise, before.subList(0, before.size() - 1), before.getLast())
        : this;
  }
}
