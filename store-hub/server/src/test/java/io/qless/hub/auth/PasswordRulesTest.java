package io.qless.hub.auth;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.api.Test;

class PasswordRulesTest {

  private static final LoginName PHONE = LoginName.parse("9876543210");
  private static final LoginName MAIL = LoginName.parse("asha.rao@example.com");

  @Test
  void longAndOnesOwnIsEnough() {
    for (String good :
        List.of("correct horse", "mango lassi 7", "चाय और बिस्कुट", "football is life")) {
      assertThat(PasswordRules.allow(good, PHONE)).as(good).isTrue();
    }
  }

  @Test
  void whatAnybodyWouldTryIsNotTaken() {
    for (String bad :
        List.of(
            "",
            "short 7",
            "password",
            "Password1",
            "P@ssw0rd12",
            "12345678",
            "1234567890",
            "qwertyuiop",
            "aaaaaaaa",
            "abababab",
            "asdfghjkl",
            "9876543210",
            "98765432101",
            "x".repeat(129),
            "Jaishree@1")) {
      assertThat(PasswordRules.allow(bad, PHONE)).as(bad).isFalse();
    }
    assertThat(PasswordRules.allow("asha.rao1", MAIL)).isFalse();
    assertThat(PasswordRules.allow("asha.rao likes tea", MAIL)).isTrue();
  }
}
