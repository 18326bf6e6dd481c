package io.qless.cli;

import io.qless.contract.rest.BuyerName;
import io.qless.contract.rest.CatalogueDiff;
import io.qless.contract.rest.CatalogueKind;
import io.qless.contract.rest.CataloguePage;
import io.qless.contract.rest.CatalogueReport;
import io.qless.contract.rest.CatalogueRows;
import io.qless.contract.rest.CouponList;
import io.qless.contract.rest.DeviceCredentials;
import io.qless.contract.rest.DeviceList;
import io.qless.contract.rest.EnrolDevice;
import io.qless.contract.rest.GateLog;
import io.qless.contract.rest.LearnedWeights;
import io.qless.contract.rest.OrderDetail;
import io.qless.contract.rest.PictureList;
import io.qless.contract.rest.PriceHistory;
import io.qless.contract.rest.PriceSet;
import io.qless.contract.rest.ReturnAnswer;
import io.qless.contract.rest.ReturnRequest;
import io.qless.contract.rest.SessionDetail;
import io.qless.contract.rest.SessionList;
import io.qless.contract.rest.SetPrice;
import io.qless.contract.rest.StaffReason;
import io.qless.contract.tls.Trust;
import io.qless.contract.wire.Json;
import io.qless.contract.wire.MalformedMessage;
import java.io.FileNotFoundException;
import java.io.IOException;
import java.io.InputStream;
import java.net.ConnectException;
import java.net.URI;
import java.net.URLEncoder;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandler;
import java.net.http.HttpResponse.BodyHandlers;
import java.net.http.HttpTimeoutException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.security.GeneralSecurityException;
import java.time.Duration;
import javax.net.ssl.SSLContext;
import javax.net.ssl.TrustManager;
import tools.jackson.databind.JsonNode;

/// The hub's doors for staff, one method each. Blocks; a command makes one and closes it at its
/// end.
///
/// Every method throws [CliException]: the hub is not reachable, said no, or answered something
/// that is not Q-Less.
final class HubClient implements AutoCloseable {
  private static final Duration CONNECT_LIMIT = Duration.ofSeconds(5);

  /// 200 rows are judged and committed in well under a second; a busy disk may take longer.
  private static final Duration ANSWER_LIMIT = Duration.ofSeconds(30);

  /// The hub first writes all of it to its own disk: a year of trips takes some minutes.
  private static final Duration BACKUP_LIMIT = Duration.ofMinutes(30);

  private static final int MAX_PROBLEM_BYTES = 1 << 16;

  /// A kept connection may close just when it is used again. Every request may arrive twice: it has
  /// a key, by which the hub knows the repeat.
  private static final int MAX_TRIES = 2;

  /// The longest answer is the journal of one trip: some thousand events.
  private static final long MAX_ANSWER_BYTES = 16L << 20;

  private final String base;
  private final String token;
  private final HttpClient http;

  /// @param hub such as `http://127.0.0.1:8080`; checked by the caller
  /// @param token the admin's bearer token; empty sends none
  /// @param trust whose certificates the hub may show
  HubClient(URI hub, String token, Trust trust) {
    http =
        HttpClient.newBuilder()
            .version(HttpClient.Version.HTTP_1_1)
            .connectTimeout(CONNECT_LIMIT)
            .sslContext("https".equals(hub.getScheme()) ? trust.context() : trustingNobody())
            .build();
    this.base = hub.toString().replaceAll("/+$", "");
    this.token = token;
  }

  /// For a hub without certificates: reading those of the platform takes longer than most answers.
  private static SSLContext trustingNobody() {
    try {
      SSLContext context = SSLContext.getInstance("TLS");
      context.init(null, new TrustManager[0], null);
      return context;
    } catch (GeneralSecurityException impossible) {
      throw new IllegalStateException("every JDK has TLS", impossible);
    }
  }

  CatalogueReport sendRows(CatalogueRows rows) {
    return post("/admin/catalogue/rows", rows, CatalogueReport.class);
  }

  CatalogueDiff diff(CatalogueRows rows) {
    return post("/admin/catalogue/diff", rows, CatalogueDiff.class);
  }

  /// Rows of the catalogue, as many as the hub gives at once.
  ///
  /// @param from rows of earlier pages
  CataloguePage page(CatalogueKind kind, int from) {
    return get("/admin/catalogue/" + kind.word() + "?from=" + from, CataloguePage.class);
  }

  PriceSet setPrice(String article, long paise) {
    String path = "/admin/catalogue/articles/" + segment(article) + "/price";
    return read(send("PUT", path, json(new SetPrice(paise))), PriceSet.class);
  }

