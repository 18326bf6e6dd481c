package io.qless.kiosk.core;

import io.qless.kiosk.trip.BudgetView;
import io.qless.kiosk.trip.Words;
import io.qless.shop.budget.BackToSafe;
import io.qless.shop.budget.BudgetGauge;
import io.qless.shop.budget.Outlook;
import io.qless.shop.catalogue.Article;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/// Turns what lies ahead of a trip into what the screens show of its budget. Keeps nothing.
final class BudgetMaker {

  private static final long BASIS_POINTS_PER_PERCENT = 100;

  /// More is not worth a digit.
  private static final long MAX_PERCENT = 9_999;

  private BudgetMaker() {}

  /// The budget, null without a limit.
  static @Nullable BudgetView budget(Outlook outlook) {
    BudgetGauge gauge = outlook.gauge();
    BudgetGauge withWishes = outlook.withWishes();
    return status(gauge)
        .map(status ->
            new BudgetView(
                gauge.limit().minor(),
                gauge.total().minor(),
                (int) Math.min(MAX_PERCENT, gauge.usedBasisPoints() / BASIS_POINTS_PER_PERCENT),
                status,
                outlook.wayBack().stream().map(BudgetMaker::move).toList(),
                outlook.after().minor(),
                withWishes.total().equals(gauge.total())
                    ? null
                    : new BudgetView.Forecast(
                        withWishes.total().minor(), status(withWishes).orElse(status))))
        .orElse(null);
  }

  private static Optional<BudgetView.Status> status(BudgetGauge gauge) {
    return switch (gauge.status()) {
      case UNLIMITED -> Optional.empty();
      case SAFE -> Optional.of(BudgetView.Status.SAFE);
      case WARNING -> Optional.of(BudgetView.Status.WARNING);
      case DANGER -> Optional.of(BudgetView.Status.DANGER);
    };
  }

  private static BudgetView.Move move(BackToSafe.Move move) {
    return switch (move) {
      case BackToSafe.Move.Swap swap ->
          new BudgetView.Move(swap.pieces(), branded(swap.from()), branded(swap.to()));
      case BackToSafe.Move.PutBack back ->
          new BudgetView.Move(back.pieces(), ViewMaker.words(back.article().name()), null);
    };
  }

  /// Substitutes often have the same name; the brand tells them apart.
  private static Words branded(Article article) {
    String brand = article.brand().isEmpty() ? "" : article.brand() + ' ';
    return new Words(brand + article.name().en(), brand + article.name().hi());
  }
}
