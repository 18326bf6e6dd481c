package io.qless.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import tools.jackson.databind.JsonNode;

/// `qless catalogue` against the real hub with the sample store.
class CatalogueOfAStoreIT {

  private static final List<String> KINDS =
      List.of("articles", "offers", "coupons", "recalls", "labels", "markdowns", "synonyms");

  @TempDir Path data;
  @TempDir Path otherData;
  @TempDir Path folder;
  private RealStore store;

  @BeforeEach
  void open() {
    store = new RealStore(data);
    assertThat(store.importAll(SampleStoreTest.STORE)).as(store.out()).isZero();
  }

  @AfterEach
  void close() {
    store.close();
  }

  @Test
  void anExportImportsAgainToTheSameRevision() {
    long revision = store.json().path("revision").asLong();
    export(store, folder);
    assertThat(store.json().path("revision").asLong()).isEqualTo(revision);
    assertThat(store.importAll(folder)).as(store.out()).isZero();
    assertThat(store.json().path("revision").asLong()).isEqualTo(revision);
    assertThat(store.json().path("files").valueStream())
        .hasSize(KINDS.size())
        .allSatisfy(file -> assertThat(file.path("changed").asInt()).as(file.toString()).isZero());
  }

  @Test
  void anExportMakesTheSameStoreElsewhere() throws IOException {
    Path first = folder.resolve("first");
    Path second = folder.resolve("second");
    export(store, first);
    try (RealStore other = new RealStore(otherData)) {
      assertThat(other.importAll(first)).as(other.out()).isZero();
      export(other, second);
    }
    for (String kind : KINDS) {
      assertThat(second.resolve(kind + ".csv"))
          .hasSameTextualContentAs(first.resolve(kind + ".csv"));
    }
    assertThat(Files.readAllLines(first.resolve("articles.csv"))).hasSize(216);
  }

  @Test
  void anExportTakesItsPicturesAlong() throws IOException {
    assertThat(store.qless("catalogue", "export", "--pictures", "--out", folder.toString()))
        .isZero();
    assertThat(folder.resolve("pictures/banana.png"))
        .hasSameBinaryContentAs(SampleStoreTest.STORE.resolve("pictures/banana.png"));
  }

  @Test
  void aDiffOfTheOwnFilesIsEmptyAndEndsWithZero() {
    assertThat(diff(SampleStoreTest.STORE.resolve("articles.csv"))).isZero();
    assertThat(store.out())
        .isEqualTo("articles.csv: 0 added, 0 changed, 0 come back, 215 unchanged, 0 refused\n");
  }

  @Test
  void aDiffTellsEachLineAndEndsWithFive() throws IOException {
    assertThat(store.qless("catalogue", "withdraw", "articles", "plu:4012")).isZero();
    Path file = folder.resolve("articles.csv");
    Files.writeString(
        file,
        """
        code,name,name_hi,category,sold_by,price,hsn,gst_percent,picture
        plu:4011,Banana Robusta,केला रोबस्टा,fruit-vegetables,kg,59.50,0803,0,banana.png
        plu:4012,Banana Yelakki,केला इलायची,fruit-vegetables,kg,89.00,0803,0,banana.png
        plu:4999,Jackfruit,कटहल,fruit-vegetables,kg,40.00,0810,0,
        """);
    assertThat(diff(file)).isEqualTo(5);
    assertThat(store.out())
        .contains("articles.csv:2: plu:4011: price 54.00 -> 59.50\n")
        .contains("articles.csv:3: plu:4012: was withdrawn, comes back\n")
        .contains("articles.csv:4: plu:4999: added\n")
        .contains("1 added, 1 changed, 1 come back, 0 unchanged, 0 refused\n")
        .contains("213 articles stand in the catalogue only; an import leaves them: ");
    assertThat(store.qless("catalogue", "import", file.toString())).isZero();
    assertThat(diff(file)).isZero();
  }

  @Test
  void aDiffWithRefusedRowsEndsWithThree() throws IOException {
    Path file = folder.resolve("coupons.csv");
    Files.writeString(file, "code,name,kind,min_spend,amount\nSAVE5,5 off,amount-off,0,five\n");
    assertThat(diff(file)).isEqualTo(3);
    assertThat(store.out()).contains("coupons.csv:2: refused: amount: \"five\" is not an amount");
  }

