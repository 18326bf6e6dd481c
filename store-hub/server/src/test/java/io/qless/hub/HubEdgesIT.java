package io.qless.hub;

import static org.assertj.core.api.Assertions.assertThat;

import io.qless.contract.link.Soon;
import io.qless.contract.rest.DeviceCredentials;
import io.qless.contract.rest.DeviceKind;
import io.qless.shop.RefusalCode;
import io.qless.shop.cart.Command;
import io.qless.shop.cart.Event;
import io.qless.shop.cart.SessionId;
import io.qless.shop.item.ArticleId;
import io.qless.shop.item.ItemCode;
import io.qless.shop.money.Money;
import java.io.IOException;
import java.net.http.HttpRequest;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.io.TempDir;

/// Bad input at the edges of the whole hub, as its own process: it is refused, named in the log
/// once, and nobody else notices.
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class HubEdgesIT {

  private static final int FAR_TOO_LARGE = 300_000;

  private Path directory;
  private HubProcess hub;
  private DeviceCredentials other;
  private int trips;
  private SessionId trip;
  private OutboxTrolley trolley;

  @BeforeAll
  void openTheStore(@TempDir Path folder) {
    directory = folder;
    hub = new HubProcess(folder);
    other = hub.enrol(DeviceKind.TROLLEY, "T2");
  }

  @AfterAll
  void closeTheStore() {
    hub.close();
  }

  @BeforeEach
  void aTripBegins() {
    trip = new SessionId("trip-000" + ++trips);
    trolley = new OutboxTrolley(hub.mqtt(), hub.enrol(DeviceKind.TROLLEY, "T1"), trip);
    trolley.awaitAcknowledged(1);
  }

  @AfterEach
  void theTrolleyGoes() {
    trolley.close();
  }

  @Test
  void anUnknownArticleIsRefusedAndTheTripGoesOn() {
    trolley.give(
        new Command.AddItem(
            new ItemCode.Piece(ArticleId.parse("gtin:09520000000004"), ItemCode.UnitMark.NONE),
            Money.paise(1_400),
            4));
    trolley.awaitAcknowledged(2);
    trolley.give(noodles());
    assertThat(trolley.awaitAll().itemCount()).isEqualTo(1);
    assertThat(trolley.journal().get(1).event())
        .isEqualTo(new Event.CommandRefused(RefusalCode.ARTICLE_UNKNOWN, "gtin:09520000000004"));
  }

  @Test
  void aMessageThatIsTooLargeDoesNotCutTheHubOff() throws Exception {
    Path large = Files.writeString(directory.resolve("large"), "x".repeat(FAR_TOO_LARGE));
    for (String topic : List.of("commands", "status")) {
      for (String more : List.of("-q", "-r")) {
        List<String> publish = new ArrayList<>(List.of("-V", "311", "-f", large.toString()));
        publish.addAll(more.equals("-r") ? List.of("-r", "-q", "1") : List.of("-q", "1"));
        publish("qless/1/S017/trolley/T2/" + topic, publish);
      }
    }
    trolley.give(noodles());
    assertThat(trolley.awaitAll().itemCount()).isEqualTo(1);
    Soon.soon("it is told", () -> !logged("T2 sends").isEmpty());
    assertThat(logged("has no connection")).isEmpty();
  }

  @Test
  void whatIsNotTakenLeavesNothingBehind() throws Exception {
    List<String> bad =
        List.of(
            "",
            "{",
            "[]",
            "{\"session\":\"trip-bad2\",\"firstNumber\":0,\"commands\":[" + assist(1) + "]}",
            "{\"session\":\"trip-bad2\",\"firstNumber\":1,\"commands\":[]}",
            "{\"session\":\"trip-bad2\",\"firstNumber\":1,\"commands\":[" + assist(51) + "]}",
            "{\"session\":\"../../etc\",\"firstNumber\":1,\"commands\":[" + assist(1) + "]}",
            "{\"session\":\"trip-bad2\",\"firstNumber\":7,\"commands\":[" + assist(1) + "]}",
            "{\"session\":\""
                + trip.text()
                + "\",\"firstNumber\":2,\"commands\":["
                + assist(1)
                + "]}");
    for (String text : bad) {
      publish("qless/1/S017/trolley/T2/commands", List.of("-V", "5", "-q", "1", "-m", text));
    }
    Soon.soon(
        "the last is named", () -> !logged("another trolley's trip " + trip.text()).isEmpty());
    trolley.give(noodles());
    assertThat(trolley.awaitAll().itemCount()).isEqualTo(1);
    assertThat(trolley.cart().assist()).isFalse();
    assertThat(hub.admin("GET", "/admin/sessions", new byte[0])).doesNotContain("trip-bad");
  }

  @Test
  void whoOverstepsAgainAndAgainIsNamedOnce() throws Exception {
    String sound = "{\"session\":\"trip-bad2\",\"firstNumber\":7,\"commands\":[" + assist(1) + "]}";
    publish("qless/1/S017/trolley/T2/commands", List.of("-V", "5", "-q", "1", "-m", sound));
    String others =
        "{\"session\":\"" + trip.text() + "\",\"firstNumber\":2,\"commands\":[" + assist(1) + "]}";
    for (int i = 0; i < 5; i++) {
      publish("qless/1/S017/trolley/T2/commands", List.of("-V", "5", "-q", "1", "-m", others));
    }
    for (int i = 0; i < 5; i++) {
      publishAs("not T2's", List.of("-V", "5", "-q", "1", "-m", "x"));
      post("/payment/webhook/simulator", "{}");
    }
    trolley.give(noodles());
    trolley.awaitAll();
    Soon.soon("it is named", () -> !logged("another trolley's trip " + trip.text()).isEmpty());
    assertThat(logged("another trolley's trip " + trip.text())).hasSize(1);
    assertThat(logged("wrong password")).hasSize(1);
    assertThat(logged("webhook of simulator refused")).hasSizeLessThan(5);
  }

  @Test
  void underAnOldPasswordNothingMoreIsSaid() {
    hub.enrol(DeviceKind.TROLLEY, "T1");
    trolley.give(noodles());
    Soon.soon("it is named", () -> !logged("T1 at").isEmpty());
    assertThat(hub.trip(trip.text()).summary().lines()).isZero();
  }

  static Command noodles() {
    return new Command.AddItem(
        new ItemCode.Piece(ArticleId.parse("gtin:09520212000717"), ItemCode.UnitMark.NONE),
        Money.paise(1_400),
        4);
  }

  private static String assist(int times) {
    String one = "{\"at\":\"2026-11-24T06:30:00Z\",\"command\":{\"type\":\"CallAssist\"}},";
    String all = one.repeat(times);
    return all.substring(0, all.length() - 1);
  }

  private List<String> logged(String words) {
    return hub.log().stream().filter(line -> line.contains(words)).toList();
  }

  private void post(String path, String body) {
    HttpRequest post =
        HttpRequest.newBuilder(hub.address(path))
            .POST(HttpRequest.BodyPublishers.ofString(body, StandardCharsets.UTF_8))
            .build();
    assertThat(hub.send(post).statusCode()).isEqualTo(401);
  }

  private void publish(String topic, List<String> arguments) throws Exception {
    List<String> all = new ArrayList<>(List.of("-P", other.password(), "-t", topic));
    all.addAll(arguments);
    mosquitto(all);
  }

  private void publishAs(String password, List<String> arguments) throws Exception {
    List<String> all = new ArrayList<>(List.of("-P", password, "-t", "x"));
    all.addAll(arguments);
    mosquitto(all);
  }

  /// A foreign client in the name of T2; whether it is content does not matter here.
  private void mosquitto(List<String> arguments) throws Exception {
    List<String> command =
        new ArrayList<>(
            List.of(
                "mosquitto_pub",
                "-h",
                "127.0.0.1",
                "-p",
                Integer.toString(hub.mqttPort()),
                "-i",
                "T2",
                "-u",
                "T2"));
    command.addAll(arguments);
    Process client;
    try {
      client = new ProcessBuilder(command).redirectErrorStream(true).start();
    } catch (IOException missing) {
      throw new AssertionError("install the Debian package mosquitto-clients", missing);
    }
    client.getOutputStream().close();
    client.getInputStream().readAllBytes();
    assertThat(client.waitFor(20, TimeUnit.SECONDS)).isTrue();
  }
}
