package io.qless.kiosk.trip;

import io.qless.kiosk.trip.BillView.Part;
import io.qless.kiosk.trip.BillView.Points;
import io.qless.kiosk.trip.BillView.SplitChoice;
import io.qless.kiosk.trip.BillView.Tender;
import io.qless.kiosk.trip.PaymentView.State;
import io.qless.kiosk.trip.TripView.Screen;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;

/// The sample trip's bill with points and shares.
public final class SampleSplits {
  private static final long TOTAL = 173_390;
  private static final List<String> NAMES = List.of("Asha", "Rohan", "", "", "", "", "", "");

  private SampleSplits() {}

  /// The bill with 240 points that could pay.
  ///
  /// @param used of the points
  /// @param held whether time runs
  public static TripView bill(Language language, long used, boolean held) {
    TripView bill = SampleTrips.bill(language);
    Instant ends = held ? SampleTrips.NOW.plus(Duration.ofSeconds(734)) : Instant.MAX;
    return with(
        bill,
        new Tender(
            TOTAL - 100 * used,
            new Points(240, 24_000, used, 100 * used),
            choice(TOTAL - 100 * used),
            ends));
  }

  /// A bill that points pay wholly.
  public static TripView nothingToPay(Language language) {
    return with(
        SampleTrips.bill(language),
        new Tender(0, new Points(1_733, TOTAL, 1_733, TOTAL), SplitChoice.NONE, Instant.MAX));
  }

  private static TripView with(TripView view, Tender tender) {
    BillView bill = Objects.requireNonNull(view.bill());
    return view.but()
        .bill(
            new BillView(
                bill.lines(),
                bill.adjustments(),
                bill.gst(),
                bill.subtotalPaise(),
                bill.totalPaise(),
                bill.savedPaise(),
                tender))
        .build();
  }

  private static SplitChoice choice(long due) {
    List<List<Part>> equally = new ArrayList<>();
    for (int shares = 2; shares <= NAMES.size(); shares++) {
      List<Part> parts = new ArrayList<>();
      for (int i = 0; i < shares; i++) {
        parts.add(new Part(NAMES.get(i), due / shares + (i < due % shares ? 1 : 0)));
      }
      equally.add(parts);
    }
    return new SplitChoice(
        equally, 3, List.of(new Part("Asha", 28_800), new Part("", due - 28_800)));
  }

  /// Three pay; the first ones have.
  ///
  /// @param state of the next one
  public static TripView split(Language language, int paid, State state) {
    List<SplitView.Share> shares = new ArrayList<>();
    for (int i = 0; i < 3; i++) {
      State stands = i < paid ? State.PAID : i == paid ? state : State.WAITING;
      shares.add(
          new SplitView.Share(
              i + 1,
              NAMES.get(i),
              i == 2 ? 57_796 : 57_797,
              stands,
              stands == State.WAITING ? SampleTrips.UPI : "",
              true));
    }
    return SampleTrips.bill(language)
        .but()
        .screen(Screen.SPLIT)
        .split(
            new SplitView(
                shares, 57_797L * paid, TOTAL, SampleTrips.NOW.plus(Duration.ofSeconds(512))))
        .build();
  }
}
