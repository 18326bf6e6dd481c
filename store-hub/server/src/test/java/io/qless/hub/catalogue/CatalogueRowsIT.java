package io.qless.hub.catalogue;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import io.qless.contract.rest.CatalogueDiff;
import io.qless.contract.rest.CatalogueKind;
import io.qless.contract.rest.CataloguePage;
import io.qless.contract.rest.CatalogueReport;
import io.qless.contract.rest.CatalogueRows;
import io.qless.contract.rest.PriceHistory;
import io.qless.hub.storage.Database;
import io.qless.hub.storage.TestDatabases;
import io.qless.shop.catalogue.Article;
import io.qless.shop.item.Gtin;
import io.qless.shop.item.Plu;
import io.qless.shop.money.Money;
import java.nio.file.Path;
import java.time.Instant;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// What the catalogue says of itself: rows, differences, prices by time.
class CatalogueRowsIT {

  private static final ZoneId KOLKATA = ZoneId.of("Asia/Kolkata");
  private static final Plu BANANA = new Plu("4011");

  @TempDir Path directory;
  @TempDir Path other;
  private Database database;
  private CatalogueDesk desk;
  private Instant now = Instant.parse("2026-11-24T06:30:00Z");

  @BeforeEach
  void open() {
    database = TestDatabases.catalogue(directory);
    desk = new CatalogueDesk(database, KOLKATA, () -> now);
    for (CatalogueKind kind : CatalogueKind.values()) {
      desk.take(SampleStore.rows(kind));
    }
  }

  @AfterEach
  void close() {
    database.close();
  }

  @Test
  void itsOwnRowsChangeNothing() {
    long revision = desk.revision();
    for (CatalogueKind kind : CatalogueKind.values()) {
      CatalogueReport report = desk.take(own(kind));
      assertThat(report.refused()).as(kind.word()).isEmpty();
      assertThat(report.changed()).as(kind.word()).isZero();
    }
    assertThat(desk.revision()).isEqualTo(revision);
  }

  @Test
  void itsRowsMakeTheSameCatalogueElsewhere() {
    try (Database empty = TestDatabases.catalogue(other)) {
      CatalogueDesk copy = new CatalogueDesk(empty, KOLKATA, () -> now);
      for (CatalogueKind kind : CatalogueKind.values()) {
        copy.take(own(kind));
      }
      assertThat(copy.head()).isEqualTo(desk.head());
      for (CatalogueKind kind : CatalogueKind.values()) {
        assertThat(copy.rows(kind, 0, 500)).isEqualTo(desk.rows(kind, 0, 500));
      }
    }
  }

  @Test
  void pagesOfRowsFollowOneAnother() {
    CataloguePage all = desk.rows(CatalogueKind.ARTICLES, 0, 500);
    List<Map<String, String>> turned = new ArrayList<>();
    for (int from = 0; from < all.total(); from += 50) {
      turned.addAll(desk.rows(CatalogueKind.ARTICLES, from, 50).rows());
    }
    assertThat(turned).hasSize(215).isEqualTo(all.rows());
  }

  @Test
  void aDiffTellsWhatAnImportWouldDoAndDoesIt() {
    assertThat(desk.withdraw(new Plu("4012"))).isTrue();
    long revision = desk.revision();
    CatalogueDiff diff =
        desk.diff(
            new CatalogueRows(
                CatalogueKind.ARTICLES,
                false,
                List.of(
                    banana(2, "plu:4011", "59.50"),
                    banana(3, "plu:4012", "89.00"),
                    banana(4, "plu:4999", "10.00"),
                    banana(5, "plu:4998", "ten"))));
    assertThat(diff.lines())
        .extracting(CatalogueDiff.Line::line, CatalogueDiff.Line::id, CatalogueDiff.Line::change)
        .containsExactly(
            org.assertj.core.groups.Tuple.tuple(2, "plu:4011", CatalogueDiff.Change.CHANGED),
            org.assertj.core.groups.Tuple.tuple(3, "plu:4012", CatalogueDiff.Change.RETURNED),
            org.assertj.core.groups.Tuple.tuple(4, "plu:4999", CatalogueDiff.Change.ADDED));
    assertThat(diff.lines().getFirst().cells())
        .containsExactly(new CatalogueDiff.Cell("price", "54.00", "59.50"));
    assertThat(diff.refused()).extracting(CatalogueReport.Refused::line).containsExactly(5);
    assertThat(desk.revision()).isEqualTo(revision);
  }

