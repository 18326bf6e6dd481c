package io.qless.kiosk.core;

import io.qless.kiosk.trip.CareView.Notice.Tone;
import io.qless.kiosk.trip.WeighingView;
import io.qless.kiosk.trip.Words;
import io.qless.shop.RefusalCode;
import io.qless.shop.cart.Command;
import io.qless.shop.cart.Phase;
import io.qless.shop.catalogue.Article;
import io.qless.shop.catalogue.Sale;
import io.qless.shop.catalogue.Shelf;
import io.qless.shop.item.ArticleId;
import io.qless.shop.item.ItemCode;
import io.qless.shop.item.Weight;
import io.qless.shop.weight.Verdict;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.Optional;

/// Weighs loose goods in the basket itself, where the trolley's scale is verified for trade: the
/// shopper names them, puts them in, and the first settled difference is what is charged. Only into
/// a basket that rests and holds what was scanned, so that nothing else is weighed with them. Used
/// on the trip lane only.
final class WeighDesk {

  /// A scale is waited for no longer; what is put in later is asked about.
  static final Duration PATIENCE = Duration.ofSeconds(60);

  /// The scatter must be well under half an interval.
  private static final long MILLIGRAMS_PER_GRAM = 1_000;

  private static final long SHARPNESS = 3;

  private final CurrentTrip trip;
  private final Shelf shelf;
  private final BasketCare basket;
  private final NoticeBoard board;
  private final ScaleRules scale;
  private final InstantSource clock;
  private Optional<Weighing> underWay = Optional.empty();

  private record Weighing(Article article, Instant until) {}

  WeighDesk(
      CurrentTrip trip,
      Shelf shelf,
      BasketCare basket,
      NoticeBoard board,
      ScaleRules scale,
      InstantSource clock) {
    this.trip = trip;
    this.shelf = shelf;
    this.basket = basket;
    this.board = board;
    this.scale = scale;
    this.clock = clock;
  }

  /// The shopper is about to put these goods in.
  void begin(ArticleId id) {
    board.clear();
    Optional<Article> article =
        shelf.article(id).filter(found -> found.sale() instanceof Sale.ByWeight);
    if (article.isEmpty()) {
      board.refused(RefusalCode.ARTICLE_UNKNOWN);
    } else if (!scale.weighsForTrade()) {
      board.refused(RefusalCode.NEEDS_WEIGHT_LABEL, NoticeBoard.name(article.get()));
    } else if (trip.shown().phase() != Phase.SHOPPING || !isReady()) {
      board.say(Tone.REFUSED, "WEIGH_NOT_READY");
    } else {
      underWay = Optional.of(new Weighing(article.get(), clock.instant().plus(PATIENCE)));
    }
  }

  private boolean isReady() {
    return basket.rests() && basket.verdict() instanceof Verdict.Explained && basket.awaited() == 0;
  }

  /// The shopper does not want them weighed, or does something else.
  void stop() {
    underWay = Optional.empty();
  }

  /// Looks whether they lie in the basket now.
  void look() {
    if (underWay.isEmpty()) {
      return;
    }
    Weighing weighing = underWay.get();
    if (trip.shown().phase() != Phase.SHOPPING) {
      stop();
    } else if (!clock.instant().isBefore(weighing.until())) {
      end("WEIGH_NOTHING");
    } else if (basket.rests()) {
      switch (basket.verdict()) {
        case Verdict.Explained nothingYet -> {}
        case Verdict.Unexpected(long grams) -> weigh(weighing.article(), grams);
        case Verdict.Missing other -> end("WEIGH_NOT_READY");
        case Verdict.Removed other -> end("WEIGH_NOT_READY");
        case Verdict.Undecided unsure -> end("WEIGH_UNSURE");
      }
    }
  }

  private void weigh(Article article, long grams) {
    if (basket.sigmaMilligrams() > scale.divisionGrams() * MILLIGRAMS_PER_GRAM / SHARPNESS) {
      return; // it still rings down; the next word of the scale is sharper
    }
    long net = scale.rounded(grams);
    if (net < scale.leastGrams()) {
      end("WEIGH_TOO_LIGHT", Words.same(Long.toString(scale.leastGrams())));
      return;
    }
    stop();
    trip.decide(
        new Command.AddItem(
            new ItemCode.Weighed(article.id(), Weight.grams(net)),
            article.sale().unitPrice(),
            shelf.revision()));
  }

  private void end(String code, Words... args) {
    stop();
    board.say(Tone.REFUSED, code, args);
  }

  /// What stands on the screen meanwhile, empty while nothing is weighed.
  Optional<WeighingView> view() {
    return underWay.map(going ->
        new WeighingView(
            NoticeBoard.name(going.article()),
            going.article().sale().unitPrice().minor(),
            scale.leastGrams()));
  }
}
