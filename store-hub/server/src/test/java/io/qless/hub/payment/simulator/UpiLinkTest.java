package io.qless.hub.payment.simulator;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

class UpiLinkTest {

  private static final String LINK =
      UpiLink.of("SIM42", 123_405, "Q-Less S017", "http://127.0.0.1:8090/pay/SIM42");

  @Test
  void carriesPayeeReferenceAndExactAmount() {
    assertThat(LINK)
        .startsWith("upi://pay?pa=qless-sim@sim&")
        .contains("&tr=SIM42&", "&am=1234.05&", "&cu=INR&");
  }

  @Test
  void writesABlankAsPercent20() {
    assertThat(LINK).contains("&pn=Q-Less%20Simulator&").doesNotContain("+");
  }
}
