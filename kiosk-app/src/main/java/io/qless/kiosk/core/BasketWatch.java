package io.qless.kiosk.core;

import io.qless.bridge.scale.ScaleReading;
import io.qless.kiosk.storage.KeptBasket;
import io.qless.shop.cart.Event;
import io.qless.shop.cart.LineId;
import io.qless.shop.cart.LineItem;
import io.qless.shop.catalogue.Article;
import io.qless.shop.catalogue.PieceWeight;
import io.qless.shop.catalogue.Sale;
import io.qless.shop.catalogue.Shelf;
import io.qless.shop.item.Weight;
import io.qless.shop.weight.BasketGuard;
import io.qless.shop.weight.Expectation;
import io.qless.shop.weight.Observation;
import io.qless.shop.weight.RestingWeight;
import io.qless.shop.weight.ScaleDoubt;
import io.qless.shop.weight.Verdict;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/// Compares the basket with what was scanned during one trip. Used on the trip lane only.
///
/// The first settled weight of a trip is the reference, whatever lies in the basket then; after a
/// restart of the program the one from before is. What was scanned before it is awaited all the
/// same. A scale that fails says nothing about the shopper: its next settled weight is a new
/// reference. A weight that changed while the scale rested is creep.
final class BasketWatch {

  /// Spread of a label's own packaging and of the counter scale, in square grams.
  private static final long LABEL_VARIANCE = 100;

  /// A catalogue that says more is mistaken, but no reason to stop a scan.
  private static final long MOST_SPREAD_GRAMS = 100_000;

  private static final double MILLIGRAMS_PER_GRAM = 1_000;

  private final Shelf shelf;
  private Optional<BasketGuard> guard = Optional.empty();
  private Optional<Observation> seen = Optional.empty();
  private Optional<RestingWeight> rest = Optional.empty();
  private final List<Expectation> early = new ArrayList<>();
  private boolean faulty;
  private boolean moved;

  /// @param shelf what pieces weigh
  BasketWatch(Shelf shelf) {
    this.shelf = shelf;
  }

  /// The trip goes on as it was kept; whatever the scale says next came after a movement.
  void resume(KeptBasket kept) {
    early.clear();
    guard = Optional.of(BasketGuard.again(kept.reference(), kept.settled(), kept.pending()));
    moved = true;
  }

  /// A new trip: what lies in the basket now is not its business.
  void restart() {
    early.clear();
    guard = rest.map(BasketGuard::over);
  }

  /// The scale says something.
  void reading(ScaleReading reading, Instant now) {
    switch (reading) {
      case ScaleReading.Settled settled -> {
        settled(
            new RestingWeight(
                settled.grams(), Math.round(settled.sigmaGrams() * MILLIGRAMS_PER_GRAM), now));
        faulty = false;
        moved = false;
      }
      case ScaleReading.Fault fault -> faulty = true;
      case ScaleReading.Moving moving -> moved = true;
    }
  }

  private void settled(RestingWeight now) {
    rest = Optional.of(now);
    Optional<BasketGuard> before = guard.filter(known -> !faulty);
    BasketGuard after =
        before
            .map(known -> moved ? known.settle(now) : known.creep(now))
            .orElseGet(() -> first(now));
    guard = Optional.of(after);
    before
        .filter(known -> moved)
        .flatMap(known -> Observation.between(known, after))
        .ifPresent(observation -> seen = Optional.of(observation));
  }

  private BasketGuard first(RestingWeight now) {
    BasketGuard fresh = BasketGuard.over(now);
    for (Expectation expectation : early) {
      fresh = fresh.expect(expectation);
    }
    early.clear();
    return fresh;
  }

  /// What the last weight taught, told once.
  Optional<Observation> takeSeen() {
    Optional<Observation> taken = seen;
    seen = Optional.empty();
    return taken;
  }

  /// What staff confirm who say now that the basket is right.
  Optional<Observation> confirmed() {
    return guard.filter(known -> !faulty).flatMap(Observation::confirmed);
  }

  /// The guard as it stands; empty if no weight was seen.
  Optional<BasketGuard> guard() {
    return guard;
  }

  /// Something was decided that will change the weight.
  void announced(Event event, Optional<LineItem> voidedLine) {
    switch (event) {
      case Event.PieceAdded added -> expect(ofPieces(added.line(), added.article(), 1));
      case Event.LooseAdded added -> expect(ofLabel(added.line(), added.net(), 1));
      case Event.LineVoided voided ->
          voidedLine.ifPresent(line -> expect(line, voided.pieces(), -1));
      default -> {}
    }
  }

  /// What was announced last takes a removal back.
  void evenOut() {
    guard = guard.map(BasketGuard::evenOut);
  }

  /// A person said that the basket is right as it is.
  void accept() {
    guard = guard.map(BasketGuard::accept);
  }

  /// What the last weight said; all is explained as long as no weight was seen.
  Verdict verdict() {
    return guard.map(BasketGuard::verdict).orElse(new Verdict.Explained(List.of()));
  }

  /// Whether the last word of the scale was a settled weight.
  boolean rests() {
    return rest.isPresent() && !moved && !faulty;
  }

  /// Scatter of the last settled weight, in milligrams.
  long sigmaMilligrams() {
    return rest.map(RestingWeight::sigmaMilligrams).orElse(RestingWeight.MOST_SIGMA_MILLIGRAMS);
  }

  boolean faulty() {
    return faulty;
  }

  /// How the scale is.
  ScaleDoubt.State scale() {
    if (faulty || guard.filter(BasketGuard::drifts).isPresent()) {
      return ScaleDoubt.State.FAILING;
    }
    return verdict() instanceof Verdict.Undecided ? ScaleDoubt.State.UNSURE : ScaleDoubt.State.WELL;
  }

  private void expect(Expectation expectation) {
    if (guard.isEmpty()) {
      early.add(expectation);
    }
    guard = guard.map(known -> known.expect(expectation));
  }

  /// All of a line is still to be placed.
  void expectAll(LineItem line) {
    expect(line, line instanceof LineItem.Pieces some ? some.quantity() : 1, 1);
  }

  private void expect(LineItem line, int pieces, int sign) {
    switch (line) {
      case LineItem.Pieces of -> {
        for (int i = 0; i < pieces; i++) {
          expect(ofPieces(of.id(), of.article(), sign));
        }
      }
      case LineItem.Loose loose -> expect(ofLabel(loose.id(), loose.net(), sign));
    }
  }

  private Expectation ofPieces(LineId line, Article article, int sign) {
    return switch (article.sale()) {
      case Sale.ByPiece piece -> {
        PieceWeight weight =
            shelf
                .learnedWeight(article.id())
                .orElseGet(() ->
                    new PieceWeight(
                        piece.gross().grams(),
                        squared(Math.min(piece.spread().grams(), MOST_SPREAD_GRAMS))));
        yield new Expectation(
            line,
            sign * Math.min(weight.grams(), Expectation.MOST_GRAMS),
            Math.min(weight.variance(), Expectation.MOST_VARIANCE));
      }
      case Sale.ByWeight weight ->
          throw new IllegalArgumentException(article.id().text() + " is not sold by piece");
    };
  }

  private static long squared(long grams) {
    return grams * grams;
  }

  private static Expectation ofLabel(LineId line, Weight net, int sign) {
    return new Expectation(line, sign * net.grams(), LABEL_VARIANCE);
  }
}
