package io.qless.fleet;

import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.atomic.LongAdder;

/// What all shoppers together have done. Safe for any thread.
final class Tally {

  private static final int MOST_FAULTS_TOLD = 10;

  private final List<TripNote> notes = new ArrayList<>();
  private final List<String> faults = new ArrayList<>();
  private final LongAdder ended = new LongAdder();
  private final LongAdder scans = new LongAdder();
  private final LongAdder dropped = new LongAdder();
  private final LongAdder helps = new LongAdder();
  private final LongAdder faultCount = new LongAdder();
  private final Lags shown = new Lags();
  private final Lags answered = new Lags();

  synchronized void begins(TripNote note) {
    notes.add(note);
  }

  void ends(TripNote note) {
    if (note.end() != TripNote.End.OPEN) {
      ended.increment();
    }
  }

  /// @param unseen scans that no screen showed
  void scanned(int seen, int unseen) {
    scans.add(seen);
    dropped.add(unseen);
  }

  /// An attendant had to come.
  void helped() {
    helps.increment();
  }

  synchronized void fault(String what) {
    faultCount.increment();
    if (faults.size() < MOST_FAULTS_TOLD) {
      faults.add(what);
    }
  }

  synchronized List<TripNote> notes() {
    return List.copyOf(notes);
  }

  synchronized List<String> faults() {
    return List.copyOf(faults);
  }

  long ended() {
    return ended.sum();
  }

  long scans() {
    return scans.sum();
  }

  long dropped() {
    return dropped.sum();
  }

  long helps() {
    return helps.sum();
  }

  long faultCount() {
    return faultCount.sum();
  }

  /// From the scanner to the screen.
  Lags shown() {
    return shown;
  }

  /// From the screen to the hub's word for it.
  Lags answered() {
    return answered;
  }
}
