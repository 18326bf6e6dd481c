package io.qless.hub.catalogue;

import io.qless.contract.rest.CatalogueKind;
import io.qless.contract.wire.CatalogueChange;
import io.qless.contract.wire.CatalogueHead;
import io.qless.shop.catalogue.Article;
import io.qless.shop.catalogue.PieceWeight;
import io.qless.shop.catalogue.StoreRule;
import io.qless.shop.catalogue.StoreRules;
import io.qless.shop.item.ArticleId;
import io.qless.shop.item.Gtin;
import io.qless.shop.pricing.Coupon;
import io.qless.shop.pricing.Offer;
import io.qless.shop.search.SearchIndex;
import io.qless.shop.search.Synonyms;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Collections;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.function.Function;
import java.util.function.Supplier;

/// The whole catalogue at one revision. Immutable, for any thread; replaced as a whole by the next
/// revision.
///
/// Each thing is held as the change that made it what it is, so that the answer to "what changed
/// since" is a selection and nothing more.
final class Snapshot {

  private final long revision;
  private final Map<ArticleId, Dated> articles;
  private final Map<String, Dated> offers;
  private final Map<String, Dated> coupons;
  private final Map<Batch, Dated> recalls;
  private final Map<String, Dated> rules;
  private final Map<ArticleId, Dated> weights;
  private final StoreRules storeRules;
  private final List<Offer> standing;
  private final int onSale;
  private final Once<SearchIndex> search;
  private final Map<String, Set<String>> synonyms;

  /// @param revision revision of the last change
  /// @param changes what stands; later ones replace earlier ones of the same thing
  Snapshot(long revision, List<Dated> changes) {
    this(
        revision,
        new HashMap<>(),
        new TreeMap<>(),
        new HashMap<>(),
        new HashMap<>(),
        new TreeMap<>(),
        new HashMap<>(),
        changes,
        Optional.empty());
  }

  private Snapshot(
      long revision,
      Map<ArticleId, Dated> articles,
      Map<String, Dated> offers,
      Map<String, Dated> coupons,
      Map<Batch, Dated> recalls,
      Map<String, Dated> rules,
      Map<ArticleId, Dated> weights,
      List<Dated> changes,
      Optional<SearchIndex> index) {
    this.revision = revision;
    for (Dated dated : changes) {
      switch (dated.change()) {
        case CatalogueChange.ArticleSet set -> articles.put(set.article().id(), dated);
        case CatalogueChange.ArticleGone gone -> articles.put(gone.article(), dated);
        case CatalogueChange.OfferSet set -> offers.put(set.offer().id(), dated);
        case CatalogueChange.OfferGone gone -> offers.put(gone.offer(), dated);
        case CatalogueChange.CouponSet set -> coupons.put(set.coupon().code(), dated);
        case CatalogueChange.CouponGone gone -> coupons.put(gone.code(), dated);
        case CatalogueChange.BatchRecalled recall ->
            recalls.put(new Batch(recall.article(), recall.batch()), dated);
        case CatalogueChange.StoreRuleSet set -> rules.put(set.rule().key(), dated);
        case CatalogueChange.StoreRuleGone gone -> rules.put(gone.rule(), dated);
        case CatalogueChange.WeightLearned learned -> weights.put(learned.article(), dated);
        case CatalogueChange.WeightForgotten forgotten -> weights.put(forgotten.article(), dated);
        case CatalogueChange.End end -> throw new IllegalArgumentException("no change: " + end);
      }
    }
    this.articles = Collections.unmodifiableMap(articles);
    this.offers = Collections.unmodifiableMap(offers);
    this.coupons = Collections.unmodifiableMap(coupons);
    this.recalls = Collections.unmodifiableMap(recalls);
    this.rules = Collections.unmodifiableMap(rules);
    this.weights = Collections.unmodifiableMap(weights);
    storeRules = new StoreRules(pick(rules, Snapshot::asRule));
    onSale = onSale(articles.values());
    standing = List.copyOf(pick(offers, Snapshot::asOffer));
    search = new Once<>(index, () -> new SearchIndex(pick(articles, Snapshot::asArticle)));
    synonyms = Synonyms.of(storeRules);
  }

  private static int onSale(Collection<Dated> articles) {
    int onSale = 0;
    for (Dated dated : articles) {
      if (dated.change() instanceof CatalogueChange.ArticleSet) {
        onSale++;
      }
    }
    return onSale;
  }

  /// This catalogue with these changes on top, all of them of the next revision.
  Snapshot next(List<CatalogueChange> changes) {
    long next = revision + 1;
    return new Snapshot(
        next,
        new HashMap<>(articles),
        new TreeMap<>(offers),
        new HashMap<>(coupons),
        new HashMap<>(recalls),
        new TreeMap<>(rules),
        new HashMap<>(weights),
        changes.stream().map(change -> new Dated(change, next)).toList(),
        search.made().flatMap(index -> next(index, changes)));
  }

