package io.qless.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Random;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.JsonNode;

/// `qless code explain`, which asks no hub.
class CodeCommandIT extends PlayedQless {

  private static final String LABELS = SampleStoreTest.STORE.resolve("labels.csv").toString();

  CodeCommandIT() throws IOException {}

  @Test
  void aPersonReadsWhatAScanMeans() {
    assertThat(explain("]d2010952021200061810PB2609A")).isZero();
    assertThat(out.toString())
        .contains("GS1 DataMatrix")
        .contains("BATCH/LOT")
        .contains("PB2609A")
        .contains("gtin:09520212000618");
    assertThat(hub.asked()).isEmpty();
  }

  @Test
  void aSeparatorCanBeTyped() {
    assertThat(explain("]C1" + "10A1{GS}0109520000000011", "--json")).isZero();
    assertThat(JSON.readTree(out.toString()).at("/elements/1/ai").asString()).isEqualTo("01");
  }

  @Test
  void aRefusalNamesAiAndPosition() {
    assertThat(explain("]d2010952021200061917261331", "--json")).isEqualTo(1);
    JsonNode error = JSON.readTree(out.toString()).get("error");
    assertThat(error.get("code").asString()).isEqualTo("CHECK_DIGIT");
    assertThat(error.get("ai").asString()).isEqualTo("01");
    assertThat(error.get("at").asInt()).isEqualTo(1);
  }

  @Test
  void theLabelsOfTheStoreAreKnown() {
    assertThat(explain("2104011008203", "--json", "--labels", LABELS)).isZero();
    JsonNode goods = JSON.readTree(out.toString()).get("goods");
    assertThat(goods.get("article").asString()).isEqualTo("plu:4011");
    assertThat(goods.get("grams").asInt()).isEqualTo(820);
  }

  @Test
  void withoutLabelsAnInStoreNumberIsRefused() {
    assertThat(explain("2104011008203")).isEqualTo(1);
    assertThat(out.toString()).contains("IN_STORE_PREFIX");
  }

  @Test
  void aPipeGetsOneObjectForEachLine() {
    in =
        """
        ]d2010952021200061810PB\u001d21S\u007f$

        4011
        ]C110A\u001d\u001d0109520000000011
        9520000000012
        """
            .replace("$", "\r")
            .getBytes(StandardCharsets.UTF_8);
    assertThat(explain("--stdin", "--json")).isZero();
    List<JsonNode> answers = out.toString().lines().map(JSON::readTree).toList();
    assertThat(answers).hasSize(5);
    assertThat(answers.stream().map(answer -> answer.get("ok").asBoolean()))
        .containsExactly(false, false, true, true, false);
    assertThat(answers.get(0).at("/error/code").asString()).isEqualTo("CHARACTER");
    assertThat(answers.get(0).at("/error/ai").asString()).isEqualTo("21");
    assertThat(answers.get(0).at("/error/at").asInt()).isEqualTo(25);
    assertThat(answers.get(1).at("/error/code").asString()).isEqualTo("EMPTY");
  }

  @Test
  void aPersonSeesWhichOfManyScansIsMeant() {
    in = "4011\n9520000000012\n".getBytes(StandardCharsets.UTF_8);
    assertThat(explain("--stdin")).isZero();
    assertThat(out.toString().lines().filter(line -> line.startsWith("scan ")))
        .containsExactly("scan 1", "scan 2");
  }

  @Test
  void rubbishAndEndlessLinesAreRefusedLineByLine() {
    ByteArrayOutputStream rubbish = new ByteArrayOutputStream();
    Random random = new Random(3);
    byte[] noise = new byte[2_000];
    for (int i = 0; i < 200; i++) {
      random.nextBytes(noise);
      rubbish.writeBytes(noise);
      rubbish.write('\n');
    }
    rubbish.writeBytes("1".repeat(1_000_000).getBytes(StandardCharsets.UTF_8));
    rubbish.writeBytes("\n4011".getBytes(StandardCharsets.UTF_8));
    in = rubbish.toByteArray();
    assertThat(explain("--stdin", "--json")).isZero();
    List<JsonNode> answers = out.toString().lines().map(JSON::readTree).toList();
    JsonNode endless = answers.get(answers.size() - 2);
    assertThat(endless.at("/error/code").asString()).isEqualTo("TOO_LONG");
    assertThat(endless.at("/error/detail").asString()).doesNotContain("has 2");
    assertThat(answers.getLast().get("ok").asBoolean()).isTrue();
    long ends = new String(in, StandardCharsets.ISO_8859_1).chars().filter(c -> c == '\n').count();
    assertThat(answers).hasSize((int) ends + 1);
  }

  @Test
  void warningsTellTheirCodeAndAiInTextAndJson() {
    String clash = "(01)09520000000011(3103)000100(3102)000100";
    assertThat(explain(clash, "--json")).isZero();
    JsonNode warnings = JSON.readTree(out.toString()).get("warnings");
    assertThat(warnings.valueStream().map(one -> one.get("code") + " " + one.get("ai")))
        .containsExactly("\"AI_EXCLUDED\" \"3103\"", "\"AI_EXCLUDED\" \"3102\"");
    assertThat(explain(clash)).isZero();
    assertThat(out.toString()).contains("warning").contains("AI 3103 at 19 excludes AI 3102");
  }

  @Test
  void whatIsMissingBesideAnAiIsAWarning() {
    assertThat(explain("(02)09520000000011", "--json")).isZero();
    JsonNode warning = JSON.readTree(out.toString()).at("/warnings/0");
    assertThat(warning.get("code").asString()).isEqualTo("AI_MISSING");
    assertThat(warning.get("ai").asString()).isEqualTo("02");
  }

  private int explain(String... words) {
    List<String> all = new ArrayList<>(List.of("code", "explain"));
    all.addAll(List.of(words));
    return run(Map.of(), all.toArray(String[]::new));
  }
}
