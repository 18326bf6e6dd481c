package io.qless.hub;

import static org.assertj.core.api.Assertions.assertThat;

import io.qless.contract.link.Soon;
import io.qless.contract.pass.ExitPass;
import io.qless.contract.pass.PassSigner;
import io.qless.contract.pass.SigningKey;
import io.qless.contract.rest.DeviceCredentials;
import io.qless.contract.rest.DeviceKind;
import io.qless.contract.wire.SessionState;
import io.qless.shop.cart.Command;
import io.qless.shop.cart.SessionId;
import io.qless.shop.cart.Settlement;
import io.qless.shop.item.ArticleId;
import io.qless.shop.item.ItemCode;
import io.qless.shop.money.Money;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.net.URLDecoder;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
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

/// A gate without a program of ours: `mosquitto_sub` and `mosquitto_pub` (Debian package
/// `mosquitto-clients`) with the credentials of an enrolled gate, as `deploy/gate-by-hand.md` says.
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class SimpleGateIT {

  private static final String OPEN = "{\"do\":\"open\",\"reason\":\"\",\"sequence\":0}";

  private HubProcess hub;
  private DeviceCredentials gate;
  private DeviceCredentials trolleyCredentials;
  private Path heardFile;
  private Process ear;
  private int trips;
  private String trip = "";
  private OutboxTrolley trolley;
  private String pass = "";

  @BeforeAll
  void openTheStore(@TempDir Path directory) throws IOException {
    hub = new HubProcess(directory);
    gate = hub.enrol(DeviceKind.GATE, "G1");
    trolleyCredentials = hub.enrol(DeviceKind.TROLLEY, "T1");
    heardFile = directory.resolve("heard");
    List<String> listen = new ArrayList<>(List.of("stdbuf", "-oL")); // each line at once
    listen.addAll(tool("mosquitto_sub", "G1_ear"));
    listen.addAll(List.of("-t", "qless/1/S017/gate/G1/command", "-d"));
    ear =
        new ProcessBuilder(listen)
            .redirectErrorStream(true)
            .redirectOutput(heardFile.toFile())
            .start();
    Soon.soon(() -> "it listens: " + printed(), () -> printed().contains("Subscribed (mid: 1): 1"));
  }

  @AfterAll
  void closeTheStore() {
    ear.destroyForcibly();
    hub.close();
  }

  @BeforeEach
  void somebodyPays() {
    trip = "trip-000" + ++trips;
    trolley = new OutboxTrolley(hub.mqtt(), trolleyCredentials, new SessionId(trip));
    trolley.give(
        new Command.AddItem(
            new ItemCode.Piece(ArticleId.parse("gtin:09520212000717"), ItemCode.UnitMark.NONE),
            Money.paise(1_400),
            4),
        new Command.StartCheckout(),
        new Command.RequestPayment());
    Soon.soon("a QR", () -> trolley.cart().settlement() instanceof Settlement.Awaiting);
    Settlement.Awaiting awaiting = (Settlement.Awaiting) trolley.cart().settlement();
    String page = awaiting.qr().substring(awaiting.qr().indexOf("&url=") + "&url=".length());
    hub.pay(URI.create(URLDecoder.decode(page, StandardCharsets.UTF_8)));
    Soon.soon("a pass", () -> !trolley.state().pass().isEmpty());
    pass = trolley.state().pass();
  }

  @AfterEach
  void theTrolleyGoes() {
    trolley.close();
  }

  @Test
  void whoPaidMayLeaveOnce() {
    assertThat(scan(pass)).isEqualTo(OPEN);
    Soon.soon("the trip has left", () -> phase().equals("LEFT"));
    Soon.soon("the trolley is free", () -> trolley.state().equals(SessionState.FREE));
    Soon.soon(
        "the same pass is refused", () -> scan(pass).equals(refusal("this pass was used already")));
  }

  @Test
  void whatIsNoPassIsRefusedAndChangesNothing() {
    List<String> before = journal();
    SigningKey stranger = SigningKey.generate();
    SigningKey hubs = SigningKey.loadOrCreate(hub.data().resolve("exit-pass.key"));
    Instant longAgo = Instant.now().minusSeconds(11 * 60);

    assertThat(scan(new PassSigner(stranger).sign(another(Instant.now()))))
        .isEqualTo(refusal("this gate does not know the key of this pass"));
    assertThat(scan(new PassSigner(hubs).sign(another(longAgo))))
        .isEqualTo(refusal("this pass has expired, please show the new one"));
    assertThat(scan(pass.substring(0, pass.length() - 6) + "AAAAAA"))
        .isEqualTo(refusal("the signature of this pass is wrong"));
    for (String text :
        List.of("9520212000717", "{\"do\":\"open\"}", "a.b.c", "पास", "x".repeat(5_000), " ")) {
      assertThat(scan(text)).as(text).isEqualTo(refusal("this is not an exit pass"));
    }
    assertThat(scan(new PassSigner(hubs).sign(another(Instant.now()))))
        .isEqualTo(refusal("this pass is unknown, please ask our staff"));

    assertThat(phase()).isEqualTo("PAID");
    assertThat(journal()).isEqualTo(before);
    assertThat(scan(pass)).isEqualTo(OPEN);
  }

  /// A pass that the hub did not give to this trip.
  private ExitPass another(Instant at) {
    return ExitPass.issue("S017", trip, "T1", "S017/2627/000001", 1_400, 1, 73, at);
  }

  private String phase() {
    return hub.trip(trip).summary().phase();
  }

  private List<String> journal() {
    return hub.trip(trip).journal().stream().map(line -> line.type() + line.text()).toList();
  }

  private static String refusal(String words) {
    return "{\"do\":\"refuse\",\"reason\":\"" + words + "\",\"sequence\":0}";
  }

  /// Says what the reader read and waits for the answer.
  private String scan(String text) {
    int before = heard().size();
    List<String> publish = tool("mosquitto_pub", "G1_reader");
    publish.addAll(List.of("-t", "qless/1/S017/gate/G1/scan", "-m", text));
    try {
      Process pub = new ProcessBuilder(publish).inheritIO().start();
      assertThat(pub.waitFor(20, TimeUnit.SECONDS)).isTrue();
      assertThat(pub.exitValue()).isZero();
    } catch (IOException missing) {
      throw new UncheckedIOException("install the Debian package mosquitto-clients", missing);
    } catch (InterruptedException stopped) {
      Thread.currentThread().interrupt();
    }
    Soon.soon("an answer to " + text, () -> heard().size() == before + 1);
    return heard().getLast();
  }

  private List<String> heard() {
    return printed().lines().filter(line -> line.startsWith("{")).toList();
  }

  private String printed() {
    try {
      return Files.readString(heardFile);
    } catch (IOException cause) {
      throw new UncheckedIOException(cause);
    }
  }

  /// One client id per connection: the gate's own, with an underscore and a word behind it.
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
            Integer.toString(hub.mqttPort()),
            "-i",
            clientId,
            "-u",
            gate.id(),
            "-P",
            gate.password()));
  }
}
