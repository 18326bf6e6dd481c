package io.qless.contract.rest;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.qless.contract.wire.Json;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

/// Holds the REST bodies to the JSON the command line and the hub agreed on.
class RestBodiesTest {
  @Test
  void rowsTravelWithLowerCaseKind() {
    CatalogueRows rows =
        new CatalogueRows(
            CatalogueKind.ARTICLES,
            false,
            List.of(new CatalogueRows.Row(2, Map.of("code", "plu:4011"))));
    assertThat(Json.mapperForTrees().readTree(Json.text(rows)))
        .isEqualTo(
            Json.mapperForTrees()
                .readTree(
                    """
                    {"kind":"articles","dryRun":false,
                     "rows":[{"line":2,"fields":{"code":"plu:4011"}}]}\
                    """));
  }

  @Test
  void everyKindIsItsWord() {
    for (CatalogueKind kind : CatalogueKind.values()) {
      assertThat(Json.text(kind)).isEqualTo('"' + kind.word() + '"');
    }
    for (DeviceKind kind : DeviceKind.values()) {
      assertThat(Json.text(kind)).isEqualTo('"' + kind.word() + '"');
    }
  }

  @Test
  void aNewerHubMaySayMore() {
    SessionSummary summary =
        Json.read(
            """
            {"id":"s1","trolley":"","phase":"SHOPPING","revision":3,"lines":2,"totalPaise":8400,
             "holds":["age"],"assists":1,"startedAt":"2026-11-24T10:00:00Z","mood":"good"}\
            """,
            SessionSummary.class);
    assertThat(summary)
        .isEqualTo(
            new SessionSummary(
                "s1",
                "",
                "SHOPPING",
                3,
                2,
                8400,
                List.of("age"),
                1,
                Instant.parse("2026-11-24T10:00:00Z")));
  }

  @Test
  void credentialsDoNotPrintThePassword() {
    DeviceCredentials credentials =
        new DeviceCredentials(
            DeviceKind.TROLLEY, "T1", "hush", "S017", "tcp://h:1883", "http://h:8080");
    assertThat(credentials.toString()).doesNotContain("hush");
  }

  @Test
  void aDeviceIdCanNotReachIntoOtherTopics() {
    assertThatThrownBy(() -> new EnrolDevice(DeviceKind.GATE, "G1/#"))
        .isInstanceOf(IllegalArgumentException.class);
  }
}
