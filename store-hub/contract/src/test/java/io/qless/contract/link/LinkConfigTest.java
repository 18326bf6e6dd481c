package io.qless.contract.link;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import java.net.URI;
import java.time.Duration;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/// What can be wrong with a link before there is a network.
final class LinkConfigTest {

  private static final URI BROKER = URI.create("mqtt://hub.local:1883");

  @Test
  void thePasswordIsNotPrinted() {
    assertThat(LinkConfig.of(BROKER, "T7", "secret").toString())
        .isEqualTo("T7 at mqtt://hub.local:1883");
  }

  @Test
  void mqttsIsEncrypted() {
    assertThat(LinkConfig.of(URI.create("mqtts://hub.local:8883"), "T7", "").encrypted()).isTrue();
    assertThat(LinkConfig.of(BROKER, "T7", "").encrypted()).isFalse();
  }

  @ParameterizedTest
  @ValueSource(strings = {"http://hub:80", "mqtt://hub", "hub:1883", "mqtt:hub"})
  void anAddressHasAKnownSchemeAHostAndAPort(String address) {
    assertThatIllegalArgumentException()
        .isThrownBy(() -> LinkConfig.of(URI.create(address), "T7", ""));
  }

  @ParameterizedTest
  @ValueSource(strings = {"", "a/b", "a.b", "a b", "+"})
  void aClientIdFitsIntoATopicLevelOfEveryBroker(String id) {
    assertThatIllegalArgumentException().isThrownBy(() -> LinkConfig.of(BROKER, id, ""));
  }

  @Test
  void aMessageGoesToOneTopicAndHasALimit() {
    assertThatIllegalArgumentException().isThrownBy(() -> LinkMessage.of("a/+", new byte[0]));
    assertThatIllegalArgumentException().isThrownBy(() -> LinkMessage.of("a/#", new byte[0]));
    assertThatIllegalArgumentException().isThrownBy(() -> LinkMessage.of("", new byte[0]));
    assertThatIllegalArgumentException()
        .isThrownBy(() -> LinkMessage.of("a", new byte[LinkMessage.MAX_PAYLOAD_BYTES + 1]));
  }

  @Test
  void mqttCountsTheKeepAliveInWholeSeconds() {
    assertThatIllegalArgumentException()
        .isThrownBy(() ->
            new LinkTimings(
                Duration.ofMillis(1500),
                Duration.ofSeconds(5),
                Duration.ofSeconds(5),
                Duration.ofSeconds(1),
                Duration.ofSeconds(5),
                Duration.ofSeconds(6),
                Duration.ofSeconds(1)));
  }
}
