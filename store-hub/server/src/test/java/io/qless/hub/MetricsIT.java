package io.qless.hub;

import static org.assertj.core.api.Assertions.assertThat;

import io.qless.contract.link.Soon;
import io.qless.contract.rest.CatalogueKind;
import io.qless.contract.rest.DeviceCredentials;
import io.qless.contract.rest.DeviceKind;
import io.qless.contract.wire.Json;
import io.qless.hub.catalogue.SampleStore;
import io.qless.shop.cart.Command;
import io.qless.shop.cart.SessionId;
import java.net.URI;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// The hub's metrics as a monitoring reads them, after a piece of a trip; and who may not read
/// them.
class MetricsIT {

  private static final String TOKEN = "a-token-of-the-stores-monitoring";
  private static final String TRIP = "trip-0001";

  @TempDir Path directory;

  @Test
  void aTripIsSeenInTheMetrics() {
    try (TestHub hub = new TestHub(directory.resolve("data"), Map.of())) {
      hub.admin(
          "POST", "/admin/catalogue/rows", Json.bytes(SampleStore.rows(CatalogueKind.ARTICLES)));
      DeviceCredentials device = hub.enrol(DeviceKind.TROLLEY, "T1");
      try (OutboxTrolley trolley =
          new OutboxTrolley(URI.create(device.mqttUrl()), device, new SessionId(TRIP))) {
        trolley.give(HubEdgesIT.noodles(), new Command.StartCheckout(), new Command.CallAssist());
        trolley.awaitAll();
        hub.send(HttpRequest.newBuilder(hub.at("/session/" + TRIP)).build());
        hub.send(HttpRequest.newBuilder(hub.at("/no/such/" + TRIP)).build());
        hub.send(
            HttpRequest.newBuilder(hub.at("/health"))
                .method("STRANGE", HttpRequest.BodyPublishers.noBody())
                .build());
        Soon.soon(
            "an answer is counted",
            () -> read(hub).samples().containsKey(http("GET", "none", 404)));
        check(read(hub));
      }
    }
  }

  private static void check(Exposition told) {
    assertThat(told.value("qless_trips{phase=\"checkout\"}")).isEqualTo(1);
    assertThat(told.value("qless_trips{phase=\"paid\"}")).isZero();
    assertThat(told.value("qless_commands_total{by=\"trolley\",outcome=\"taken\"}"))
        .isGreaterThanOrEqualTo(3);
    assertThat(told.value("qless_trip_events_total{event=\"PieceAdded\"}")).isEqualTo(1);
    assertThat(told.value("qless_command_journal_seconds_count{by=\"trolley\"}")).isPositive();
    assertThat(told.value("qless_command_journal_seconds_bucket{by=\"trolley\",le=\"+Inf\"}"))
        .isPositive();
    assertThat(told.value(http("GET", "/session/{id}", 401))).isEqualTo(1);
    assertThat(told.value("qless_broker_connections")).isGreaterThanOrEqualTo(2);
    assertThat(told.value("qless_broker_up")).isEqualTo(1);
    assertThat(told.value("qless_devices_enrolled{kind=\"trolley\"}")).isEqualTo(1);
    assertThat(told.value("qless_devices_online{kind=\"gate\"}")).isZero();
    assertThat(told.value("qless_websockets{kind=\"phone\"}")).isZero();
    assertThat(told.value("qless_payment_attempts{state=\"pending\"}")).isZero();
    assertThat(told.value("qless_passes_used_total{outcome=\"used_before\"}")).isZero();
    assertThat(told.value("qless_passes_used_total{outcome=\"not_good\"}")).isZero();
    assertThat(told.value("qless_alerts_total{kind=\"never_left\"}")).isZero();
    assertThat(told.value("qless_database_statements_seconds_count{database=\"journal\"}"))
        .isPositive();
    assertThat(told.value("qless_database_statements_seconds_sum{database=\"journal\"}"))
        .isPositive();
    assertThat(told.samples().keySet())
        .anyMatch(sample -> sample.startsWith("jvm_memory_used_bytes{"))
        .anyMatch(sample -> sample.startsWith("process_"))
        .noneMatch(sample -> sample.contains(TRIP) || sample.contains("T1"))
        .noneMatch(sample -> sample.contains("STRANGE"));
  }

  @Test
  void whoIsAskedForByAProxyReadsNothing() {
    try (TestHub hub = new TestHub(directory.resolve("data"), Map.of())) {
      assertThat(ask(hub).statusCode()).isEqualTo(200);
      for (String header : new String[] {"X-Forwarded-For", "Forwarded", "Via"}) {
        assertThat(ask(hub, header, "10.0.0.7").statusCode()).as(header).isEqualTo(401);
      }
    }
  }

  @Test
  void whereThereIsATokenNobodyReadsWithoutIt() throws Exception {
    Path file = Files.writeString(directory.resolve("token"), TOKEN + '\n');
    Map<String, String> settings = Map.of("metrics-token-file", file.toString());
    try (TestHub hub = new TestHub(directory.resolve("data"), settings)) {
      assertThat(ask(hub).statusCode()).isEqualTo(401);
      assertThat(ask(hub, "Authorization", "Bearer " + hub.adminToken()).statusCode())
          .isEqualTo(401);
      HttpResponse<String> told = ask(hub, "Authorization", "Bearer " + TOKEN);
      assertThat(told.statusCode()).isEqualTo(200);
      assertThat(told.headers().firstValue("Content-Type"))
          .hasValueSatisfying(type -> assertThat(type).startsWith("text/plain; version=0.0.4"));
      assertThat(hub.config().toString()).doesNotContain(TOKEN);
    }
  }

  private static String http(String method, String door, int status) {
    return "qless_http_requests_seconds_count{door=\"%s\",method=\"%s\",status=\"%d\"}"
        .formatted(door, method, status);
  }

  private static Exposition read(TestHub hub) {
    HttpResponse<String> answer = ask(hub);
    assertThat(answer.statusCode()).isEqualTo(200);
    return new Exposition(answer.body());
  }

  private static HttpResponse<String> ask(TestHub hub, String... headers) {
    HttpRequest.Builder request = HttpRequest.newBuilder(hub.at("/metrics"));
    return hub.send((headers.length == 0 ? request : request.headers(headers)).build());
  }
}
