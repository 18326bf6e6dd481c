package io.qless.hub.catalogue;

import io.qless.contract.rest.CatalogueDiff;
import io.qless.contract.rest.CatalogueKind;
import io.qless.contract.rest.CataloguePage;
import io.qless.contract.rest.CatalogueReport;
import io.qless.contract.rest.CatalogueRows;
import io.qless.contract.rest.PriceHistory;
import io.qless.contract.wire.CatalogueChange;
import io.qless.contract.wire.CatalogueHead;
import io.qless.hub.storage.Database;
import io.qless.shop.catalogue.Article;
import io.qless.shop.catalogue.PieceWeight;
import io.qless.shop.catalogue.Sale;
import io.qless.shop.catalogue.Shelf;
import io.qless.shop.catalogue.StoreRule;
import io.qless.shop.catalogue.StoreRules;
import io.qless.shop.item.ArticleId;
import io.qless.shop.money.Money;
import io.qless.shop.pricing.Coupon;
import io.qless.shop.pricing.Offer;
import java.time.InstantSource;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.locks.ReentrantLock;
import java.util.function.Consumer;
import java.util.function.Predicate;

/// The store's catalogue: answers from memory, changes by imports. Safe for any thread; lives as
/// long as the hub.
///
/// Readers see one whole revision; an import is first on disk and then seen.
public final class CatalogueDesk implements Shelf {

  private final CatalogueStore store;
  private final ZoneId zone;
  private final ReentrantLock writing = new ReentrantLock();
  private final List<Consumer<CatalogueHead>> listeners = new CopyOnWriteArrayList<>();
  private volatile Snapshot snapshot;

  /// Trolleys with an older revision get all there is: a restored backup leapt over it.
  private final long oldest;

  /// @param catalogue the catalogue's own file
  /// @param zone time zone of the store, for the dates of offers and coupons
  /// @param clock when revisions are made
  public CatalogueDesk(Database catalogue, ZoneId zone, InstantSource clock) {
    store = new CatalogueStore(catalogue, clock);
    this.zone = zone;
    snapshot = store.load();
    oldest = store.oldest();
  }

  /// Asks to be told of every new revision once it is safe, in the order of the revisions. Be
  /// quick: the next import waits.
  public void listen(Consumer<CatalogueHead> listener) {
    listeners.add(listener);
  }

  /// Takes the rows of one request: the good ones become one new revision, if they differ from what
  /// stands.
  public CatalogueReport take(CatalogueRows rows) {
    writing.lock();
    try {
      Snapshot before = snapshot;
      CatalogueImport work = new CatalogueImport(before, zone);
      work.judge(rows);
      if (!rows.dryRun()) {
        List<CatalogueChange> changes = new ArrayList<>(work.changes());
        changes.addAll(contradicted(before, changes));
        change(before, changes);
      }
      return work.report(snapshot.revision());
    } finally {
      writing.unlock();
    }
  }

  /// Takes what trolleys agree that pieces weigh as one new revision: a [PieceWeight] is learned,
  /// an empty one forgotten. What stands already changes nothing.
  public void learn(Map<ArticleId, Optional<PieceWeight>> weights) {
    writing.lock();
    try {
      Snapshot before = snapshot;
      List<CatalogueChange> changes = new ArrayList<>();
      weights.forEach((article, weight) -> {
        if (!weight.equals(before.learnedWeight(article)) && before.article(article).isPresent()) {
          changes.add(
              weight
                  .<CatalogueChange>map(
                      to -> new CatalogueChange.WeightLearned(article, to.grams(), to.variance()))
                  .orElseGet(() -> new CatalogueChange.WeightForgotten(article)));
        }
      });
      change(before, changes);
    } finally {
      writing.unlock();
    }
  }

  /// What rows would change; keeps nothing.
  public CatalogueDiff diff(CatalogueRows rows) {
    CatalogueImport work = new CatalogueImport(snapshot, zone);
    work.judge(rows);
    return work.diff();
  }

