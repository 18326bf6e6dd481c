package io.qless.hub.broker;

import static org.assertj.core.api.Assertions.assertThat;

import io.qless.contract.link.HeardMessages;
import io.qless.contract.link.LinkConfig;
import io.qless.contract.link.LinkMessage;
import io.qless.contract.link.MqttLink;
import io.qless.contract.link.Soon;
import io.qless.contract.rest.DeviceKind;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import java.util.regex.Pattern;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/// The rights as a foreign MQTT client meets them: Mosquitto's command line tools (Debian package
/// `mosquitto-clients`). The same for each broker that a store may have.
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
abstract class BrokerRightsCases {

  private static final String ROOT = "qless/1/S017/";
  static final Map<String, DeviceKind> DEVICES =
      Map.of(
          "T1", DeviceKind.TROLLEY,
          "T2", DeviceKind.TROLLEY,
          "G1", DeviceKind.GATE,
          "G2", DeviceKind.GATE);

  /// How a tool says that it was not let in: the broker's word, or the connection just ends.
  static final Pattern NOT_ADMITTED = Pattern.compile("received CONNACK \\((134|135)\\)");

  /// `135` is "not authorised"; what begins with it is no grant of QoS 1.
  private static final Pattern GRANTED = Pattern.compile("Subscribed \\(mid: 1\\): 1\\b");

  private Broker broker;
  private HeardMessages heard;
  private MqttLink hub;

  /// Starts the broker and lets [#DEVICES] in, each with the password of [#secretOf].
  abstract Broker begin(Path directory);

  static String secretOf(String device) {
    return "secret of " + device;
  }

