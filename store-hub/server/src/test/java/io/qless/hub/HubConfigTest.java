package io.qless.hub;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class HubConfigTest {

  @TempDir private Path directory;

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

  @Test
  void playMoneyIsCollectedUntilSomebodySaysOtherwise() {
    assertThat(HubConfig.of(Map.of()).collectors()).containsExactly(new PaymentChoice.Simulator());
  }

  @Test
  void providersAreAskedInTheOrderOfTheirNames() throws IOException {
    Map<String, String> settings = new HashMap<>();
    settings.put("payment-provider", "razorpay, stripe,phonepe , paytm,simulator");
    settings.put("razorpay-key-id", "rzp_live_1");
    settings.put("razorpay-key-secret-file", secret("key-secret"));
    settings.put("razorpay-webhook-secret-file", secret("now\nbefore\n"));
    settings.put("stripe-key-file", secret("sk_live_1"));
    settings.put("stripe-webhook-secret-file", secret("whsec_1"));
    settings.put("phonepe-client-id", "SU1");
    settings.put("phonepe-client-secret-file", secret("client-secret"));
    settings.put("phonepe-webhook-user", "store_17");
    settings.put("phonepe-webhook-password-file", secret("pass-word-1"));
    settings.put("paytm-merchant-id", "QLESS1");
    settings.put("paytm-key-file", secret("0123456789abcdef"));
    List<PaymentChoice> choices = HubConfig.of(settings).collectors();
    assertThat(choices)
        .extracting(choice -> choice.getClass().getSimpleName())
        .containsExactly("Razorpay", "Stripe", "PhonePe", "Paytm", "Simulator");
    assertThat(((PaymentChoice.Razorpay) choices.getFirst()).config().webhookSecret().values())
        .containsExactly("now", "before");
    assertThat(choices.toString())
        .contains("rzp_live_1")
        .doesNotContain(
            "key-secret", "now", "sk_live_1", "whsec_1", "client-secret", "pass-word-1", "0123456");
  }

  @Test
  void aProviderWithoutItsSecretsIsNamed() throws IOException {
    Map<String, Map<String, String>> wrong =
        Map.of(
            "payment-provider", Map.of("payment-provider", "razorpay,razorpay"),
            "paypal", Map.of("payment-provider", "paypal"),
            "razorpay-key-id", Map.of("payment-provider", "razorpay"),
            "stripe-key-file", Map.of("payment-provider", "stripe", "stripe-key-file", "/none"),
            "stripe-webhook-secret-file",
                Map.of("payment-provider", "stripe", "stripe-key-file", secret("sk_live_1")),
            "stripe-url",
                Map.of("payment-provider", "stripe", "stripe-url", "http://api.stripe.example"),
            "paytm-key-file",
                Map.of(
                    "payment-provider", "paytm",
                    "paytm-merchant-id", "QLESS1",
                    "paytm-key-file", secret("too-short")));
    wrong.forEach((key, settings) ->
        assertThatThrownBy(() -> HubConfig.of(settings))
            .isInstanceOf(IllegalArgumentException.class)
            .hasMessageContaining(key)
            .hasMessageNotContaining("sk_live_1")
            .hasMessageNotContaining("too-short"));
  }

  private String secret(String text) throws IOException {
    return Files.writeString(Files.createTempFile(directory, "secret", ""), text).toString();
  }
}
