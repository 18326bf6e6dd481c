package io.qless.hub;

import static org.assertj.core.api.Assertions.assertThat;

import io.qless.contract.link.LinkConfig;
import io.qless.contract.link.LinkListener;
import io.qless.contract.link.LinkMessage;
import io.qless.contract.link.MqttLink;
import io.qless.contract.link.Soon;
import io.qless.contract.rest.DeviceCredentials;
import io.qless.contract.rest.DeviceKind;
import io.qless.contract.rest.SentCodes;
import io.qless.contract.wire.Json;
import io.qless.contract.wire.Topics;
import io.qless.shop.cart.Command;
import io.qless.shop.cart.SessionId;
import io.qless.shop.cart.Settlement;
import java.io.IOException;
import java.net.URI;
import java.net.URLDecoder;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.nio.file.DirectoryStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.OffsetDateTime;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// The hub's log after a whole trip with people, phone, payer and gate, told as fully as it goes:
/// lines that a program takes apart, that say whom they are about, and that betray nobody.
class TripLogIT {

  private static final String TRIP = "trip-0001";
  private static final String PASSWORD = "mango lassi 7";
  private static final String NUMBER = "9876543210";

  private static final Pattern LINE =
      Pattern.compile(
          "(?<at>\\S+) level=(?<level>[A-Z]+) logger=(?<logger>\\S+)"
              + "(?: device=(?<device>[A-Za-z0-9_-]+))?(?: session=(?<session>[a-z0-9-]+))?"
              + " msg=\"(?<msg>[^\"]*)\"(?: trace=\"(?<trace>[^\"]+)\")?");

  /// What one line tells; empty where it tells nothing.
  private record Line(String level, String logger, String device, String session, String msg) {}

  @TempDir Path directory;

  private final List<String> secrets = new ArrayList<>(List.of(PASSWORD, NUMBER));

  @Test
  void aTripCanBeFollowedAndNoSecretCanBeRead() throws Exception {
    List<Line> lines;
    try (HubProcess hub = new HubProcess(directory, List.of("-Dqless.log.level=DEBUG"))) {
      drive(hub);
      hub.end();
      secrets.addAll(filesOf(hub.data()));
      String log = String.join("\n", hub.log());
      assertThat(secrets).hasSizeGreaterThan(12).allMatch(secret -> secret.length() >= 6);
      assertThat(log).doesNotContain(secrets);
      lines = fields(hub.log());
    }
    assertThat(lines)
        .extracting(Line::level)
        .contains("DEBUG", "INFO")
        .doesNotContain("WARN", "ERROR");
    assertThat(of(lines, "SessionDesk", "PieceAdded"))
        .isNotEmpty()
        .allMatch(line -> line.device().equals("T1") && line.session().equals(TRIP));
    for (String step : List.of("WishAdded", "AttemptOpened", "PaymentConfirmed", "PassIssued")) {
      assertThat(of(lines, "SessionDesk", step))
          .as(step)
          .isNotEmpty()
          .allMatch(line -> line.session().equals(TRIP));
    }
    assertThat(of(lines, "SessionDesk", "TripLeft"))
        .isNotEmpty()
        .allMatch(line -> line.device().equals("G1") && line.session().equals(TRIP));
    assertThat(of(lines, "GateEdge", "out"))
        .isNotEmpty()
        .allMatch(line -> line.device().equals("G1") && line.session().equals(TRIP));
    assertThat(of(lines, "WebhookIntake", "taken"))
        .isNotEmpty()
        .allMatch(line -> line.session().equals(TRIP));
    assertThat(of(lines, "WebEdge", "POST /cart/add"))
        .isNotEmpty()
        .allMatch(line -> line.session().equals(TRIP));
    assertThat(of(lines, "WebEdge", "POST /auth/login"))
        .isNotEmpty()
        .allMatch(line -> line.session().isEmpty());
    assertThat(lines)
        .filteredOn(line -> line.msg().contains(TRIP))
        .allMatch(line -> line.session().equals(TRIP));
  }

  private void drive(HubProcess hub) throws Exception {
    String account = logIn(hub);
    DeviceCredentials device = hub.enrol(DeviceKind.TROLLEY, "T1");
    DeviceCredentials gate = hub.enrol(DeviceKind.GATE, "G1");
    secrets.add(device.password());
    secrets.add(gate.password());
    try (OutboxTrolley trolley = new OutboxTrolley(hub.mqtt(), device, new SessionId(TRIP))) {
      trolley.give(HubEdgesIT.noodles());
      trolley.awaitAll();
      shopByPhone(hub, trolley, account);
      trolley.give(new Command.StartCheckout(), new Command.RequestPayment());
      Soon.soon("a QR", () -> trolley.cart().settlement() instanceof Settlement.Awaiting);
      Settlement.Awaiting awaiting = (Settlement.Awaiting) trolley.cart().settlement();
      String page = awaiting.qr().substring(awaiting.qr().indexOf("&url=") + "&url=".length());
      hub.pay(URI.create(URLDecoder.decode(page, StandardCharsets.UTF_8)));
      Soon.soon("a pass", () -> !trolley.state().pass().isEmpty());
      secrets.add(trolley.state().pass());
      leave(hub, gate, trolley.state().pass());
    }
    Soon.soon("the trip has left", () -> hub.trip(TRIP).summary().phase().equals("LEFT"));
  }

