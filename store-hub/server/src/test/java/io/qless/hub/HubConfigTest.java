package io.qless.hub;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.net.URI;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Map;
import org.junit.jupiter.api.Test;

class HubConfigTest {

  @Test
  void nothingSaidIsAStoreOnThisMachine() {
    HubConfig config = HubConfig.of(Map.of());
    assertThat(config.store()).isEqualTo("S017");
    assertThat(config.publicUrl()).isEqualTo(URI.create("http://127.0.0.1:8080"));
    assertThat(config.publicMqttUrl()).isEqualTo(URI.create("tcp://127.0.0.1:1883"));
    assertThat(config.timeToPay()).isEqualTo(Duration.ofMinutes(5));
  }

  @Test
  void publicAddressesFollowThePortsUnlessTheyAreSaid() {
    HubConfig config =
        HubConfig.of(
            Map.of(
                "http-port", "9000",
                "mqtt-port", "9001",
                "public-mqtt-url", "ssl://hub.example:8883/"));
    assertThat(config.publicUrl()).isEqualTo(URI.create("http://127.0.0.1:9000"));
    assertThat(config.publicMqttUrl()).isEqualTo(URI.create("ssl://hub.example:8883"));
  }

  @Test
  void theDataDirectoryIsKnownWhereverTheHubIsStarted() {
    assertThat(HubConfig.of(Map.of("data-directory", "x")).directory())
        .isEqualTo(Path.of("x").toAbsolutePath());
  }

  @Test
  void aWrongKeyIsNamed() {
    assertThatThrownBy(() -> HubConfig.of(Map.of("http-prot", "80")))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessageContaining("http-prot");
  }

  @Test
  void aWrongValueIsNamedWithItsKey() {
    Map<String, String> wrong =
        Map.of(
            "http-port", "eighty",
            "mqtt-port", "70000",
            "store-id", "our shop",
            "time-zone", "Asia/Nowhere",
            "public-url", "hub.example",
            "payment-minutes", "",
            "budget-warning-percent", "101",
            "abandon-minutes", "14",
            "join-confirm", "perhaps",
            "data-directory", "");
    wrong.forEach((key, value) ->
        assertThatThrownBy(() -> HubConfig.of(Map.of(key, value)))
            .isInstanceOf(IllegalArgumentException.class)
            .hasMessageContaining(key));
  }

  @Test
  void theBudgetsWarningIsAShareOfTheLimit() {
    assertThat(HubConfig.of(Map.of()).budgetWarning()).isEqualTo(8_000);
    assertThat(HubConfig.of(Map.of("budget-warning-percent", "65")).budgetWarning())
        .isEqualTo(6_500);
  }

  @Test
  void theSellerIsTheSampleStoreUntilSomebodySaysOtherwise() {
    HubConfig config = HubConfig.of(Map.of("store-name", "Asha Stores"));
    assertThat(config.seller().name().hi()).isEqualTo("Asha Stores");
    assertThat(config.seller().address().hi()).startsWith("12 नमूना मार्ग");
  }

  @Test
  void aSellerThatTheTaxOfficeWouldNotKnowIsNamed() {
    Map<String, String> wrong =
        Map.of(
            "store-gstin", "29AAACQ0000Q1ZX",
            "store-state", "28",
            "store-fssai", "123",
            "store-phone", "call us",
            "store-name", "");
    wrong.forEach((key, value) ->
        assertThatThrownBy(() -> HubConfig.of(Map.of(key, value)))
            .isInstanceOf(IllegalArgumentException.class)
            .hasMessageContaining("store-"));
    assertThatThrownBy(() -> HubConfig.of(Map.of("store-state", "27")))
        .hasMessageContaining("29AAACQ0000Q1ZH is registered in state 29");
  }
}
