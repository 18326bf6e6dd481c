package io.qless.kiosk.shopping;

import io.qless.kiosk.look.Messages;
import io.qless.kiosk.trip.BasketView;
import io.qless.kiosk.trip.BudgetView;
import io.qless.kiosk.trip.CareView.Hold;
import io.qless.kiosk.trip.CouponView;
import io.qless.kiosk.trip.FamilyView.Participant;
import io.qless.kiosk.trip.Figures;
import io.qless.kiosk.trip.TripView;
import java.util.List;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/// What the shopping screen says at one moment, decided without JavaFX. Immutable, made anew for
/// each view.
///
/// @param itemCount `5 items`
/// @param total what would be paid now
/// @param saving `You save ₹86.50`, empty when nothing
/// @param lastLine the big card's line, or null
/// @param budget the limit's block
/// @param coupon the coupon button's text
/// @param people who is here, or the invitation to join
/// @param everybody who joined, here or away
/// @param joinText what the family's QR code holds, empty while there is none
/// @param holdHint a calm word on what staff will look at, empty when nothing
/// @param canCheckout false while there is nothing to pay for
public record ShoppingViewModel(
    String itemCount,
    String total,
    String saving,
    BasketView.@Nullable Line lastLine,
    Budget budget,
    String coupon,
    String people,
    List<Participant> everybody,
    String joinText,
    String holdHint,
    boolean canCheckout) {
  private static final double WHOLE = 100;

  public ShoppingViewModel {
    everybody = List.copyOf(everybody);
  }

  /// The limit's block.
  ///
  /// @param status null when no limit is set
  /// @param word Safe, Warning or Danger in the shopper's language; or the invitation to set a
  ///   limit
  /// @param room `₹260.00 left`, or by how much the limit is passed; empty without a limit
  /// @param detail `₹1,240.00 of ₹1,500`
  /// @param filled how much of the bar is filled, 0 to 1
  /// @param withWishes what the forecast is about; empty without one
  /// @param forecast what would be paid with all wishes, and its status; empty without one
  /// @param wayBack the invitation to see how to be safe again; empty unless the limit is passed
  public record Budget(
      BudgetView.@Nullable Status status,
      String word,
      String room,
      String detail,
      double filled,
      String withWishes,
      String forecast,
      String wayBack) {
    static Budget of(@Nullable BudgetView budget, Messages words) {
      if (budget == null) {
        String word = words.text("budget.none");
        return new Budget(null, word, "", words.text("budget.none.detail"), 0, "", "", "");
      }
      String limit = Figures.roundRupees(budget.limitPaise());
      return new Budget(
          budget.status(),
          words.text("budget." + budget.status()),
          room(budget.limitPaise() - budget.spentPaise(), words),
          words.text("budget.of", Figures.rupees(budget.spentPaise()), limit),
          Math.min(1, budget.percent() / WHOLE),
          budget.withWishes() == null ? "" : words.text("budget.wishes"),
          forecast(budget.withWishes(), words),
          budget.wayBack().isEmpty() ? "" : words.text("budget.way"));
    }

    private static String forecast(BudgetView.@Nullable Forecast forecast, Messages words) {
      return forecast == null
          ? ""
          : words.text(
              "budget.forecast",
              Figures.rupees(forecast.totalPaise()),
              words.text("budget." + forecast.status()));
    }

    private static String room(long leftPaise, Messages words) {
      return leftPaise < 0
          ? words.text("budget.over", Figures.rupees(-leftPaise))
          : words.text("budget.left", Figures.rupees(leftPaise));
    }
  }

  /// Decides what to say about this moment.
  public static ShoppingViewModel of(TripView view, Messages words) {
    BasketView basket = view.basket();
    return new ShoppingViewModel(
        words.count("items", basket.itemCount()),
        Figures.rupees(basket.totalPaise()),
        basket.savedPaise() > 0
            ? words.text("total.saving", Figures.rupees(basket.savedPaise()))
            : "",
        basket.lastLine(),
        Budget.of(view.budget(), words),
        coupon(view.coupons(), words),
        people(view, words),
        view.family().participants(),
        view.family().joinText(),
        holdHint(view.care().holds(), words),
        !basket.lines().isEmpty());
  }

  private static String coupon(List<CouponView> coupons, Messages words) {
    return switch (coupons.size()) {
      case 0 -> words.text("coupon.enter");
      case 1 -> words.text("coupon.one", coupons.getFirst().code());
      default -> words.text("coupon.many", coupons.size());
    };
  }

  private static String people(TripView view, Messages words) {
    if (view.family().joinText().isEmpty()) {
      return words.text(view.online() ? "family.wait" : "family.offline");
    }
    List<String> here =
        view.family().participants().stream()
            .filter(Participant::here)
            .map(Participant::name)
            .toList();
    return here.isEmpty()
        ? words.text("family.invite")
        : words.text("family.here", here.stream().collect(Collectors.joining(", ")));
  }

  private static String holdHint(List<Hold> holds, Messages words) {
    return holds.stream()
        .map(hold -> words.text("hold." + hold.kind() + ".hint"))
        .distinct()
        .collect(Collectors.joining(" "));
  }
}