  PriceHistory prices(String article) {
    return get("/admin/catalogue/articles/" + segment(article) + "/prices", PriceHistory.class);
  }

  /// What shoppers find; as JSON, since it is shown and not used.
  JsonNode search(String typed, int from, int limit) {
    return get(
        "/products/search?q=%s&from=%d&limit=%d".formatted(segment(typed), from, limit),
        JsonNode.class);
  }

  PictureList pictures() {
    return get("/admin/pictures", PictureList.class);
  }

  byte[] picture(String name) {
    return send("GET", "/pictures/" + segment(name), Body.NONE);
  }

  /// Takes something out of the catalogue.
  ///
  /// @param id article code, coupon code or name in the store's files
  void withdraw(CatalogueKind kind, String id) {
    send("DELETE", "/admin/catalogue/" + kind.word() + "/" + segment(id), Body.NONE);
  }

  /// @param name file name without folders
  void putPicture(String name, Path file) {
    try {
      send(
          "PUT",
          "/admin/pictures/" + segment(name),
          new Body("image/png", BodyPublishers.ofFile(file)));
    } catch (FileNotFoundException cause) {
      throw CliException.usage("can't read " + file, cause);
    }
  }

  DeviceCredentials enrol(EnrolDevice device) {
    return post("/admin/devices", device, DeviceCredentials.class);
  }

  DeviceList devices() {
    return get("/admin/devices", DeviceList.class);
  }

  void revoke(String device) {
    delete("/admin/devices/" + segment(device));
  }

  void releaseGate(String gate, String reason) {
    send("POST", "/admin/gates/" + segment(gate) + "/release?reason=" + segment(reason), Body.NONE);
  }

  GateLog gateLog(String gate) {
    return get("/admin/gates/" + segment(gate) + "/journal", GateLog.class);
  }

  SessionList sessions() {
    return get("/admin/sessions", SessionList.class);
  }

  CouponList coupons() {
    return get("/admin/coupons", CouponList.class);
  }

  SessionDetail session(String id) {
    return get("/admin/sessions/" + segment(id), SessionDetail.class);
  }

  /// The receipt of a paid trip.
  ///
  /// @param form `pdf` or `txt`
  byte[] receipt(String session, String form, String language, int columns) {
    String path =
        "/admin/sessions/%s/receipt.%s?lang=%s&columns=%d"
            .formatted(segment(session), form, segment(language), columns);
    return send("GET", path, Body.NONE);
  }

  /// What trolleys saw articles weigh.
  ///
  /// @param article empty for all
  LearnedWeights weights(String article) {
    String path =
        "/admin/catalogue/weights" + (article.isEmpty() ? "" : "?article=" + segment(article));
    return get(path, LearnedWeights.class);
  }

  void resetWeight(String article) {
    send("DELETE", "/admin/catalogue/weights/" + segment(article), Body.NONE);
  }

  void clearHold(String session, String hold, StaffReason reason) {
    String path = "/admin/sessions/" + segment(session) + "/holds/" + segment(hold) + "/clear";
    send("POST", path, json(reason));
  }

  void release(String session, StaffReason reason) {
    send("POST", "/admin/sessions/" + segment(session) + "/release", json(reason));
  }

  void settleAlert(long alert, StaffReason reason) {
    send("POST", "/admin/alerts/" + alert + "/settle", json(reason));
  }

  /// @param order number of the invoice or id of the trip
  OrderDetail order(String order) {
    return get("/admin/orders/" + name(order), OrderDetail.class);
  }

  /// @param key names this return; the same key again changes nothing
  ReturnAnswer giveBack(String order, String key, ReturnRequest goods) {
    String path = "/admin/orders/" + name(order) + "/returns";
    return read(send("POST", path, json(goods), key), ReturnAnswer.class);
  }

  /// @param kind `txt` or `pdf`
  byte[] creditNote(String number, String kind, String language, int columns) {
    return send(
        "GET",
        "/admin/credit-notes/%s/paper.%s?lang=%s&columns=%d"
            .formatted(name(number), kind, segment(language), columns),
        Body.NONE);
  }

  void nameBuyer(String session, BuyerName buyer) {
    send("POST", "/admin/sessions/" + segment(session) + "/buyer", json(buyer));
  }

  void moveTrip(String session, String trolley) {
    send("POST", "/admin/sessions/" + segment(session) + "/move/" + segment(trolley), Body.NONE);
  }

  void endHelpCall(String session) {
    send("POST", "/admin/sessions/" + segment(session) + "/assists/clear", Body.NONE);
  }

