package io.qless.hub;

import static io.qless.contract.link.Soon.soon;
import static org.assertj.core.api.Assertions.assertThat;

import io.qless.contract.link.HeardMessages;
import io.qless.contract.link.LinkConfig;
import io.qless.contract.link.MqttLink;
import io.qless.contract.rest.DeviceCredentials;
import io.qless.contract.rest.DeviceKind;
import io.qless.contract.wire.GateClaim;
import io.qless.contract.wire.GateRedeemed;
import io.qless.contract.wire.Json;
import io.qless.contract.wire.Topics;
import io.qless.hub.catalogue.SampleStore;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.io.TempDir;

/// The core of the microcontroller's program (`store-hub/gate/firmware`), compiled with g++ and
/// connected to a real hub through Mosquitto's clients. What the hub says is handed to it, what it
/// says is published; the clock and the pins are played.
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class FirmwareGateIT {

  private static final Path FIRMWARE =
      SampleStore.DIRECTORY.resolve("../../store-hub/gate/firmware").normalize();

  private final List<String> done = new CopyOnWriteArrayList<>();
  private TestHub hub;
  private PaidTrips trips;
  private DeviceCredentials gate;
  private Process core;
  private Process ear;
  private long now;

  @BeforeAll
  void connect(@TempDir Path directory) throws Exception {
    Path program = directory.resolve("play");
    run(
        "g++",
        "-std=c++11",
        "-Wall",
        "-Wextra",
        "-Werror",
        "-O1",
        "-fsanitize=undefined,address",
        "-o",
        program.toString(),
        FIRMWARE.resolve("play.cpp").toString(),
        FIRMWARE.resolve("gate_core.cpp").toString());
    hub = new TestHub(directory.resolve("hub"), Map.of());
    trips = new PaidTrips(hub);
    gate = hub.enrol(DeviceKind.GATE, "G1");
    core =
        new ProcessBuilder(program.toString(), "S017", "G1")
            .redirectError(ProcessBuilder.Redirect.INHERIT)
            .start();
    Thread.ofVirtual()
        .start(() -> core.inputReader(StandardCharsets.UTF_8).lines().forEach(this::coreDid));
    soon("the core tells what it hears", () -> !done("topic ").isEmpty());
    List<String> listen = new ArrayList<>(List.of("stdbuf", "-oL"));
    listen.addAll(tool("mosquitto_sub", "G1_ear"));
    listen.addAll(List.of("-d", "-t", done("topic ").getFirst()));
    ear = new ProcessBuilder(listen).redirectErrorStream(true).start();
    List<String> heard = new CopyOnWriteArrayList<>();
    Thread.ofVirtual()
        .start(() ->
            ear.inputReader(StandardCharsets.UTF_8)
                .lines()
                .peek(heard::add)
                .filter(line -> line.startsWith("{"))
                .forEach(line -> tell("heard " + line)));
    soon(() -> "it hears: " + heard, () -> heard.toString().contains("Subscribed (mid: 1): 1"));
    tell("connected");
    tell("fire closed");
    soon("it holds", () -> done("lock ").equals(List.of("holds")));
    soon(
        "the hub knows it",
        () -> {
          later(61); // says again how it is
          return hub.admin("GET", "/admin/devices", new byte[0]).body().contains("simple 1");
        });
  }

  @AfterAll
  void close() {
    core.destroyForcibly();
    ear.destroyForcibly();
    hub.close();
  }

  @Test
  void whoPaidMayLeaveOnceAndTheLockHoldsAgain() {
    String pass = trips.next();
    show(pass, "thank you, please go");
    assertThat(done("lock ").getLast()).isEqualTo("open");
    later(10);
    soon("it holds again", () -> done("lock ").getLast().equals("holds"));
    long before = opened();
    soon(
        "later it is a copy",
        () -> {
          show(pass, "");
          return lastWords().equals("this pass was used already");
        });
    assertThat(opened()).isLessThanOrEqualTo(before + 1); // within 5 s a repeat is answered again
    later(10);
  }

  /// The hub speaks for it: a gate that decides itself hears where the trip left, and is denied.
  @Test
  void otherGatesHearOfItsOpeningThroughTheHub() {
    DeviceCredentials other = hub.enrol(DeviceKind.GATE, "G2");
    Topics topics = new Topics("S017");
    HeardMessages heard = new HeardMessages();
    LinkConfig config =
        LinkConfig.of(URI.create(other.mqttUrl()), "G2", other.password())
            .withSubscriptions(topics.ofAllGates("redeemed"), topics.ofAllGates("claim"));
    try (MqttLink second = MqttLink.open(config, heard)) {
      soon("G2 is connected", second::standing);
      show(trips.next(), "thank you, please go");
      String trip = trips.latest();
      soon(
          "the hub tells",
          () ->
              heard.messages.stream()
                  .filter(each -> each.topic().equals(topics.gateRedeemed("desk")))
                  .map(each -> Json.read(each.payload(), GateRedeemed.class))
                  .anyMatch(use -> use.gate().equals("G1") && use.session().equals(trip)));
      GateClaim question = GateClaim.ask("G2", "n-1", "another pass", trip);
      second.publish(topics.gateClaim("G2"), Json.bytes(question), false);
      soon(
          "the hub denies",
          () ->
              heard.messages.stream()
                  .filter(each -> each.topic().equals(topics.gateClaim("desk")))
                  .map(each -> Json.read(each.payload(), GateClaim.class))
                  .anyMatch(answer ->
                      answer.word() == GateClaim.Word.DENY && answer.where().equals("G1")));
    }
    later(10);
  }

  @Test
  void whatIsNoPassIsRefusedInTheHubsWords() {
    long before = opened();
    show("9520212000717", "this is not an exit pass");
    assertThat(opened()).isEqualTo(before);
    later(10);
  }

  @Test
  void staffOpenItThroughTheHubAndByTheButton() {
    long before = opened();
    soon(
        "the hub sees it online and gives the order",
        () ->
            hub.admin("POST", "/admin/gates/G1/release?reason=stuck", new byte[0]).statusCode()
                == 204);
    soon("it opens", () -> opened() == before + 1);
    later(10);
    tell("button down");
    soon("it opens", () -> opened() == before + 2);
    tell("button up");
    later(10);
  }

  @Test
  void theFireAlarmOpensIt() {
    later(10);
    long before = opened();
    tell("fire open");
    soon("it opens", () -> opened() == before + 1);
    tell("fire closed");
    soon("it holds again", () -> done("lock ").getLast().equals("holds"));
  }

  /// Nobody but the hub speaks on its topic, but a broken message must not open it, or end it.
  @Test
  void noiseNeitherOpensNorEndsIt() {
    later(10);
    long before = opened();
    long seed = 20261126;
    Random random = new Random(seed);
    String good = "{\"do\":\"open\",\"reason\":\"\\\"\\\\\",\"sequence\":0}";
    for (int i = 0; i < 300; i++) {
      StringBuilder noise = new StringBuilder(good);
      for (int j = random.nextInt(6); j >= 0; j--) {
        noise.setCharAt(random.nextInt(noise.length()), (char) (33 + random.nextInt(94)));
      }
      tell("heard " + noise.substring(0, random.nextInt(noise.length() + 1)));
    }
    int told = done("now ").size();
    tell("heard " + good); // an answer that nobody waits for
    soon("all is read", () -> done("now ").size() > told);
    assertThat(core.isAlive()).isTrue();
    assertThat(opened()).as("seed " + seed).isEqualTo(before);
  }

  private void show(String text, String words) {
    int before = done("words ").size();
    tell("scan " + text);
    soon(
        () -> "an answer; it did " + done,
        () -> done("words ").size() > before && lastWords().startsWith(words));
  }

  private String lastWords() {
    return done("words ").stream()
        .filter(words -> !words.startsWith("please show your exit pass"))
        .reduce("", (older, newer) -> newer);
  }

  private long opened() {
    return done("lock ").stream().filter("open"::equals).count();
  }

  private void later(int seconds) {
    long until;
    synchronized (this) {
      until = now + seconds * 1_000L;
    }
    tell("at " + until);
    soon("time goes on", () -> now() >= until);
  }

  private synchronized long now() {
    return now;
  }

  private List<String> done(String what) {
    return done.stream()
        .filter(line -> line.startsWith(what))
        .map(line -> line.substring(what.length()))
        .toList();
  }

  /// On the core's own thread.
  private void coreDid(String line) {
    String[] words = line.split(" ", 3);
    if (words[0].equals("now")) {
      synchronized (this) {
        now = Long.parseLong(words[1]);
      }
    }
    if (words[0].equals("say") || words[0].equals("keep")) {
      List<String> publish = tool("mosquitto_pub", "G1_" + words[0]);
      publish.addAll(List.of("-t", words[1], "-m", words[2]));
      if (words[0].equals("keep")) {
        publish.add("-r");
      }
      Thread.ofVirtual().start(() -> run(publish.toArray(String[]::new)));
    }
    done.add(line);
  }

  private synchronized void tell(String line) {
    try {
      core.getOutputStream().write((line + "\n").getBytes(StandardCharsets.UTF_8));
      core.getOutputStream().flush();
    } catch (IOException gone) {
      throw new UncheckedIOException("the core has ended", gone);
    }
  }

  private static void run(String... command) {
    try {
      Process program = new ProcessBuilder(command).inheritIO().start();
      assertThat(program.waitFor(60, TimeUnit.SECONDS)).isTrue();
      assertThat(program.exitValue()).as(String.join(" ", command)).isZero();
    } catch (IOException missing) {
      throw new UncheckedIOException(
          "install the Debian packages g++ and mosquitto-clients", missing);
    } catch (InterruptedException stopped) {
      Thread.currentThread().interrupt();
    }
  }

  private List<String> tool(String program, String clientId) {
    return new ArrayList<>(
        List.of(
            program,
            "-V",
            "5",
            "-q",
            "1",
            "-h",
            "127.0.0.1",
            "-p",
            Integer.toString(hub.config().mqtt().port()),
            "-i",
            clientId,
            "-u",
            gate.id(),
            "-P",
            gate.password()));
  }
}