  /// Gives an article a new price. Setting it again changes nothing.
  ///
  /// @return the article as it was; empty if it is not on sale
  /// @throws IllegalArgumentException if it would be above the MRP
  public Optional<Article> setPrice(ArticleId id, Money price) {
    writing.lock();
    try {
      Snapshot before = snapshot;
      Optional<Article> old = before.article(id);
      old.filter(article -> !article.sale().unitPrice().equals(price))
          .map(article -> new CatalogueChange.ArticleSet(article.at(price)))
          .ifPresent(change -> change(before, List.of(change)));
      return old;
    } finally {
      writing.unlock();
    }
  }

  /// Learned weights that new articles leave no room for: the file means another pack.
  private static List<CatalogueChange> contradicted(
      Snapshot before, List<CatalogueChange> changes) {
    List<CatalogueChange> forgotten = new ArrayList<>();
    for (CatalogueChange change : changes) {
      if (change instanceof CatalogueChange.ArticleSet set) {
        Optional<Sale> was = before.article(set.article().id()).map(Article::sale);
        long grams = set.article().sale() instanceof Sale.ByPiece to ? to.gross().grams() : 0;
        boolean same =
            was.isPresent()
                && was.get() instanceof Sale.ByPiece from
                && from.gross().grams() == grams;
        before
            .learnedWeight(set.article().id())
            .filter(learned -> !same && learned.contradicts(grams))
            .ifPresent(
                learned -> forgotten.add(new CatalogueChange.WeightForgotten(set.article().id())));
      }
    }
    return forgotten;
  }

  /// One page of what stands, as rows that would import to just that.
  ///
  /// @param from rows of earlier pages
  public CataloguePage rows(CatalogueKind kind, int from, int limit) {
    Snapshot now = snapshot;
    List<CatalogueChange> standing = now.standing(kind);
    return new CataloguePage(
        kind,
        now.revision(),
        standing.size(),
        RowCells.columns(kind),
        standing.stream()
            .skip(from)
            .limit(limit)
            .map(change -> RowCells.of(change, zone).cells())
            .toList());
  }

  /// What a unit of an article has cost, the newest price first; empty if it never had one.
  public PriceHistory prices(ArticleId id) {
    return new PriceHistory(id.text(), snapshot.revision(), store.prices(id));
  }

  /// How many articles on sale show each picture.
  public Map<String, Integer> pictures() {
    Map<String, Integer> shown = new HashMap<>();
    for (CatalogueChange change : snapshot.standing(CatalogueKind.ARTICLES)) {
      if (change instanceof CatalogueChange.ArticleSet set && !set.article().picture().isEmpty()) {
        shown.merge(set.article().picture(), 1, Integer::sum);
      }
    }
    return shown;
  }

  /// Takes an article off sale.
  ///
  /// @return false if it was not on sale
  public boolean withdraw(ArticleId article) {
    return withdraw(
        new CatalogueChange.ArticleGone(article), now -> now.article(article).isPresent());
  }

  /// Ends an offer, a coupon, a label template, a markdown or synonyms. Recalls stay: a pack that
  /// was called back may still lie on a shelf.
  ///
  /// @param id its name in the store's files
  /// @return false if nothing of this name counted
  public boolean withdraw(CatalogueKind kind, String id) {
    return switch (kind) {
      case OFFERS -> withdraw(new CatalogueChange.OfferGone(id), now -> now.offer(id).isPresent());
      case COUPONS -> {
        String code = id.toUpperCase(Locale.ROOT);
        yield withdraw(new CatalogueChange.CouponGone(code), now -> now.coupon(code).isPresent());
      }
      case LABELS -> withdrawRule("label:" + id);
      case MARKDOWNS -> withdrawRule("markdown:" + id);
      case SYNONYMS -> withdrawRule("synonyms:" + id);
      case ARTICLES, RECALLS ->
          throw new IllegalArgumentException(kind.word() + " are not withdrawn by name");
    };
  }

