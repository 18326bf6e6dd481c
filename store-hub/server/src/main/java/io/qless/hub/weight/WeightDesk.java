package io.qless.hub.weight;

import io.qless.contract.rest.LearnedWeights;
import io.qless.contract.wire.WeightSeen;
import io.qless.hub.broker.OversteppedException;
import io.qless.hub.catalogue.CatalogueDesk;
import io.qless.hub.session.SessionDesk;
import io.qless.hub.storage.Database;
import io.qless.shop.cart.Cart;
import io.qless.shop.cart.Event;
import io.qless.shop.cart.LineItem;
import io.qless.shop.cart.SessionId;
import io.qless.shop.cart.Source;
import io.qless.shop.catalogue.Article;
import io.qless.shop.catalogue.PieceWeight;
import io.qless.shop.catalogue.Sale;
import io.qless.shop.item.ArticleId;
import io.qless.shop.weight.LearnedWeight;
import io.qless.shop.weight.LearnedWeight.Trust;
import io.qless.shop.weight.Witnesses;
import java.time.Duration;
import java.time.InstantSource;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.ScheduledFuture;
import java.util.concurrent.TimeUnit;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/// Learns what articles weigh. Safe for any thread; lives as long as the hub.
///
/// Trolleys are not told of each observation: what has changed goes out as one revision of the
/// catalogue now and then, because every revision makes every trolley fetch.
public final class WeightDesk implements AutoCloseable {

  /// A catalogue's weight is replaced when it is off by this much, a published one when the new one
  /// is: less no basket feels.
  private static final long NEWS_GRAMS = 2;

  /// ... or when the variance has changed by a quarter.
  private static final long NEWS_SHARE = 4;

  /// Articles in one answer: what a person reads, in under a second and half a megabyte.
  private static final int MAX_SHOWN = 1_000;

  private static final Logger LOG = LoggerFactory.getLogger(WeightDesk.class);

  private final WeightStore store;
  private final CatalogueDesk catalogue;
  private final SessionDesk sessions;
  private final ZoneId zone;
  private final InstantSource clock;

  /// Articles whose weight may have news; at most as many as the catalogue has.
  private final Set<ArticleId> touched = ConcurrentHashMap.newKeySet();

  private final ScheduledExecutorService timer =
      Executors.newSingleThreadScheduledExecutor(Thread.ofVirtual().name("weights").factory());

  /// What became of an observation.
  public enum Answer {
    /// It counts.
    TAKEN,
    /// Too far off to be this article; counted as such.
    NOT_BELIEVED,
    /// That trolley has said enough about it today, or enough trolleys have been heard.
    ENOUGH,
    /// The article is not sold by piece here, or not in that trip's cart.
    NOT_IN_THE_CART,
    /// No staff cleared such a hold on that trip.
    NOT_CONFIRMED
  }

  public WeightDesk(
      Database goods,
      CatalogueDesk catalogue,
      SessionDesk sessions,
      ZoneId zone,
      InstantSource clock) {
    store = new WeightStore(goods);
    this.catalogue = catalogue;
    this.sessions = sessions;
    this.zone = zone;
    this.clock = clock;
    touched.addAll(store.articles());
  }

  /// Gives out what has changed, again and again.
  public void start(Duration every) {
    ScheduledFuture<?> _ =
        timer.scheduleWithFixedDelay(
            () -> {
              try {
                publish();
              } catch (RuntimeException failed) {
                LOG.error("learned weights were not given out", failed);
              }
            },
            every.toMillis(),
            every.toMillis(),
            TimeUnit.MILLISECONDS);
  }

  /// Hears what a trolley weighed.
  ///
  /// @param trolley device id that the broker vouches for
  /// @throws OversteppedException if it speaks of another trolley's trip
  public Answer hear(String trolley, WeightSeen seen) {
    Optional<Cart> trip = sessions.cart(seen.session());
    if (trip.isPresent() && !trip.get().trolley().equals(trolley)) {
      throw new OversteppedException(
          "weighs goods of another trolley's trip " + seen.session().text());
    }
    Optional<Witnesses> before = known(seen.article());
    if (before.isEmpty() || trip.isEmpty() || !holds(trip.get(), seen.article())) {
      return Answer.NOT_IN_THE_CART;
    }
    boolean byStaff = !seen.hold().isEmpty();
    if (byStaff && !clearedByStaff(seen.session(), seen.hold())) {
      return Answer.NOT_CONFIRMED;
    }
    return take(trolley, seen, byStaff ? Trust.STAFF : Trust.SCALE);
  }

