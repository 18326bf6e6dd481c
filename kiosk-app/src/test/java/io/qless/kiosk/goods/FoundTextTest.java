package io.qless.kiosk.goods;

import static org.assertj.core.api.Assertions.assertThat;

import io.qless.kiosk.look.Messages;
import io.qless.kiosk.trip.FoundArticle;
import io.qless.kiosk.trip.FoundArticle.Taking;
import io.qless.kiosk.trip.Language;
import io.qless.kiosk.trip.SampleGoods;
import io.qless.kiosk.trip.Words;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

class FoundTextTest {
  private static final Messages ENGLISH = Messages.in(Language.ENGLISH);
  private static final Messages HINDI = Messages.in(Language.HINDI);

  private static FoundArticle article(Taking taking) {
    return new FoundArticle(
        "plu:4261", new Words("Coconut", "नारियल"), 3_800, null, "coconut.png", taking);
  }

  @Test
  void aPackIsScannedAndCanBeRemembered() {
    FoundText text = FoundText.of(article(Taking.SCAN), 1, ENGLISH);
    assertThat(text.advice()).contains("Scan its barcode");
    assertThat(text.action()).isEqualTo("Remember it");
  }

  @Test
  void goodsWithoutABarcodeAreAddedWithWhatTheyCostTogether() {
    assertThat(FoundText.of(article(Taking.TAP), 3, ENGLISH).action()).isEqualTo("Add 3: ₹114.00");
    assertThat(FoundText.of(article(Taking.TAP), 3, HINDI).action()).contains("₹114.00");
  }

  @Test
  void looseGoodsTellOfTheCounterScaleAndOfferNoTap() {
    FoundText text = FoundText.of(article(Taking.LABEL), 1, ENGLISH);
    assertThat(text.price()).isEqualTo("₹38.00 per kg");
    assertThat(text.advice()).contains("counter scale");
    assertThat(text.action()).isEmpty();
  }

  @Test
  void whereTheTrolleyMayWeighATapBeginsIt() {
    FoundText text = FoundText.of(article(Taking.WEIGH), 1, ENGLISH);
    assertThat(text.price()).isEqualTo("₹38.00 per kg");
    assertThat(text.action()).isEqualTo("Weigh it here");
  }

  @ParameterizedTest
  @EnumSource(Taking.class)
  void eachWayOfTakingIsExplainedInBothLanguages(Taking taking) {
    assertThat(FoundText.of(article(taking), 1, HINDI).advice())
        .isNotBlank()
        .isNotEqualTo(FoundText.of(article(taking), 1, ENGLISH).advice());
  }

  @Test
  void theTilesShowOneGroupOrWhatTheNumberBeginsWith() {
    List<FoundArticle> all = SampleGoods.loose();
    assertThat(LooseSheet.shown(all, false, ""))
        .extracting(found -> found.name().english())
        .contains("Coconut")
        .doesNotContain("Banana Robusta");
    assertThat(LooseSheet.shown(all, false, "401"))
        .extracting(FoundArticle::id)
        .containsExactly("plu:4011");
    assertThat(LooseSheet.shown(all, false, "9")).isEmpty();
  }
}
