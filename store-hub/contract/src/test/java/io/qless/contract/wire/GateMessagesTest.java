package io.qless.contract.wire;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Instant;
import org.junit.jupiter.api.Test;

/// What gates say and hear, letter by letter: microcontrollers read it too.
final class GateMessagesTest {

  @Test
  void aCommandIsPlain() {
    assertThat(Json.text(GateCommand.open()))
        .isEqualTo("{\"do\":\"open\",\"reason\":\"\",\"sequence\":0}");
    assertThat(Json.text(GateCommand.refuse("already used at gate G1 12:03:22")))
        .isEqualTo(
            "{\"do\":\"refuse\",\"reason\":\"already used at gate G1 12:03:22\",\"sequence\":0}");
    assertThat(Json.text(GateCommand.ack(7)))
        .isEqualTo("{\"do\":\"ack\",\"reason\":\"\",\"sequence\":7}");
  }

  @Test
  void aCommandComesBackAsItWas() {
    GateCommand command = GateCommand.ack(7);
    assertThat(Json.read(Json.text(command), GateCommand.class)).isEqualTo(command);
  }

  @Test
  void anAcknowledgementHasANumber() {
    assertThatThrownBy(
            () -> Json.read("{\"do\":\"ack\",\"reason\":\"\",\"sequence\":0}", GateCommand.class))
        .isInstanceOf(MalformedMessage.class);
  }

  @Test
  void aRedemptionIsSaidInTheseWords() {
    GateRedeemed redeemed =
        new GateRedeemed(
            "MTIzNDU2Nzg5MDEyMzQ1Ng",
            "trip-1",
            "G1",
            Instant.parse("2026-11-24T12:03:22.500Z"),
            true,
            3);
    String json =
        "{\"jti\":\"MTIzNDU2Nzg5MDEyMzQ1Ng\",\"session\":\"trip-1\",\"gate\":\"G1\","
            + "\"at\":\"2026-11-24T12:03:22.500Z\",\"offline\":true,\"sequence\":3}";
    assertThat(Json.text(redeemed)).isEqualTo(json);
    assertThat(Json.read(json, GateRedeemed.class)).isEqualTo(redeemed);
  }

  @Test
  void aStatusIsSaidInTheseWords() {
    assertThat(Json.text(new GateStatus(true, "0.1.0", 2, 1, "ok")))
        .isEqualTo(
            "{\"online\":true,\"version\":\"0.1.0\",\"waiting\":2,\"keys\":1,\"scanner\":\"ok\","
                + "\"health\":{\"lock\":\"\",\"clock\":\"\",\"hears\":0}}");
  }

  @Test
  void aStatusOfTheFirstGatesIsStillRead() {
    String then = "{\"online\":true,\"version\":\"1\",\"waiting\":0,\"keys\":0,\"scanner\":\"ok\"}";
    assertThat(Json.read(then, GateStatus.class).health()).isEqualTo(GateHealth.NONE);
  }

  @Test
  void aReleaseIsAsPlainAsTheOthers() {
    assertThat(Json.text(GateCommand.release("asha: the reader is broken")))
        .isEqualTo("{\"do\":\"release\",\"reason\":\"asha: the reader is broken\",\"sequence\":0}");
  }

  @Test
  void aQuestionAboutNoPassIsNone() {
    assertThatThrownBy(() -> GateClaim.ask("G1", "1", "", "trip-1"))
        .isInstanceOf(IllegalArgumentException.class);
  }
}
