package io.qless.kiosk.pay;

import io.qless.kiosk.look.Messages;
import io.qless.kiosk.trip.Figures;
import io.qless.kiosk.trip.PaymentView.State;
import io.qless.kiosk.trip.SplitView;
import io.qless.kiosk.trip.SplitView.Share;
import java.util.List;

/// What the page of a split bill says, decided without JavaFX. Immutable, made anew for each view.
///
/// @param chosen number of the share whose code is shown
/// @param progress `₹400.00 of ₹658.85 paid`
/// @param paidPercent the same for a bar
/// @param title whose turn it is, and how much
/// @param text what to do
/// @param state of the chosen share; once the time of all is over, [State#CHECKING]
/// @param qrText the code to show, empty when none may be scanned now
/// @param simulated true when no real money moves
/// @param rows all shares
public record SplitViewModel(
    int chosen,
    String progress,
    int paidPercent,
    String title,
    String text,
    State state,
    String qrText,
    boolean simulated,
    List<Row> rows) {

  public SplitViewModel {
    rows = List.copyOf(rows);
  }

  /// One share in the list.
  ///
  /// @param standing how far it is, in words
  public record Row(int number, String name, String amount, State state, String standing) {}

  /// Decides what to say.
  ///
  /// @param wanted the share that a finger chose, 0 for none
  /// @param over whether the time of the shares is over
  public static SplitViewModel of(SplitView split, int wanted, boolean over, Messages words) {
    Share chosen = chosen(split, wanted);
    String name = name(chosen, words);
    boolean waits = chosen.state() == State.WAITING && !over;
    State state = chosen.state() == State.WAITING && over ? State.CHECKING : chosen.state();
    return new SplitViewModel(
        chosen.number(),
        words.text(
            "split.progress", Figures.rupees(split.paidPaise()), Figures.rupees(split.duePaise())),
        Math.toIntExact(split.duePaise() == 0 ? 0 : 100 * split.paidPaise() / split.duePaise()),
        words.text("split.turn", name, Figures.rupees(chosen.paise())),
        words.text("split." + state + (waits && !chosen.name().isEmpty() ? ".phone" : "")),
        state,
        waits ? chosen.qrText() : "",
        split.shares().stream().anyMatch(Share::simulated),
        split.shares().stream().map(share -> row(share, words)).toList());
  }

  /// The share that a finger chose stays until it is paid; then the next one is shown by itself,
  /// first those that are paid at the trolley.
  private static Share chosen(SplitView split, int wanted) {
    Share found = split.shares().getLast();
    int best = Integer.MAX_VALUE;
    for (Share share : split.shares()) {
      int rank =
          (share.state() == State.PAID ? 1_000 : 0)
              + (share.number() == wanted ? 0 : 100)
              + (share.name().isEmpty() ? 0 : 20)
              + share.number();
      if (rank < best) {
        best = rank;
        found = share;
      }
    }
    return found;
  }

  private static Row row(Share share, Messages words) {
    return new Row(
        share.number(),
        name(share, words),
        Figures.rupees(share.paise()),
        share.state(),
        words.text("split.state." + share.state()));
  }

  private static String name(Share share, Messages words) {
    return share.name().isEmpty() ? words.text("split.payer", share.number()) : share.name();
  }
}
