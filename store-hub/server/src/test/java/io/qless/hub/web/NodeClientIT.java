package io.qless.hub.web;

import static org.assertj.core.api.Assertions.assertThat;

import io.qless.contract.wire.Json;
import io.qless.hub.catalogue.SampleStore;
import io.qless.shop.cart.SessionId;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.Writer;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import tools.jackson.databind.JsonNode;

/// A WebSocket client that we did not write joins a trip and follows it. The program lies in
/// `deploy/peers/live`.
class NodeClientIT {

  private static final SessionId TRIP = WebHouse.TRIP;
  private static final Path PEER = SampleStore.DIRECTORY.resolveSibling("peers/live");

  @TempDir Path directory;
  private WebHouse house;
  private Process node;
  private Writer words;
  private final BlockingQueue<JsonNode> told = new LinkedBlockingQueue<>();

  @BeforeEach
  void open() throws Exception {
    assertThat(PEER.resolve("node_modules/ws"))
        .as("the WebSocket peer is not installed: run deploy/test.sh, or npm ci in %s", PEER)
        .isDirectory();
    house = new WebHouse(directory).withSampleStore();
    house.startTrip(TRIP);
    node =
        new ProcessBuilder("node", "follow-cart.mjs", house.address(), house.secret(TRIP))
            .directory(PEER.toFile())
            .redirectError(ProcessBuilder.Redirect.INHERIT)
            .start();
    words = node.outputWriter(StandardCharsets.UTF_8);
    BufferedReader lines = node.inputReader(StandardCharsets.UTF_8);
    Thread.ofVirtual().start(() -> lines.lines().forEach(this::hear));
  }

  @AfterEach
  void close() {
    node.destroyForcibly();
    house.close();
  }

  @Test
  void itJoinsFollowsWishesAndComesBackWithoutMissingAnything() throws Exception {
    assertThat(next("joined").asInt()).isEqualTo(200);
    assertThat(next("revision").asLong()).isEqualTo(2);
    house.scan(TRIP, "plu:4011", 500);
    assertThat(next("lines").asInt()).isEqualTo(1);
    say("wish 9520128000214");
    JsonNode wish = awaited();
    JsonNode shown = awaited();
    if (wish.has("revision")) { // the answer and the line may overtake each other
      JsonNode first = wish;
      wish = shown;
      shown = first;
    }
    assertThat(wish.get("wished").asInt()).isEqualTo(200);
    assertThat(shown.get("wishes").asInt()).isEqualTo(1);
    say("again");
    assertThat(next("closed").asInt()).isEqualTo(1000);
    JsonNode greeting = awaited();
    assertThat(greeting.get("upToDate").asBoolean()).isTrue();
    assertThat(greeting.get("revision").asLong()).isEqualTo(house.cart(TRIP).revision());
  }

  @Test
  void itEndsWithItsOwnWordAndItsLineIsForgotten() throws Exception {
    assertThat(next("joined").asInt()).isEqualTo(200);
    assertThat(next("revision").asLong()).isEqualTo(2);
    words.close();
    assertThat(next("closed").asInt()).isEqualTo(1000);
    assertThat(node.waitFor(WebHouse.LIMIT.toSeconds(), TimeUnit.SECONDS)).isTrue();
    assertThat(node.exitValue()).isZero();
  }

  private void hear(String line) {
    told.add(Json.mapperForTrees().readTree(line));
  }

  private void say(String line) throws IOException {
    words.write(line + "\n");
    words.flush();
  }

  private JsonNode next(String field) throws InterruptedException {
    JsonNode line = awaited();
    assertThat(line.has(field)).as(line.toString()).isTrue();
    return line.get(field);
  }

  private JsonNode awaited() throws InterruptedException {
    JsonNode line = told.poll(WebHouse.LIMIT.toMillis(), TimeUnit.MILLISECONDS);
    assertThat(line).as("a word of the foreign client, in time").isNotNull();
    return line;
  }
}
