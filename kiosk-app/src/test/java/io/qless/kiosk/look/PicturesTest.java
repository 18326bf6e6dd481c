package io.qless.kiosk.look;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

class PicturesTest {
  @Test
  void onlyTheThumbnailsSeenLastAreKept() {
    try (Pictures pictures = new Pictures(PictureSource.NONE)) {
      var first = pictures.thumbnail("picture-0");
      for (int i = 1; i <= Pictures.KEPT; i++) {
        pictures.thumbnail("picture-" + i);
      }
      assertThat(pictures.kept()).isEqualTo(Pictures.KEPT);
      assertThat(pictures.thumbnail("picture-0")).isNotSameAs(first);
    }
  }

  @Test
  void aThumbnailSeenAgainIsNotReadAgain() {
    try (Pictures pictures = new Pictures(PictureSource.NONE)) {
      assertThat(pictures.thumbnail("atta.png")).isSameAs(pictures.thumbnail("atta.png"));
    }
  }

  @Test
  void aKindOfGoodsWithoutPictureHasItsPictogram() {
    assertThat(Icon.ofGoods("dairy")).isEqualTo(Icon.DAIRY);
    assertThat(Icon.ofGoods("close")).isEqualTo(Icon.GOODS);
    assertThat(Icon.ofGoods("atta.png")).isEqualTo(Icon.GOODS);
  }
}
