package io.qless.hub.catalogue;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import io.qless.contract.rest.CatalogueKind;
import io.qless.contract.rest.CatalogueReport;
import io.qless.contract.rest.CatalogueRows;
import io.qless.contract.wire.CatalogueChange;
import io.qless.contract.wire.CatalogueHead;
import io.qless.contract.wire.Json;
import io.qless.hub.storage.Database;
import io.qless.hub.storage.TestDatabases;
import io.qless.shop.catalogue.Article;
import io.qless.shop.catalogue.StoreRule;
import io.qless.shop.item.CodeReading;
import io.qless.shop.item.Gtin;
import io.qless.shop.item.ItemCode;
import io.qless.shop.item.ItemCodes;
import io.qless.shop.item.LabelTemplate;
import io.qless.shop.item.Plu;
import io.qless.shop.item.Weight;
import io.qless.shop.money.Money;
import io.qless.shop.pricing.Coupon;
import java.nio.file.Path;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class CatalogueDeskIT {

  private static final ZoneId KOLKATA = ZoneId.of("Asia/Kolkata");
  private static final Instant NOON = Instant.parse("2026-11-24T06:30:00Z");
  private static final Gtin SALT = Gtin.of("9520000000004");

  @TempDir Path directory;
  private Database database;
  private CatalogueDesk desk;

  @BeforeEach
  void open() {
    database = TestDatabases.catalogue(directory);
    desk = new CatalogueDesk(database, KOLKATA, () -> NOON);
  }

  @AfterEach
  void close() {
    database.close();
  }

  @Test
  void theSampleStoreIsTakenWhole() {
    for (CatalogueKind kind : CatalogueKind.values()) {
      CatalogueReport report = desk.take(SampleStore.rows(kind));
      assertThat(report.refused()).as(kind.word()).isEmpty();
      assertThat(report.unchanged()).isZero();
    }
    assertThat(desk.head()).isEqualTo(new CatalogueHead(7, 215));
    assertThat(desk.offers()).hasSize(16);
    assertThat(desk.recalled(Gtin.of("9520212000618"), "PB2609A")).isTrue();
    assertThat(desk.recalled(Gtin.of("9520212000618"), "PB2609B")).isFalse();
    Coupon ended = desk.coupon("DIWALI25").orElseThrow();
    assertThat(ended.validity().until()).isEqualTo(Instant.parse("2026-11-10T18:30:00Z"));
    assertThat(desk.article(new Plu("4011")).orElseThrow().sale().unitPrice())
        .isEqualTo(Money.paise(5_400));
  }

  @Test
  void labelsAndMarkdownsReachEveryTrolleyAndSurviveARestart() {
    desk.take(SampleStore.rows(CatalogueKind.LABELS));
    desk.take(SampleStore.rows(CatalogueKind.MARKDOWNS));
    CatalogueDesk reopened = new CatalogueDesk(database, KOLKATA, () -> NOON);
    assertThat(
            ItemCodes.parse(
                "]E0", "2104011008203", reopened.storeRules().labels(), ItemCodes.ANY_DAY))
        .isEqualTo(new CodeReading.Goods(new ItemCode.Weighed(new Plu("4011"), Weight.grams(820))));
    List<CatalogueChange> sent = new ArrayList<>();
    reopened.changes(0, change -> sent.add(Json.read(Json.bytes(change), CatalogueChange.class)));
    assertThat(sent)
        .filteredOn(CatalogueChange.StoreRuleSet.class::isInstance)
        .hasSize(6)
        .contains(
            new CatalogueChange.StoreRuleSet(
                new StoreRule.Label(new LabelTemplate("WEIGHT-21", "21{plu:5}{grams:5}{check}"))));
  }

  @Test
  void theBudgetsWarningReachesEveryTrolleyAndIsTakenOnce() {
    desk.warnFrom(8_000);
    assertThat(desk.revision()).isZero();
    desk.warnFrom(7_000);
    desk.warnFrom(7_000);
    assertThat(desk.revision()).isEqualTo(1);
    CatalogueDesk reopened = new CatalogueDesk(database, KOLKATA, () -> NOON);
    assertThat(reopened.storeRules().budgetWarning()).isEqualTo(7_000);
    List<CatalogueChange> sent = new ArrayList<>();
    reopened.changes(0, change -> sent.add(Json.read(Json.bytes(change), CatalogueChange.class)));
    assertThat(sent).contains(new CatalogueChange.StoreRuleSet(new StoreRule.BudgetWarning(7_000)));
    reopened.warnFrom(8_000);
    assertThat(reopened.storeRules().budgetWarning()).isEqualTo(8_000);
  }

  @Test
  void aSerialNumberCallsOneUnitBack() {
    CatalogueReport report =
        desk.take(
            new CatalogueRows(
                CatalogueKind.RECALLS,
                false,
                List.of(
                    new CatalogueRows.Row(
                        2,
                        Map.of(
                            "gtin", "9520000000004", "batch", "", "serial", "S-7", "reason", "x")),
                    new CatalogueRows.Row(
                        3,
                        Map.of(
                            "gtin",
                            "9520000000004",
                            "batch",
                            "B",
                            "serial",
                            "S",
                            "reason",
                            "x")))));
    assertThat(report.refused()).hasSize(1);
    assertThat(desk.storeRules().recalled(SALT, "S-7")).isTrue();
    assertThat(desk.storeRules().recalled(SALT, "S-8")).isFalse();
    assertThat(desk.recalled(SALT, "")).isFalse();
  }

  @Test
  void anOfferThatMakesNoSenseIsRefusedInWords() {
    Map<String, String> cells =
        Map.of(
            "id",
            "X",
            "name",
            "Any two",
            "kind",
            "mix-and-match",
            "applies_to",
            "everything",
            "buy",
            "1",
            "price",
            "10.00");
    CatalogueReport report =
        desk.take(
            new CatalogueRows(
                CatalogueKind.OFFERS, false, List.of(new CatalogueRows.Row(2, cells))));
    assertThat(report.refused())
        .extracting(CatalogueReport.Refused::reason)
        .containsExactly("offer X: a set of 1 pieces");
  }

  @Test
  void theSameRowsAgainChangeNothing() {
    desk.take(SampleStore.rows(CatalogueKind.ARTICLES));
    CatalogueReport again = desk.take(SampleStore.rows(CatalogueKind.ARTICLES));
    assertThat(again.changed()).isZero();
    assertThat(again.unchanged()).isEqualTo(215);
    assertThat(again.revision()).isEqualTo(1);
  }

  @Test
  void aDryRunJudgesAndKeepsNothing() {
    CatalogueRows rows = SampleStore.rows(CatalogueKind.ARTICLES);
    CatalogueReport report = desk.take(new CatalogueRows(rows.kind(), true, rows.rows()));
    assertThat(report.changed()).isEqualTo(215);
    assertThat(report.revision()).isZero();
    assertThat(desk.article(new Plu("4011"))).isEmpty();
  }

  @Test
  void theCatalogueIsTheSameAfterARestart() {
    for (CatalogueKind kind : CatalogueKind.values()) {
      desk.take(SampleStore.rows(kind));
    }
    desk.withdraw(new Plu("4011"));
    List<CatalogueChange> before = changes(0);
    List<CatalogueChange> sinceThree = changes(3);
    database.close();
    open();
    assertThat(changes(0)).isEqualTo(before);
    assertThat(changes(3)).isEqualTo(sinceThree);
  }

  @Test
  void earlierPricesStayKnown() {
    salt("20.00");
    salt("21.50");
    desk.take(SampleStore.rows(CatalogueKind.COUPONS));
    assertThat(desk.unitPriceAt(SALT, 0)).isEmpty();
    assertThat(desk.unitPriceAt(SALT, 1)).contains(Money.paise(2_000));
    assertThat(desk.unitPriceAt(SALT, 2)).contains(Money.paise(2_150));
    assertThat(desk.unitPriceAt(SALT, 3)).contains(Money.paise(2_150));
    assertThat(desk.unitPriceAt(SALT, 4)).isEmpty();
  }

  @Test
  void aWithdrawnArticleHasNoPriceAnyMore() {
    salt("20.00");
    assertThat(desk.withdraw(SALT)).isTrue();
    assertThat(desk.withdraw(SALT)).isFalse();
    assertThat(desk.article(SALT)).isEmpty();
    assertThat(desk.unitPriceAt(SALT, 2)).isEmpty();
    assertThat(desk.unitPriceAt(SALT, 1)).contains(Money.paise(2_000));
    assertThat(changes(1).getFirst()).isEqualTo(new CatalogueChange.ArticleGone(SALT));
    salt("20.00");
    assertThat(desk.unitPriceAt(SALT, 3)).contains(Money.paise(2_000));
  }

  @Test
  void aWithdrawnLabelIsReadNoMoreAndMayComeBack() {
    desk.take(SampleStore.rows(CatalogueKind.LABELS));
    assertThat(desk.withdraw(CatalogueKind.LABELS, "WEIGHT-21")).isTrue();
    assertThat(desk.withdraw(CatalogueKind.LABELS, "WEIGHT-21")).isFalse();
    assertThat(labelIsRead()).isFalse();
    assertThat(changes(1).getFirst())
        .isEqualTo(new CatalogueChange.StoreRuleGone("label:WEIGHT-21"));
    assertThat(changes(0)).hasSize(4);
    desk = new CatalogueDesk(database, KOLKATA, () -> NOON);
    assertThat(labelIsRead()).isFalse();
    assertThat(desk.take(SampleStore.rows(CatalogueKind.LABELS)).changed()).isEqualTo(1);
    assertThat(labelIsRead()).isTrue();
  }

  @Test
  void aWithdrawnMarkdownOfferOrCouponEnds() {
    for (CatalogueKind kind : CatalogueKind.values()) {
      desk.take(SampleStore.rows(kind));
    }
    Article milk = desk.article(Gtin.of("9520107000112")).orElseThrow();
    LocalDate today = LocalDate.of(2026, 11, 24);
    assertThat(desk.storeRules().markdown(milk, today, today)).isPresent();
    assertThat(desk.withdraw(CatalogueKind.MARKDOWNS, "DAIRY-2")).isTrue();
    assertThat(desk.storeRules().markdown(milk, today, today)).isEmpty();
    assertThat(desk.withdraw(CatalogueKind.OFFERS, "BREAD-10")).isTrue();
    assertThat(desk.offers()).hasSize(15);
    assertThat(desk.withdraw(CatalogueKind.COUPONS, "save10")).isTrue();
    assertThat(desk.coupon("SAVE10")).isEmpty();
    assertThat(changes(6))
        .startsWith(
            new CatalogueChange.OfferGone("BREAD-10"),
            new CatalogueChange.CouponGone("SAVE10"),
            new CatalogueChange.StoreRuleGone("markdown:DAIRY-2"));
    for (CatalogueChange change : changes(6)) {
      assertThat(Json.read(Json.bytes(change), CatalogueChange.class)).isEqualTo(change);
    }
  }

  @Test
  void recallsAreNotWithdrawn() {
    assertThatIllegalArgumentException()
        .isThrownBy(() -> desk.withdraw(CatalogueKind.RECALLS, "9520212000618"));
  }

  private boolean labelIsRead() {
    return ItemCodes.parse("]E0", "2104011008203", desk.storeRules().labels(), ItemCodes.ANY_DAY)
        instanceof CodeReading.Goods;
  }

  @Test
  void aTrolleyGetsOnlyWhatChangedAndTheEnd() {
    desk.take(SampleStore.rows(CatalogueKind.ARTICLES));
    salt("20.00");
    List<CatalogueChange> changes = changes(1);
    assertThat(changes).hasSize(2);
    assertThat(changes.getFirst()).isInstanceOf(CatalogueChange.ArticleSet.class);
    assertThat(changes.getLast()).isEqualTo(new CatalogueChange.End(new CatalogueHead(2, 216), 1));
    assertThat(changes(2)).hasSize(1);
    assertThat(changes(99)).hasSize(217);
  }

  @Test
  void everyLineOfTheStreamSurvivesTheWire() {
    for (CatalogueKind kind : CatalogueKind.values()) {
      desk.take(SampleStore.rows(kind));
    }
    for (CatalogueChange change : changes(0)) {
      assertThat(Json.read(Json.bytes(change), CatalogueChange.class)).isEqualTo(change);
    }
  }

  @Test
  void listenersHearOfEveryNewRevisionOnly() {
    List<CatalogueHead> heard = new ArrayList<>();
    desk.listen(heard::add);
    salt("20.00");
    salt("20.00");
    salt("21.00");
    assertThat(heard).containsExactly(new CatalogueHead(1, 1), new CatalogueHead(2, 1));
  }

  @Test
  void aBadRowIsRefusedWithItsLineAndTheGoodOnesAreKept() {
    List<CatalogueRows.Row> rows = new ArrayList<>();
    rows.add(row(2, "9520000000004", "20.00"));
    rows.add(row(3, "9520000000005", "20.00"));
    rows.add(row(4, "9520000000011", "20.005"));
    rows.add(row(5, "9520000000004", "22.00"));
    rows.add(row(6, "9520000000028", "31.00"));
    CatalogueReport report = desk.take(new CatalogueRows(CatalogueKind.ARTICLES, false, rows));
    assertThat(report.changed()).isEqualTo(1);
    assertThat(report.refused())
        .extracting(CatalogueReport.Refused::line, CatalogueReport.Refused::reason)
        .containsExactly(
            org.assertj.core.groups.Tuple.tuple(
                3, "code: the check digit of 9520000000005 is wrong"),
            org.assertj.core.groups.Tuple.tuple(
                4, "price: \"20.005\" is not an amount in rupees such as 54.00"),
            org.assertj.core.groups.Tuple.tuple(5, "gtin:09520000000004 stands in line 2 already"),
            org.assertj.core.groups.Tuple.tuple(
                6, "price INR 31.00 is not between zero and the MRP INR 30.00"));
  }

  @Test
  void namesAreFoundByBeginningByTypingErrorAndInHindi() {
    desk.take(SampleStore.rows(CatalogueKind.ARTICLES));
    assertThat(found("banana")).startsWith("Banana Robusta");
    assertThat(found("bana rob")).containsExactly("Banana Robusta");
    assertThat(found("bananna robsta")).containsExactly("Banana Robusta");
    assertThat(found("केला")).contains("Banana Robusta", "Banana Yelakki");
    assertThat(found("नीबू").isEmpty() ? found("नींबू") : found("नीबू")).contains("Lemon");
    assertThat(found("")).isEmpty();
    assertThat(found("qqqqq")).isEmpty();
  }

  private List<String> found(String typed) {
    return desk.search(typed, 0, 10).articles().stream().map(one -> one.name().en()).toList();
  }

  private List<CatalogueChange> changes(long since) {
    List<CatalogueChange> changes = new ArrayList<>();
    desk.changes(since, changes::add);
    return changes;
  }

  private void salt(String price) {
    desk.take(
        SampleStore.article(
            "9520000000004",
            "Salt",
            "",
            "",
            "staples",
            "piece",
            price,
            "30.00",
            "2501",
            "0",
            "1010"));
  }

  private static CatalogueRows.Row row(int line, String code, String price) {
    CatalogueRows.Row row =
        SampleStore.article(
                code, "Salt", "", "", "staples", "piece", price, "30.00", "2501", "0", "1010")
            .rows()
            .getFirst();
    return new CatalogueRows.Row(line, row.fields());
  }
}
