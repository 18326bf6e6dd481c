package io.qless.faults;

import static org.assertj.core.api.Assertions.assertThat;

import io.qless.contract.rest.DeviceKind;
import io.qless.contract.rest.EnrolDevice;
import io.qless.contract.wire.Json;
import io.qless.journey.Await;
import io.qless.journey.Goods;
import io.qless.kiosk.storage.SmallDisk;
import java.io.IOException;
import java.io.OutputStream;
import java.net.http.HttpResponse;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.io.CleanupMode;
import org.junit.jupiter.api.io.TempDir;

/// The hub is killed with commands and money on the way; and the disk under its data is full in the
/// middle of a trip, first nearly, then to the last byte: nothing is taken that can't be kept,
/// staff and trolley see it, and all goes on once there is room. Each trip is whole and paid once.
/// Needs root and Debian's package mount.
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class HubFaultsIT {

  private static final int DISK_MB = 192;

  /// Less than the hub needs to work, and more than nothing.
  private static final long LITTLE = 12L << 20;

  private SmallDisk disk;
  private Loopback store;

  @BeforeAll
  void open(@TempDir(cleanup = CleanupMode.ON_SUCCESS) Path folder) throws IOException {
    disk = new SmallDisk(folder.resolve("hub"), DISK_MB);
    store = Loopback.open(23_100, folder, Map.of());
  }

  @AfterAll
  void close() throws IOException {
    store.close();
    disk.close();
  }

  /// Bread 45.00, rice 148.00, ghee 299.00, oil 158.00, bananas 39.85.
  @Test
  void aHubOnAFullDiskTakesNothingAndGoesOnOnceThereIsRoom() throws Exception {
    store.trolley().start();
    Walk walk = store.walk();
    walk.begin();
    walk.take(Goods.BREAD);
    walk.awaitConfirmed();
    leave(LITTLE);
    awaitHealth(503);
    walk.take(Goods.RICE);
    walk.awaitOnline(false);
    assertThat(status("POST", "/admin/devices", new EnrolDevice(DeviceKind.TROLLEY, "T2")))
        .isEqualTo(507);
    disk.makeRoom();
    awaitHealth(200);
    walk.awaitConfirmed();
    Await.that("staff hear of it", () -> alerts().contains("DISK_LOW"), this::alerts);

    leave(LITTLE * 4);
    walk.burst(Goods.GHEE, Goods.OIL);
    leave(0);
    walk.take(Goods.BANANAS);
    walk.awaitOnline(false);
    disk.makeRoom();
    if (!store.hub().alive()) {
      assertThat(store.hub().printed()).contains("qless-hub ends, and must be started again");
      store.hub().again();
    }
    walk.awaitConfirmed();
    assertThat(walk.leave()).isEqualTo(689_85);
    Walk.audit(store.trolley(), List.of(walk));
  }

  /// Bread 45.00, rice 148.00, ghee 299.00, oil 158.00.
  @Test
  void aHubThatIsKilledLosesNothing() throws Exception {
    store.trolley().start();
    Walk walk = store.walk();
    walk.begin();
    walk.take(Goods.BREAD);
    walk.burst(Goods.RICE, Goods.GHEE);
    store.hub().kill();
    walk.take(Goods.OIL);
    walk.awaitOnline(false);
    store.hub().again();
    walk.awaitConfirmed();
    walk.tap("checkout");
    store.hub().kill();
    store.hub().again();
    walk.await("the bill", "/screen", "BILL");
    walk.awaitConfirmed();
    walk.tap("pay");
    walk.pay();
    store.hub().kill();
    store.hub().again();
    assertThat(walk.leave()).isEqualTo(650_00);
    Walk.audit(store.trolley(), List.of(walk));
  }

  /// Fills the disk but for so much.
  private void leave(long bytes) throws IOException {
    Path filler = disk.folder().resolve("filler");
    try (OutputStream out = Files.newOutputStream(filler)) {
      byte[] block = new byte[64 << 10];
      while (disk.folder().toFile().getUsableSpace() > bytes) {
        out.write(block);
      }
    } catch (IOException full) {
      assertThat(full).hasMessageContaining("No space left");
    }
  }

  private void awaitHealth(int status) {
    Await.that(
        "the hub's health is " + status, () -> status == health(), () -> "it is " + health());
  }

  private int health() {
    return status("GET", "/health", Map.of());
  }

  private int status(String method, String path, Object message) {
    return store
        .hub()
        .send(method, path, Json.bytes(message))
        .map(HttpResponse::statusCode)
        .orElse(0);
  }

  private String alerts() {
    return store.hub().send("GET", "/admin/alerts", new byte[0]).map(HttpResponse::body).orElse("");
  }
}
