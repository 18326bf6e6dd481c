package io.qless.hub;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.qless.contract.backup.BackupException;
import io.qless.contract.backup.BackupFile;
import io.qless.contract.link.Mosquitto;
import io.qless.contract.link.Soon;
import io.qless.contract.rest.CatalogueKind;
import io.qless.contract.rest.DeviceCredentials;
import io.qless.contract.rest.DeviceKind;
import io.qless.contract.wire.Json;
import io.qless.hub.backup.Restore;
import io.qless.hub.catalogue.SampleStore;
import io.qless.hub.storage.Databases;
import io.qless.hub.storage.TestPostgres;
import io.qless.shop.cart.Cart;
import io.qless.shop.cart.Command;
import io.qless.shop.cart.Phase;
import io.qless.shop.cart.SessionId;
import io.qless.shop.cart.Settlement;
import io.qless.shop.item.ArticleId;
import io.qless.shop.item.ItemCode;
import io.qless.shop.money.Money;
import java.io.IOException;
import java.io.RandomAccessFile;
import java.net.URI;
import java.net.URLDecoder;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.MessageDigest;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.Base64;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.io.TempDir;

/// A store with a paid trip and one under way is backed up while trolleys shop, and restored into
/// H2 and into PostgreSQL. Which engine it comes from, the run says.
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class BackupIT {

  private static final Pattern PAGE = Pattern.compile("[&?]url=([^&]+)");
  private static final String PAID = "trip-paid";

  /// What differs after a restore, by intention.
  private static final List<String> LEAPS =
      List.of("catalogue/catalogue_head", "catalogue/catalogue_revision");

  @SuppressWarnings("NullAway.Init") // before all
  private Path folder;

  private final Map<String, String> ports = new HashMap<>();

  @SuppressWarnings("NullAway.Init") // before all
  private TestHub hub;

  @SuppressWarnings("NullAway.Init") // before all
  private OutboxTrolley trolley;

  private String open = "trip-open";
  private String receipt = "";
  private int restored;

  @BeforeAll
  void openAStore(@TempDir Path directory) throws IOException {
    folder = directory;
    for (String door : List.of("http", "mqtt", "simulator")) {
      ports.put(door + "-port", Integer.toString(Mosquitto.freePort()));
    }
    hub = new TestHub(folder.resolve("old"), ports);
    for (CatalogueKind kind : CatalogueKind.values()) {
      hub.admin("POST", "/admin/catalogue/rows", Json.bytes(SampleStore.rows(kind)));
    }
    Path salt = SampleStore.DIRECTORY.resolve("pictures/banana.png");
    hub.admin("PUT", "/admin/pictures/banana.png", Files.readAllBytes(salt));
    hub.admin(
        "POST",
        "/admin/users",
        "{\"login\":\"+919000000002\",\"name\":\"रवि \\u0001\",\"role\":\"attendant\"}"
            .getBytes(StandardCharsets.UTF_8));
    try (OutboxTrolley payer = trolley("T1", PAID)) {
      payer.give(noodles(), noodles(), new Command.StartCheckout(), new Command.RequestPayment());
      pay(payer);
    }
    receipt = receipt();
    trolley = trolley("T2", open);
    trolley.give(noodles(), noodles(), noodles());
    trolley.awaitAll();
  }

  @AfterAll
  void close() {
    trolley.close();
    hub.close();
  }

  @Test
  void aBackupIsWholeThoughTrolleysShopMeanwhile() throws Exception {
    AtomicBoolean enough = new AtomicBoolean();
    List<Thread> shoppers = new ArrayList<>();
    for (int i = 3; i < 7; i++) {
      OutboxTrolley busy = trolley("T" + i, "trip-busy-" + i);
      shoppers.add(
          Thread.ofPlatform()
              .start(() -> {
                try (busy) {
                  for (int n = 1; !enough.get() && n < 5_000; n++) {
                    busy.give(noodles());
                    busy.awaitAcknowledged(Math.max(0, n - 20));
                  }
                }
              }));
    }
    long before = 0;
    for (int i = 0; i < 5; i++) {
      Path file = backup("busy-" + i + ".zip");
      try (BackupFile backup = BackupFile.open(file)) {
        backup.verify(read -> {});
        assertThat(BackupRows.events(backup)).as("the store went on").isGreaterThan(before);
        before = BackupRows.events(backup);
      }
      long had = before;
      Soon.soon("trolleys go on", () -> journalRows() > had);
    }
    enough.set(true);
    for (Thread shopper : shoppers) {
      shopper.join(20_000);
    }
  }

  @Test
  void theAnswerTellsLengthAndDigestAheadAndThatItWasTaken() throws Exception {
    HttpResponse<byte[]> answer = ask();
    assertThat(answer.headers().firstValue("Content-Length"))
        .hasValue(Integer.toString(answer.body().length));
    assertThat(answer.headers().firstValue("Repr-Digest"))
        .hasValue(
            "sha-256=:"
                + Base64.getEncoder()
                    .encodeToString(MessageDigest.getInstance("SHA-256").digest(answer.body()))
                + ':');
    assertThat(hub.admin("GET", "/admin/actions", new byte[0]).body())
        .contains("GET /admin/backup");
    assertThat(folder.resolve("old").toFile().list((in, name) -> name.startsWith("backup-")))
        .isEmpty();
  }

  @Test
  void noKeyAndNoDevicePasswordIsInIt() throws Exception {
    DeviceCredentials device = hub.enrol(DeviceKind.GATE, "G1");
    Path file = backup("secrets.zip");
    List<String> secrets = new ArrayList<>(List.of(device.password(), hub.adminToken()));
    for (String key : List.of("exit-pass.key", "access-token.key", "code-pepper")) {
      byte[] bytes = Files.readAllBytes(folder.resolve("old").resolve(key));
      secrets.add(new String(bytes, StandardCharsets.ISO_8859_1).strip());
      secrets.add(Base64.getEncoder().encodeToString(bytes));
    }
    try (BackupFile backup = BackupFile.open(file)) {
      for (List<String> rows : BackupRows.of(backup).values()) {
        for (String secret : secrets) {
          assertThat(rows).noneMatch(row -> row.contains(secret));
        }
      }
    }
  }

  @Test
  void itIsRestoredIntoH2AndTheTripGoesOn() throws Exception {
    Path to = folder.resolve("to-h2");
    goesOn(to, new Databases.InFiles(to), Map.of("database-url", ""));
  }

  @Test
  void itIsRestoredIntoPostgresAndTheTripGoesOn() throws Exception {
    Databases.OnPostgres server = TestPostgres.running().databases("restored");
    goesOn(
        folder.resolve("to-postgres"),
        server,
        Map.of("database-url", server.url(), "database-user", server.user()));
  }

  private synchronized void goesOn(Path to, Databases databases, Map<String, String> place)
      throws Exception {
    trolley.awaitAll();
    Path file = backup("whole-" + restored++ + ".zip");
    hub.close();
    keepKeys(to);
    assertThat(restore(to, databases, file).newKeys()).isEmpty();
    demandSame(BackupRows.ofStore(to, databases), BackupRows.of(file));
    Map<String, String> settings = new HashMap<>(ports);
    settings.putAll(place);
    try (TestHub other = new TestHub(to, settings)) {
      assertThat(receiptOf(other)).isEqualTo(receipt);
      assertThat(other.admin("GET", "/admin/sessions/" + open, new byte[0]).body())
          .contains("\"phase\":\"SHOPPING\"");
      assertThat(catalogueSince(other, 5)).contains("\"extent\":\"WHOLE\"");
      trolley.give(noodles());
      Cart cart = trolley.awaitAll();
      assertThat(cart.lines()).hasSize(1);
      assertThat(cart.phase()).isEqualTo(Phase.SHOPPING);
      try (OutboxTrolley next = trolley(other, "T9", "trip-next-" + restored)) {
        next.give(noodles(), new Command.StartCheckout(), new Command.RequestPayment());
        pay(other, next);
        assertThat(((Settlement.Paid) next.cart().settlement()).invoice()).endsWith("00002");
      }
    } finally {
      trolley.close();
      hub = new TestHub(folder.resolve("old"), ports);
      open = "trip-open-" + restored;
      trolley = trolley("T2", open);
      trolley.give(noodles());
    }
  }

  /// The last line that a trolley at this revision gets.
  private static String catalogueSince(TestHub at, long revision) {
    DeviceCredentials device = at.enrol(DeviceKind.TROLLEY, "T8");
    String pair = device.id() + ':' + device.password();
    return at.send(
            HttpRequest.newBuilder(at.at("/catalogue/changes?since=" + revision))
                .header(
                    "Authorization",
                    "Basic "
                        + Base64.getEncoder().encodeToString(pair.getBytes(StandardCharsets.UTF_8)))
                .build())
        .body()
        .lines()
        .reduce((one, other) -> other)
        .orElse("");
  }

  private void keepKeys(Path to) throws IOException {
    Files.createDirectories(to);
    for (String key : List.of("exit-pass.key", "access-token.key", "code-pepper", "admin-token")) {
      Files.copy(folder.resolve("old").resolve(key), to.resolve(key));
    }
  }

  private static void demandSame(
      Map<String, List<String>> there, Map<String, List<String>> wanted) {
    assertThat(there.keySet()).isEqualTo(wanted.keySet());
    wanted.forEach((table, rows) -> {
      if (!LEAPS.contains(table)) {
        assertThat(there.get(table)).as(table).isEqualTo(rows);
      }
    });
  }

  @Test
  void aStoreThatIsNotEmptyIsLeftAsItIs() throws Exception {
    Path file = backup("again.zip");
    Path to = folder.resolve("full");
    try (TestHub other = new TestHub(to, Map.of("database-url", ""))) {
      assertThat(other.adminToken()).isNotEmpty();
    }
    assertThatThrownBy(() -> restore(to, new Databases.InFiles(to), file))
        .isInstanceOf(BackupException.class)
        .hasMessageContaining("the store is not empty, there are rows of ")
        .hasMessageContaining("seller");
    assertThat(Restore.isUnfinished(to)).isFalse();
  }

  @Test
  void whatIsNoWholeBackupChangesNothing() throws Exception {
    Path whole = backup("sound.zip");
    Path to = folder.resolve("refused");
    Databases.InFiles databases = new Databases.InFiles(to);
    Path foreign = Files.writeString(folder.resolve("foreign.zip"), "code,name\n");
    refused(to, databases, foreign, "is no backup or was cut off");
    Path cut = folder.resolve("cut.zip");
    byte[] bytes = Files.readAllBytes(whole);
    Files.write(cut, java.util.Arrays.copyOf(bytes, bytes.length / 2));
    refused(to, databases, cut, "is no backup or was cut off");
    Path changed = Files.copy(whole, folder.resolve("changed.zip"));
    try (RandomAccessFile file = new RandomAccessFile(changed.toFile(), "rw")) {
      file.seek(bytes.length / 3);
      int was = file.read();
      file.seek(bytes.length / 3);
      file.write(was ^ 0x40);
    }
    refused(to, databases, changed, "");
    assertThatThrownBy(() ->
            new Restore(to, "S018", databases, InstantSource.system(), rows -> {}).from(whole))
        .hasMessageContaining("is of store S017, and the settings say store-id=S018");
    assertThat(restore(to, databases, whole).manifest().store()).isEqualTo("S017");
  }

  @Test
  void aRestoreThatWasKilledIsDoneAgainFromTheBeginning() throws Exception {
    Path file = backup("killed.zip");
    Path to = folder.resolve("killed");
    Databases.InFiles databases = new Databases.InFiles(to);
    restore(to, databases, file);
    Files.writeString(to.resolve(Restore.UNFINISHED), "");
    assertThatThrownBy(() -> new TestHub(to, Map.of("database-url", "")))
        .hasMessageContaining("restore")
        .hasMessageContaining(Restore.UNFINISHED);
    assertThat(restore(to, databases, file).newKeys())
        .hasSize(4)
        .anyMatch(key -> key.startsWith("exit-pass.key: "));
    assertThat(Restore.isUnfinished(to)).isFalse();
    assertThat(BackupRows.ofStore(to, databases).get("journal/session_event"))
        .isEqualTo(BackupRows.of(file).get("journal/session_event"));
  }

  private void refused(Path to, Databases databases, Path file, String because) {
    assertThatThrownBy(() -> restore(to, databases, file))
        .isInstanceOf(BackupException.class)
        .hasMessageContaining(because);
    assertThat(to).doesNotExist();
  }

  private static Restore.Done restore(Path to, Databases databases, Path file) {
    return new Restore(to, "S017", databases, InstantSource.system(), rows -> {}).from(file);
  }

  private long journalRows() {
    try (BackupFile backup = BackupFile.open(backup("count.zip"))) {
      return BackupRows.events(backup);
    } catch (IOException | InterruptedException cause) {
      throw new IllegalStateException(cause);
    }
  }

  private Path backup(String name) throws IOException, InterruptedException {
    HttpResponse<byte[]> answer = ask();
    assertThat(answer.statusCode()).isEqualTo(200);
    return Files.write(folder.resolve(name), answer.body());
  }

  private HttpResponse<byte[]> ask() throws IOException, InterruptedException {
    try (HttpClient client = HttpClient.newHttpClient()) {
      return client.send(
          HttpRequest.newBuilder(hub.at("/admin/backup"))
              .header("Authorization", "Bearer " + hub.adminToken())
              .build(),
          HttpResponse.BodyHandlers.ofByteArray());
    }
  }

  private String receipt() {
    return receiptOf(hub);
  }

  private static String receiptOf(TestHub at) {
    String text = at.admin("GET", "/admin/sessions/" + PAID + "/receipt.txt", new byte[0]).body();
    assertThat(text).contains("S017/");
    return text;
  }

  private OutboxTrolley trolley(String id, String trip) {
    return trolley(hub, id, trip);
  }

  private static OutboxTrolley trolley(TestHub at, String id, String trip) {
    DeviceCredentials device = at.enrol(DeviceKind.TROLLEY, id);
    return new OutboxTrolley(URI.create(device.mqttUrl()), device, new SessionId(trip));
  }

  private void pay(OutboxTrolley payer) {
    pay(hub, payer);
  }

  private static void pay(TestHub at, OutboxTrolley payer) {
    Soon.soon(
        () -> "a QR: " + payer.cart().settlement(),
        () -> payer.cart().settlement() instanceof Settlement.Awaiting);
    Matcher page = PAGE.matcher(((Settlement.Awaiting) payer.cart().settlement()).qr());
    assertThat(page.find()).isTrue();
    at.send(
        HttpRequest.newBuilder(URI.create(URLDecoder.decode(page.group(1), StandardCharsets.UTF_8)))
            .POST(HttpRequest.BodyPublishers.ofString("action=pay"))
            .build());
    Soon.soon("it is paid", () -> payer.cart().phase() == Phase.PAID);
  }

  private static Command noodles() {
    return new Command.AddItem(
        new ItemCode.Piece(ArticleId.parse("gtin:09520212000717"), ItemCode.UnitMark.NONE),
        Money.paise(1_400),
        4);
  }
}
