package io.qless.hub.family;

import io.qless.shop.budget.BackToSafe;
import io.qless.shop.budget.BudgetGauge;
import io.qless.shop.budget.Outlook;
import io.qless.shop.item.ArticleId;
import io.qless.shop.money.Money;
import io.qless.shop.pricing.Hint;
import java.util.List;

/// How phones see what lies ahead of a trip.
final class Ahead {

  private Ahead() {}

  /// Only the bill against the limit, for lists that nobody plans with: staff's.
  static Outlook unseen(BudgetGauge gauge) {
    return new Outlook(gauge, gauge, List.of(), gauge.total(), List.of());
  }

  static FamilyView.Gauge gauge(Outlook outlook) {
    BudgetGauge gauge = outlook.gauge();
    Money wishes = outlook.withWishes().total().minus(gauge.total());
    return new FamilyView.Gauge(
        gauge.status().name(),
        gauge.limit().minor(),
        gauge.usedBasisPoints(),
        wishes.minor(),
        outlook.withWishes().status().name(),
        outlook.wayBack().stream().map(Ahead::move).toList(),
        outlook.after().minor());
  }

  private static FamilyView.Move move(BackToSafe.Move move) {
    return switch (move) {
      case BackToSafe.Move.Swap swap ->
          new FamilyView.Move(
              swap.pieces(),
              swap.from().name(),
              swap.from().brand(),
              swap.to().name(),
              swap.to().brand(),
              true);
      case BackToSafe.Move.PutBack back ->
          new FamilyView.Move(
              back.pieces(),
              back.article().name(),
              back.article().brand(),
              back.article().name(),
              back.article().brand(),
              false);
    };
  }

  static List<FamilyView.Hint> hints(Outlook outlook) {
    return outlook.hints().stream().map(Ahead::hint).toList();
  }

  private static FamilyView.Hint hint(Hint hint) {
    return switch (hint) {
      case Hint.MorePieces more ->
          new FamilyView.Hint(
              more.articles().stream().map(ArticleId::text).toList(),
              more.pieces(),
              0,
              more.saves().minor(),
              more.free(),
              more.name());
      case Hint.MoreSpend more ->
          new FamilyView.Hint(
              List.of(), 0, more.missing().minor(), more.saves().minor(), false, more.name());
    };
  }
}