  @Test
  void aNewPriceIsOneRevisionAndSetAgainNone() {
    long revision = desk.revision();
    Article before = desk.setPrice(BANANA, Money.paise(5_950)).orElseThrow();
    assertThat(before.sale().unitPrice()).isEqualTo(Money.paise(5_400));
    assertThat(desk.setPrice(BANANA, Money.paise(5_950))).isPresent();
    assertThat(desk.revision()).isEqualTo(revision + 1);
    assertThat(desk.setPrice(new Plu("4999"), Money.paise(1))).isEmpty();
  }

  @Test
  void noPriceIsAboveTheMrp() {
    Gtin curd = Gtin.of("9520107000419");
    assertThatIllegalArgumentException()
        .isThrownBy(() -> desk.setPrice(curd, Money.paise(10_000_000)))
        .withMessageContaining("MRP");
  }

  @Test
  void pricesAreKnownByRevisionAndTime() {
    now = Instant.parse("2026-11-25T04:00:00Z");
    desk.setPrice(BANANA, Money.paise(5_950));
    now = Instant.parse("2026-11-26T04:00:00Z");
    desk.withdraw(BANANA);
    assertThat(desk.prices(BANANA).prices())
        .containsExactly(
            new PriceHistory.Step(9, "2026-11-26T04:00:00Z", false, 0),
            new PriceHistory.Step(8, "2026-11-25T04:00:00Z", true, 5_950),
            new PriceHistory.Step(1, "2026-11-24T06:30:00Z", true, 5_400));
    assertThat(desk.prices(new Plu("4999")).prices()).isEmpty();
  }

  @Test
  void aRevisionFromBeforeTimesWereKeptHasNone() {
    database.jdbi().useHandle(handle -> handle.execute("DELETE FROM catalogue_revision"));
    assertThat(desk.prices(BANANA).prices())
        .containsExactly(new PriceHistory.Step(1, "", true, 5_400));
  }

  @Test
  void synonymsOfTheStoreAreFoundUntilTheyAreWithdrawn() {
    assertThat(found("ladyfinger")).containsExactly("Okra");
    assertThat(desk.withdraw(CatalogueKind.SYNONYMS, "OKRA")).isTrue();
    assertThat(found("ladyfinger")).isEmpty();
  }

  @Test
  void searchFollowsEveryRevision() {
    assertThat(found("banana")).contains("Banana Robusta");
    desk.withdraw(BANANA);
    assertThat(found("banana")).doesNotContain("Banana Robusta");
    desk.take(own(CatalogueKind.ARTICLES, banana(2, "plu:4011", "54.00")));
    assertThat(found("banana")).contains("Banana");
    assertThat(desk.search("chawal", 0, 1).articles().getFirst().name().en()).contains("Rice");
  }

  private List<String> found(String typed) {
    return desk.search(typed, 0, 20).articles().stream()
        .map(article -> article.name().en())
        .toList();
  }

  private CatalogueRows own(CatalogueKind kind) {
    List<CatalogueRows.Row> rows = new ArrayList<>();
    for (Map<String, String> cells : desk.rows(kind, 0, 500).rows()) {
      rows.add(new CatalogueRows.Row(rows.size() + 2, cells));
    }
    return new CatalogueRows(kind, false, rows);
  }

  private static CatalogueRows own(CatalogueKind kind, CatalogueRows.Row row) {
    return new CatalogueRows(kind, false, List.of(row));
  }

  private CatalogueRows.Row banana(int line, String code, String price) {
    Map<String, String> cells =
        new HashMap<>(
            Map.of(
                "code", code,
                "name", "Banana",
                "category", "fruit-vegetables",
                "sold_by", "kg",
                "price", price,
                "hsn", "0803",
                "gst_percent", "0"));
    if (code.equals("plu:4011") && line == 2 && !price.equals("54.00")) {
      cells.putAll(
          desk.rows(CatalogueKind.ARTICLES, 0, 500).rows().stream()
              .filter(row -> code.equals(row.get("code")))
              .findFirst()
              .orElseThrow());
      cells.put("price", price);
    }
    return new CatalogueRows.Row(line, cells);
  }
}
