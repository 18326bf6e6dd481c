package io.qless.hub.catalogue;

import static org.assertj.core.api.Assertions.assertThat;

import io.qless.contract.rest.CatalogueKind;
import io.qless.contract.rest.CatalogueReport;
import io.qless.contract.rest.CatalogueRows;
import io.qless.hub.storage.Database;
import io.qless.hub.storage.TestDatabases;
import io.qless.shop.cart.Cart;
import io.qless.shop.cart.Command;
import io.qless.shop.cart.Decision;
import io.qless.shop.cart.Desk;
import io.qless.shop.cart.NumberedCommand;
import io.qless.shop.cart.SessionId;
import io.qless.shop.cart.Source;
import io.qless.shop.catalogue.Article;
import io.qless.shop.item.CodeReading;
import io.qless.shop.item.ItemCode;
import io.qless.shop.item.ItemCodes;
import io.qless.shop.money.Money;
import io.qless.shop.pricing.Pricing;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// Real goods (Open Food Facts, ODbL; the file lies beside the repository and not in it) go the way
/// from the import over the scan to the bill. Prices are made up.
class RealGoodsIT {

  private static final String FILE = "shared/data/catalogue-openfoodfacts.csv";
  private static final Instant NOON = Instant.parse("2026-11-24T06:30:00Z");
  private static final int LINES_OF_A_TRIP = 100;

  @TempDir Path directory;

  @Test
  void everyRowIsImportedScannedAndPriced() throws IOException {
    List<Map<String, String>> rows = rows();
    assertThat(rows).hasSize(5_000);
    try (Database database = TestDatabases.catalogue(directory)) {
      CatalogueDesk desk = new CatalogueDesk(database, ZoneId.of("Asia/Kolkata"), () -> NOON);
      for (int from = 0; from < rows.size(); from += CatalogueRows.MAX_ROWS) {
        assertThat(take(desk, rows, from).refused()).isEmpty();
      }
      assertThat(desk.head().articles()).isEqualTo(5_000);
      for (int from = 0; from < rows.size(); from += LINES_OF_A_TRIP) {
        shop(desk, rows.subList(from, from + LINES_OF_A_TRIP));
      }
    }
  }

  private static CatalogueReport take(
      CatalogueDesk desk, List<Map<String, String>> rows, int from) {
    List<CatalogueRows.Row> chunk = new ArrayList<>();
    for (int i = from; i < Math.min(rows.size(), from + CatalogueRows.MAX_ROWS); i++) {
      chunk.add(new CatalogueRows.Row(i + 2, rows.get(i)));
    }
    return desk.take(new CatalogueRows(CatalogueKind.ARTICLES, false, chunk));
  }

  private static void shop(CatalogueDesk desk, List<Map<String, String>> goods) {
    Desk rules = new Desk(desk);
    Cart cart = Cart.begin(new SessionId("real-goods"));
    cart = give(rules, cart, new Command.StartTrip("T1", "en"));
    Money expected = Money.ZERO;
    for (Map<String, String> row : goods) {
      String digits = row.getOrDefault("code", "");
      ItemCode code = scan(digits);
      Article article = desk.article(code.article()).orElseThrow();
      Money price = article.sale().unitPrice();
      expected = expected.plus(price);
      cart = give(rules, cart, new Command.AddItem(code, price, desk.revision()));
    }
    assertThat(cart.lines()).hasSize(goods.size());
    assertThat(Pricing.bill(cart, desk.offers(), NOON).total()).isEqualTo(expected);
  }

  private static ItemCode scan(String digits) {
    CodeReading reading = ItemCodes.parse(digits.length() == 8 ? "]E4" : "]E0", digits);
    assertThat(reading).as(digits).isInstanceOf(CodeReading.Goods.class);
    return ((CodeReading.Goods) reading).code();
  }

  private static Cart give(Desk rules, Cart cart, Command command) {
    long number = cart.heardFrom(Source.TROLLEY) + 1;
    Decision decision =
        rules.decide(cart, new NumberedCommand(Source.TROLLEY, number, NOON, command), NOON);
    assertThat(decision).isInstanceOf(Decision.Decided.class);
    return cart.applyAll(((Decision.Decided) decision).entries());
  }

  /// The file's numbers and names with what a store must add. Two names hold control characters,
  /// which no catalogue takes; they are left out.
  private static List<Map<String, String>> rows() throws IOException {
    List<List<String>> records = records(Files.readString(file()));
    List<Map<String, String>> rows = new ArrayList<>();
    for (List<String> cells : records.subList(1, records.size())) {
      String code = cells.getFirst();
      int rupees = 10 + Integer.parseInt(code.substring(code.length() - 4)) % 490;
      rows.add(
          Map.of(
              "code", code,
              "name", cells.get(1).replaceAll("[\\x00-\\x1f\\x7f-\\x9f]", ""),
              "category", "grocery",
              "sold_by", "piece",
              "price", rupees + ".50",
              "mrp", rupees + 5 + ".00",
              "weight_g", "250",
              "hsn", "2106",
              "gst_percent", "5"));
    }
    return rows;
  }

  /// Cells of a CSV text, after RFC 4180.
  private static List<List<String>> records(String csv) {
    List<List<String>> records = new ArrayList<>();
    List<String> cells = new ArrayList<>();
    StringBuilder cell = new StringBuilder();
    boolean quoted = false;
    for (int i = 0; i < csv.length(); i++) {
      char c = csv.charAt(i);
      if (c == '"') {
        quoted = !quoted;
      } else if (quoted || (c != ',' && c != '\n' && c != '\r')) {
        cell.append(c);
      } else if (c != '\r') {
        cells.add(cell.toString());
        cell.setLength(0);
        if (c == '\n') {
          records.add(List.copyOf(cells));
          cells.clear();
        }
      }
    }
    return records;
  }

  private static Path file() {
    Path folder = Path.of("").toAbsolutePath();
    while (folder != null && !Files.exists(folder.resolve(FILE))) {
      folder = folder.getParent();
    }
    if (folder == null) {
      throw new AssertionError(
          FILE + " is missing: it lies in a folder beside the repository, see issue 3");
    }
    return folder.resolve(FILE);
  }
}
