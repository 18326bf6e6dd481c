package io.qless.shop.audit;

import io.qless.shop.cart.Cart;
import io.qless.shop.cart.Event;
import io.qless.shop.cart.Hold;
import io.qless.shop.cart.JournalEntry;
import io.qless.shop.cart.LineId;
import io.qless.shop.cart.LineItem;
import io.qless.shop.cart.SessionId;
import io.qless.shop.cart.Source;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/// Which trips staff look into before payment: a sample of all, and more of those in which the
/// basket raised questions. Each trip draws one number, so going back and forth to the bill draws
/// no second one; what happens meanwhile only raises the chance. A trip is looked into once.
///
/// @param basisPoints chance of a trip without any question; 0 looks into none at all
/// @param seed another one draws other trips
public record AuditRule(int basisPoints, long seed) {

  /// Looks into none.
  public static final AuditRule NONE = new AuditRule(0, 0);

  /// What a question of the basket adds to the chance: nine of ten are honest slips.
  static final int PER_QUESTION = 500;

  /// What taking something back after a question adds: the usual way to talk a question away.
  static final int PER_VOID_AFTER_QUESTION = 1_500;

  private static final int ALL = 10_000;

  /// As many as staff look into without unloading the trolley.
  private static final int SHOWN = 3;

  private static final int MAX_DETAIL = 200;

  public AuditRule {
    if (basisPoints < 0 || basisPoints > ALL) {
      throw new IllegalArgumentException("a chance is 0 to " + ALL + ", not " + basisPoints);
    }
  }

  /// The hold that asks staff to look, empty if nobody needs to.
  ///
  /// @param journal of the trip so far
  public Optional<Hold> ask(Cart cart, List<JournalEntry> journal) {
    if (basisPoints == 0 || wasAsked(journal)) {
      return Optional.empty();
    }
    Signs signs = Signs.of(journal);
    return draw(cart.session()) < chance(signs)
        ? Optional.of(
            new Hold(
                "audit-" + (cart.revision() + 1), Hold.Kind.AUDIT, detail(cart, journal, signs)))
        : Optional.empty();
  }

  /// The lines of a cart, those first that are most likely to be wrong.
  public static List<LineItem> uncertainFirst(Cart cart, List<JournalEntry> journal) {
    Map<LineId, Integer> doubts = Signs.of(journal).doubts();
    List<LineItem> lines = new ArrayList<>(cart.lines());
    lines.sort(
        Comparator.comparingInt((LineItem line) -> doubts.getOrDefault(line.id(), 0))
            .thenComparingLong(line -> line.extendedPrice().minor())
            .reversed());
    return lines;
  }

  private int chance(Signs signs) {
    long chance =
        basisPoints
            + (long) PER_QUESTION * signs.questions()
            + (long) PER_VOID_AFTER_QUESTION * signs.voidsAfter();
    return (int) Math.min(ALL, chance);
  }

  private static boolean wasAsked(List<JournalEntry> journal) {
    return journal.stream()
        .anyMatch(entry ->
            entry.event() instanceof Event.HoldOpened opened
                && opened.hold().kind() == Hold.Kind.AUDIT);
  }

  private static String detail(Cart cart, List<JournalEntry> journal, Signs signs) {
    List<String> names =
        uncertainFirst(cart, journal).stream()
            .limit(SHOWN)
            .map(line -> line.article().name().en())
            .toList();
    String why =
        signs.questions() == 0
            ? "random sample"
            : signs.questions() + " basket questions, " + signs.voidsAfter() + " taken back after";
    String detail = why + "; look at " + String.join(", ", names);
    return detail.substring(0, Math.min(MAX_DETAIL, detail.length()));
  }

  /// SplitMix64's last steps (Steele, Lea and Flood, 2014) over FNV-1a: every bit of the id counts.
  private int draw(SessionId session) {
    long bits = 0xcbf29ce484222325L ^ seed;
    for (int i = 0; i < session.text().length(); i++) {
      bits = (bits ^ session.text().charAt(i)) * 0x100000001b3L;
    }
    bits = (bits ^ (bits >>> 30)) * 0xbf58476d1ce4e5b9L;
    bits = (bits ^ (bits >>> 27)) * 0x94d049bb133111ebL;
    return (int) Long.remainderUnsigned(bits ^ (bits >>> 31), ALL);
  }

  /// What a journal tells of doubt.
  ///
  /// @param questions times that the basket and the scans did not agree and no staff has looked
  ///   since
  /// @param voidsAfter times that something was taken back after one
  /// @param doubts by line: what was scanned last before a question, or partly taken back after one
  private record Signs(int questions, int voidsAfter, Map<LineId, Integer> doubts) {

    static Signs of(List<JournalEntry> journal) {
      Map<String, Optional<LineId>> questions = new HashMap<>();
      int voids = 0;
      Map<LineId, Integer> doubts = new HashMap<>();
      Optional<LineId> last = Optional.empty();
      for (JournalEntry entry : journal) {
        switch (entry.event()) {
          case Event.PieceAdded added -> last = Optional.of(added.line());
          case Event.LooseAdded added -> last = Optional.of(added.line());
          case Event.HoldOpened opened when opened.hold().kind() == Hold.Kind.WEIGHT -> {
            questions.put(opened.hold().id(), last);
            last.ifPresent(line -> doubts.merge(line, 1, Integer::sum));
          }
          case Event.HoldCleared cleared when entry.source().kind() == Source.Kind.ATTENDANT -> {
            Optional<LineId> looked = questions.remove(cleared.hold());
            if (looked != null && looked.isPresent()) {
              doubts.merge(looked.get(), -1, Integer::sum);
            }
          }
          case Event.LineVoided voided -> {
            if (!questions.isEmpty()) {
              voids++;
              doubts.merge(voided.line(), 2, Integer::sum);
            }
          }
          default -> {}
        }
      }
      return new Signs(questions.size(), voids, doubts);
    }
  }
}