  private static Optional<SearchIndex> next(SearchIndex index, List<CatalogueChange> changes) {
    List<Article> set = new ArrayList<>();
    List<ArticleId> gone = new ArrayList<>();
    for (CatalogueChange change : changes) {
      if (change instanceof CatalogueChange.ArticleSet one) {
        set.add(one.article());
      } else if (change instanceof CatalogueChange.ArticleGone one) {
        gone.add(one.article());
      }
    }
    return index.next(set, gone);
  }

  long revision() {
    return revision;
  }

  CatalogueHead head() {
    return new CatalogueHead(revision, onSale);
  }

  Optional<Article> article(ArticleId id) {
    return find(articles, id, Snapshot::asArticle);
  }

  List<Coupon> coupons() {
    return coupons.values().stream().flatMap(dated -> asCoupon(dated).stream()).toList();
  }

  Optional<Coupon> coupon(String code) {
    return find(coupons, code, Snapshot::asCoupon);
  }

  Optional<Offer> offer(String id) {
    return find(offers, id, Snapshot::asOffer);
  }

  List<Offer> offers() {
    return standing;
  }

  boolean recalled(ArticleId id, String batch) {
    return id instanceof Gtin gtin
        && (recalls.containsKey(new Batch(gtin, ""))
            || recalls.containsKey(new Batch(gtin, batch)));
  }

  Optional<PieceWeight> learnedWeight(ArticleId id) {
    return find(weights, id, Snapshot::asWeight);
  }

  StoreRules storeRules() {
    return storeRules;
  }

  /// Whether a rule counts.
  ///
  /// @param key its [StoreRule#key()]
  boolean hasRule(String key) {
    return find(rules, key, Snapshot::asRule).isPresent();
  }

  /// Revision that changed this article last, [Long#MAX_VALUE] if there never was such an article.
  long changedAt(ArticleId id) {
    Dated dated = articles.get(id);
    return dated == null ? Long.MAX_VALUE : dated.revision();
  }

  /// Whether all of this stands already.
  boolean holds(CatalogueChange change) {
    return standing(change).filter(change::equals).isPresent();
  }

  /// What made the same thing what it is, set or gone; empty if there never was such a thing.
  Optional<CatalogueChange> standing(CatalogueChange change) {
    Dated standing =
        switch (change) {
          case CatalogueChange.ArticleSet set -> articles.get(set.article().id());
          case CatalogueChange.ArticleGone gone -> articles.get(gone.article());
          case CatalogueChange.OfferSet set -> offers.get(set.offer().id());
          case CatalogueChange.OfferGone gone -> offers.get(gone.offer());
          case CatalogueChange.CouponSet set -> coupons.get(set.coupon().code());
          case CatalogueChange.CouponGone gone -> coupons.get(gone.code());
          case CatalogueChange.BatchRecalled recall ->
              recalls.get(new Batch(recall.article(), recall.batch()));
          case CatalogueChange.StoreRuleSet set -> rules.get(set.rule().key());
          case CatalogueChange.StoreRuleGone gone -> rules.get(gone.rule());
          case CatalogueChange.WeightLearned learned -> weights.get(learned.article());
          case CatalogueChange.WeightForgotten forgotten -> weights.get(forgotten.article());
          case CatalogueChange.End end -> throw new IllegalArgumentException("no change: " + end);
        };
    return Optional.ofNullable(standing).map(Dated::change);
  }

  /// What is different since a revision: articles in the order of their keys, then offers, coupons,
  /// recalls, rules, weights. Who begins at zero is not told of things long gone.
  List<CatalogueChange> since(long from) {
    List<CatalogueChange> changes = new ArrayList<>();
    articles.entrySet().stream()
        .filter(entry -> entry.getValue().revision() > from)
        .sorted((a, b) -> Long.compare(ArticleKey.of(a.getKey()), ArticleKey.of(b.getKey())))
        .forEach(entry -> changes.add(entry.getValue().change()));
    for (Map<?, Dated> rest : List.of(offers, coupons, recalls, rules, weights)) {
      rest.values().stream()
          .filter(dated -> dated.revision() > from)
          .forEach(dated -> changes.add(dated.change()));
    }
    if (from == 0) {
      changes.removeIf(change ->
          change instanceof CatalogueChange.ArticleGone
              || change instanceof CatalogueChange.OfferGone
              || change instanceof CatalogueChange.CouponGone
              || change instanceof CatalogueChange.StoreRuleGone
              || change instanceof CatalogueChange.WeightForgotten);
    }
    return changes;
  }

