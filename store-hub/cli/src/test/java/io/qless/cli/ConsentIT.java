package io.qless.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.PrintWriter;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/// Whoever sits at a terminal is asked before something that can't be taken back.
class ConsentIT extends PlayedQless {

  private static final String TROLLEY =
      """
      {"devices":[{"kind":"trolley","id":"T1","enrolledAt":"2026-11-26T06:30:00Z",
       "heardAt":"1970-01-01T00:00:00Z","state":"never heard","health":{}}]}\
      """;

  private final List<String> questions = new ArrayList<>();

  ConsentIT() throws IOException {}

  @ParameterizedTest
  @ValueSource(
      strings = {
        "catalogue recall 09520212000717 --all-batches --reason=glass",
        "catalogue weights 09520212000717 --reset",
        "catalogue withdraw articles 09520212000717",
        "order return S017/2627/000042 --line=1=1 --reason=torn",
        "sessions release trip-0001 --reason=gate",
        "trolley revoke T1",
        "user disable +919876543210"
      })
  void aNoLeavesEverythingAsItIs(String command) {
    hub.answers("GET /admin/devices", 200, TROLLEY);
    assertThat(answered(false, command)).as(err::toString).isEqualTo(6);
    assertThat(questions).hasSize(1);
    assertThat(hub.asked())
        .extracting(StandInHub.Asked::door)
        .allMatch(door -> door.startsWith("GET "));
    assertThat(err.toString()).contains("nothing was done");
  }

  @Test
  void aYesOnTheCommandLineIsNotAskedFor() {
    hub.answers("GET /admin/devices", 200, TROLLEY);
    hub.answers("DELETE /admin/devices/T1", 204, "");
    assertThat(answered(false, "trolley revoke T1 --yes --json")).as(err::toString).isZero();
    assertThat(questions).isEmpty();
    assertThat(JSON.readTree(out.toString()))
        .isEqualTo(
            JSON.readTree("{'done':'shut out','what':'trolley','id':'T1'}".replace('\'', '"')));
  }

  @Test
  void aDryRunIsNotAskedFor() {
    hub.answers(
        "POST /admin/catalogue/rows",
        200,
        "{\"changed\":1,\"unchanged\":0,\"refused\":[],\"revision\":7}");
    assertThat(
            answered(
                false, "catalogue recall 09520212000717 --all-batches --reason=glass --dry-run"))
        .as(err::toString)
        .isZero();
    assertThat(questions).isEmpty();
  }

  private int answered(boolean yes, String command) {
    List<String> words = new ArrayList<>(List.of(command.split(" ", -1)));
    words.addAll(List.of("--hub", hub.uri().toString(), "--token-file", folder + "/token"));
    return new QlessMain(
            Map.of(),
            new ByteArrayInputStream(in),
            new PrintWriter(out, true),
            new PrintWriter(err, true),
            LocalDate.of(2026, 11, 26),
            question -> {
              questions.add(question);
              return yes;
            })
        .commandLine()
        .execute(words.toArray(String[]::new));
  }
}
