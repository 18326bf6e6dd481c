package io.qless.fleet;

import io.qless.kiosk.trip.BasketView;
import io.qless.kiosk.trip.Measure;
import java.util.LinkedHashMap;
import java.util.Map;

/// What a shopper noted of one trip: only what the trolley showed. Written by one shopper, read by
/// others when the trip is over.
public final class TripNote {

  private final String trolley;
  private final String session;
  private int scansShown;
  private int takenBackShown;
  private long paidPaise;
  private Map<String, Long> goods = Map.of();
  private volatile End end = End.OPEN;

  /// How a trip ended for the shopper.
  public enum End {
    OPEN,
    LEFT,
    GIVEN_UP
  }

  public TripNote(String trolley, String session) {
    this.trolley = trolley;
    this.session = session;
  }

  String trolley() {
    return trolley;
  }

  public String session() {
    return session;
  }

  /// So many more articles stood on the screen.
  public void scansShown(int more) {
    scansShown += more;
  }

  /// An article was gone from the screen again.
  public void takenBackShown(int more) {
    takenBackShown += more;
  }

  /// The exit pass stood on the screen.
  void paid(long paise, BasketView basket) {
    paid(paise, amounts(basket));
  }

  /// The same, as somebody else read it.
  ///
  /// @param amounts pieces or grams by line
  public void paid(long paise, Map<String, Long> amounts) {
    paidPaise = paise;
    goods = Map.copyOf(amounts);
  }

  public void ended(End how) {
    end = how;
  }

  public int scansShown() {
    return scansShown;
  }

  int takenBackShown() {
    return takenBackShown;
  }

  public long paidPaise() {
    return paidPaise;
  }

  /// Pieces or grams by line, as they were shown with the exit pass.
  Map<String, Long> goods() {
    return goods;
  }

  End end() {
    return end;
  }

  private static Map<String, Long> amounts(BasketView basket) {
    Map<String, Long> amounts = new LinkedHashMap<>();
    for (BasketView.Line line : basket.lines()) {
      amounts.put(
          line.id(),
          switch (line.measure()) {
            case Measure.Pieces pieces -> (long) pieces.count();
            case Measure.Weighed weighed -> weighed.netGrams();
          });
    }
    return amounts;
  }
}