  @Test
  void aPriceIsSetOnceHoweverOftenItIsSaid() {
    assertThat(store.qless("catalogue", "set-price", "plu:4011", "59.5")).isZero();
    assertThat(store.out()).startsWith("Banana Robusta: ₹54.00 -> ₹59.50; ");
    assertThat(store.qless("catalogue", "set-price", "plu:4011", "59.50")).isZero();
    assertThat(store.out()).startsWith("Banana Robusta costs ₹59.50 already; ");
    assertThat(store.qless("catalogue", "prices", "plu:4011", "--json")).isZero();
    assertThat(store.json().path("prices").valueStream().map(step -> step.path("paise").asLong()))
        .containsExactly(5_950L, 5_400L);
    assertThat(store.json().at("/prices/0/at").asString()).endsWith("Z");
    assertThat(store.qless("catalogue", "prices", "plu:4011")).isZero();
    assertThat(store.out()).contains("₹59.50").contains("₹54.00").contains("REVISION");
  }

  @Test
  void aPriceThatCannotBeIsRefused() {
    assertThat(store.qless("catalogue", "set-price", "plu:4011", "fifty")).isEqualTo(2);
    assertThat(store.err()).contains("is not an amount in rupees such as 54.00");
    assertThat(store.qless("catalogue", "set-price", "9520107000419", "9999")).isEqualTo(1);
    assertThat(store.err()).contains("MRP");
    assertThat(store.qless("catalogue", "set-price", "plu:4998", "1")).isEqualTo(1);
    assertThat(store.err()).contains("Not on sale");
  }

  @Test
  void aRecallNamesItsPacksAndIsSafeTwice() {
    String[] recall = {
      "catalogue", "recall", "9520107000419", "--batch", "C1", "--reason", "Seal may leak"
    };
    assertThat(store.qless(recall)).isZero();
    assertThat(store.out()).contains("is called back");
    assertThat(store.qless(recall)).isZero();
    assertThat(store.out()).contains("was called back already");
    assertThat(store.qless("catalogue", "recall", "9520107000419", "--reason", "x")).isEqualTo(2);
    assertThat(store.err()).contains("name one of --batch, --serial and --all-batches");
    assertThat(
            store.qless("catalogue", "recall", "123", "--batch", "B", "--reason", "x", "--dry-run"))
        .isEqualTo(1);
    assertThat(store.err()).contains("gtin: \"123\" is not a GTIN");
  }

  @Test
  void shoppersWordsFindTheirGoods() {
    assertThat(store.qless("catalogue", "search", "chawal", "--limit", "1", "--json")).isZero();
    JsonNode found = store.json();
    assertThat(found.at("/products/0/name/en").asString()).contains("Rice");
    assertThat(found.path("total").asInt()).isGreaterThan(1);
    assertThat(store.qless("catalogue", "search", "bananna", "robsta")).isZero();
    assertThat(store.out()).contains("plu:4011  Banana Robusta").contains("1 of 1");
    assertThat(store.qless("catalogue", "search", "!!")).isEqualTo(1);
    assertThat(store.err()).contains("q has no letter and no digit");
  }

  @Test
  void picturesAndOffersAreListed() throws IOException {
    Path picture = folder.resolve("new.png");
    Files.copy(SampleStoreTest.STORE.resolve("pictures/banana.png"), picture);
    Path page = folder.resolve("page.png");
    Files.writeString(page, "<html>");
    assertThat(store.qless("catalogue", "pictures", "put", picture.toString())).isZero();
    assertThat(store.qless("catalogue", "pictures", "put", picture.toString(), page.toString()))
        .isEqualTo(3);
    assertThat(store.out()).contains("page.png: ").contains("1 sent, 1 refused");
    assertThat(store.qless("catalogue", "pictures", "list")).isZero();
    assertThat(store.out()).containsPattern("banana\\.png +[0-9]+ +2").contains("new.png");
    assertThat(store.qless("catalogue", "offers", "list", "--json")).isZero();
    assertThat(store.json().path("offers").size()).isEqualTo(16);
    assertThat(store.qless("catalogue", "offers", "list")).isZero();
    assertThat(store.out()).contains("NOODLES-2-1").contains("buy-x-get-y");
  }

  private int diff(Path file) {
    return store.qless("catalogue", "diff", file.toString());
  }

  private static void export(RealStore from, Path into) {
    assertThat(from.qless("catalogue", "export", "--json", "--out", into.toString()))
        .as(from.err())
        .isZero();
  }
}
