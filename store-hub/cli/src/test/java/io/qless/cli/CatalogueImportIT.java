package io.qless.cli;

import static java.nio.charset.StandardCharsets.ISO_8859_1;
import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import io.qless.cli.StandInHub.Asked;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.JsonNode;

/// `qless catalogue import` and what it reports.
class CatalogueImportIT extends PlayedQless {
  private static final String ROWS = "POST /admin/catalogue/rows";
  private static final String HEADER =
      "code,name,name_hi,brand,category,sold_by,price,mrp,hsn,gst_percent,picture\n";

  CatalogueImportIT() throws IOException {}

  @Test
  void anImportSendsTheRowsWithTheirLinesAndTheAdminsToken() throws IOException {
    hub.answers(ROWS, 200, report(7, 2, 0, ""));
    Path file = articles(row("plu:4011", "Banana", ""), row("plu:4082", "Onion", ""));
    assertThat(qless("catalogue", "import", file.toString())).isZero();
    Asked asked = hub.asked().getFirst();
    assertThat(asked.authorization()).isEqualTo("Bearer open-sesame");
    JsonNode body = JSON.readTree(asked.body());
    assertThat(body.path("kind").asString()).isEqualTo("articles");
    assertThat(body.path("dryRun").asBoolean()).isFalse();
    assertThat(body.at("/rows/1/line").asInt()).isEqualTo(3);
    assertThat(body.at("/rows/1/fields/name").asString()).isEqualTo("Onion");
    assertThat(out.toString()).contains("2 changed").contains("catalogue is at revision 7");
  }

  @Test
  void refusedRowsAreReportedByLineAndEndWithThree() throws IOException {
    hub.answers(ROWS, 200, report(8, 1, 0, "{\"line\":3,\"reason\":\"price above MRP\"}"));
    Path file = articles(row("plu:4011", "Banana", ""), row("plu:4082", "Onion", ""));
    assertThat(qless("catalogue", "import", file.toString())).isEqualTo(3);
    assertThat(out.toString()).contains("articles.csv:3: price above MRP").contains("1 refused");
  }

  @Test
  void labelsAreWithdrawnByTheirIds() {
    hub.answers("DELETE /admin/catalogue/labels/WEIGHT-21", 204, "");
    hub.answers("DELETE /admin/catalogue/labels/PRICE-22", 204, "");
    assertThat(qless("catalogue", "withdraw", "labels", "WEIGHT-21", "PRICE-22")).isZero();
    assertThat(out.toString())
        .contains("withdrawn from labels: WEIGHT-21")
        .contains("withdrawn from labels: PRICE-22");
  }

  @Test
  void whatTheHubDoesNotKnowIsNotWithdrawn() {
    hub.refuses(
        "DELETE /admin/catalogue/markdowns/X",
        404,
        "{\"title\":\"Not in the catalogue\",\"detail\":\"markdowns have no X\"}");
    assertThat(qless("catalogue", "withdraw", "markdowns", "X")).isEqualTo(1);
    assertThat(err.toString()).contains("markdowns have no X");
  }

  @Test
  void recallsAreNotWithdrawn() {
    assertThat(qless("catalogue", "withdraw", "recalls", "9520212000618")).isEqualTo(2);
    assertThat(hub.asked()).isEmpty();
  }

  @Test
  void aRowOfTheWrongLengthIsRefusedHereAndTheOthersAreSent() throws IOException {
    hub.answers(ROWS, 200, report(8, 1, 0, ""));
    Path file = articles("plu:1,short\n", row("plu:4082", "Onion", ""), row("plu:9", "a,b", ""));
    assertThat(qless("catalogue", "import", "--json", file.toString())).isEqualTo(3);
    JsonNode refused = JSON.readTree(out.toString()).at("/files/0/refused");
    assertThat(refused.valueStream().map(one -> one.path("line").asInt())).containsExactly(2, 4);
    assertThat(JSON.readTree(hub.asked().getFirst().body()).path("rows").size()).isOne();
  }

  @Test
  void manyRowsTravelInChunksOfTwoHundred() throws IOException {
    hub.answers(ROWS, 200, report(1, 0, 0, ""));
    List<String> rows = new ArrayList<>();
    for (int i = 0; i < 450; i++) {
      rows.add(row("plu:" + (4000 + i), "Fruit " + i, ""));
    }
    qless("catalogue", "import", articles(rows.toArray(String[]::new)).toString());
    assertThat(hub.asked().stream().map(asked -> JSON.readTree(asked.body()).path("rows").size()))
        .containsExactly(200, 200, 50);
  }

  @Test
  void picturesBesideTheFileTravelBeforeTheRows() throws IOException {
    hub.answers(ROWS, 200, report(1, 2, 0, ""));
    hub.answers("PUT /admin/pictures/banana.png", 204, "");
    Files.createDirectories(folder.resolve("pictures"));
    Files.writeString(folder.resolve("pictures/banana.png"), "PNG");
    Path file =
        articles(
            row("plu:1", "A", "banana.png"),
            row("plu:2", "B", "gone.png"),
            row("plu:3", "C", "../token"));
    assertThat(qless("catalogue", "import", file.toString())).isZero();
    assertThat(hub.asked().stream().map(Asked::door))
        .containsExactly("PUT /admin/pictures/banana.png", ROWS);
    assertThat(out.toString()).contains("1 sent, 1 not found");
  }

