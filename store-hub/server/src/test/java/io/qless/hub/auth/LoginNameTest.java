package io.qless.hub.auth;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

class LoginNameTest {

  private static final String ASHA = "+919876543210";

  @Test
  void anIndianNumberIsTheSameHoweverItIsTyped() {
    for (String typed :
        List.of(
            "9876543210",
            "09876543210",
            " 98765 43210 ",
            "98765-43210",
            "919876543210",
            "+91 98765 43210",
            "+91-(0)-98765.43210",
            "0091 9876543210",
            "९८७६५४३२१०",
            "＋９１ ９８７６５ ４３２１０")) {
      assertThat(LoginName.parse(typed).text()).as(typed).isEqualTo(ASHA);
    }
  }

  @Test
  void aNumberThatBeginsLikeItsCountryIsNotShortened() {
    assertThat(LoginName.parse("9198765432").text()).isEqualTo("+919198765432");
  }

  @Test
  void numbersOfOtherCountriesNeedTheirCountry() {
    assertThat(LoginName.parse("+44 20 7946 0018").text()).isEqualTo("+442079460018");
    assertThat(LoginName.parse("0044 20 7946 0018").text()).isEqualTo("+442079460018");
  }

  @Test
  void anAddressIsKeptInLowerCase() {
    assertThat(LoginName.parse(" Asha.Rao@Example.CO.IN "))
        .isEqualTo(new LoginName(LoginName.Kind.EMAIL, "asha.rao@example.co.in"));
  }

  @Test
  void whatIsNeitherIsRefusedWithoutBeingRepeated() {
    for (String typed :
        List.of(
            "",
            " ",
            "12345",
            "5876543210",
            "98765432101",
            "+91 5876543210",
            "+1",
            "+0123456789",
            "+1234567890123456",
            "98765x3210",
            "9876543210+",
            "++919876543210",
            "a@b",
            "@example.com",
            "a..b@example.com",
            ".a@example.com",
            "a@-example.com",
            "a@example..com",
            "a b@example.com",
            "a@b@example.com",
            "x".repeat(65) + "@example.com",
            "a@" + "x".repeat(260) + ".com")) {
      assertThatThrownBy(() -> LoginName.parse(typed))
          .as(typed)
          .isInstanceOf(IllegalArgumentException.class)
          .message()
          .satisfies(text -> assertThat(typed.length() > 2 && text.contains(typed)).isFalse());
    }
  }

  @Test
  void aNameInALogSaysOnlyItsKind() {
    assertThat(Map.of("login", LoginName.parse(ASHA)).toString())
        .isEqualTo("{login=LoginName[PHONE]}");
  }
}
