package io.qless.hub.web;

import io.qless.contract.rest.CatalogueKind;
import io.qless.contract.rest.DeviceState;
import io.qless.contract.rest.MoneyTrail;
import io.qless.contract.wire.Json;
import io.qless.hub.HubConfig;
import io.qless.hub.attendant.AdminToken;
import io.qless.hub.attendant.AttendantDesk;
import io.qless.hub.attendant.BoardRow;
import io.qless.hub.attendant.StaffBoard;
import io.qless.hub.auth.People;
import io.qless.hub.auth.TripCustomers;
import io.qless.hub.catalogue.CatalogueDesk;
import io.qless.hub.catalogue.PictureStore;
import io.qless.hub.catalogue.SampleStore;
import io.qless.hub.coupon.CouponDesk;
import io.qless.hub.device.DeviceStore;
import io.qless.hub.device.HubAddress;
import io.qless.hub.exit.CurrentPass;
import io.qless.hub.exit.GateDecision;
import io.qless.hub.exit.KeyRing;
import io.qless.hub.exit.PassDesk;
import io.qless.hub.family.FamilyDesk;
import io.qless.hub.family.TakeOver;
import io.qless.hub.metrics.DoorTimes;
import io.qless.hub.payment.ShareBooks;
import io.qless.hub.receipt.ReceiptDesk;
import io.qless.hub.repeat.RequestKeys;
import io.qless.hub.rewards.PointsBooks;
import io.qless.hub.rewards.PointsDesk;
import io.qless.hub.session.AllBooks;
import io.qless.hub.session.Outcome;
import io.qless.hub.session.SessionDesk;
import io.qless.hub.storage.Alert;
import io.qless.hub.storage.AlertStore;
import io.qless.hub.storage.Database;
import io.qless.hub.storage.TestDatabases;
import io.qless.shop.audit.AuditRule;
import io.qless.shop.cart.Cart;
import io.qless.shop.cart.Command;
import io.qless.shop.cart.JournalEntry;
import io.qless.shop.cart.NumberedCommand;
import io.qless.shop.cart.SessionId;
import io.qless.shop.cart.Source;
import io.qless.shop.catalogue.Article;
import io.qless.shop.item.ArticleId;
import io.qless.shop.item.ItemCode;
import io.qless.shop.item.Weight;
import io.qless.shop.rewards.PointsPolicy;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.nio.file.DirectoryStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneId;
import java.util.List;
import java.util.Map;
import tools.jackson.databind.JsonNode;

/// A hub's web edge with everything behind it real: H2, sessions, catalogue, HTTP. The clock stands
/// still until a test moves it. Test use only.
public final class WebHouse implements AutoCloseable {

  /// A trolley's trip.
  public static final SessionId TRIP = new SessionId("trip-0001");

  static final Duration LIMIT = Duration.ofSeconds(20);

  /// What keeps the hub from its work, empty if nothing does.
  volatile String trouble = "";

  private final Path directory;
  private final HttpClient http = HttpClient.newBuilder().connectTimeout(LIMIT).build();
  private final Database journal;
  private final Database catalogueFile;
  private final SessionDesk sessions;
  private final PointsDesk points;
  private final StaffBoard board;
  private final CatalogueDesk catalogue;
  private final PassDesk passes;
  private final FamilyDesk family;
  private final People people;
  private final WebEdge edge;
  private final StaffSockets staffSockets;
  private volatile List<DeviceState> devicesShown = List.of();
  private volatile Instant now = Instant.parse("2026-11-24T06:30:00Z");

