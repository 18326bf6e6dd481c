package io.qless.hub;

import static org.assertj.core.api.Assertions.assertThat;

import io.qless.contract.link.Soon;
import io.qless.contract.rest.CatalogueKind;
import io.qless.contract.rest.DeviceCredentials;
import io.qless.contract.rest.DeviceKind;
import io.qless.contract.rest.Problem;
import io.qless.contract.rest.SessionDetail;
import io.qless.contract.wire.Json;
import io.qless.hub.catalogue.SampleStore;
import io.qless.shop.cart.JournalEntry;
import io.qless.shop.cart.SessionId;
import io.qless.shop.cart.Source;
import java.net.URI;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.TreeMap;

/// A whole hub with two trolleys on their trips and a good phone at its doors, for those who mean
/// harm to try. Test use only.
final class BesiegedStore implements AutoCloseable {

  static final String TRIP = "trip-0001";
  static final String OTHER = "trip-0002";
  static final String SALT = "9520128000214";

  private final TestHub hub;
  private final Map<String, OutboxTrolley> trolleys = new TreeMap<>();
  private final Set<String> used = new HashSet<>();
  private final WildPhone good;

  BesiegedStore(Path directory) {
    hub = new TestHub(directory, Map.of());
    for (CatalogueKind kind : CatalogueKind.values()) {
      hub.admin("POST", "/admin/catalogue/rows", Json.bytes(SampleStore.rows(kind)));
    }
    for (String[] each : new String[][] {{"T1", TRIP}, {"T2", OTHER}}) {
      DeviceCredentials device = hub.enrol(DeviceKind.TROLLEY, each[0]);
      OutboxTrolley trolley =
          new OutboxTrolley(URI.create(device.mqttUrl()), device, new SessionId(each[1]));
      trolley.awaitAll();
      trolleys.put(each[1], trolley);
    }
    good = phone("127.0.0.1");
  }

  /// A phone that means no harm.
  WildPhone good() {
    return good;
  }

  /// A phone at another address of the loopback network.
  WildPhone phone(String from) {
    return new WildPhone(hub.at("/"), from);
  }

  /// Counts an answer under its code, a good one as `taken`.
  static void count(HttpResponse<String> answer, Map<String, Integer> answers) {
    answers.merge(answer.statusCode() == 200 ? "taken" : toldNo(answer), 1, Integer::sum);
  }

  /// The code of a refusal that is made as all refusals are.
  static String toldNo(HttpResponse<String> no) {
    assertThat(no.headers().firstValue("Content-Type")).as(no.body()).contains(Problem.MEDIA_TYPE);
    Problem problem = Json.read(no.body(), Problem.class);
    assertThat(problem.status()).isEqualTo(no.statusCode()).isBetween(400, 499);
    if (no.statusCode() == 429) {
      assertThat(Long.parseLong(no.headers().firstValue("Retry-After").orElseThrow()))
          .isBetween(1L, 600L);
    }
    return problem.code();
  }

  static List<JournalEntry> by(WildPhone.Joined phone, List<JournalEntry> entries) {
    Source source = Source.phone(phone.participant());
    return entries.stream().filter(entry -> entry.source().equals(source)).toList();
  }

  OutboxTrolley trolley(String trip) {
    return Objects.requireNonNull(trolleys.get(trip));
  }

  /// All that was ever written of the trip; the trolley asks for what it has not heard.
  List<JournalEntry> journal() {
    trolley(TRIP).awaitAll();
    byte[] detail =
        hub.admin("GET", "/admin/sessions/" + TRIP, new byte[0])
            .body()
            .getBytes(StandardCharsets.UTF_8);
    long revision = Json.read(detail, SessionDetail.class).journal().getLast().revision();
    Soon.soon("all is heard", () -> trolley(TRIP).journal().size() >= revision);
    return trolley(TRIP).journal();
  }

  /// The link of the family QR as it is now.
  String secret(String trip) {
    OutboxTrolley trolley = trolley(trip);
    Soon.soon(
        "a fresh join link",
        () -> !trolley.state().joinUrl().isEmpty() && !used.contains(trolley.state().joinUrl()));
    String url = trolley.state().joinUrl();
    used.add(url);
    return url.replaceAll(".*#", "");
  }

  @Override
  public void close() {
    good.close();
    trolleys.values().forEach(OutboxTrolley::close);
    hub.close();
  }
}
