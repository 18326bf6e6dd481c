package io.qless.cli;

import static org.assertj.core.api.Assertions.assertThat;

import io.qless.shop.item.LabelTemplate;
import io.qless.shop.item.LabelTemplates;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.LocalDate;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import tools.jackson.databind.JsonNode;

/// Pictures of symbols, drawn by an encoder and read by a reader that we did not write, mean to us
/// what was drawn. The programs lie in `deploy/peers/barcodes`.
class CodeImagesIT {

  private static final Path PEERS = SampleStoreTest.STORE.resolveSibling("peers/barcodes");
  private static final Map<String, String> READ = new HashMap<>();

  @TempDir static Path folder;

  private final CodeText codes =
      new CodeText(
          new LabelTemplates(List.of(new LabelTemplate("w", "21{plu:5}{grams:5}{check}"))),
          LocalDate.of(2026, 11, 25));

  @BeforeAll
  static void drawAndRead() throws IOException, InterruptedException {
    assertThat(PEERS.resolve("node_modules/zxing-wasm"))
        .as("the barcode peers are not installed: run deploy/test.sh, or npm ci in %s", PEERS)
        .isDirectory();
    Path printed = folder.resolve("read");
    Process process =
        new ProcessBuilder("node", "draw-and-read.mjs", "symbols.json", folder.toString())
            .directory(PEERS.toFile())
            .redirectErrorStream(true)
            .redirectOutput(printed.toFile())
            .start();
    try {
      assertThat(process.waitFor(5, TimeUnit.MINUTES)).isTrue();
    } finally {
      process.destroyForcibly();
    }
    assertThat(process.exitValue()).as(Files.readString(printed)).isZero();
    for (String line : Files.readAllLines(printed)) {
      JsonNode read = PlayedQless.JSON.readTree(line);
      READ.put(
          read.get("name").asString(), read.get("aim").asString() + read.get("text").asString());
    }
  }

  @Test
  void retailSymbolsAreTheirNumbers() {
    assertTold("ean-13", "01=09520000000011");
    assertTold("ean-8", "01=00000096385074");
    assertTold("upc-a", "01=00614141000036");
    assertTold("upc-e", "01=00012345000065");
    assertTold("itf-14", "01=19520000000018");
  }

  @Test
  void gs1SymbolsOfAllKindsTellTheSame() {
    String[] told = {"01=09520212000618", "10=PB2609A", "17=271130", "21=S-77"};
    assertTold("gs1-128", told);
    assertTold("gs1-datamatrix", told);
    assertTold("gs1-qr", told);
  }

  @Test
  void aDigitalLinkTellsPathAndQuestion() {
    assertTold("digital-link-qr", "01=09520212000618", "10=PB2609A", "21=S-77", "17=271130");
  }

  @Test
  void aDataBarTellsWeightAndPrice() {
    assertTold("databar-expanded", "01=99520000000014", "3103=001250", "3922=6750");
    assertThat(explained("databar-expanded").json().get("goods"))
        .isEqualTo(Map.of("article", "gtin:99520000000014", "paise", 6_750L, "grams", 1_250L));
  }

  @Test
  void aWeightLabelTellsGrams() {
    assertThat(explained("weight-label").json().get("goods"))
        .isEqualTo(Map.of("article", "plu:4011", "grams", 820L));
  }

  private void assertTold(String name, String... elements) {
    JsonNode json =
        PlayedQless.JSON.readTree(PlayedQless.JSON.writeValueAsString(explained(name).json()));
    assertThat(json.get("elements").valueStream())
        .as(name)
        .extracting(element -> element.get("ai").asString() + "=" + element.get("value").asString())
        .containsExactly(elements);
  }

  private CodeText.Explained explained(String name) {
    assertThat(READ).containsKey(name);
    CodeText.Explained explained = codes.explain(READ.getOrDefault(name, ""));
    assertThat(explained.ok()).as(explained.text()).isTrue();
    return explained;
  }
}
