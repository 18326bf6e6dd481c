package io.qless.kiosk.core;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

class ScannedTest {

  private static final String SECRET = "abcdefghijklmnopqrstuv";

  @Test
  void theLogSeesNothingOfABadgeThatCameTorn() {
    assertThat(logged("~~3.QLESS-STAFF:" + SECRET)).doesNotContain(SECRET);
    assertThat(logged("QLESS-MEMBER:" + SECRET + "~")).doesNotContain(SECRET);
    assertThat(logged("ttp://127.0.0.1:8080/join#" + SECRET)).doesNotContain(SECRET);
  }

  @Test
  void theLogSeesWhatElseCouldNotBeRead() {
    assertThat(logged("WELCOME50")).isEqualTo("no number: WELCOME50");
  }

  private static String logged(String text) {
    return Scanned.loggable(text, "no number: " + text);
  }
}
