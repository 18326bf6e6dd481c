package io.qless.shop.search;

import static org.assertj.core.api.Assertions.assertThat;

import io.qless.shop.catalogue.StoreRule;
import io.qless.shop.catalogue.StoreRules;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.Test;

class SynonymsTest {
  @Test
  void eachWordKnowsAllOthersAsTheIndexWritesThem() {
    StoreRules rules =
        new StoreRules(List.of(new StoreRule.Synonyms("CURD", List.of("Curd", "dahi", "yoghurt"))));
    assertThat(Synonyms.of(rules).get("dahi")).isEqualTo(Set.of("curd", "dahi", "yoghurt"));
    assertThat(Synonyms.of(StoreRules.NONE)).isEmpty();
  }

  @Test
  void aTextOfTwoWordsIsNotOne() {
    assertThat(Synonyms.isOneWord("आलू")).isTrue();
    assertThat(Synonyms.isOneWord("sweet curd")).isFalse();
    assertThat(Synonyms.isOneWord("-")).isFalse();
  }
}
