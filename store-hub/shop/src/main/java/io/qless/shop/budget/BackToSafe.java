package io.qless.shop.budget;

import io.qless.shop.cart.Cart;
import io.qless.shop.cart.LineId;
import io.qless.shop.cart.LineItem;
import io.qless.shop.catalogue.Article;
import io.qless.shop.catalogue.Sale;
import io.qless.shop.catalogue.Shelf;
import io.qless.shop.money.Money;
import io.qless.shop.pricing.Pricing;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;

/// Finds the smallest set of lines to swap for something cheaper or to put back, so that the budget
/// is safe again. Among equally small sets the one with fewest put-backs wins, then the one that
/// leaves most in the trolley, then the one found first in the order of line ids.
///
/// Exact as long as all sets of a size can be tried within [#MAX_BILLS] bills: one move in any
/// cart, two in carts of about 14 lines, three in carts of about 6. Beyond that the move that
/// brings most is taken first, then the next. Lives for one search.
public final class BackToSafe {

  /// Bills made in one search before it stops to be exact.
  static final int MAX_BILLS = 400;

  private final Cart cart;
  private final Shelf shelf;
  private final Instant now;
  private final List<Move> moves = new ArrayList<>();
  private int bills;

  private BackToSafe(Cart cart, Shelf shelf, Instant now) {
    this.cart = cart;
    this.shelf = shelf;
    this.now = now;
    cart.lines().stream()
        .sorted(Comparator.comparing(line -> line.id().text()))
        .forEach(this::addMoves);
  }

  /// One thing to do.
  public sealed interface Move {

    /// The cart line.
    LineId line();

    /// Pieces that it is about; 1 for loose goods.
    int pieces();

    /// Take a cheaper article of the same kind instead.
    record Swap(LineId line, int pieces, Article from, Article to) implements Move {}

    /// Put pieces back on the shelf.
    record PutBack(LineId line, int pieces, Article article) implements Move {}
  }

  /// The moves in the order of lines; none if the budget is safe or without limit.
  public static List<Move> find(Cart cart, Shelf shelf, Instant now) {
    BackToSafe search = new BackToSafe(cart, shelf, now);
    if (search.safe(List.of())) {
      return List.of();
    }
    return search.trim(search.smallest());
  }

  private void addMoves(LineItem line) {
    if (line instanceof LineItem.Pieces pieces) {
      cheaper(pieces)
          .ifPresent(other ->
              moves.add(new Move.Swap(line.id(), pieces.quantity(), line.article(), other)));
      moves.add(new Move.PutBack(line.id(), pieces.quantity(), line.article()));
    } else {
      moves.add(new Move.PutBack(line.id(), 1, line.article()));
    }
  }

  private Optional<Article> cheaper(LineItem.Pieces line) {
    return line.article().terms().substitutes().stream()
        .flatMap(id -> shelf.article(id).stream())
        .filter(other -> other.sale() instanceof Sale.ByPiece && !other.terms().saleStopped())
        .filter(other -> other.minimumAge() <= line.article().minimumAge())
        .filter(other -> price(other).compareTo(line.unitPrice()) < 0)
        .min(Comparator.comparing(BackToSafe::price).thenComparing(other -> other.id().text()));
  }

  private static Money price(Article article) {
    return article.chargeable(article.sale().unitPrice(), "");
  }

  private List<Move> smallest() {
    for (int size = 1; size <= 3 && sets(size) + bills <= MAX_BILLS; size++) {
      List<List<Move>> safe = new ArrayList<>();
      collect(0, size, List.of(), safe);
      Optional<List<Move>> best =
          safe.stream()
              .min(
                  Comparator.comparingLong(BackToSafe::putBacks)
                      .thenComparing(Comparator.comparing(this::total).reversed()));
      if (best.isPresent()) {
        return best.get();
      }
    }
    return greedy();
  }

  private long sets(int size) {
    long n = moves.size();
    return switch (size) {
      case 1 -> n;
      case 2 -> n * (n - 1) / 2;
      default -> n * (n - 1) * (n - 2) / 6;
    };
  }

  private void collect(int from, int size, List<Move> chosen, List<List<Move>> safe) {
    if (chosen.size() == size) {
      if (safe(chosen)) {
        safe.add(chosen);
      }
      return;
    }
    for (int i = from; i < moves.size(); i++) {
      Move move = moves.get(i);
      if (chosen.stream().noneMatch(other -> other.line().equals(move.line()))) {
        collect(i + 1, size, with(chosen, move), safe);
      }
    }
  }

  private List<Move> greedy() {
    List<Move> chosen = List.of();
    while (!safe(chosen)) {
      List<Move> before = chosen;
      Optional<List<Move>> next =
          moves.stream()
              .filter(move -> before.stream().noneMatch(m -> m.line().equals(move.line())))
              .map(move -> with(before, move))
              .min(Comparator.comparing(this::total));
      if (next.isEmpty()) {
        break;
      }
      chosen = next.get();
    }
    return chosen;
  }

  /// Puts back no more pieces than needed.
  private List<Move> trim(List<Move> chosen) {
    List<Move> moves = new ArrayList<>(chosen);
    for (int i = 0; i < moves.size(); i++) {
      while (moves.get(i) instanceof Move.PutBack back && back.pieces() > 1) {
        Move before = moves.get(i);
        moves.set(i, new Move.PutBack(back.line(), back.pieces() - 1, back.article()));
        if (!safe(moves)) {
          moves.set(i, before);
          break;
        }
      }
    }
    return moves.stream().sorted(Comparator.comparing(move -> move.line().text())).toList();
  }

  /// What the trip would cost after these moves.
  public static Money costAfter(List<Move> moves, Cart cart, Shelf shelf, Instant now) {
    return new BackToSafe(cart, shelf, now).total(moves);
  }

  private boolean safe(List<Move> chosen) {
    int warningFrom = shelf.storeRules().budgetWarning();
    return switch (BudgetGauge.of(cart, total(chosen), warningFrom).status()) {
      case UNLIMITED, SAFE -> true;
      case WARNING, DANGER -> false;
    };
  }

  private Money total(List<Move> chosen) {
    bills++;
    List<LineItem> lines = new ArrayList<>();
    for (LineItem line : cart.lines()) {
      chosen.stream()
          .filter(move -> move.line().equals(line.id()))
          .findFirst()
          .map(move -> after(line, move))
          .orElse(Optional.of(line))
          .ifPresent(lines::add);
    }
    return Pricing.wouldCost(cart, lines, shelf.offers(), now);
  }

  private static Optional<LineItem> after(LineItem line, Move move) {
    return switch (move) {
      case Move.Swap swap ->
          Optional.of(
              new LineItem.Pieces(
                  line.id(),
                  swap.to(),
                  price(swap.to()),
                  List.of(new LineItem.Share(line.addedBy().getFirst(), swap.pieces()))));
      case Move.PutBack back ->
          line instanceof LineItem.Pieces pieces && pieces.quantity() > back.pieces()
              ? Optional.of(Pricing.pieces(pieces, pieces.quantity() - back.pieces()))
              : Optional.empty();
    };
  }

  private static long putBacks(List<Move> moves) {
    return moves.stream().filter(Move.PutBack.class::isInstance).count();
  }

  private static List<Move> with(List<Move> moves, Move one) {
    List<Move> more = new ArrayList<>(moves);
    more.add(one);
    return more;
  }
}
