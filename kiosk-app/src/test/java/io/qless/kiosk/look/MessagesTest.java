package io.qless.kiosk.look;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.qless.kiosk.trip.BudgetView;
import io.qless.kiosk.trip.CareView.Hold;
import io.qless.kiosk.trip.CareView.Question;
import io.qless.kiosk.trip.Language;
import io.qless.kiosk.trip.PaymentView;
import io.qless.kiosk.trip.Words;
import io.qless.shop.RefusalCode;
import java.util.ArrayList;
import java.util.List;
import java.util.TreeSet;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

class MessagesTest {
  private static final Pattern PLACEHOLDER = Pattern.compile("\\{\\d}");
  private static final Messages ENGLISH = Messages.in(Language.ENGLISH);
  private static final Messages HINDI = Messages.in(Language.HINDI);

  @Test
  void everyKeyIsInBothLanguages() {
    assertThat(HINDI.keys()).containsExactlyInAnyOrderElementsOf(ENGLISH.keys());
  }

  @Test
  void bothLanguagesFillTheSamePlaces() {
    for (String key : ENGLISH.keys()) {
      assertThat(places(HINDI.text(key))).as(key).isEqualTo(places(ENGLISH.text(key)));
    }
  }

  @ParameterizedTest
  @EnumSource(Language.class)
  void everyRefusalExplainsItself(Language language) {
    Messages words = Messages.in(language);
    for (RefusalCode code : RefusalCode.values()) {
      assertThat(words.text("notice." + code)).isNotBlank().doesNotContain("{");
    }
  }

  @ParameterizedTest
  @EnumSource(Language.class)
  void everyStateThatAScreenCanMeetHasWords(Language language) {
    Messages words = Messages.in(language);
    for (Hold.Kind kind : Hold.Kind.values()) {
      assertThat(words.text("hold." + kind)).isNotBlank();
      assertThat(words.text("hold." + kind + ".hint")).isNotBlank();
    }
    for (Question.Kind kind : Question.Kind.values()) {
      assertThat(words.text("question." + kind + ".title")).isNotBlank();
      assertThat(words.text("question." + kind + ".text")).isNotBlank();
      assertThat(words.text("question." + kind + ".article", "x")).contains("x");
    }
    for (Question.Answer answer : Question.Answer.values()) {
      assertThat(words.text("answer." + answer)).isNotBlank();
    }
    for (PaymentView.State state : PaymentView.State.values()) {
      assertThat(words.text("pay." + state + ".title")).isNotBlank();
      assertThat(words.text("pay." + state + ".text")).isNotBlank();
    }
    for (BudgetView.Status status : BudgetView.Status.values()) {
      assertThat(words.text("budget." + status)).isNotBlank();
    }
  }

  @Test
  void aCodeFromANewerCoreFallsBack() {
    assertThat(ENGLISH.textOr("notice.FROM_NEXT_YEAR", "notice.other", List.of()))
        .isEqualTo(ENGLISH.text("notice.other"));
  }

  @Test
  void argumentsAreSpokenInTheLanguage() {
    List<Words> milk = List.of(new Words("Milk", "दूध"));
    assertThat(HINDI.textOr("notice.ITEM_REMOVED", "notice.other", milk)).startsWith("दूध");
  }

  @Test
  void anUnknownKeyIsOurMistake() {
    assertThatThrownBy(() -> ENGLISH.text("no.such.key"))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessageContaining("no.such.key");
  }

  @Test
  void oneItemIsNotManyItems() {
    assertThat(ENGLISH.count("items", 1)).isEqualTo("1 item");
    assertThat(ENGLISH.count("items", 2)).isEqualTo("2 items");
  }

  private static List<String> places(String text) {
    TreeSet<String> found = new TreeSet<>();
    Matcher matcher = PLACEHOLDER.matcher(text);
    while (matcher.find()) {
      found.add(matcher.group());
    }
    return new ArrayList<>(found);
  }
}