  @Test
  void aPictureTheHubDoesNotTakeDoesNotStopTheRows() throws IOException {
    hub.answers(ROWS, 200, report(1, 1, 0, ""));
    hub.refuses(
        "PUT /admin/pictures/big.png", 413, problem("Too large", "at most 64 kB", "TOO_BIG"));
    Files.createDirectories(folder.resolve("pictures"));
    Files.writeString(folder.resolve("pictures/big.png"), "PNG");
    Path file = articles(row("plu:1", "A", "big.png"));
    assertThat(qless("catalogue", "import", file.toString())).isEqualTo(3);
    assertThat(out.toString()).contains("pictures/big.png: Too large: at most 64 kB [TOO_BIG]");
  }

  @Test
  void aDryRunSaysSoAndSendsNoPicture() throws IOException {
    hub.answers(ROWS, 200, report(4, 1, 0, ""));
    Files.createDirectories(folder.resolve("pictures"));
    Files.writeString(folder.resolve("pictures/a.png"), "PNG");
    Path file = articles(row("plu:1", "A", "a.png"));
    assertThat(qless("catalogue", "import", "--dry-run", file.toString())).isZero();
    assertThat(hub.asked()).hasSize(1);
    assertThat(JSON.readTree(hub.asked().getFirst().body()).path("dryRun").asBoolean()).isTrue();
    assertThat(out.toString()).contains("nothing was kept");
  }

  @Test
  void articlesGoBeforeTheOffersThatNameThem() throws IOException {
    hub.answers(ROWS, 200, report(1, 1, 0, ""));
    Path offers = folder.resolve("a-offers.csv");
    Files.writeString(
        offers, "\uFEFFid,name,kind,applies_to,percent\nX,Ten off,percent-off,plu:4011,10\n");
    Path articles = articles(row("plu:4011", "Banana", ""));
    assertThat(qless("catalogue", "import", offers.toString(), articles.toString())).isZero();
    assertThat(
            hub.asked().stream().map(asked -> JSON.readTree(asked.body()).path("kind").asString()))
        .containsExactly("articles", "offers");
  }

  @Test
  void aMistypedColumnIsToldBeforeAnythingIsSent() throws IOException {
    Path file = folder.resolve("articles.csv");
    Files.writeString(file, HEADER.replace("picture", "min_agee") + row("plu:1", "A", ""));
    assertThat(qless("catalogue", "import", file.toString())).isEqualTo(2);
    assertThat(err.toString()).contains("articles have no column [min_agee]");
    assertThat(hub.asked()).isEmpty();
  }

  @Test
  void aFileOfNoKnownKindNamesTheKnownHeaders() throws IOException {
    Path file = folder.resolve("wages.csv");
    Files.writeString(file, "person,wage\nA,1\n");
    assertThat(qless("catalogue", "import", file.toString())).isEqualTo(2);
    assertThat(err.toString()).contains("recalls: batch,gtin,reason");
  }

  @Test
  void aFileThatIsNotUtf8IsTold() throws IOException {
    Path file = folder.resolve("articles.csv");
    Files.write(file, (HEADER + row("plu:1", "caf\u00e9", "")).getBytes(ISO_8859_1));
    assertThat(qless("catalogue", "import", file.toString())).isEqualTo(2);
    assertThat(err.toString()).contains("is not UTF-8");
  }

  @Test
  void aMissingFileIsTold() {
    assertThat(qless("catalogue", "import", folder.resolve("none.csv").toString())).isEqualTo(2);
    assertThat(err.toString()).contains("there is no file ");
  }

  @Test
  void aFolderIsTold() {
    assertThat(qless("catalogue", "import", folder.toString())).isEqualTo(2);
    assertThat(err.toString()).contains("is a folder; name the CSV files in it");
  }

  @Test
  void anEmptyFileIsTold() throws IOException {
    Path file = Files.createFile(folder.resolve("empty.csv"));
    assertThat(qless("catalogue", "import", file.toString())).isEqualTo(2);
    assertThat(err.toString()).contains("empty.csv is empty");
  }

  @Test
  void aHubThatStopsTellsHowFarTheImportCame() throws IOException {
    Path file = articles(row("plu:1", "A", ""));
    hub.refuses(ROWS, 503, problem("Closing", "", "CLOSING"));
    assertThat(qless("catalogue", "import", file.toString())).isEqualTo(1);
    assertThat(err.toString()).contains("Closing").contains("nothing was sent");
  }

  private Path articles(String... rows) throws IOException {
    Path file = folder.resolve("articles.csv");
    Files.writeString(file, HEADER + String.join("", rows), UTF_8);
    return file;
  }

  private static String row(String code, String name, String picture) {
    return code + "," + name + ",,,fruit,kg,54.00,,0803,0," + picture + "\n";
  }

  private static String report(long revision, int changed, int unchanged, String refused) {
    return "{\"revision\":%d,\"changed\":%d,\"unchanged\":%d,\"refused\":[%s]}"
        .formatted(revision, changed, unchanged, refused);
  }
}
