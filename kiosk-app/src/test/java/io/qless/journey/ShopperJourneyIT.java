package io.qless.journey;

import static org.assertj.core.api.Assertions.assertThat;

import io.qless.contract.wire.Json;
import java.io.File;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.parallel.Isolated;
import tools.jackson.databind.JsonNode;

/// A whole trip through all programs, and what a power cut in the middle of one costs: nothing.
@Isolated
class ShopperJourneyIT {

  private static final Path HOME = Path.of("..").toAbsolutePath().normalize();
  private static final Path DATA = Path.of("target/journey").toAbsolutePath();

  /// Bread with 10 % off, three packs of noodles of which one is free, bananas with 10 % off.
  private static final long BILL_PAISE = 45_00 + 28_00 + 39_85;

  @Test
  void oneCommandPlaysAWholeTripAndLeavesNoProcessBehind() throws Exception {
    Path data = DATA.resolve("trip");
    File log = DATA.resolve("demo.log").toFile();
    Files.createDirectories(DATA);
    int code =
        new ProcessBuilder(HOME.resolve("deploy/demo.sh").toString(), "--trip", "--data=" + data)
            .redirectErrorStream(true)
            .redirectOutput(log)
            .start()
            .waitFor();
    String told = Files.readString(log.toPath(), StandardCharsets.UTF_8);
    assertThat(code).describedAs(told).isZero();
    assertThat(told).contains("TripLeft").contains("through gate G1, offline");
    assertThat(told).contains("The screen's thread stood still: longest ");
    assertThat(pictures(data)).contains("01-welcome.png", "phone-paid.png", "payer-paid.png");
    assertThat(processesOn(data)).isEmpty();
  }

  @Test
  void aHubKilledInTheMiddleOfShoppingCostsNothing() {
    try (DemoStore store = open("hub-killed")) {
      TrolleyHand trolley = begin(store);
      trolley.take(Goods.BREAD);
      trolley.take(Goods.NOODLES);
      store.killHub();
      trolley.await("the trolley is alone", view -> !view.at("/online").asBoolean());
      trolley.take(Goods.NOODLES);
      trolley.take(Goods.NOODLES);
      trolley.take(Goods.BANANAS);
      store.startHub();
      payAndLeave(store, trolley);
    }
  }

  @Test
  void aKioskKilledInTheMiddleOfShoppingCostsNothing() {
    try (DemoStore store = open("kiosk-killed")) {
      TrolleyHand trolley = begin(store);
      trolley.take(Goods.BREAD);
      trolley.take(Goods.NOODLES);
      trolley.take(Goods.NOODLES);
      trolley.scan(Goods.NOODLES.code());
      trolley.await(
          "three packs", view -> packs(view) == 3); // the third is free: 73 rupees as before
      store.killKiosk();
      store.startKiosk();
      trolley.await("the same cart", view -> packs(view) == 3);
      trolley.awaitBasket("missing 1");
      trolley.drop(Goods.NOODLES.grams());
      trolley.awaitBasket("explained");
      trolley.take(Goods.BANANAS);
      payAndLeave(store, trolley);
    }
  }

  @Test
  void staffSettleAtTheTrolleyWhatTheScaleAsks() {
    try (DemoStore store = open("staff")) {
      TrolleyHand trolley = begin(store);
      trolley.take(Goods.BREAD);
      trolley.drop(400);
      String hold =
          trolley
              .await("the hub's hold", view -> !view.at("/care/holds").isEmpty())
              .at("/care/question/id")
              .asString("");
      store.qless("user", "add", "+919000000002", "--name=Ravi");
      trolley.scan(badge(store));
      trolley.await("staff", view -> view.at("/staff/name").asString("").equals("Ravi"));
      trolley.tap("staff-look-" + hold);
      trolley.await("a look", view -> view.at("/staff/look/parts").size() == 1);
      trolley.scan(Goods.BREAD.code());
      trolley.await("seen", view -> view.at("/staff/look/parts/0/seen").asInt() == 1);
      trolley.tap("staff-look-stop");
      trolley.tap("staff-settle-" + hold);
      trolley.await("settled", view -> view.at("/care/holds").isEmpty());
      trolley.tap("staff-leave");
      JsonNode free = trolley.await("nobody", view -> view.at("/staff").isNull());
      assertThat(free.at("/basket/lines")).hasSize(1);
      assertThat(store.qless("user", "actions")).contains("came to trolley T1", "/clear");
      store.qless("user", "unbadge", "+919000000002");
    }
  }

  private static String badge(DemoStore store) {
    return Json.mapperForTrees()
        .readTree(store.qless("user", "badge", "+919000000002", "--json"))
        .at("/badge")
        .asString("");
  }

  private static int packs(JsonNode view) {
    return view.at("/basket/lines")
        .valueStream()
        .filter(line -> line.at("/name/english").asString("").equals(Goods.NOODLES.name()))
        .mapToInt(line -> line.at("/measure/count").asInt(0))
        .sum();
  }

  private static DemoStore open(String name) {
    Path data = DATA.resolve(name);
    DemoStore.remove(data);
    DemoStore store = new DemoStore(HOME, data, "1280x800");
    try {
      store.open();
      return store;
    } catch (JourneyException failed) {
      store.close();
      throw failed;
    }
  }

  private static TrolleyHand begin(DemoStore store) {
    TrolleyHand trolley = new TrolleyHand(store.kioskDesk(), store.data());
    trolley.awaitScreen("WELCOME");
    trolley.tap("start-trip");
    trolley.awaitScreen("SHOPPING");
    return trolley;
  }

  /// The hub must have agreed to every line, and its bill is the one that the goods make.
  private static void payAndLeave(DemoStore store, TrolleyHand trolley) {
    trolley.await(
        "the hub agrees to every line",
        view ->
            view.at("/online").asBoolean()
                && view.at("/basket/lines")
                    .valueStream()
                    .noneMatch(line -> line.at("/unconfirmed").asBoolean()));
    trolley.tap("checkout");
    trolley.awaitScreen("BILL");
    assertThat(trolley.view().at("/bill/totalPaise").asLong()).isEqualTo(BILL_PAISE);
    trolley.tap("pay");
    String qr =
        trolley
            .await("a QR", view -> view.at("/payment/state").asString("").equals("WAITING"))
            .at("/payment/qrText")
            .asString("");
    new Payer(store.payerUrl()).pay(qr);
    trolley.awaitScreen("EXIT_PASS");
    store.gateDesk().say("scan " + trolley.view().at("/exitPass/token").asString(""));
    trolley.awaitScreen("FAREWELL");
    trolley.awaitScreen("WELCOME");
  }

  private static Stream<String> pictures(Path data) throws IOException {
    try (Stream<Path> files = Files.list(data.resolve("pictures"))) {
      return files.map(file -> file.getFileName().toString()).toList().stream();
    }
  }

  private static Stream<String> processesOn(Path data) {
    return ProcessHandle.allProcesses()
        .flatMap(process -> process.info().commandLine().stream())
        .filter(command -> command.contains(data.toString()));
  }
}
