package io.qless.hub;

import static io.qless.contract.link.Soon.soon;
import static org.assertj.core.api.Assertions.assertThat;

import io.qless.hub.Namespaces.Cable;
import java.io.BufferedReader;
import java.io.IOException;
import java.net.StandardProtocolFamily;
import java.net.UnixDomainSocketAddress;
import java.nio.ByteBuffer;
import java.nio.channels.Channels;
import java.nio.channels.SocketChannel;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.io.TempDir;

/// Two gates and the hub, each a process in a network namespace of its own, with a cable between
/// each two. Every pass is one of a paid trip and is shown at both gates in the same moment: one
/// opens, whatever is cut, as long as the gates hear each other through the broker or straight.
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class NetworkCutsIT {

  private static final List<String> GATES = List.of("G1", "G2");

  private Path directory;
  private Namespaces network;
  private final List<Process> started = new ArrayList<>();
  private Process store;
  private BufferedReader answers;

  @BeforeAll
  void openTheStore(@TempDir Path folder) throws IOException {
    directory = folder;
    network = new Namespaces();
    store =
        start(
            "hub",
            List.of(
                "io.qless.hub.CutOffStoreMain",
                folder.toString(),
                "G1=" + Cable.HUB_G1.first(),
                "G2=" + Cable.HUB_G2.first()),
            ProcessBuilder.Redirect.PIPE);
    answers = store.inputReader(StandardCharsets.UTF_8);
    assertThat(answer()).isEqualTo("ready");
    Files.writeString(folder.resolve("secret"), "a secret of all gates");
    gate("G1", "g1", Cable.G1_G2.second());
    gate("G2", "g2", Cable.G1_G2.first());
    allHearEachOther();
  }

  @AfterEach
  void mend() {
    network.restore();
    allHearEachOther();
  }

  @AfterAll
  void closeTheStore() throws InterruptedException {
    for (Process each : started) {
      each.destroyForcibly();
      each.waitFor(20, TimeUnit.SECONDS);
    }
    network.close();
  }

  @Test
  void withEveryCableInItsPlaceEachPassOpensOneGate() throws Exception {
    int before = usedTwice();
    for (int i = 0; i < 5; i++) {
      assertThat(showAtBoth(pass()[1])).containsExactlyInAnyOrder("GREEN", "RED");
    }
    assertThat(usedTwice()).isEqualTo(before);
  }

  @Test
  void withAnyOneCableCutEachPassOpensOneGate() throws Exception {
    int before = usedTwice();
    for (Cable cable : Cable.values()) {
      String[] trip = pass();
      network.cut(cable);
      assertThat(showAtBoth(trip[1])).as("%s is cut", cable).contains("GREEN", "RED");
      network.restore();
      soon("the hub hears of " + trip[0], () -> ask("trip " + trip[0]).contains("\"LEFT\""));
      allHearEachOther();
    }
    assertThat(usedTwice()).isEqualTo(before);
  }

  @Test
  void withoutTheHubTheGatesAgreeStraight() throws Exception {
    String[] trip = pass();
    network.cut(Cable.HUB_G1, Cable.HUB_G2);
    assertThat(showAtBoth(trip[1])).containsExactlyInAnyOrder("GREEN", "RED");
    network.restore();
    soon("the hub hears", () -> ask("trip " + trip[0]).contains("\"LEFT\""));
  }

  @Test
  void whileTheHubHangsTheGatesAgreeStraight() throws Exception {
    String[] trip = pass();
    signal("STOP");
    List<String> lamps = showAtBoth(trip[1]);
    signal("CONT");
    assertThat(lamps).containsExactlyInAnyOrder("GREEN", "RED");
    soon("the hub hears", () -> ask("trip " + trip[0]).contains("\"LEFT\""));
  }

  /// The exception that remains: gates that can't hear each other at all. It is found afterwards.
  @Test
  void withEveryCableCutBothOpenAndStaffHearOfItAfterwards() throws Exception {
    int before = usedTwice();
    String[] trip = pass();
    network.cut(Cable.values());
    assertThat(showAtBoth(trip[1])).containsExactly("GREEN", "GREEN");
    assertThat(showAtBoth(trip[1])).as("each gate opens once").containsExactly("RED", "RED");
    network.restore();
    soon(() -> "staff hear: " + ask("alerts"), () -> usedTwice() == before + 1);
    assertThat(ask("alerts")).containsPattern("at gate G[12] at \\S+, after gate G[12] at ");
    assertThat(ask("trip " + trip[0])).contains("\"LEFT\"");
  }

  /// Shows the pass at both gates at once, and waits for both lamps.
  private List<String> showAtBoth(String pass) {
    GATES.forEach(gate -> soon(gate + " rests", () -> lamp(gate).startsWith("WHITE")));
    List<Thread> shoppers =
        GATES.stream()
            .map(gate -> Thread.ofVirtual().start(() -> atDesk(gate, "scan " + pass)))
            .toList();
    Map<String, String> lamps = new HashMap<>();
    soon(
        () -> "both decide: " + lamps,
        () -> {
          GATES.forEach(gate -> keepDecision(lamps, gate));
          return lamps.size() == GATES.size();
        });
    shoppers.forEach(shopper -> {
      try {
        shopper.join();
      } catch (InterruptedException stopped) {
        Thread.currentThread().interrupt();
      }
    });
    return GATES.stream().map(gate -> lamps.getOrDefault(gate, "").split(" ", -1)[0]).toList();
  }

  /// The green of a fast gate may be over before a slow one decides.
  private void keepDecision(Map<String, String> lamps, String gate) {
    String lamp = lamp(gate);
    if (lamp.startsWith("GREEN") || lamp.startsWith("RED")) {
      lamps.put(gate, lamp);
    }
  }

  private void allHearEachOther() {
    soon(
        () -> GATES.stream().map(gate -> atDesk(gate, "neighbours")).toList().toString(),
        () ->
            atDesk("G1", "neighbours").equals("ok G2 desk")
                && atDesk("G2", "neighbours").equals("ok G1 desk"));
    GATES.forEach(gate -> soon(gate + " rests", () -> lamp(gate).startsWith("WHITE")));
    soon(
        () -> "both are connected: " + ask("devices"),
        () -> ask("devices").split("\"online\"", -1).length == 3);
  }

  private String lamp(String gate) {
    return atDesk(gate, "lamp").replaceFirst("ok ", "");
  }

  private int usedTwice() {
    return ask("alerts").split("PASS_USED_TWICE", -1).length - 1;
  }

  /// A paid trip's id, and its pass.
  private String[] pass() {
    return ask("pass").split(" ", -1);
  }

  private synchronized String ask(String line) {
    try {
      store.getOutputStream().write((line + "\n").getBytes(StandardCharsets.UTF_8));
      store.getOutputStream().flush();
      return answer();
    } catch (IOException gone) {
      throw new AssertionError("the hub's process is gone", gone);
    }
  }

  /// What else it prints is its log.
  private String answer() throws IOException {
    for (String line = answers.readLine(); line != null; line = answers.readLine()) {
      if (line.startsWith("answer ")) {
        return line.substring("answer ".length());
      }
    }
    throw new AssertionError("the hub's process has ended; see " + directory.resolve("hub.log"));
  }

  private void signal(String name) throws Exception {
    String pid = Long.toString(store.pid()); // ip becomes the program that it starts
    Process kill = new ProcessBuilder("kill", "-" + name, pid).inheritIO().start();
    assertThat(kill.waitFor()).isZero();
  }

  private void gate(String id, String namespace, String other) throws IOException {
    start(
        namespace,
        List.of(
            "io.qless.gate.GateMain",
            "--credentials=" + directory.resolve(id + ".json"),
            "--scanner=" + directory.resolve(id + "-scanner"),
            "--data=" + directory.resolve(id),
            "--desk=" + desk(id),
            "--devices=sim",
            "--open-seconds=1",
            "--peers=" + other + ":7311",
            "--peer-secret=" + directory.resolve("secret")),
        ProcessBuilder.Redirect.appendTo(directory.resolve(id + ".log").toFile()));
    soon(id + " is ready", () -> lamp(id).startsWith("WHITE"));
  }

  private Path desk(String gate) {
    return directory.resolve(gate + ".sock");
  }

  private Process start(String namespace, List<String> program, ProcessBuilder.Redirect output)
      throws IOException {
    List<String> command =
        new ArrayList<>(
            List.of(
                Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                "--enable-native-access=ALL-UNNAMED",
                "--sun-misc-unsafe-memory-access=allow",
                "-XX:TieredStopAtLevel=1",
                "-Xmx256m",
                "-cp",
                System.getProperty("java.class.path")));
    command.addAll(program);
    Process process =
        new ProcessBuilder(network.in(namespace, command))
            .redirectError(
                ProcessBuilder.Redirect.appendTo(directory.resolve(namespace + ".err").toFile()))
            .redirectOutput(output)
            .start();
    started.add(process);
    return process;
  }

  /// What the desk of a gate answers; empty while there is none.
  private String atDesk(String gate, String line) {
    try (SocketChannel channel = SocketChannel.open(StandardProtocolFamily.UNIX)) {
      channel.connect(UnixDomainSocketAddress.of(desk(gate)));
      channel.write(ByteBuffer.wrap((line + "\n").getBytes(StandardCharsets.UTF_8)));
      String answer =
          new BufferedReader(Channels.newReader(channel, StandardCharsets.UTF_8)).readLine();
      return answer == null ? "" : answer;
    } catch (IOException notOpen) {
      return "";
    }
  }
}
