package io.qless.journey;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.parallel.Isolated;

/// The kiosk's program without a window, as a process at a real hub and gate: a whole trip by the
/// same hands that touch the real screen.
@Isolated
class HeadlessTrolleyIT {

  private static final Path HOME = Path.of("..").toAbsolutePath().normalize();
  private static final Path DATA = Path.of("target/journey/headless").toAbsolutePath();

  /// Bread with 10 % off, bananas with 10 % off.
  private static final long BILL_PAISE = 45_00 + 39_85;

  @Test
  void aTrolleyWithoutAScreenMakesAWholeTripAndLoadsNothingOfJavaFx() throws Exception {
    DemoStore.remove(DATA);
    try (DemoStore store = DemoStore.withoutScreen(HOME, DATA)) {
      store.open();
      TrolleyHand trolley = new TrolleyHand(store.kioskDesk(), DATA);
      trolley.awaitScreen("WELCOME");
      assertThat(store.kioskDesk().ask("tap checkout")).startsWith("no control");
      trolley.tap("lang-hi");
      trolley.tap("start-trip");
      trolley.awaitScreen("SHOPPING");
      trolley.tap("budget-500");
      trolley.awaitBudget("SAFE");
      trolley.take(Goods.BREAD);
      trolley.take(Goods.NOODLES);
      trolley.tap("remove-" + trolley.line(Goods.NOODLES.name()));
      trolley.await("the noodles are gone", view -> view.at("/basket/lines").size() == 1);
      trolley.remove(Goods.NOODLES.grams());
      trolley.awaitBasket("explained");
      trolley.take(Goods.BANANAS);
      assertThat(store.kioskDesk().say("texts")).contains("SHOPPING").endsWith("" + BILL_PAISE);
      assertThat(store.kioskDesk().ask("shot nowhere.png")).startsWith("no ");
      trolley.tap("checkout");
      trolley.awaitScreen("BILL");
      trolley.tap("pay");
      String qr =
          trolley
              .await("a QR", view -> view.at("/payment/state").asString("").equals("WAITING"))
              .at("/payment/qrText")
              .asString("");
      new Payer(store.payerUrl()).pay(qr);
      trolley.awaitScreen("EXIT_PASS");
      assertThat(trolley.view().at("/exitPass/paidPaise").asLong()).isEqualTo(BILL_PAISE);
      store.gateDesk().say("scan " + trolley.view().at("/exitPass/token").asString(""));
      trolley.awaitScreen("WELCOME");
    }
    try (Stream<String> loaded = Files.lines(DATA.resolve("kiosk-classes.log"))) {
      assertThat(loaded)
          .anyMatch(line -> line.contains("io.qless.kiosk.core.TripDesk"))
          .noneMatch(line -> line.contains(" javafx.") || line.contains(" com.sun.javafx."));
    }
  }
}