  private String logIn(HubProcess hub) {
    post(hub, "/auth/code", "", "{'login':'" + NUMBER + "'}");
    String code =
        Json.read(hub.admin("GET", "/admin/codes", new byte[0]), SentCodes.class)
            .codes()
            .getFirst()
            .code();
    String form = "{'login':'%s','%s':'%s','refreshIn':'body','%s':'%s'}";
    String in =
        post(hub, "/auth/register", "", form.formatted(NUMBER, "code", code, "password", PASSWORD));
    String again =
        post(hub, "/auth/login", "", form.formatted(NUMBER, "password", PASSWORD, "name", "Asha"));
    secrets.add(code);
    for (String answer : List.of(in, again)) {
      secrets.add(field(answer, "accessToken"));
      secrets.add(field(answer, "refreshToken"));
    }
    return field(again, "accessToken");
  }

  private void shopByPhone(HubProcess hub, OutboxTrolley trolley, String account) {
    Soon.soon("a join link", () -> !trolley.state().joinUrl().isEmpty());
    String secret = trolley.state().joinUrl().replaceAll(".*#", "");
    String joined = post(hub, "/session/join", "", "{'secret':'" + secret + "','name':'Asha'}");
    String token = field(joined, "token");
    secrets.add(secret);
    secrets.add(token);
    post(hub, "/auth/trip", account, "{'trip':'" + token + "'}");
    String wish = "{'session':'" + TRIP + "','article':'9520128000214','pieces':1,'number':2}";
    String first = post(hub, "/cart/add", token, wish);
    assertThat(post(hub, "/cart/add", token, wish)).isEqualTo(first);
  }

  private static void leave(HubProcess hub, DeviceCredentials gate, String pass) {
    Topics topics = new Topics(gate.store());
    try (MqttLink link =
        MqttLink.open(
            LinkConfig.of(hub.mqtt(), gate.id(), gate.password()),
            new LinkListener() {
              @Override
              public void connected() {}

              @Override
              public void message(LinkMessage message) {}

              @Override
              public void lost(String reason) {}

              @Override
              public void denied(String topicFilter, int reasonCode) {}
            })) {
      Soon.soon(
          "the gate has spoken",
          () ->
              link.publish(topics.gateScan(gate.id()), pass.getBytes(StandardCharsets.UTF_8), false)
                  .sent());
      Soon.soon("it left", () -> hub.trip(TRIP).summary().phase().equals("LEFT"));
    }
  }

  /// Keys and tokens that the hub made for itself.
  private static List<String> filesOf(Path data) throws IOException {
    List<String> secrets = new ArrayList<>();
    secrets.add(Files.readString(data.resolve(Hub.ADMIN_TOKEN)).strip());
    for (String key : List.of("code-pepper", "request-key")) {
      secrets.add(Files.readString(data.resolve(key)).strip());
    }
    try (DirectoryStream<Path> keys = Files.newDirectoryStream(data, "*.key")) {
      for (Path key : keys) {
        Files.readAllLines(key).stream()
            .map(line -> line.replaceAll(".*\"d\":\"([^\"]+)\".*", "$1"))
            .filter(line -> line.length() > 20)
            .forEach(secrets::add);
      }
    }
    return secrets;
  }

  /// Every line, taken apart; what the hub tells its starter on the console is no log.
  private static List<Line> fields(List<String> log) {
    List<Line> all = new ArrayList<>();
    for (String line : log) {
      if (line.startsWith("Q-Less hub")
          || line.startsWith("qless-hub: ")
          || line.startsWith("  ")) {
        continue;
      }
      Matcher matcher = LINE.matcher(line);
      assertThat(matcher.matches()).as("takes apart: %s", line).isTrue();
      assertThat(OffsetDateTime.parse(matcher.group("at"))).isNotNull();
      all.add(
          new Line(
              field(matcher, "level"),
              field(matcher, "logger"),
              field(matcher, "device"),
              field(matcher, "session"),
              field(matcher, "msg")));
    }
    return all;
  }

  private static String field(Matcher line, String name) {
    String value = line.group(name);
    return value == null ? "" : value;
  }

  private static List<Line> of(List<Line> lines, String logger, String words) {
    return lines.stream()
        .filter(line -> line.logger().equals(logger) && line.msg().contains(words))
        .toList();
  }

  private String post(HubProcess hub, String path, String token, String body) {
    String key = "key-of-" + path.replace('/', '-') + body.hashCode();
    secrets.add(key);
    HttpRequest.Builder request =
        HttpRequest.newBuilder(hub.address(path))
            .header("Idempotency-Key", key)
            .POST(BodyPublishers.ofString(body.replace('\'', '"')));
    if (!token.isEmpty()) {
      request.header("Authorization", "Bearer " + token);
    }
    HttpResponse<String> answer = hub.send(request.build());
    assertThat(answer.statusCode()).as("%s: %s", path, answer.body()).isBetween(200, 299);
    return answer.body();
  }

  private static String field(String answer, String name) {
    return Json.mapperForTrees().readTree(answer).path(name).asString();
  }
}