  private synchronized Answer take(String trolley, WeightSeen seen, Trust trust) {
    Witnesses before = known(seen.article()).orElseThrow();
    long day = LocalDate.ofInstant(clock.instant(), zone).toEpochDay();
    if (!before.mayHear(trolley, day)) {
      return Answer.ENOUGH;
    }
    Witnesses after = before.hear(trolley, day, seen.grams(), trust);
    store.write(seen.article(), after);
    touched.add(seen.article());
    Witnesses.Witness own = after.byTrolley().get(trolley);
    return own == null || own.seen().rejected() > 0 ? Answer.NOT_BELIEVED : Answer.TAKEN;
  }

  /// Gives out what the trolleys agree on, as far as it is news.
  public void publish() {
    Map<ArticleId, Optional<PieceWeight>> news = new HashMap<>();
    for (ArticleId article : List.copyOf(touched)) {
      touched.remove(article);
      known(article)
          .filter(Witnesses::isLearned)
          .map(each -> each.learned().weight())
          .filter(weight -> isNews(article, weight))
          .ifPresent(weight -> news.put(article, Optional.of(weight)));
    }
    catalogue.learn(news);
    if (!news.isEmpty()) {
      LOG.info("{} learned weights given out", news.size());
    }
  }

  private boolean isNews(ArticleId article, PieceWeight weight) {
    return catalogue
        .learnedWeight(article)
        .map(told ->
            Math.abs(weight.grams() - told.grams()) >= NEWS_GRAMS
                || Math.abs(weight.variance() - told.variance()) > told.variance() / NEWS_SHARE)
        .orElse(true);
  }

  /// What was seen, for staff.
  ///
  /// @param only this article; empty for all
  public LearnedWeights shown(Optional<ArticleId> only) {
    List<ArticleId> articles = only.map(List::of).orElseGet(store::articles);
    List<LearnedWeights.Row> rows =
        articles.stream()
            .limit(MAX_SHOWN)
            .flatMap(article -> known(article).map(each -> row(article, each)).stream())
            .toList();
    return new LearnedWeights(rows, Math.max(0, articles.size() - MAX_SHOWN));
  }

  private static LearnedWeights.Row row(ArticleId article, Witnesses seen) {
    return new LearnedWeights.Row(
        article.text(),
        seen.start().start(),
        root(seen.start().startVariance()),
        seen.learned().grams(),
        root(seen.learned().variance()),
        seen.isLearned(),
        seen.byTrolley().size(),
        seen.learned().votes(),
        seen.disagreeing(),
        seen.isDoubtful());
  }

  /// Rounded up, as a spread should rather be too wide.
  private static long root(long variance) {
    long root = 0;
    while (root * root < variance) {
      root++;
    }
    return root;
  }

  /// Forgets what was learned; the catalogue's weight stands again, on all trolleys.
  ///
  /// @return false if nothing was known
  public synchronized boolean reset(ArticleId article) {
    boolean known = store.forget(article);
    boolean told = catalogue.learnedWeight(article).isPresent();
    catalogue.learn(Map.of(article, Optional.empty()));
    return known || told;
  }

  @Override
  public void close() {
    timer.shutdownNow();
  }

  /// What was seen of an article as it is sold now; empty if it is not sold by piece.
  private Optional<Witnesses> known(ArticleId article) {
    Optional<Sale> sale = catalogue.article(article).map(Article::sale);
    if (sale.isEmpty() || !(sale.get() instanceof Sale.ByPiece piece)) {
      return Optional.empty();
    }
    long grams = Math.min(piece.gross().grams(), LearnedWeight.MOST_GRAMS);
    long spread = Math.min(piece.spread().grams(), grams);
    return Optional.of(
        store
            .read(article)
            .map(seen -> seen.under(grams, spread * spread))
            .orElseGet(() -> Witnesses.none(grams, spread * spread)));
  }

  private static boolean holds(Cart cart, ArticleId article) {
    return cart.lines().stream()
        .anyMatch(line -> line instanceof LineItem.Pieces && line.article().id().equals(article));
  }

  private boolean clearedByStaff(SessionId session, String hold) {
    return sessions.journal(session, 0).stream()
        .anyMatch(entry ->
            entry.source().kind() == Source.Kind.ATTENDANT
                && entry.event() instanceof Event.HoldCleared cleared
                && cleared.hold().equals(hold));
  }
}