  public WebHouse(Path directory) {
    this.directory = directory;
    journal = TestDatabases.journal(directory);
    catalogueFile = TestDatabases.catalogue(directory);
    catalogue = new CatalogueDesk(catalogueFile, ZoneId.of("Asia/Kolkata"), () -> now);
    TripCustomers customers = new TripCustomers(journal);
    CouponDesk coupons = new CouponDesk(journal, customers::customerOf, () -> now);
    points = new PointsDesk(journal, PointsPolicy.USUAL, () -> now);
    sessions = new SessionDesk(journal, catalogue, books(coupons, customers), () -> now);
    passes =
        new PassDesk(
            journal,
            sessions,
            new AlertStore(journal, () -> now),
            "S017",
            new KeyRing(directory, () -> now),
            () -> now);
    family =
        new FamilyDesk(
            journal, sessions, catalogue, passes::currentPass, () -> now, "https://hub.example");
    CartSockets sockets = new CartSockets(family, sessions);
    sessions.listen(family);
    sessions.listen(sockets);
    board = new StaffBoard(sessions, catalogue::offers, () -> now);
    sessions.listen(board);
    passes.start(Duration.ofDays(1));
    PictureStore pictures = new PictureStore(directory);
    DeviceStore devices = new DeviceStore(journal, () -> now);
    people = new People(directory, journal, "S017", family::access, () -> now);
    staffSockets =
        new StaffSockets(people.logins(), board, () -> devicesShown, this::latestAlerts, () -> now);
    sessions.listen(staffSockets);
    AttendantDesk attendant =
        new AttendantDesk(sessions, family, catalogue::offers, trip -> MoneyTrail.NONE, () -> now);
    edge =
        new WebEdge(
            new WebEdge.Entrance("127.0.0.1", 0),
            List.of(),
            repeats(),
            DoorTimes.NONE,
            List.of(
                admin(pictures, devices, attendant),
                new StaffRoutes(attendant, passes, staffSockets),
                new AlertRoutes(new AlertStore(journal, () -> now), staffSockets),
                new CouponRoutes(catalogue, coupons),
                new AuthRoutes(people, URI.create("http://127.0.0.1:8080")),
                new UserRoutes(people),
                new ProductRoutes(catalogue, pictures, devices, () -> now),
                new FamilyRoutes(family, sessions, sockets, catalogue, () -> now),
                new TrolleyRoutes(devices, new TakeOver(journal, sessions, () -> now)),
                new StaffEntryRoutes(devices, people.badges()),
                new MemberRoutes(devices, people, sessions),
                new PhoneTripRoutes(family, sessions, passes, () -> now),
                new CheckoutRoutes(family, sessions),
                new HealthRoutes(() -> trouble),
                new ReceiptRoutes(
                    new ReceiptDesk(journal, sessions, HubConfig.of(Map.of()).seller(), () -> now),
                    sessions,
                    family)));
  }

  private AllBooks books(CouponDesk coupons, TripCustomers customers) {
    return new AllBooks(coupons, new PointsBooks(points, customers), new ShareBooks(() -> now));
  }

  private AdminRoutes admin(PictureStore pictures, DeviceStore devices, AttendantDesk attendant) {
    return new AdminRoutes(
        new StaffDoor(
            AdminToken.inFile(directory.resolve("admin.token")), people.logins(), people.staff()),
        catalogue,
        pictures,
        devices,
        () -> new HubAddress("S017", "tcp://127.0.0.1:1883", "http://127.0.0.1:8080"),
        attendant);
  }

  private Repeats repeats() {
    return new Repeats(
        new RequestKeys(journal, directory, Duration.ZERO, () -> now),
        bearer -> family.access(bearer).map(access -> "phone:" + access));
  }

  private List<Alert> latestAlerts() {
    return new AlertStore(journal, () -> now).latest(50);
  }

  /// Loads the sample store through the front door, and some of its pictures.
  public WebHouse withSampleStore() throws IOException, InterruptedException {
    for (CatalogueKind kind : CatalogueKind.values()) {
      HttpResponse<String> answer =
          send(asAdmin("POST", "/admin/catalogue/rows", Json.bytes(SampleStore.rows(kind))));
      if (answer.statusCode() != 200) {
        throw new IllegalStateException(answer.body());
      }
    }
    for (String picture :
        List.of("banana.png", "rice.png", "milk-pouch.png", "atta.png", "toor-dal.png")) {
      hang(SampleStore.DIRECTORY.resolve("pictures").resolve(picture));
    }
    return this;
  }

  /// All pictures of the sample store, for who looks at the page.
  public WebHouse withAllPictures() throws IOException, InterruptedException {
    try (DirectoryStream<Path> files =
        Files.newDirectoryStream(SampleStore.DIRECTORY.resolve("pictures"), "*.png")) {
      for (Path file : files) {
        hang(file);
      }
    }
    return this;
  }

  private void hang(Path picture) throws IOException, InterruptedException {
    send(asAdmin("PUT", "/admin/pictures/" + picture.getFileName(), Files.readAllBytes(picture)));
  }

  /// The rows themselves.
  Database rows() {
    return journal;
  }

  /// A trip as the attendants' page has it.
  BoardRow atStaff(SessionId session) {
    return board.row(session).orElseThrow();
  }

  /// Begins a trip as its trolley does.
  public Cart startTrip(SessionId session) {
    return take(session, new Command.StartTrip("T1", "en"));
  }

  /// Begins a trip as another trolley does.
  Cart startTrip(SessionId session, String trolley) {
    Command start = new Command.StartTrip(trolley, "en");
    return sessions
        .take(trolley, session, List.of(new NumberedCommand(Source.TROLLEY, 1, now, start)))
        .orElseThrow();
  }

  /// From now on staff look into every trip.
  void auditAll() {
    sessions.audit(new AuditRule(10_000, 1));
  }

