package io.qless.cli;

import static java.util.stream.Collectors.toSet;
import static org.assertj.core.api.Assertions.assertThat;

import io.qless.contract.rest.CatalogueKind;
import io.qless.contract.rest.CatalogueRows.Row;
import java.io.IOException;
import java.math.BigDecimal;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/// Holds the sample store in `deploy/sample-store` to what its README promises.
class SampleStoreTest {
  static final Path STORE = store();
  private static final int MAX_PICTURE_BYTES = 6 * 1024;

  private final List<Row> articles = rows("articles.csv", CatalogueKind.ARTICLES);

  @Test
  void theFilesAreOfTheirKind() {
    assertThat(articles).hasSizeBetween(190, 250);
    assertThat(rows("offers.csv", CatalogueKind.OFFERS)).hasSizeBetween(6, 30);
    assertThat(rows("coupons.csv", CatalogueKind.COUPONS)).isNotEmpty();
    assertThat(rows("recalls.csv", CatalogueKind.RECALLS)).isNotEmpty();
    assertThat(rows("labels.csv", CatalogueKind.LABELS)).isNotEmpty();
    assertThat(rows("markdowns.csv", CatalogueKind.MARKDOWNS)).isNotEmpty();
    assertThat(rows("synonyms.csv", CatalogueKind.SYNONYMS)).isNotEmpty();
  }

  @Test
  void everyCodeIsAnExampleNumberOrAPlu() {
    for (Row row : articles) {
      String code = cell(row, "code");
      if (!code.matches("plu:[0-9]{4}")) {
        assertThat(code).as("line %d", row.line()).matches("952[0-9]{10}");
        assertThat(weightedSum(code) % 10).as("check digit of %s", code).isZero();
      }
    }
  }

  @Test
  void noArticleStandsTwice() {
    Set<String> seen = new HashSet<>();
    for (Row row : articles) {
      assertThat(seen.add(cell(row, "code"))).as("line %d", row.line()).isTrue();
      assertThat(seen.add(cell(row, "brand") + "|" + cell(row, "name")))
          .as("line %d", row.line())
          .isTrue();
    }
  }

  @Test
  void noPriceIsAboveTheMrp() {
    for (Row row : articles) {
      assertThat(cell(row, "price")).matches("[0-9]+\\.[0-9]{2}");
      String mrp = cell(row, "mrp");
      if (mrp.isEmpty()) {
        assertThat(cell(row, "code")).as("only loose goods have no MRP").startsWith("plu:");
      } else {
        assertThat(new BigDecimal(cell(row, "price")))
            .as("line %d", row.line())
            .isLessThanOrEqualTo(new BigDecimal(mrp));
      }
    }
  }

  @Test
  void packsHaveAWeightAndGoodsByTheKilogramNone() {
    for (Row row : articles) {
      boolean byWeight = cell(row, "sold_by").equals("kg");
      String grams = byWeight ? "" : "[1-9][0-9]*";
      assertThat(cell(row, "weight_g")).as("line %d", row.line()).matches(grams);
      assertThat(cell(row, "weight_spread_g")).as("line %d", row.line()).matches(grams);
    }
  }

  @Test
  void taxAndAgeAreOfTheKnownKinds() {
    for (Row row : articles) {
      assertThat(cell(row, "gst_percent")).isIn("0", "5", "18", "40");
      assertThat(cell(row, "hsn")).matches("[0-9]{4,8}");
      assertThat(cell(row, "min_age")).isIn("", "18", "21");
    }
  }

  @Test
  void everyArticleHasAHindiName() {
    for (Row row : articles) {
      assertThat(cell(row, "name_hi"))
          .as("line %d", row.line())
          .containsPattern("\\p{IsDevanagari}");
    }
  }

  @Test
  void everyPictureIsThereSmallAndUsed() throws IOException {
    Set<String> named = articles.stream().map(row -> cell(row, "picture")).collect(toSet());
    try (Stream<Path> files = Files.list(STORE.resolve("pictures"))) {
      assertThat(files.map(file -> String.valueOf(file.getFileName())).collect(toSet()))
          .isEqualTo(named);
    }
    for (String picture : named) {
      assertThat(Files.size(STORE.resolve("pictures").resolve(picture)))
          .as(picture)
          .isBetween(100L, (long) MAX_PICTURE_BYTES);
    }
  }

  @Test
  void offersAndRecallsNameThingsThatAreThere() {
    Set<String> known = new HashSet<>();
    Set<String> kinds = new HashSet<>();
    for (Row row : articles) {
      known.add(cell(row, "code"));
      known.add("category:" + cell(row, "category"));
    }
    for (Row row : rows("offers.csv", CatalogueKind.OFFERS)) {
      assertThat(known).containsAll(words(row, "applies_to"));
      kinds.add(cell(row, "kind"));
    }
    assertThat(kinds)
        .as("the store shows each kind of offer")
        .containsExactlyInAnyOrder(
            "percent-off",
            "amount-off",
            "member-price",
            "buy-x-get-y",
            "cheapest-free",
            "mix-and-match",
            "spend-and-save");
    for (Row row : articles) {
      assertThat(known).containsAll(words(row, "substitutes"));
    }
    for (Row row : rows("recalls.csv", CatalogueKind.RECALLS)) {
      assertThat(known).contains(cell(row, "gtin"));
    }
  }

  private static List<Row> rows(String name, CatalogueKind kind) {
    CatalogueFile file = CatalogueFile.read(STORE.resolve(name));
    assertThat(file.kind()).isEqualTo(kind);
    assertThat(file.misfits()).isEmpty();
    List<Row> rows = new ArrayList<>();
    file.chunks(200, rows::addAll);
    return rows;
  }

  private static String cell(Row row, String column) {
    Map<String, String> fields = row.fields();
    return fields.getOrDefault(column, "");
  }

  private static List<String> words(Row row, String column) {
    String text = cell(row, column);
    return text.isEmpty() ? List.of() : List.of(text.split(" ", -1));
  }

  /// GS1 General Specifications 7.9.1: weights 3 and 1 from the right, the check digit counts 1.
  private static int weightedSum(String digits) {
    int sum = 0;
    for (int i = 0; i < digits.length(); i++) {
      int weight = (digits.length() - i) % 2 == 1 ? 1 : 3;
      sum += weight * Character.digit(digits.charAt(i), 10);
    }
    return sum;
  }

  /// The tests run in the folder of their module, or in the root of the repository.
  private static Path store() {
    Path folder = Path.of("").toAbsolutePath();
    while (folder != null && !Files.isDirectory(folder.resolve("deploy/sample-store"))) {
      folder = folder.getParent();
    }
    if (folder == null) {
      throw new IllegalStateException(
          "no deploy/sample-store above " + Path.of("").toAbsolutePath());
    }
    return folder.resolve("deploy/sample-store");
  }
}
