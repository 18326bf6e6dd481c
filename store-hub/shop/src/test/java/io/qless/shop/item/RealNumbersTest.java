package io.qless.shop.item;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;

/// Reads the number of every row of a catalogue of real goods (Open Food Facts, ODbL), which lies
/// beside the repository and not in it.
class RealNumbersTest {

  private static final String FILE = "shared/data/catalogue-openfoodfacts.csv";

  @Test
  void everyNumberOfRealGoodsIsRead() throws IOException {
    List<String> rows = Files.readAllLines(file());
    assertTrue(rows.size() > 5_000, rows.size() + " lines");
    int read = 0;
    for (String row : rows.subList(1, rows.size())) {
      String digits = row.substring(0, Math.max(0, row.indexOf(',')));
      if (digits.length() < 8 || !digits.chars().allMatch(Character::isDigit)) {
        continue; // a name that goes on in the next line
      }
      String aimId = digits.length() == 8 ? "]E4" : digits.length() == 14 ? "]I1" : "]E0";
      Scan.Trade trade = assertInstanceOf(Scan.Trade.class, Scans.read(aimId, digits), digits);
      assertEquals(Gtin.of(digits), trade.gtin());
      assertEquals(trade.gtin(), Gtin.ofKey(trade.gtin().key()));
      read++;
    }
    assertEquals(5_000, read);
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