  /// A backup as it comes; the caller closes its body.
  HttpResponse<InputStream> backup() {
    String path = "/admin/backup";
    HttpRequest request =
        HttpRequest.newBuilder(URI.create(base + path))
            .timeout(BACKUP_LIMIT)
            .header("Authorization", "Bearer " + token)
            .build();
    HttpResponse<InputStream> answer = exchange(request, BodyHandlers.ofInputStream(), 1);
    if (answer.statusCode() / 100 == 2) {
      return answer;
    }
    try (InputStream problem = answer.body()) {
      throw HubRefusal.of(
          base, "GET " + path, answer.statusCode(), problem.readNBytes(MAX_PROBLEM_BYTES));
    } catch (IOException cause) {
      throw CliException.hubNotReachable("lost the hub at " + base, cause);
    }
  }

  /// What a door shows.
  <T> T get(String path, Class<T> type) {
    return read(send("GET", path, Body.NONE), type);
  }

  /// What a door answers to a body.
  <T> T post(String path, Object body, Class<T> type) {
    return read(send("POST", path, json(body)), type);
  }

  /// What a door answers that needs no body.
  <T> T post(String path, Class<T> type) {
    return read(send("POST", path, Body.NONE), type);
  }

  /// Takes away what stands there.
  void delete(String path) {
    send("DELETE", path, Body.NONE);
  }

  /// What a door answers to what shall be there.
  <T> T put(String path, Object body, Class<T> type) {
    return read(send("PUT", path, json(body)), type);
  }

  @Override
  public void close() {
    http.shutdownNow();
  }

  private byte[] send(String method, String path, Body body) {
    return send(method, path, body, Repeats.keyFor(method));
  }

  /// @param key what the request is called, so that a repeat is known; empty sends none
  private byte[] send(String method, String path, Body body, String key) {
    HttpRequest.Builder request =
        HttpRequest.newBuilder(URI.create(base + path))
            .timeout(ANSWER_LIMIT)
            .header("Accept", "application/json, application/problem+json")
            .method(method, body.bytes());
    if (!body.type().isEmpty()) {
      request.header("Content-Type", body.type());
    }
    if (!key.isEmpty()) {
      request.header("Idempotency-Key", key);
    }
    if (!token.isEmpty()) {
      request.header("Authorization", "Bearer " + token);
    }
    HttpResponse<byte[]> answer =
        Repeats.untilAnswered(() ->
            exchange(
                request.build(),
                BodyHandlers.limiting(BodyHandlers.ofByteArray(), MAX_ANSWER_BYTES),
                MAX_TRIES));
    if (answer.statusCode() / 100 != 2) {
      throw HubRefusal.of(base, method + ' ' + path, answer.statusCode(), answer.body());
    }
    return answer.body();
  }

  private <T> HttpResponse<T> exchange(HttpRequest request, BodyHandler<T> body, int tries) {
    try {
      return http.send(request, body);
    } catch (ConnectException cause) {
      throw CliException.hubNotReachable(
          "no hub at " + base + "; is it running? (--hub or QLESS_HUB name another)", cause);
    } catch (HttpTimeoutException cause) {
      throw CliException.hubNotReachable(
          "the hub at " + base + " did not answer in time; try again", cause);
    } catch (IOException cause) {
      if (tries > 1) {
        return exchange(request, body, tries - 1);
      }
      throw CliException.hubNotReachable(
          "lost the hub at " + base + ": " + cause.getMessage(), cause);
    } catch (InterruptedException cause) {
      Thread.currentThread().interrupt();
      throw CliException.hubNotReachable("stopped while waiting for the hub", cause);
    }
  }

  private <T> T read(byte[] answer, Class<T> type) {
    try {
      return Json.read(answer, type);
    } catch (MalformedMessage cause) {
      throw CliException.hubSaidNo(
          200,
          "%s answered something that is %s; is it a Q-Less hub of this version?"
              .formatted(base, cause.getMessage()));
    }
  }

  private static Body json(Object body) {
    return new Body("application/json", BodyPublishers.ofByteArray(Json.bytes(body)));
  }

  /// A paper's number in a path: the hub takes a dash for its slash.
  private static String name(String number) {
    return segment(number.replace('/', '-'));
  }

  static String segment(String text) {
    return URLEncoder.encode(text, StandardCharsets.UTF_8).replace("+", "%20");
  }

  private record Body(String type, HttpRequest.BodyPublisher bytes) {
    static final Body NONE = new Body("", BodyPublishers.noBody());
  }
}
