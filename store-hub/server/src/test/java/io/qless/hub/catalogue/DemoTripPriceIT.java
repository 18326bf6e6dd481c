package io.qless.hub.catalogue;

import static org.assertj.core.api.Assertions.assertThat;

import io.qless.contract.rest.CatalogueKind;
import io.qless.hub.storage.Database;
import io.qless.hub.storage.TestDatabases;
import io.qless.shop.cart.Cart;
import io.qless.shop.cart.Command;
import io.qless.shop.cart.Decision;
import io.qless.shop.cart.Desk;
import io.qless.shop.cart.NumberedCommand;
import io.qless.shop.cart.SessionId;
import io.qless.shop.cart.Source;
import io.qless.shop.item.CodeReading;
import io.qless.shop.item.Gtin;
import io.qless.shop.item.ItemCode;
import io.qless.shop.item.ItemCodes;
import io.qless.shop.item.Plu;
import io.qless.shop.item.Weight;
import io.qless.shop.money.Money;
import io.qless.shop.pricing.Pricing;
import java.nio.file.Path;
import java.time.Instant;
import java.time.ZoneId;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// The price of what the demo's trip buys, on the sample store. Changed on purpose only: the trip
/// checks the same sum on the screen.
class DemoTripPriceIT {

  private static final Instant NOON = Instant.parse("2026-11-24T06:30:00Z");

  @TempDir Path directory;
  private Database database;
  private CatalogueDesk desk;

  @BeforeEach
  void open() {
    database = TestDatabases.catalogue(directory);
    desk = new CatalogueDesk(database, ZoneId.of("Asia/Kolkata"), () -> NOON);
  }

  @AfterEach
  void close() {
    database.close();
  }

  @Test
  void theDemosTripCostsWhatItAlwaysDid() {
    for (CatalogueKind kind : CatalogueKind.values()) {
      desk.take(SampleStore.rows(kind));
    }
    Cart cart = command(Cart.begin(new SessionId("trip-0001")), new Command.StartTrip("T1", "en"));
    for (String code :
        List.of(
            "9520128000214",
            "9520212000717",
            "9520212000717",
            "9520212000717",
            "9520135000313",
            "9520107001119",
            "9520149000118",
            "9520268000211")) {
      cart = scan(cart, new ItemCode.Piece(Gtin.of(code), ItemCode.UnitMark.NONE));
    }
    cart = scan(cart, new ItemCode.Weighed(new Plu("4011"), Weight.grams(820)));
    // 84.00 less 25 % as the date is near; a printed price of 20.00 below the shelf's 22.00; 68.00
    // and a deposit of 100.00
    for (String code :
        List.of("01095201140003101526112510PN1", "010952010700121810LS2609", "0109520198000213")) {
      CodeReading reading =
          ItemCodes.parse("]d2", code, desk.storeRules().labels(), Desk.storeDay(NOON));
      assertThat(reading).isInstanceOf(CodeReading.Goods.class);
      if (reading instanceof CodeReading.Goods goods) {
        cart = scan(cart, goods.code());
      }
    }
    cart = command(cart, new Command.ApplyCoupon("WELCOME50"));
    assertThat(Pricing.bill(cart, desk.offers(), NOON).total()).isEqualTo(Money.paise(65_885));
  }

  private Cart scan(Cart cart, ItemCode code) {
    Money price = desk.article(code.article()).orElseThrow().sale().unitPrice();
    return command(cart, new Command.AddItem(code, price, desk.revision()));
  }

  private Cart command(Cart cart, Command command) {
    long number = cart.heardFrom(Source.TROLLEY) + 1;
    return new Desk(desk)
                .decide(cart, new NumberedCommand(Source.TROLLEY, number, NOON, command), NOON)
            instanceof Decision.Decided decided
        ? cart.applyAll(decided.entries())
        : cart;
  }
}