  /// Articles that fit what somebody typed, the best first. The first search after many changes
  /// makes a new index.
  Found search(String typed, int from, int limit) {
    SearchIndex.Found found = search.get().find(typed, synonyms, from, limit);
    return new Found(
        found.articles().stream().flatMap(id -> article(id).stream()).toList(), found.total());
  }

  /// All that is set and makes a row of a kind of file, in the order of their ids.
  List<CatalogueChange> standing(CatalogueKind kind) {
    List<Map<?, Dated>> maps =
        switch (kind) {
          case ARTICLES -> List.of(articles);
          case OFFERS -> List.of(offers);
          case COUPONS -> List.of(new TreeMap<>(coupons));
          case RECALLS -> List.of(recalls, rules);
          case LABELS, MARKDOWNS, SYNONYMS -> List.of(rules);
        };
    return maps.stream()
        .flatMap(map -> map.values().stream())
        .map(Dated::change)
        .filter(change -> kindOf(change).filter(kind::equals).isPresent())
        .sorted(Comparator.comparingLong(Snapshot::order))
        .toList();
  }

  private static Optional<CatalogueKind> kindOf(CatalogueChange change) {
    return switch (change) {
      case CatalogueChange.ArticleSet set -> Optional.of(CatalogueKind.ARTICLES);
      case CatalogueChange.OfferSet set -> Optional.of(CatalogueKind.OFFERS);
      case CatalogueChange.CouponSet set -> Optional.of(CatalogueKind.COUPONS);
      case CatalogueChange.BatchRecalled recall -> Optional.of(CatalogueKind.RECALLS);
      case CatalogueChange.StoreRuleSet set ->
          switch (set.rule()) {
            case StoreRule.Label label -> Optional.of(CatalogueKind.LABELS);
            case StoreRule.Markdown markdown -> Optional.of(CatalogueKind.MARKDOWNS);
            case StoreRule.UnitRecall recall -> Optional.of(CatalogueKind.RECALLS);
            case StoreRule.Synonyms same -> Optional.of(CatalogueKind.SYNONYMS);
            case StoreRule.BudgetWarning warning -> Optional.empty();
          };
      default -> Optional.empty();
    };
  }

  /// Articles and recalls come out of a map in no order; the rest is in order already.
  private static long order(CatalogueChange change) {
    return switch (change) {
      case CatalogueChange.ArticleSet set -> ArticleKey.of(set.article().id());
      case CatalogueChange.BatchRecalled recall -> ArticleKey.of(recall.article());
      default -> Long.MAX_VALUE;
    };
  }

  private static Optional<Article> asArticle(Dated dated) {
    return dated.change() instanceof CatalogueChange.ArticleSet set
        ? Optional.of(set.article())
        : Optional.empty();
  }

  private static Optional<Offer> asOffer(Dated dated) {
    return dated.change() instanceof CatalogueChange.OfferSet set
        ? Optional.of(set.offer())
        : Optional.empty();
  }

  private static Optional<Coupon> asCoupon(Dated dated) {
    return dated.change() instanceof CatalogueChange.CouponSet set
        ? Optional.of(set.coupon())
        : Optional.empty();
  }

  private static Optional<StoreRule> asRule(Dated dated) {
    return dated.change() instanceof CatalogueChange.StoreRuleSet set
        ? Optional.of(set.rule())
        : Optional.empty();
  }

  private static Optional<PieceWeight> asWeight(Dated dated) {
    return dated.change() instanceof CatalogueChange.WeightLearned learned
        ? Optional.of(new PieceWeight(learned.grams(), learned.variance()))
        : Optional.empty();
  }

  private static <K, T> Optional<T> find(
      Map<K, Dated> map, K key, Function<Dated, Optional<T>> as) {
    return Optional.ofNullable(map.get(key)).flatMap(as);
  }

  private static <T> List<T> pick(Map<?, Dated> map, Function<Dated, Optional<T>> as) {
    return map.values().stream().flatMap(dated -> as.apply(dated).stream()).toList();
  }

  /// A change and the revision that brought it.
  record Dated(CatalogueChange change, long revision) {}

  /// @param batch empty for all batches
  private record Batch(Gtin article, String batch) {}

  /// One page of what a search found.
  ///
  /// @param total on all pages
  record Found(List<Article> articles, int total) {}

  /// Made when first asked for, and then kept.
  private static final class Once<T> {
    private final Supplier<T> maker;
    private final List<T> made = new ArrayList<>(1);

    /// @param there if it need not be made
    Once(Optional<T> there, Supplier<T> maker) {
      this.maker = maker;
      there.ifPresent(made::add);
    }

    synchronized T get() {
      if (made.isEmpty()) {
        made.add(maker.get());
      }
      return made.getFirst();
    }

    synchronized Optional<T> made() {
      return made.stream().findFirst();
    }
  }
}
