package io.qless.shop.search;

import static org.assertj.core.api.Assertions.assertThat;

import io.qless.shop.catalogue.Article;
import io.qless.shop.catalogue.Gst;
import io.qless.shop.catalogue.LocalText;
import io.qless.shop.catalogue.Sale;
import io.qless.shop.item.ArticleId;
import io.qless.shop.item.Plu;
import io.qless.shop.money.Money;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Random;
import java.util.Set;
import org.junit.jupiter.api.Test;

class SearchIndexTest {

  private static final Map<String, Set<String>> NO_SYNONYMS = Map.of();

  private final List<Article> goods =
      List.of(
          article(1, "Basmati Rice 5 kg", "बासमती चावल 5 किलो", "Himgiri", "staples"),
          article(2, "Rice", "चावल", "Rozka", "staples"),
          article(3, "Rice Crackers", "राइस क्रैकर्स", "Khasta", "snacks"),
          article(4, "Puffed Rice", "मुरमुरा", "Rozka", "snacks"),
          article(5, "Tomato Ketchup", "टमाटर केचप", "Lalima", "sauces"),
          article(6, "Onion Red", "प्याज़ लाल", "", "vegetables"),
          article(7, "Okra", "भिंडी", "", "vegetables"),
          article(8, "Chocolate Bar", "चॉकलेट", "Himgiri", "sweets"));

  private final SearchIndex index = new SearchIndex(goods);

  @Test
  void theShortestNameOfThoseThatFitAlikeComesFirst() {
    assertThat(found("rice")).startsWith("Rice", "Puffed Rice", "Rice Crackers");
  }

  @Test
  void allWordsCountTogether() {
    assertThat(found("rice basmati")).containsExactly("Basmati Rice 5 kg");
  }

  @Test
  void aBeginningIsEnough() {
    assertThat(found("tom ket")).containsExactly("Tomato Ketchup");
  }

  @Test
  void typingErrorsAreForgiven() {
    assertThat(found("basmti")).containsExactly("Basmati Rice 5 kg");
    assertThat(found("ketchpu")).containsExactly("Tomato Ketchup");
    assertThat(found("chocloatte")).containsExactly("Chocolate Bar");
    assertThat(found("chocl")).containsExactly("Chocolate Bar");
    assertThat(found("tamoto")).containsExactly("Tomato Ketchup");
  }

  @Test
  void aWordOfThreeLettersHasNoErrors() {
    assertThat(found("bas")).containsExactly("Basmati Rice 5 kg");
    assertThat(found("bad")).isEmpty();
  }

  @Test
  void hindiIsFoundInBothScripts() {
    assertThat(found("चावल")).startsWith("Rice");
    assertThat(found("chawal")).startsWith("Rice").contains("Basmati Rice 5 kg");
    assertThat(found("pyaaz")).containsExactly("Onion Red");
    assertThat(found("bhindi")).containsExactly("Okra");
    assertThat(found("tamatar")).containsExactly("Tomato Ketchup");
  }

  @Test
  void brandAndCategoryAreWordsToo() {
    assertThat(found("himgiri")).containsExactly("Chocolate Bar", "Basmati Rice 5 kg");
    assertThat(found("himgiri rice")).containsExactly("Basmati Rice 5 kg");
    assertThat(found("snacks")).containsExactly("Puffed Rice", "Rice Crackers");
  }

  @Test
  void aSynonymOfTheStoreFindsTheSame() {
    Map<String, Set<String>> synonyms = Map.of("ladyfinger", Set.of("ladyfinger", "okra"));
    assertThat(names(index.find("ladyfinger", synonyms, 0, 10).articles())).containsExactly("Okra");
    assertThat(found("ladyfinger")).isEmpty();
  }

  @Test
  void noiseFindsNothing() {
    assertThat(found("rrrr")).isEmpty();
    assertThat(found("ooooo")).isEmpty();
    assertThat(found("")).isEmpty();
    assertThat(found("%&")).isEmpty();
  }

  @Test
  void pagesFollowOneAnotherWithoutGapsAndRepeats() {
    List<String> all = found("rice");
    assertThat(index.find("rice", NO_SYNONYMS, 0, 2).total()).isEqualTo(all.size());
    List<String> turned = new ArrayList<>();
    for (int from = 0; from < all.size(); from += 2) {
      turned.addAll(names(index.find("rice", NO_SYNONYMS, from, 2).articles()));
    }
    assertThat(turned).isEqualTo(all);
    assertThat(index.find("rice", NO_SYNONYMS, 99, 2).articles()).isEmpty();
  }

  @Test
  void aNewPriceCostsNoNewIndex() {
    Optional<SearchIndex> next = index.next(List.of(goods.get(1).at(Money.paise(100))), List.of());
    assertThat(next.orElseThrow()).isSameAs(index);
  }

  @Test
  void manyChangesAreWorthANewIndex() {
    List<Article> many = new ArrayList<>();
    for (int i = 0; i < 600; i++) {
      many.add(article(1000 + i, "Thing " + i, "", "", "things"));
    }
    assertThat(index.next(many, List.of())).isEmpty();
  }

  /// Whatever changed in whatever order, a question is answered as by an index made afresh.
  @Test
  void anIndexWithChangesAnswersLikeANewOne() {
    String[] words = {"rice", "rica", "dal", "dahi", "milk", "mild", "masala", "tea", "salt"};
    for (int seed = 0; seed < 100; seed++) {
      Random random = new Random(seed);
      Map<ArticleId, Article> standing = new LinkedHashMap<>();
      SearchIndex changing = new SearchIndex(List.of());
      for (int round = 0; round < 12; round++) {
        List<Article> set = new ArrayList<>();
        List<ArticleId> gone = new ArrayList<>();
        for (int i = 0; i < 5; i++) {
          Article article =
              article(
                  random.nextInt(20),
                  words[random.nextInt(words.length)] + " " + words[random.nextInt(words.length)],
                  "",
                  words[random.nextInt(words.length)],
                  "goods");
          if (set.stream().anyMatch(other -> other.id().equals(article.id()))) {
            continue;
          }
          if (random.nextInt(3) == 0) {
            gone.add(article.id());
            standing.remove(article.id());
          } else {
            set.add(article);
            standing.put(article.id(), article);
          }
        }
        set.removeIf(article -> gone.contains(article.id()) && !standing.containsKey(article.id()));
        gone.removeIf(standing::containsKey);
        changing = changing.next(set, gone).orElseThrow();
        String asked = words[random.nextInt(words.length)] + " " + words[random.nextInt(4)];
        assertThat(changing.find(asked, NO_SYNONYMS, 0, 50))
            .as("seed %d, round %d: %s", seed, round, asked)
            .isEqualTo(new SearchIndex(standing.values()).find(asked, NO_SYNONYMS, 0, 50));
      }
    }
  }

  private List<String> found(String typed) {
    return names(index.find(typed, NO_SYNONYMS, 0, 10).articles());
  }

  private List<String> names(List<ArticleId> ids) {
    return ids.stream()
        .flatMap(id -> goods.stream().filter(article -> article.id().equals(id)))
        .map(article -> article.name().en())
        .toList();
  }

  private static Article article(
      int number, String name, String hindi, String brand, String category) {
    return new Article(
        new Plu(String.valueOf(4000 + number)),
        new LocalText(name, hindi),
        brand,
        category,
        new Sale.ByWeight(Money.paise(5_000)),
        new Gst("1006", 500),
        0,
        "");
  }
}
