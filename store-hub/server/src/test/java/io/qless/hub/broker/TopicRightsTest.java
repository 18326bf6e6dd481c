package io.qless.hub.broker;

import static org.assertj.core.api.Assertions.assertThat;

import io.qless.contract.rest.DeviceKind;
import io.qless.contract.wire.Topics;
import org.junit.jupiter.api.Test;

class TopicRightsTest {

  private final TopicRights rights = new TopicRights(new Topics("S017"));
  private final Client hub = new Client.Hub();
  private final Client trolley = new Client.Device(DeviceKind.TROLLEY, "T1");
  private final Client gate = new Client.Device(DeviceKind.GATE, "G1");

  @Test
  void aTrolleySaysItsCommandsRequestsAndStatus() {
    assertThat(rights.maySay(trolley, "qless/1/S017/trolley/T1/commands")).isTrue();
    assertThat(rights.maySay(trolley, "qless/1/S017/trolley/T1/request")).isTrue();
    assertThat(rights.maySay(trolley, "qless/1/S017/trolley/T1/status")).isTrue();
  }

  @Test
  void aTrolleyTellsWeightsInItsOwnNameOnly() {
    assertThat(rights.maySay(trolley, "qless/1/S017/trolley/T1/weights")).isTrue();
    assertThat(rights.maySay(trolley, "qless/1/S017/trolley/T2/weights")).isFalse();
    assertThat(rights.mayHear(trolley, "qless/1/S017/trolley/T2/weights")).isFalse();
    assertThat(rights.maySay(gate, "qless/1/S017/trolley/T1/weights")).isFalse();
  }

  @Test
  void aTrolleyDoesNotSpeakForTheHub() {
    assertThat(rights.maySay(trolley, "qless/1/S017/trolley/T1/events")).isFalse();
    assertThat(rights.maySay(trolley, "qless/1/S017/trolley/T1/session")).isFalse();
    assertThat(rights.maySay(trolley, "qless/1/S017/catalogue/head")).isFalse();
    assertThat(rights.maySay(trolley, "qless/1/S017/keys")).isFalse();
  }

  @Test
  void aTrolleyNeitherSpeaksForAnotherNorOverhearsIt() {
    assertThat(rights.maySay(trolley, "qless/1/S017/trolley/T2/commands")).isFalse();
    assertThat(rights.maySay(trolley, "qless/1/S017/trolley/T10/commands")).isFalse();
    assertThat(rights.mayHear(trolley, "qless/1/S017/trolley/T2/events")).isFalse();
    assertThat(rights.mayHear(trolley, "qless/1/S017/trolley/T1/commands")).isFalse();
  }

  @Test
  void aTrolleyHearsItsEventsItsSessionAndTheCatalogue() {
    assertThat(rights.mayHear(trolley, "qless/1/S017/trolley/T1/events")).isTrue();
    assertThat(rights.mayHear(trolley, "qless/1/S017/trolley/T1/session")).isTrue();
    assertThat(rights.mayHear(trolley, "qless/1/S017/catalogue/head")).isTrue();
  }

  @Test
  void noWildcardOpensWhatItsTopicsDoNot() {
    for (String wild :
        new String[] {
          "#",
          "+/1/S017/trolley/T1/events",
          "qless/1/S017/#",
          "qless/1/S017/trolley/+/events",
          "qless/1/S017/trolley/T1/#",
          "qless/1/S017/trolley/T1/+",
        }) {
      assertThat(rights.mayHear(trolley, wild)).as(wild).isFalse();
      assertThat(rights.mayHear(gate, wild)).as(wild).isFalse();
    }
  }

  @Test
  void aGateHearsWhatOtherGatesLetOutAndTheKeys() {
    assertThat(rights.mayHear(gate, "qless/1/S017/gate/+/redeemed")).isTrue();
    assertThat(rights.mayHear(gate, "qless/1/S017/gate/G1/command")).isTrue();
    assertThat(rights.mayHear(gate, "qless/1/S017/keys")).isTrue();
  }

  @Test
  void aGateCommandsNoGateAndHearsNoTrolley() {
    assertThat(rights.maySay(gate, "qless/1/S017/gate/G1/command")).isFalse();
    assertThat(rights.maySay(gate, "qless/1/S017/gate/G2/redeemed")).isFalse();
    assertThat(rights.maySay(gate, "qless/1/S017/keys")).isFalse();
    assertThat(rights.mayHear(gate, "qless/1/S017/gate/+/scan")).isFalse();
    assertThat(rights.mayHear(gate, "qless/1/S017/trolley/G1/events")).isFalse();
  }

  @Test
  void theHubHasItsStoreAndNoOther() {
    assertThat(rights.maySay(hub, "qless/1/S017/trolley/T1/events")).isTrue();
    assertThat(rights.mayHear(hub, "qless/1/S017/trolley/+/commands")).isTrue();
    assertThat(rights.maySay(hub, "qless/1/S018/keys")).isFalse();
    assertThat(rights.mayHear(hub, "#")).isFalse();
  }
}
