package io.qless.monkey;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;

/// What the screen showed of one trip, out of the diary.
///
/// @param most the most of each line that stood there at once, in pieces or grams
/// @param mostAgreed the same of those views to which the hub had agreed
/// @param last what stood there last
/// @param agreed whether the hub had agreed to that
/// @param screen the last one
/// @param paidPaise what the exit pass said, 0 without one
record Seen(
    String session,
    Map<String, Long> most,
    Map<String, Long> mostAgreed,
    Map<String, Long> last,
    boolean agreed,
    String screen,
    long paidPaise) {

  /// Where no trip is on the screen.
  private static final Set<String> BARE =
      Set.of("", "STARTING", "WELCOME", "FAREWELL", "OUT_OF_SERVICE");

  Seen {
    most = Map.copyOf(most);
    mostAgreed = Map.copyOf(mostAgreed);
    last = Map.copyOf(last);
  }

  /// All trips of a diary.
  ///
  /// @param trips by session
  /// @param unnamed how many were over before the diary knew their session, with goods in them
  record All(Map<String, Seen> trips, int unnamed) {}

  /// Cuts a diary into trips: between two of them the trolley greets. The session of a note may be
  /// a second old, so the last note of a trip names it; a name from before is none.
  static All of(List<Diary.Note> diary) {
    Map<String, Seen> trips = new LinkedHashMap<>();
    List<Diary.Note> part = new ArrayList<>();
    String before = "";
    boolean mayGoOn = true;
    int unnamed = 0;
    for (Diary.Note note : diary) {
      if (!BARE.contains(note.screen())) {
        part.add(note);
        continue;
      }
      if (!part.isEmpty()) {
        String session = part.getLast().session();
        if (session.isEmpty() || (session.equals(before) && !mayGoOn)) {
          unnamed += part.stream().allMatch(one -> one.goods().isEmpty()) ? 0 : 1;
        } else {
          trips.merge(session, of(session, part), Seen::then);
          before = session;
        }
        part.clear();
        mayGoOn = false;
      }
      mayGoOn |= note.began();
    }
    if (!part.isEmpty()) {
      trips.merge(part.getLast().session(), of(part.getLast().session(), part), Seen::then);
    }
    return new All(trips, unnamed);
  }

  private static Seen of(String session, List<Diary.Note> part) {
    Map<String, Long> most = new HashMap<>();
    Map<String, Long> agreed = new HashMap<>();
    long paid = 0;
    for (Diary.Note note : part) {
      raise(most, note.goods());
      raise(agreed, note.agreed() ? note.goods() : Map.of());
      paid = Math.max(paid, note.paidPaise());
    }
    Diary.Note last = part.getLast();
    return new Seen(session, most, agreed, last.goods(), last.agreed(), last.screen(), paid);
  }

  private static void raise(Map<String, Long> most, Map<String, Long> goods) {
    goods.forEach((line, amount) -> most.merge(line, amount, Math::max));
  }

  /// The same trip after the program was started again.
  private Seen then(Seen later) {
    Map<String, Long> both = new HashMap<>(most);
    raise(both, later.most);
    Map<String, Long> agreed = new HashMap<>(mostAgreed);
    raise(agreed, later.mostAgreed);
    return new Seen(
        session,
        both,
        agreed,
        later.last,
        later.agreed,
        later.screen,
        Math.max(paidPaise, later.paidPaise));
  }
}