  private boolean withdrawRule(String key) {
    return withdraw(new CatalogueChange.StoreRuleGone(key), now -> now.hasRule(key));
  }

  private boolean withdraw(CatalogueChange gone, Predicate<Snapshot> isThere) {
    writing.lock();
    try {
      Snapshot before = snapshot;
      if (!isThere.test(before)) {
        return false;
      }
      change(before, List.of(gone));
      return true;
    } finally {
      writing.unlock();
    }
  }

  /// The store's setting for the budget's warning goes to the trolleys as a rule of the catalogue,
  /// so that they know it offline, too. Nothing happens if it stands already.
  ///
  /// @param basisPoints share of a family's limit
  public void warnFrom(int basisPoints) {
    writing.lock();
    try {
      Snapshot before = snapshot;
      if (before.storeRules().budgetWarning() != basisPoints) {
        change(
            before,
            List.of(new CatalogueChange.StoreRuleSet(new StoreRule.BudgetWarning(basisPoints))));
      }
    } finally {
      writing.unlock();
    }
  }

  /// What a trolley needs to get from a revision to the newest one; the last line ends it. Who
  /// names a revision that never was gets all there is.
  ///
  /// @param since revision that the trolley has, 0 for none
  public void changes(long since, Consumer<CatalogueChange> each) {
    Snapshot now = snapshot;
    boolean isDifference = since <= 0 || (since >= oldest && since <= now.revision());
    List<CatalogueChange> changes = now.since(isDifference ? Math.max(0, since) : 0);
    changes.forEach(each);
    each.accept(
        new CatalogueChange.End(
            now.head(),
            changes.size(),
            isDifference ? CatalogueChange.Extent.DIFFERENCE : CatalogueChange.Extent.WHOLE));
  }

  /// The newest revision and how much is on sale.
  public CatalogueHead head() {
    return snapshot.head();
  }

  /// What a search found.
  ///
  /// @param articles one page, the best first
  /// @param total articles that fit as well, on all pages
  public record Found(List<Article> articles, int total) {
    public Found {
      articles = List.copyOf(articles);
    }
  }

  /// Articles that fit what somebody typed.
  ///
  /// @param from how many of the best are passed over
  public Found search(String typed, int from, int limit) {
    Snapshot.Found found = snapshot.search(typed, from, limit);
    return new Found(found.articles(), found.total());
  }

  @Override
  public long revision() {
    return snapshot.revision();
  }

  @Override
  public Optional<Article> article(ArticleId id) {
    return snapshot.article(id);
  }

  /// Memory knows the price since the article last changed; before that the history does.
  @Override
  public Optional<Money> unitPriceAt(ArticleId id, long revision) {
    Snapshot now = snapshot;
    if (revision > now.revision()) {
      return Optional.empty();
    }
    return revision >= now.changedAt(id)
        ? now.article(id).map(article -> article.sale().unitPrice())
        : store.priceAt(id, revision);
  }

  @Override
  public boolean recalled(ArticleId id, String batch) {
    return snapshot.recalled(id, batch);
  }

  @Override
  public Optional<Coupon> coupon(String code) {
    return snapshot.coupon(code);
  }

  /// All coupons of the store, those out of their time too.
  public Collection<Coupon> coupons() {
    return snapshot.coupons();
  }

  @Override
  public List<Offer> offers() {
    return snapshot.offers();
  }

  @Override
  public StoreRules storeRules() {
    return snapshot.storeRules();
  }

  @Override
  public Optional<PieceWeight> learnedWeight(ArticleId id) {
    return snapshot.learnedWeight(id);
  }

  private void change(Snapshot before, List<CatalogueChange> changes) {
    if (changes.isEmpty()) {
      return;
    }
    store.write(before, changes);
    snapshot = before.next(changes);
    listeners.forEach(listener -> listener.accept(snapshot.head()));
  }
}
