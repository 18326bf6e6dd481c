package io.qless.hub.web;

import io.qless.contract.rest.MoneyTrail;
import io.qless.contract.wire.Json;
import io.qless.hub.attendant.AdminToken;
import io.qless.hub.attendant.AttendantDesk;
import io.qless.hub.auth.People;
import io.qless.hub.catalogue.CatalogueDesk;
import io.qless.hub.catalogue.PictureStore;
import io.qless.hub.device.DeviceStore;
import io.qless.hub.device.HubAddress;
import io.qless.hub.family.FamilyDesk;
import io.qless.hub.family.JoinOutcome;
import io.qless.hub.metrics.DoorTimes;
import io.qless.hub.orders.Caller;
import io.qless.hub.orders.OrderDesk;
import io.qless.hub.payment.PaymentHouse;
import io.qless.hub.repeat.RequestKeys;
import io.qless.hub.storage.Database;
import io.qless.hub.storage.TestDatabases;
import io.qless.shop.cart.SessionId;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.ZoneId;
import java.util.List;
import java.util.Optional;
import tools.jackson.databind.JsonNode;

/// A hub whose trips are really paid, with the doors of orders and returns. A bearer `customer-x`
/// is customer x. Test use only.
final class OrderHouse implements AutoCloseable {

  private final Path directory;
  private final HttpClient http = HttpClient.newHttpClient();
  private final PaymentHouse house;
  private final Database catalogueFile;
  private final FamilyDesk family;
  private final WebEdge edge;

  OrderHouse(Path directory) {
    this.directory = directory;
    house = new PaymentHouse(directory).open();
    catalogueFile = TestDatabases.catalogue(directory);
    CatalogueDesk catalogue =
        new CatalogueDesk(catalogueFile, ZoneId.of("Asia/Kolkata"), house.clock());
    family =
        new FamilyDesk(
            house.journal(),
            house.sessions(),
            catalogue,
            house.passDesk()::currentPass,
            house.clock(),
            "https://hub.example");
    People people = new People(directory, house.journal(), "S017", family::access, house.clock());
    edge =
        new WebEdge(
            new WebEdge.Entrance("127.0.0.1", 0),
            List.of(),
            new Repeats(
                new RequestKeys(house.journal(), directory, Duration.ZERO, house.clock()),
                bearer -> Optional.empty()),
            DoorTimes.NONE,
            List.of(
                new AdminRoutes(
                    new StaffDoor(
                        AdminToken.inFile(directory.resolve("admin.token")),
                        people.logins(),
                        people.staff()),
                    catalogue,
                    new PictureStore(directory),
                    new DeviceStore(house.journal(), house.clock()),
                    () -> new HubAddress("S017", "tcp://127.0.0.1:1883", "http://127.0.0.1:8080"),
                    new AttendantDesk(
                        house.sessions(),
                        family,
                        catalogue::offers,
                        trip -> MoneyTrail.NONE,
                        house.clock())),
                new FamilyRoutes(
                    family,
                    house.sessions(),
                    new CartSockets(family, house.sessions()),
                    catalogue,
                    house.clock()),
                new ReceiptRoutes(house.receipts(), house.sessions(), family),
                new ReturnRoutes(house.returns(), family),
                new OrderRoutes(
                    new OrderDesk(house.journal(), house.points()),
                    house.returns(),
                    house.points(),
                    family,
                    this::caller)));
  }

  PaymentHouse payments() {
    return house;
  }

  /// What a phone that joined this trip sends to be let in.
  String joined(SessionId session) {
    String url = family.currentJoinUrl(session);
    JoinOutcome outcome = family.join(url.substring(url.indexOf('#') + 1), "Asha");
    return "Bearer " + ((JoinOutcome.Joined) outcome).token();
  }

  String admin() throws IOException {
    return "Bearer " + Files.readString(directory.resolve("admin.token")).strip();
  }

  HttpResponse<String> get(String path, String authorization) throws Exception {
    return send(request(path, authorization).GET());
  }

  /// @param key empty sends none
  HttpResponse<String> post(String path, String authorization, String key, Object body)
      throws Exception {
    HttpRequest.Builder request =
        request(path, authorization).POST(HttpRequest.BodyPublishers.ofByteArray(Json.bytes(body)));
    return send(key.isEmpty() ? request : request.header(Repeats.KEY, key));
  }

  static JsonNode tree(HttpResponse<String> answer) {
    return Json.mapperForTrees().readTree(answer.body());
  }

  @Override
  public void close() {
    edge.close();
    family.close();
    catalogueFile.close();
    house.close();
    http.close();
  }

  private Optional<Caller> caller(String bearer) {
    return bearer.startsWith("customer-")
        ? Optional.of(new Caller.Customer(bearer.substring("customer-".length())))
        : family.access(bearer).map(access -> new Caller.Guest(access.session()));
  }

  private HttpRequest.Builder request(String path, String authorization) {
    HttpRequest.Builder request =
        HttpRequest.newBuilder(URI.create("http://127.0.0.1:" + edge.port() + path))
            .timeout(Duration.ofSeconds(20));
    return authorization.isEmpty() ? request : request.header("Authorization", authorization);
  }

  private HttpResponse<String> send(HttpRequest.Builder request) throws Exception {
    return http.send(request.build(), HttpResponse.BodyHandlers.ofString(StandardCharsets.UTF_8));
  }
}
