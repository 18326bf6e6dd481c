package io.qless.kiosk.core;

import io.qless.kiosk.storage.CatalogueCache;
import io.qless.kiosk.trip.Finder;
import io.qless.kiosk.trip.FoundArticle;
import io.qless.kiosk.trip.Words;
import io.qless.shop.catalogue.Article;
import io.qless.shop.catalogue.Sale;
import io.qless.shop.item.Plu;
import io.qless.shop.pricing.Offer;
import io.qless.shop.pricing.Scope;
import io.qless.shop.search.SearchIndex;
import io.qless.shop.search.Synonyms;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.RejectedExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicReference;
import java.util.function.Consumer;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/// Finds goods in the trolley's own catalogue, on a thread of its own. Any thread may ask. Lives as
/// long as the program.
///
/// The index is made when somebody first asks. When the catalogue has changed, the old one answers
/// once more, with today's prices, and the new one is made behind the answer.
public final class ArticleFinder implements Finder, AutoCloseable {

  private static final Logger LOG = LoggerFactory.getLogger(ArticleFinder.class);

  /// Articles of one answer; who sees more types another letter.
  static final int MOST_FOUND = 24;

  /// Articles without a barcode on the tiles; the rest is found by name or number.
  static final int MOST_TILES = 200;

  /// Articles read at a time, so that a scan in between waits a few milliseconds at most.
  private static final int PAGE = 500;

  private static final Duration STOP_LIMIT = Duration.ofSeconds(2);
  private static final Pattern NUMBER = Pattern.compile("[0-9]{4,5}");

  private record Question(String typed, Consumer<Answer> answer) {}

  private record Made(SearchIndex index, long revision) {}

  private final CatalogueCache catalogue;
  private final InstantSource clock;
  private final boolean weighs;
  private final AtomicReference<@Nullable Question> waiting = new AtomicReference<>();
  private final ExecutorService thread =
      Executors.newSingleThreadExecutor(Thread.ofPlatform().name("finder").daemon().factory());
  private volatile boolean closing;
  private Optional<Made> made = Optional.empty();

  /// @param weighs whether the trolley's own scale may weigh loose goods
  public ArticleFinder(CatalogueCache catalogue, InstantSource clock, boolean weighs) {
    this.catalogue = catalogue;
    this.clock = clock;
    this.weighs = weighs;
  }

  @Override
  public void find(String typed, Consumer<Answer> answer) {
    if (waiting.getAndSet(new Question(typed, answer)) == null) {
      later(this::answerLatest);
    }
  }

  @Override
  public void withoutBarcode(Consumer<List<FoundArticle>> answer) {
    later(() -> answer.accept(shown(catalogue.withoutBarcode(MOST_TILES))));
  }

  /// Without an interrupt: one that hits a read would close the catalogue's file.
  @Override
  public void close() {
    closing = true;
    thread.shutdown();
    try {
      if (!thread.awaitTermination(STOP_LIMIT.toMillis(), TimeUnit.MILLISECONDS)) {
        LOG.warn("the search for goods did not stop within {}", STOP_LIMIT);
      }
    } catch (InterruptedException interrupted) {
      Thread.currentThread().interrupt();
    }
  }

  private void later(Runnable work) {
    try {
      thread.execute(() -> {
        try {
          work.run();
        } catch (RuntimeException mistake) {
          LOG.error("a question for goods was not answered", mistake);
        }
      });
    } catch (RejectedExecutionException closed) {
      LOG.info("the program ends; a question for goods is not answered");
    }
  }

  private void answerLatest() {
    Question question = waiting.getAndSet(null);
    if (question == null) {
      return;
    }
    List<Article> found = new ArrayList<>();
    String typed = question.typed().strip();
    if (NUMBER.matcher(typed).matches()) {
      catalogue.article(new Plu(typed)).ifPresent(found::add);
    }
    SearchIndex index = made.map(Made::index).orElseGet(this::make);
    index.find(typed, Synonyms.of(catalogue.storeRules()), 0, MOST_FOUND).articles().stream()
        .flatMap(id -> catalogue.article(id).stream())
        .filter(article -> !found.contains(article))
        .forEach(found::add);
    question.answer().accept(new Answer(question.typed(), shown(found)));
    if (made.filter(now -> now.revision() == catalogue.revision()).isEmpty()) {
      make();
    }
  }

  private SearchIndex make() {
    long start = clock.millis();
    long revision = catalogue.revision();
    SearchIndex index = SearchIndex.reading(this::readAll);
    made = Optional.of(new Made(index, revision));
    LOG.info("goods of revision {} can be found, after {} ms", revision, clock.millis() - start);
    return index;
  }

  private void readAll(Consumer<Article> each) {
    List<Article> page = catalogue.after(Optional.empty(), PAGE);
    while (!page.isEmpty() && !closing) {
      page.forEach(each);
      page = catalogue.after(Optional.of(page.getLast().id()), PAGE);
    }
  }

  private List<FoundArticle> shown(List<Article> articles) {
    Instant now = clock.instant();
    return articles.stream()
        .filter(article -> !article.terms().saleStopped())
        .map(article -> shown(article, now))
        .toList();
  }

  private FoundArticle shown(Article article, Instant now) {
    return new FoundArticle(
        article.id().text(),
        ViewMaker.words(article.name()),
        article.sale().unitPrice().minor(),
        offer(article, now),
        article.picture(),
        taking(article));
  }

  private FoundArticle.Taking taking(Article article) {
    return switch (article.sale()) {
      case Sale.ByWeight loose -> weighs ? FoundArticle.Taking.WEIGH : FoundArticle.Taking.LABEL;
      case Sale.ByPiece pack ->
          article.id() instanceof Plu ? FoundArticle.Taking.TAP : FoundArticle.Taking.SCAN;
    };
  }

  /// The first offer that is about this article and not about the whole shop.
  private @Nullable Words offer(Article article, Instant now) {
    return catalogue.offers().stream()
        .filter(offer -> !article.terms().noDiscount())
        .filter(offer -> !(offer.scope() instanceof Scope.Everything))
        .filter(offer -> offer.scope().covers(article) && offer.covers(now))
        .findFirst()
        .map(Offer::name)
        .map(ViewMaker::words)
        .orElse(null);
  }
}
