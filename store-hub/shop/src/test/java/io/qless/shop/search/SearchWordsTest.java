package io.qless.shop.search;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

class SearchWordsTest {

  @Test
  void wordsAreInLowerCaseWithoutAccentsAndSigns() {
    assertThat(SearchWords.of("Crème-Brûlée 100 g, à la Ñandú!"))
        .containsExactly("creme", "brulee", "100", "g", "a", "la", "nandu");
  }

  @Test
  void hindiWordsKeepTheirVowelSignsAndLoseTheNukta() {
    assertThat(SearchWords.of("प्याज़ (लाल)")).containsExactly("प्याज", "लाल");
  }

  @Test
  void hindiSoundsTheWayPeopleTypeIt() {
    assertThat(SearchWords.sounds("चावल")).containsExactly(SearchWords.sound("chawal"));
    assertThat(SearchWords.sounds("बासमती")).containsExactly(SearchWords.sound("basmati"));
    assertThat(SearchWords.sounds("नमक")).containsExactly(SearchWords.sound("namak"));
    assertThat(SearchWords.sounds("टमाटर")).containsExactly(SearchWords.sound("tamatar"));
    assertThat(SearchWords.sounds("आलू")).containsExactly(SearchWords.sound("aloo"));
    assertThat(SearchWords.sounds("दूध")).containsExactly(SearchWords.sound("doodh"));
    assertThat(SearchWords.sounds("चीनी")).containsExactly(SearchWords.sound("cheeni"));
    assertThat(SearchWords.sounds("प्याज़")).containsExactly(SearchWords.sound("pyaaz"));
    assertThat(SearchWords.sounds("आटा")).containsExactly(SearchWords.sound("atta"));
    assertThat(SearchWords.sounds("मिर्च")).containsExactly(SearchWords.sound("mirch"));
    assertThat(SearchWords.sounds("अदरक")).containsExactly(SearchWords.sound("adrak"));
    assertThat(SearchWords.sounds("घी")).containsExactly(SearchWords.sound("ghee"));
    assertThat(SearchWords.sounds("दही")).containsExactly(SearchWords.sound("dahi"));
  }

  @Test
  void latinWordsHaveNoSoundOfTheirOwn() {
    assertThat(SearchWords.sounds("Tata namak 1 kg")).isEmpty();
  }

  @Test
  void noWordIsLongerThanTheTableOfDistances() {
    assertThat(SearchWords.of("a".repeat(200))).containsExactly("a".repeat(24));
    assertThat(SearchWords.sounds("क्ष".repeat(40)))
        .allMatch(sound -> sound.length() <= SearchWords.MAX_LETTERS);
  }
}