  @BeforeAll
  void start(@TempDir Path directory) {
    broker = begin(directory);
    heard = new HeardMessages();
    hub = MqttLink.open(broker.hubLink().withSubscriptions(ROOT + "#"), heard);
    Soon.soon(() -> "the hub is connected: " + heard.breaks, hub::standing);
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
        "G1 gate/G1/claim",
        "G1 gate/G1/incident",
        "G1 gate/G1/ask",
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
        "G1 gate/G1/time",
        "G1 gate/G2/claim",
        "G1 gate/desk/claim",
        "G1 gate/desk/redeemed",
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
        "G1 gate/+/claim",
        "G1 gate/G1/time",
        "G1 keys",
      })
  void aDeviceHearsWhatIsForIt(String deed) throws Exception {
    String[] words = deed.split(" ", -1);
    assertThat(subscribe(words[0], ROOT + words[1])).containsPattern(GRANTED);
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
        "G1 qless/1/S017/gate/G2/time",
        "G1 qless/1/S017/gate/+/scan",
        "G1 qless/1/S017/gate/+/incident",
        "T1 qless/1/S017/gate/+/claim",
        "G1 qless/1/S017/trolley/T1/events",
        "G1 #",
      })
  void aDeviceDoesNotOverhearOthers(String deed) throws Exception {
    String[] words = deed.split(" ", -1);
    assertThat(subscribe(words[0], words[1])).contains("(mid: 1): 135");
  }

  /// Every topic of the contract, with the one device of four that may say (`s`) or hear (`h`) it;
  /// the hub may do both everywhere. All else is refused.
  @ParameterizedTest
  @CsvSource({
    "trolley/T1/commands, T1 s",
    "trolley/T1/events,   T1 h",
    "trolley/T1/session,  T1 h",
    "trolley/T1/status,   T1 s",
    "trolley/T1/request,  T1 s",
    "trolley/T1/weights,  T1 s",
    "catalogue/head,      T1 h T2 h",
    "keys,                G1 h G2 h",
    "gate/G1/scan,        G1 s",
    "gate/G1/command,     G1 h",
    "gate/G1/redeemed,    G1 s",
    "gate/G1/status,      G1 s",
    "gate/G1/claim,       G1 s",
    "gate/G1/incident,    G1 s",
    "gate/G1/ask,         G1 s",
    "gate/G1/time,        G1 h",
  })
  void eachTopicIsOpenToItsOwnAndToNobodyElse(String topic, String allowed) throws Exception {
    for (String device : DEVICES.keySet().stream().sorted().toList()) {
      String text = device + " to " + topic;
      assertThat(!publish(device, ROOT + topic, text).contains("Not authorized"))
          .as("%s says %s", device, topic)
          .isEqualTo(allowed.contains(device + " s"));
      assertThat(GRANTED.matcher(subscribe(device, ROOT + topic)).find())
          .as("%s hears %s", device, topic)
          .isEqualTo(allowed.contains(device + " h"));
    }
    assertThat(hub.publish(LinkMessage.of(ROOT + topic, utf8("hub to " + topic))).sent()).isTrue();
    Soon.soon("hub to " + topic, () -> texts().contains("hub to " + topic));
    for (String device : DEVICES.keySet()) {
      assertThat(texts().contains(device + " to " + topic))
          .as("%s was heard on %s", device, topic)
          .isEqualTo(allowed.contains(device + " s"));
    }
  }

  @Test
  void aNewPasswordEndsTheOldConnection() throws Exception {
    try (MqttLink old = device("T2", secretOf("T2"))) {
      Soon.soon("T2 is connected", old::standing);
      broker.letIn(DeviceKind.TROLLEY, "T2", changed("T2"));
      Soon.soon("T2 is put out", () -> !old.standing());
      assertThat(connect("T2", "T2", secretOf("T2"))).containsPattern(NOT_ADMITTED);
    } finally {
      restore(DeviceKind.TROLLEY, "T2");
    }
    Soon.soon("T2 comes in again", () -> isAdmitted("T2"));
  }

  @Test
  void aRevokedDeviceIsPutOutAndStaysOut() throws Exception {
    try (MqttLink gate = device("G2", secretOf("G2"))) {
      Soon.soon("G2 is connected", gate::standing);
      revoke("G2");
      Soon.soon("G2 is put out", () -> !gate.standing());
      assertThat(connect("G2", "G2", secretOf("G2"))).containsPattern(NOT_ADMITTED);
    } finally {
      restore(DeviceKind.GATE, "G2");
    }
  }

  /// Gives the device another password, where the broker looks.
  abstract String changed(String device);

  /// Shuts the device out, where the broker looks.
  abstract void revoke(String device);

  /// Lets the device in under its first password again.
  abstract void restore(DeviceKind kind, String device);

  Broker broker() {
    return broker;
  }

  private MqttLink device(String id, String password) {
    return MqttLink.open(
        LinkConfig.of(broker.hubLink().broker(), id, password), new HeardMessages());
  }

  @Test
  void aWrongPasswordIsNotAdmitted() throws Exception {
    assertThat(connect("T1", "T1", "secret of T2")).containsPattern(NOT_ADMITTED);
  }

  @Test
  void aStrangerIsNotAdmitted() throws Exception {
    assertThat(connect("T9", "T9", "secret of T9")).containsPattern(NOT_ADMITTED);
  }

  @Test
  void theHubsNameIsNoDevices() throws Exception {
    assertThat(connect("hub", "hub", "secret of hub")).containsPattern(NOT_ADMITTED);
  }

  @Test
  void aDeviceDoesNotComeInUnderAnothersId() throws Exception {
    assertThat(connect("T2", "T1", "secret of T1")).containsPattern(NOT_ADMITTED);
    assertThat(hub.standing()).isTrue();
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
        .containsPattern(NOT_ADMITTED);
  }

  private List<String> texts() {
    return heard.messages.stream().map(LinkMessage::text).toList();
  }

  private String publish(String device, String topic, String text, String... more)
      throws Exception {
    List<String> command = as("mosquitto_pub", device);
    command.addAll(List.of("-t", topic, "-m", text));
    command.addAll(List.of(more));
    return run(command.toArray(String[]::new));
  }

  private String subscribe(String device, String filter) throws Exception {
    List<String> command = as("mosquitto_sub", device);
    command.addAll(List.of("-t", filter, "-E"));
    return run(command.toArray(String[]::new));
  }

  private boolean isAdmitted(String device) {
    try {
      return !NOT_ADMITTED.matcher(connect(device, device, secretOf(device))).find();
    } catch (Exception failed) {
      throw new AssertionError(failed);
    }
  }

  String connect(String clientId, String user, String password) throws Exception {
    List<String> command = as("mosquitto_pub", clientId, user, password);
    command.addAll(List.of("-t", ROOT + "trolley/T1/status", "-m", "connected"));
    return run(command.toArray(String[]::new));
  }

  private List<String> as(String tool, String device) {
    return as(tool, device, device, secretOf(device));
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
    all.addAll(
        List.of("-h", "127.0.0.1", "-p", Integer.toString(broker.hubLink().broker().getPort())));
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
