package io.qless.faults;

import static org.assertj.core.api.Assertions.assertThat;

import io.qless.contract.rest.DeviceKind;
import io.qless.contract.rest.SetPrice;
import io.qless.contract.wire.Json;
import io.qless.fleet.FleetHub;
import io.qless.fleet.Street;
import io.qless.journey.Await;
import io.qless.journey.Goods;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Callable;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.FutureTask;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.io.CleanupMode;
import org.junit.jupiter.api.io.TempDir;

/// Three trolleys and the hub, each a process in a network of its own, on whole trips side by side:
/// one where every fifth packet is lost, one that is cut off again and again, one whose packets
/// vanish without a word. What the screens showed is what the hub has, and the money is right.
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class TrolleyFaultsIT {

  private static final Path HOME = Path.of("..").toAbsolutePath().normalize();
  private static final int HTTP = 8080;
  private static final int MQTT = 1883;
  private static final long LIMIT_SECONDS = 300;

  private static final int LOSSY = 1;
  private static final int CUT = 2;
  private static final int SILENT = 3;

  private Path folder;
  private StoreNet net;
  private FleetHub hub;
  private Street street;
  private final List<TrolleyProcess> trolleys = new CopyOnWriteArrayList<>();
  private FutureTask<Void> lossy;
  private FutureTask<Void> cut;
  private FutureTask<Void> silent;

  @BeforeAll
  void open(@TempDir(cleanup = CleanupMode.ON_SUCCESS) Path directory) {
    folder = directory;
    net = new StoreNet(3);
    hub =
        FleetHub.own(
            HOME,
            directory,
            new FleetHub.Place(
                Loopback.startedFast(net.atHub()),
                net.hub(),
                List.of(HTTP, MQTT, 8090),
                List.of()));
    street = new Street(hub.enrol(DeviceKind.GATE, "G1"));
    lossy = story("lossy", () -> onALossyNetwork(trolley(LOSSY)));
    cut = story("cut", () -> cutOff(trolley(CUT)));
    silent = story("silent", () -> beforeSilentPeers(trolley(SILENT)));
  }

  @AfterAll
  void close() {
    trolleys.forEach(TrolleyProcess::close);
    street.close();
    hub.close();
    net.close();
  }

  @Test
  void everyFifthPacketLostChangesNoTrip() throws Exception {
    lossy.get(LIMIT_SECONDS, TimeUnit.SECONDS);
  }

  @Test
  void cutsInTheMiddleOfScansAndOfThePaymentChangeNoTrip() throws Exception {
    cut.get(LIMIT_SECONDS, TimeUnit.SECONDS);
  }

  @Test
  void aHubThatFallsSilentIsNoticedAndTheTrolleyComesBackByItself() throws Exception {
    silent.get(LIMIT_SECONDS, TimeUnit.SECONDS);
  }

  /// Bread 45.00, noodles 14.00, bananas 39.85, rice 148.00, ghee 299.00, less 50.00.
  private void onALossyNetwork(TrolleyProcess trolley) throws InterruptedException {
    net.lose(LOSSY, 20);
    Walk walk = walk(trolley);
    walk.begin();
    walk.tap("budget-400");
    walk.take(Goods.BREAD, Goods.NOODLES, Goods.NOODLES);
    walk.putBack(Goods.NOODLES);
    walk.burst(Goods.BANANAS, Goods.RICE, Goods.GHEE);
    walk.await("a budget that is over", "/budget/status", "DANGER");
    walk.tap("coupon-WELCOME50");
    assertThat(walk.leave()).isEqualTo(495_85);
    assertThat(net.lost(LOSSY)).allMatch(packets -> packets > 0);
    net.mend(LOSSY);
    Walk.audit(trolley, List.of(walk));
  }

  /// Bread 45.00, three noodles 28.00, rice 148.00, bananas 39.85, oil 158.00.
  private void cutOff(TrolleyProcess trolley) throws InterruptedException {
    Walk walk = walk(trolley);
    walk.begin();
    walk.take(Goods.BREAD);
    for (int i = 0; i < 3; i++) {
      net.cut(CUT);
      walk.take(Goods.NOODLES);
      net.plug(CUT);
    }
    net.cut(CUT);
    walk.burst(Goods.RICE, Goods.BANANAS, Goods.OIL);
    walk.awaitOnline(false);
    net.plug(CUT);
    walk.awaitConfirmed();
    net.cut(CUT);
    walk.tap("checkout");
    net.plug(CUT);
    walk.await("the bill", "/screen", "BILL");
    walk.awaitConfirmed();
    walk.tap("pay");
    net.cut(CUT);
    net.plug(CUT);
    walk.await("a code to pay with", "/payment/state", "WAITING");
    net.cut(CUT);
    walk.pay();
    walk.awaitOnline(false);
    net.plug(CUT);
    assertThat(walk.leave()).isEqualTo(418_85);
    Walk.audit(trolley, List.of(walk));
  }

  /// Bread 45.00, rice 148.00, ghee 299.00, oil 158.00.
  private void beforeSilentPeers(TrolleyProcess trolley) throws Exception {
    Walk walk = walk(trolley);
    walk.begin();
    walk.take(Goods.BREAD);
    walk.awaitConfirmed();
    net.swallow(SILENT, MQTT);
    walk.take(Goods.RICE, Goods.GHEE);
    walk.awaitOnline(false);
    net.mend(SILENT);
    walk.awaitConfirmed();
    net.swallow(SILENT, HTTP);
    int known = catalogues(trolley);
    assertThat(
            hub.send(
                "PUT",
                "/admin/catalogue/articles/gtin:0" + Goods.BUTTERMILK.code() + "/price",
                Json.bytes(new SetPrice(13_00))))
        .hasValueSatisfying(answer -> assertThat(answer.statusCode()).isEqualTo(200));
    walk.take(Goods.OIL);
    trolley.awaitWords("no newer catalogue can be had");
    assertThat(walk.view().at("/online").asBoolean()).isTrue();
    net.mend(SILENT);
    Await.that("a newer catalogue", () -> catalogues(trolley) > known, () -> trolley.printed());
    assertThat(walk.leave()).isEqualTo(650_00);
    Walk.audit(trolley, List.of(walk));
  }

  private static int catalogues(TrolleyProcess trolley) {
    return trolley.printed().split("catalogue revision [0-9]+ in use", -1).length;
  }

  private Walk walk(TrolleyProcess trolley) {
    trolley.start();
    trolley.awaitWords("catalogue revision");
    return new Walk(trolley, hub, street);
  }

  private TrolleyProcess trolley(int number) {
    TrolleyProcess trolley =
        new TrolleyProcess(
            HOME, folder, hub.enrol(DeviceKind.TROLLEY, "T" + number), net.at(number), Map.of());
    trolleys.add(trolley);
    return trolley;
  }

  /// Something that a story does with its trolley.
  private interface Story {
    void tell() throws Exception;
  }

  private static FutureTask<Void> story(String name, Story story) {
    Callable<Void> told =
        () -> {
          story.tell();
          return null;
        };
    FutureTask<Void> task = new FutureTask<>(told);
    Thread.ofPlatform().name(name).daemon().start(task);
    return task;
  }
}
