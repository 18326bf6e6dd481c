package io.qless.gate;

import static io.qless.contract.link.Soon.soon;
import static org.assertj.core.api.Assertions.assertThat;

import io.qless.bridge.relay.SimulatedLock;
import io.qless.bridge.sim.SimulatedSsiScanner;
import io.qless.contract.link.Mosquitto;
import io.qless.contract.rest.DeviceCredentials;
import io.qless.contract.rest.DeviceKind;
import io.qless.contract.wire.GateIncident;
import io.qless.contract.wire.GateStatus;
import io.qless.contract.wire.Json;
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
import java.util.List;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// The program itself, as `deploy/qless-gate` starts it, with a simulated scanner.
final class GateProcessIT {

  @TempDir Path directory;
  private Mosquitto broker;
  private HubDouble hub;
  private final List<Process> started = new ArrayList<>();

  @BeforeEach
  void openTheShop() throws IOException {
    broker = Mosquitto.open(Files.createDirectory(directory.resolve("broker")));
    hub = new HubDouble(broker.uri("mqtt"));
    Files.write(
        directory.resolve("gate.json"),
        Json.bytes(
            new DeviceCredentials(
                DeviceKind.GATE,
                "G1",
                "",
                HubDouble.STORE,
                broker.uri("mqtt").toString(),
                "http://127.0.0.1:1")));
  }

  @AfterEach
  void closeTheShop() {
    started.forEach(Process::destroyForcibly);
    hub.close();
    broker.close();
  }

  @Test
  void aKilledGateRefusesAfterItsRestartWhatItLetOutBefore() throws Exception {
    Process gate = start("--scanner=" + directory.resolve("scanner"), "--devices=sim");
    soon("it is ready", this::ready);
    String pass = hub.pass("trip-1");
    assertThat(ask("scan " + pass)).isEqualTo("ok");
    soon("it opens", () -> ask("lamp").startsWith("ok GREEN"));
    gate.destroyForcibly().waitFor(10, TimeUnit.SECONDS);

    start("--scanner=" + directory.resolve("scanner"), "--devices=sim");
    soon("its desk is open again", () -> ask("lamp").startsWith("ok WHITE"));

    soon(
        "it refuses",
        () -> {
          ask("scan " + pass);
          return ask("lamp").startsWith("ok RED already used at gate G1");
        });
    soon("the hub has heard of it", () -> hub.sessions().contains("trip-1"));
  }

  @Test
  void aKilledProgramLetsGo() throws Exception {
    SimulatedLock lock = holdingGate();
    started.getFirst().destroyForcibly();
    soon("the barrier opens", () -> !lock.holds());
  }

  /// As a program hangs: it is there, its line stands at some level, and nothing moves.
  @Test
  void aProgramThatHangsLetsGoAndHoldsAgainWhenItWakes() throws Exception {
    SimulatedLock lock = holdingGate();
    signal("STOP");
    soon("the barrier opens", () -> !lock.holds());
    signal("CONT");
    soon("it holds again", lock::holds);
  }

  @Test
  void theButtonWorksByHandAndIsReported() throws Exception {
    SimulatedLock lock = holdingGate();
    lock.button(true);
    soon("the barrier opens", () -> !lock.holds());
    lock.button(false);
    soon("the hub hears", () -> hub.heardOf(GateIncident.Kind.RELEASED_BY_BUTTON));
  }

  private SimulatedLock holdingGate() throws IOException {
    start("--scanner=" + directory.resolve("scanner"), "--devices=sim");
    SimulatedLock lock = new SimulatedLock(directory.resolve("data").resolve("lock"));
    soon("it is ready", this::ready);
    soon("it holds", lock::holds);
    return lock;
  }

  private void signal(String name) throws Exception {
    Process kill =
        new ProcessBuilder("kill", "-" + name, Long.toString(started.getFirst().pid()))
            .inheritIO()
            .start();
    assertThat(kill.waitFor()).isZero();
  }

  @Test
  void anEndOnPurposeIsOrderly() throws Exception {
    Process gate = start("--scanner=" + directory.resolve("scanner"), "--devices=sim");
    soon("it is ready", this::ready);

    gate.destroy();

    assertThat(gate.waitFor(30, TimeUnit.SECONDS)).isTrue();
    soon("it says goodbye", () -> !ready());
    assertThat(directory.resolve("data").resolve("desk.sock")).doesNotExist();
  }

  @Test
  void aZebraAtTheGateGetsItsAnswers() throws Exception {
    Path port = directory.resolve("zebra");
    try (SimulatedSsiScanner zebra = new SimulatedSsiScanner(port)) {
      start("--scanner=ssi:" + port, "--devices=scanner");
      soon("it is ready", this::ready);
      zebra.scan(0x1C, "no pass");
      soon("the answer", () -> zebra.waiting() == 0);
    }
  }

  @Test
  void aScannerThatIsNoneIsSaidWithWhatWouldBeOne() throws Exception {
    Process gate = start("--scanner=zebra:/dev/ttyACM0", "--devices=scanner");

    assertThat(gate.waitFor(30, TimeUnit.SECONDS)).isTrue();
    assertThat(gate.exitValue()).isEqualTo(2);
    assertThat(Files.readString(directory.resolve("gate.log"))).contains("trolley-bridge devices");
  }

  @Test
  void aWrongSettingIsSaidAndNothingStarts() throws Exception {
    Process gate = start("--speed=9");

    assertThat(gate.waitFor(30, TimeUnit.SECONDS)).isTrue();
    assertThat(gate.exitValue()).isEqualTo(2);
    assertThat(Files.readString(directory.resolve("gate.log"))).contains("unknown setting --speed");
  }

  private boolean ready() {
    GateStatus status = hub.status.get("G1");
    return status != null && status.online() && status.keys() == 1 && status.scanner().equals("ok");
  }

  private Process start(String... more) throws IOException {
    List<String> command =
        new ArrayList<>(
            List.of(
                Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                "--enable-native-access=ALL-UNNAMED",
                "-cp",
                System.getProperty("java.class.path"),
                GateMain.class.getName(),
                "--credentials=" + directory.resolve("gate.json"),
                "--data=" + directory.resolve("data")));
    command.addAll(List.of(more));
    Process process =
        new ProcessBuilder(command)
            .redirectErrorStream(true)
            .redirectOutput(
                ProcessBuilder.Redirect.appendTo(directory.resolve("gate.log").toFile()))
            .start();
    started.add(process);
    return process;
  }

  /// What the desk answers; empty while there is none.
  private String ask(String line) {
    Path desk = directory.resolve("data").resolve("desk.sock");
    try (SocketChannel channel = SocketChannel.open(StandardProtocolFamily.UNIX)) {
      channel.connect(UnixDomainSocketAddress.of(desk));
      channel.write(ByteBuffer.wrap((line + "\n").getBytes(StandardCharsets.UTF_8)));
      String answer =
          new BufferedReader(Channels.newReader(channel, StandardCharsets.UTF_8)).readLine();
      return answer == null ? "" : answer;
    } catch (IOException notOpen) {
      return "";
    }
  }
}