  /// What is told of trolleys and gates.
  void show(List<DeviceState> devices) {
    devicesShown = devices;
  }

  /// The journal of a trip.
  List<JournalEntry> journal(SessionId session) {
    return sessions.journal(session, 0);
  }

  /// Shows a pass at a gate.
  GateDecision atGate(String token) {
    return passes.scan("G1", token);
  }

  /// Scans as the trolley does; with a weight the label of the counter scale.
  public Cart scan(SessionId session, String article, long grams) {
    Article sold = catalogue.article(ArticleId.parse(article)).orElseThrow();
    ItemCode code =
        grams == 0
            ? new ItemCode.Piece(sold.id(), ItemCode.UnitMark.NONE)
            : new ItemCode.Weighed(sold.id(), Weight.grams(grams));
    return take(session, new Command.AddItem(code, sold.sale().unitPrice(), catalogue.revision()));
  }

  /// Any command of the trolley.
  public Cart take(SessionId session, Command command) {
    long number = sessions.cart(session).map(cart -> cart.heardFrom(Source.TROLLEY)).orElse(0L) + 1;
    String trolley = sessions.cart(session).map(Cart::trolley).orElse("T1");
    return sessions
        .take(trolley, session, List.of(new NumberedCommand(Source.TROLLEY, number, now, command)))
        .orElseThrow();
  }

  /// Any command of the hub itself, such as those that money and gates lead to.
  public Outcome asHub(SessionId session, Command command) {
    return sessions.submit(session, Source.HUB, (handle, cart) -> command);
  }

  /// Any command of staff.
  public Outcome asStaff(SessionId session, Command command) {
    return sessions.submit(session, Source.attendant("A1"), (handle, cart) -> command);
  }

  /// How many trips have begun and not ended.
  int openTrips() {
    return sessions.open().size();
  }

  /// A trip as the hub has it.
  public Cart cart(SessionId session) {
    return sessions.cart(session).orElseThrow();
  }

  /// The exit pass to show for a trip, empty while there is none.
  public String passToken(SessionId session) {
    return passes.currentPass(session).map(CurrentPass::token).orElse("");
  }

  /// The secret of the link that the trolley shows now.
  public String secret(SessionId session) {
    String url = family.currentJoinUrl(session);
    return url.substring(url.indexOf('#') + 1);
  }

  /// Joins through the front door.
  ///
  /// @return session, participant and token
  JsonNode join(SessionId session, String name) throws IOException, InterruptedException {
    HttpResponse<String> answer = joinWith(secret(session), name);
    if (answer.statusCode() != 200) {
      throw new IllegalStateException(answer.body());
    }
    return tree(answer);
  }

  HttpResponse<String> joinWith(String secret, String name)
      throws IOException, InterruptedException {
    return post("/session/join", "", new FamilyRoutes.Join(secret, name));
  }

  HttpResponse<String> post(String path, String token, Object body)
      throws IOException, InterruptedException {
    return send(request("POST", path, "Bearer " + token, Json.bytes(body)));
  }

  HttpResponse<String> get(String path, String authorization)
      throws IOException, InterruptedException {
    return send(request("GET", path, authorization, new byte[0]));
  }

  HttpRequest asAdmin(String method, String path, byte[] body) {
    return request(method, path, "Bearer " + adminToken(), body);
  }

  HttpRequest request(String method, String path, String authorization, byte[] body) {
    HttpRequest.Builder request =
        HttpRequest.newBuilder(URI.create(address() + path))
            .timeout(LIMIT)
            .method(method, HttpRequest.BodyPublishers.ofByteArray(body));
    if (!authorization.isEmpty()) {
      request.header("Authorization", authorization);
    }
    return request.build();
  }

  HttpResponse<String> send(HttpRequest request) throws IOException, InterruptedException {
    return http.send(request, HttpResponse.BodyHandlers.ofString(StandardCharsets.UTF_8));
  }

  HttpClient http() {
    return http;
  }

  static JsonNode tree(HttpResponse<String> answer) {
    return Json.mapperForTrees().readTree(answer.body());
  }

  /// Where phones find this hub.
  public String address() {
    return "http://127.0.0.1:" + edge.port();
  }

  void forward(Duration time) {
    now = now.plus(time);
  }

  People people() {
    return people;
  }

  FamilyDesk family() {
    return family;
  }

  private String adminToken() {
    try {
      return Files.readString(directory.resolve("admin.token")).strip();
    } catch (IOException cause) {
      throw new IllegalStateException(cause);
    }
  }

  @Override
  public void close() {
    staffSockets.close();
    edge.close();
    http.shutdownNow();
    family.close();
    passes.close();
    catalogueFile.close();
    journal.close();
  }
}
