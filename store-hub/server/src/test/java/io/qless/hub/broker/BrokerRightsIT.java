package io.qless.hub.broker;

import static org.assertj.core.api.Assertions.assertThat;

import io.qless.contract.link.HeardMessages;
import io.qless.contract.link.LinkConfig;
import io.qless.contract.link.LinkMessage;
import io.qless.contract.link.MqttLink;
import io.qless.contract.link.Soon;
import io.qless.contract.rest.DeviceKind;
import io.qless.contract.wire.Topics;
import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/// The rights as a foreign MQTT client meets them: Mosquitto's command line tools (Debian package
/// `mosquitto-clients`).
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class BrokerRightsIT {

  private static final String ROOT = "qless/1/S017/";
  private static final Map<String, DeviceKind> DEVICES =
      Map.of(
          "T1", DeviceKind.TROLLEY,
          "T2", DeviceKind.TROLLEY,
          "G1", DeviceKind.GATE,
          "G2", DeviceKind.GATE);

  /// CONNACK with reason code 134, bad user name or password (MQTT 5, section 3.2.2.2).
  private static final String NOT_ADMITTED = "received CONNACK (134)";

  private int port;
  private EmbeddedBroker broker;
  private HeardMessages heard;
  private MqttLink hub;

  @BeforeAll
  void start(@TempDir Path directory) throws IOException {
    try (ServerSocket socket = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
      port = socket.getLocalPort();
    }
    broker =
        new EmbeddedBroker(
            directory,
            "127.0.0.1",
            port,
            new Topics("S017"),
            (id, password) ->
                Optional.ofNullable(DEVICES.get(id))
                    .filter(kind -> password.equals("secret of " + id)));
    heard = new HeardMessages();
    hub =
        MqttLink.open(
            LinkConfig.of(broker.uri(), EmbeddedBroker.HUB_USER, broker.hubPassword())
                .withSubscriptions(ROOT + "#"),
            heard);
    Soon.soon("the hub is connected", hub::standing);
  }

  @AfterAll
  void stop() {
    hub.close();
    broker.close();
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "T1 trolley/T1/commands",
        "T1 trolley/T1/status",
        "T1 trolley/T1/request",
        "G1 gate/G1/scan",
        "G1 gate/G1/redeemed",
        "G1 gate/G1/status",
      })
  void whatIsADevicesOwnArrives(String deed) throws Exception {
    String[] words = deed.split(" ", -1);
    publish(words[0], ROOT + words[1], deed);
    Soon.soon(deed, () -> texts().contains(deed));
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "T1 trolley/T2/commands",
        "T1 trolley/T2/status",
        "T1 trolley/T1/events",
        "T1 trolley/T1/session",
        "T1 trolley/T1/commands/more",
        "T1 catalogue/head",
        "T1 keys",
        "T1 gate/T1/scan",
        "T1 gate/G1/command",
        "G1 gate/G2/redeemed",
        "G1 gate/G1/command",
        "G1 keys",
        "G1 trolley/T1/commands",
      })
  void whatIsNotADevicesOwnIsRefusedAndReachesNobody(String deed) throws Exception {
    String[] words = deed.split(" ", -1);
    assertThat(publish(words[0], ROOT + words[1], deed)).contains("Not authorized");
    assertThat(publish(words[0], ROOT + words[1], deed, "-r")).contains("Not authorized");
    String marker = "after " + deed;
    assertThat(hub.publish(LinkMessage.of(ROOT + "marker", utf8(marker))).sent()).isTrue();
    Soon.soon(marker, () -> texts().contains(marker));
    assertThat(texts()).doesNotContain(deed);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "T1 trolley/T1/events",
        "T1 trolley/T1/session",
        "T1 catalogue/head",
        "G1 gate/G1/command",
        "G1 gate/+/redeemed",
        "G1 keys",
      })
  void aDeviceHearsWhatIsForIt(String deed) throws Exception {
    String[] words = deed.split(" ", -1);
    assertThat(subscribe(words[0], ROOT + words[1])).contains("Subscribed (mid: 1): 1");
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "T1 qless/1/S017/trolley/T2/events",
        "T1 qless/1/S017/trolley/T2/session",
        "T1 qless/1/S017/trolley/+/events",
        "T1 qless/1/S017/trolley/T1/#",
        "T1 qless/1/S017/trolley/T1/commands",
        "T1 qless/1/S017/#",
        "T1 qless/1/S017/keys",
        "T1 qless/1/S017/gate/+/redeemed",
        "T1 #",
        "T1 +/+/+/+/+/+",
        "T1 $share/T2/qless/1/S017/trolley/T2/events",
        "T1 $SYS/#",
        "T1 activemq.notifications",
        "G1 qless/1/S017/gate/G2/command",
        "G1 qless/1/S017/gate/+/scan",
        "G1 qless/1/S017/trolley/T1/events",
        "G1 #",
      })
  void aDeviceDoesNotOverhearOthers(String deed) throws Exception {
    String[] words = deed.split(" ", -1);
    assertThat(subscribe(words[0], words[1])).contains("(mid: 1): 135");
  }

  @Test
  void aWrongPasswordIsNotAdmitted() throws Exception {
    assertThat(connect("T1", "T1", "secret of T2")).contains(NOT_ADMITTED);
  }

  @Test
  void aStrangerIsNotAdmitted() throws Exception {
    assertThat(connect("T9", "T9", "secret of T9")).contains(NOT_ADMITTED);
  }

  @Test
  void theHubsNameIsNoDevices() throws Exception {
    assertThat(connect("hub", "hub", "secret of hub")).contains(NOT_ADMITTED);
  }

  @Test
  void aDeviceDoesNotComeInUnderAnothersId() throws Exception {
    assertThat(connect("T2", "T1", "secret of T1")).contains(NOT_ADMITTED);
    assertThat(hub.standing()).isTrue();
  }

  @Test
  void aDeviceMayHaveASecondConnectionUnderItsOwnName() throws Exception {
    assertThat(connect("G1_ear", "G1", "secret of G1")).doesNotContain(NOT_ADMITTED);
    for (String clientId : List.of("G1-ear", "G1_", "G1_a.b", "G1ear", "G2_ear")) {
      assertThat(connect(clientId, "G1", "secret of G1")).as(clientId).contains(NOT_ADMITTED);
    }
  }

  @Test
  void nobodyComesInWithoutAName() throws Exception {
    assertThat(
            run(
                "mosquitto_pub",
                "-V",
                "5",
                "-i",
                "T1",
                "-d",
                "-q",
                "1",
                "-t",
                ROOT + "x",
                "-m",
                "hello"))
        .contains(NOT_ADMITTED);
  }

  private List<String> texts() {
    return heard.messages.stream().map(LinkMessage::text).toList();
  }

  private String publish(String device, String topic, String text, String... more)
      throws Exception {
    List<String> command = as("mosquitto_pub", device, device, "secret of " + device);
    command.addAll(List.of("-t", topic, "-m", text));
    command.addAll(List.of(more));
    return run(command.toArray(String[]::new));
  }

  private String subscribe(String device, String filter) throws Exception {
    List<String> command = as("mosquitto_sub", device, device, "secret of " + device);
    command.addAll(List.of("-t", filter, "-E"));
    return run(command.toArray(String[]::new));
  }

  private String connect(String clientId, String user, String password) throws Exception {
    List<String> command = as("mosquitto_pub", clientId, user, password);
    command.addAll(List.of("-t", ROOT + "trolley/T1/status", "-m", "connected"));
    return run(command.toArray(String[]::new));
  }

  private List<String> as(String tool, String clientId, String user, String password) {
    return new ArrayList<>(
        List.of(tool, "-d", "-V", "5", "-q", "1", "-i", clientId, "-u", user, "-P", password));
  }

  /// Runs a tool against the broker.
  ///
  /// @return what it printed
  private String run(String... command) throws Exception {
    List<String> all = new ArrayList<>(List.of(command));
    all.addAll(List.of("-h", "127.0.0.1", "-p", Integer.toString(port)));
    Process tool;
    try {
      tool = new ProcessBuilder(all).redirectErrorStream(true).start();
    } catch (IOException missing) {
      throw new AssertionError("install the Debian package mosquitto-clients", missing);
    }
    tool.getOutputStream().close();
    byte[] printed = tool.getInputStream().readAllBytes();
    assertThat(tool.waitFor(20, TimeUnit.SECONDS)).as("%s ends", all).isTrue();
    return new String(printed, StandardCharsets.UTF_8);
  }

  private static byte[] utf8(String text) {
    return text.getBytes(StandardCharsets.UTF_8);
  }
}
