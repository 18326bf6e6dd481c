package io.qless.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
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
