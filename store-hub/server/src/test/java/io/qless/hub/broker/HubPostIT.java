package io.qless.hub.broker;

import static org.assertj.core.api.Assertions.assertThat;

import io.qless.contract.link.HeardMessages;
import io.qless.contract.link.LinkConfig;
import io.qless.contract.link.Mosquitto;
import io.qless.contract.link.MqttLink;
import io.qless.contract.link.Soon;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Duration;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class HubPostIT {

  private static final String TOPIC = "store/keys";

  @Test
  void anAnnouncementIsSaidAgainWhileTheConnectionStands(@TempDir Path directory) {
    HeardMessages heard = new HeardMessages();
    try (Mosquitto broker = Mosquitto.open(directory);
        HubPost post = new HubPost(Duration.ofMillis(100))) {
      post.open(LinkConfig.of(broker.uri("mqtt"), "hub", ""));
      Soon.soon("the hub is connected", post::standing);
      post.announce(TOPIC, "first".getBytes(StandardCharsets.UTF_8));
      try (MqttLink _ =
          MqttLink.open(
              LinkConfig.of(broker.uri("mqtt"), "G1", "").withSubscriptions(TOPIC), heard)) {
        // One may be what the broker keeps, the others are news.
        Soon.soon("it is said again", () -> heard.messages.size() >= 3);
        post.announce(TOPIC, "second".getBytes(StandardCharsets.UTF_8));
        Soon.soon("the newest is said", () -> heard.texts().getLast().equals("second"));
      }
    }
    assertThat(heard.texts()).containsOnly("first", "second");
    assertThat(heard.connections).hasValue(1);
  }
}
