package io.qless.hub;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.io.Reader;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Properties;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class HubSettingsTest {

  private static final Path SAMPLE = Path.of("../../deploy/hub.properties.sample");

  @TempDir Path directory;

  @Test
  void theCommandLineWinsOverTheEnvironmentAndThatOverTheFile() throws IOException {
    Path file = directory.resolve("hub.properties");
    Files.writeString(file, "http-port=1\nmqtt-port=1\nsimulator-port=1\n");
    Map<String, String> settings =
        HubSettings.gather(
                List.of("--http-port=3", "--config=" + file),
                Map.of("QLESS_HTTP_PORT", "2", "QLESS_MQTT_PORT", "2", "QLESS_JVM_FLAGS", "-Xmx1g"))
            .values();
    assertThat(settings)
        .containsExactlyInAnyOrderEntriesOf(
            Map.of("http-port", "3", "mqtt-port", "2", "simulator-port", "1"));
  }

  @Test
  void eachSettingIsKnownByItsPlace() throws IOException {
    Path file = directory.resolve("hub.properties");
    Files.writeString(file, "# one\n\nhttp-port=1\nstore-name=Asha \\\n  Stores\nmqtt-port: 2\n");
    HubSettings.Told told =
        HubSettings.gather(
            List.of("--config=" + file, "--store-id=S018"), Map.of("QLESS_MQTT_PORT", "3"));
    assertThat(told.values()).containsEntry("store-name", "Asha Stores");
    assertThat(told.place("http-port")).isEqualTo(file + ":3");
    assertThat(told.place("store-name")).isEqualTo(file + ":4");
    assertThat(told.place("mqtt-port")).isEqualTo("QLESS_MQTT_PORT");
    assertThat(told.place("store-id")).isEqualTo("--store-id");
  }

  @Test
  void aSettingThatIsMadeTwiceIsNamedWithBothLines() throws IOException {
    Path file = directory.resolve("hub.properties");
    Files.writeString(file, "http-port=1\nhttp-port=2\n");
    assertThatThrownBy(() -> HubSettings.gather(List.of("--config=" + file), Map.of()))
        .hasMessageContaining("http-port is set twice")
        .hasMessageContaining(file + ":1")
        .hasMessageContaining(file + ":2");
  }

  @Test
  void whatIsNoSettingIsRefused() {
    assertThatThrownBy(() -> HubSettings.gather(List.of("http-port=3"), Map.of()))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessageContaining("http-port=3");
    assertThatThrownBy(() -> HubSettings.gather(List.of("--config=/none"), Map.of()))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessageContaining("/none");
  }

  @Test
  void theSampleFileHasEachKeyWithItsDefault() throws IOException {
    Properties sample = new Properties();
    try (Reader reader = Files.newBufferedReader(SAMPLE)) {
      sample.load(reader);
    }
    assertThat(sample).containsExactlyInAnyOrderEntriesOf(HubConfig.DEFAULTS);
  }
}
