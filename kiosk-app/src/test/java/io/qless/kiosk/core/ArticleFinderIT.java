package io.qless.kiosk.core;

import static org.assertj.core.api.Assertions.assertThat;

import io.qless.contract.wire.CatalogueChange;
import io.qless.contract.wire.CatalogueHead;
import io.qless.kiosk.storage.CatalogueCache;
import io.qless.kiosk.trip.Finder;
import io.qless.kiosk.trip.FoundArticle;
import io.qless.kiosk.trip.FoundArticle.Taking;
import io.qless.kiosk.trip.Words;
import io.qless.shop.catalogue.Article;
import io.qless.shop.catalogue.Gst;
import io.qless.shop.catalogue.LocalText;
import io.qless.shop.catalogue.Sale;
import io.qless.shop.catalogue.StoreRule;
import io.qless.shop.catalogue.Terms;
import io.qless.shop.item.ArticleId;
import io.qless.shop.item.Gtin;
import io.qless.shop.item.Plu;
import io.qless.shop.item.Weight;
import io.qless.shop.money.Money;
import io.qless.shop.pricing.Offer;
import io.qless.shop.pricing.Scope;
import io.qless.shop.pricing.Validity;
import java.nio.file.Path;
import java.time.Instant;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// What a shopper finds in the trolley's own catalogue, without a network.
class ArticleFinderIT {
  private static final Instant NOW = Instant.parse("2026-11-24T06:30:00Z");
  private static final ArticleId RICE = Gtin.of("9520000000011");

  @TempDir Path directory;
  private CatalogueCache catalogue;
  private ArticleFinder finder;
  private long revision;

  @BeforeEach
  void open() {
    catalogue = new CatalogueCache(directory);
    finder = new ArticleFinder(catalogue, InstantSource.fixed(NOW), false);
    apply(
        set(pack(RICE, "Basmati Rice 5 kg", "बासमती चावल 5 किग्रा", Terms.PLAIN)),
        set(pack(Gtin.of("9520000000028"), "Rice Crackers", "राइस क्रैकर्स", stopped())),
        set(pack(new Plu("4261"), "Coconut", "नारियल", Terms.PLAIN)),
        set(
            new Article(
                new Plu("4011"),
                new LocalText("Banana Robusta", "केला रोबस्टा"),
                "",
                "fruit",
                new Sale.ByWeight(Money.paise(5_400)),
                new Gst("0803", 0),
                0,
                "banana.png")),
        new CatalogueChange.StoreRuleSet(new StoreRule.Synonyms("RICE", List.of("rice", "bhaat"))),
        new CatalogueChange.OfferSet(
            new Offer.PercentOff(
                "ALL-5",
                new LocalText("5 % off all", ""),
                new Scope.Everything(),
                500,
                Validity.ALWAYS)),
        new CatalogueChange.OfferSet(
            new Offer.PercentOff(
                "RICE-10",
                new LocalText("10 % off rice", ""),
                new Scope.OfArticle(RICE),
                1_000,
                Validity.ALWAYS)));
  }

  @AfterEach
  void close() {
    finder.close();
    catalogue.close();
  }

  private static CatalogueChange set(Article article) {
    return new CatalogueChange.ArticleSet(article);
  }

  private static Terms stopped() {
    return new Terms(true, false, Money.ZERO, List.of(), List.of(), List.of());
  }

  private static Article pack(ArticleId id, String english, String hindi, Terms terms) {
    return new Article(
        id,
        new LocalText(english, hindi),
        "",
        "food",
        new Sale.ByPiece(
            Money.paise(9_900), Money.paise(9_900), Weight.grams(500), Weight.grams(5)),
        new Gst("1006", 500),
        0,
        "",
        terms);
  }

  private void apply(CatalogueChange... changes) {
    revision++;
    catalogue.apply(each -> {
      List.of(changes).forEach(each);
      each.accept(new CatalogueChange.End(new CatalogueHead(revision, 4), changes.length));
    });
  }

  private List<FoundArticle> find(String typed) throws Exception {
    CompletableFuture<Finder.Answer> answer = new CompletableFuture<>();
    finder.find(typed, answer::complete);
    return answer.get(10, TimeUnit.SECONDS).articles();
  }

  private static List<String> names(List<FoundArticle> found) {
    return found.stream().map(article -> article.name().english()).toList();
  }

  @Test
  void aNameIsFoundInBothLanguagesBySoundAndByAnotherWord() throws Exception {
    for (String typed : List.of("basma", "चावल", "chawal", "bhaat", "basmti")) {
      assertThat(names(find(typed))).as(typed).containsExactly("Basmati Rice 5 kg");
    }
  }

  @Test
  void whatIsNotSoldIsNotOffered() throws Exception {
    assertThat(names(find("rice"))).containsExactly("Basmati Rice 5 kg");
  }

  @Test
  void eachSaysHowItComesIntoTheTrolley() throws Exception {
    assertThat(find("basmati").getFirst().taking()).isEqualTo(Taking.SCAN);
    assertThat(find("coconut").getFirst().taking()).isEqualTo(Taking.TAP);
    assertThat(find("banana").getFirst().taking()).isEqualTo(Taking.LABEL);
  }

  @Test
  void theNumberOnAStickerFindsItsGoods() throws Exception {
    assertThat(names(find("4011"))).containsExactly("Banana Robusta");
  }

  @Test
  void theOfferOnTheArticleIsToldAndNotTheOneOnEverything() throws Exception {
    FoundArticle rice = find("basmati").getFirst();
    assertThat(rice.offer()).isEqualTo(Words.same("10 % off rice"));
    assertThat(find("coconut").getFirst().offer()).isNull();
  }

  @Test
  void theTilesHoldAllWithoutABarcodeInTheOrderOfTheirNumbers() throws Exception {
    CompletableFuture<List<FoundArticle>> answer = new CompletableFuture<>();
    finder.withoutBarcode(answer::complete);
    assertThat(answer.get(10, TimeUnit.SECONDS))
        .extracting(FoundArticle::id)
        .containsExactly("plu:4011", "plu:4261");
  }

  @Test
  void aPriceIsTodaysFromTheFirstAnswerAndANewArticleIsThereFromTheNext() throws Exception {
    assertThat(find("coconut")).isNotEmpty();
    apply(
        set(pack(new Plu("4261"), "Coconut", "नारियल", Terms.PLAIN).at(Money.paise(4_200))),
        set(pack(new Plu("4430"), "Pineapple", "अनानास", Terms.PLAIN)));
    assertThat(find("coconut").getFirst().unitPaise()).isEqualTo(4_200);
    assertThat(names(find("pineapple"))).containsExactly("Pineapple");
  }

  @Test
  void manyArticlesAreReadPageByPage() throws Exception {
    List<CatalogueChange> changes = new ArrayList<>();
    for (int i = 10_000; i < 11_203; i++) {
      changes.add(set(pack(new Plu("" + i), "Mango " + i, "आम", Terms.PLAIN)));
    }
    apply(changes.toArray(CatalogueChange[]::new));
    assertThat(names(find("mango 11202"))).startsWith("Mango 11202");
    assertThat(find("mango")).hasSize(ArticleFinder.MOST_FOUND);
  }
}
