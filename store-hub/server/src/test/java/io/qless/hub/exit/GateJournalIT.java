package io.qless.hub.exit;

import static org.assertj.core.api.Assertions.assertThat;

import io.qless.contract.rest.GateLog;
import io.qless.hub.storage.Database;
import io.qless.hub.storage.TestDatabases;
import java.nio.file.Path;
import java.time.Instant;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// What a gate's journal keeps, and that nobody changes it unseen.
class GateJournalIT {

  private static final Instant NOON = Instant.parse("2026-11-24T06:30:00Z");

  @TempDir Path directory;
  private Database database;
  private GateJournal journal;

  @BeforeEach
  void open() {
    database = TestDatabases.journal(directory);
    journal = new GateJournal(database);
    for (int number = 1; number <= 3; number++) {
      assertThat(journal.note("G1", event(number, NOON))).isTrue();
    }
  }

  @AfterEach
  void close() {
    database.close();
  }

  @Test
  void whatAGateSaysAgainIsWrittenOnce() {
    assertThat(journal.note("G1", event(2, NOON))).isFalse();
    assertThat(journal.of("G1").events())
        .extracting(GateLog.Event::sequence)
        .containsExactly(3L, 2L, 1L);
    assertThat(journal.of("G2").events()).isEmpty();
  }

  @Test
  void aGateWithANewDiskCountsFromTheStartAndIsHeard() {
    assertThat(journal.note("G1", event(1, NOON.plusSeconds(60)))).isTrue();
    assertThat(journal.of("G1").events()).hasSize(4);
  }

  @Test
  void aTimeFinerThanADatabaseKeepsBreaksNothing() {
    assertThat(journal.note("G1", event(4, NOON.plusNanos(123_456_789)))).isTrue();
    assertThat(journal.note("G1", event(4, NOON.plusNanos(123_456_789)))).isFalse();
    assertThat(journal.of("G1").whole()).isTrue();
  }

  @Test
  void aChangedRowIsFound() {
    assertThat(journal.of("G1").whole()).isTrue();
    execute("UPDATE gate_event SET body = REPLACE(body, 'asha', 'ravi') WHERE entry = 2");
    assertThat(journal.of("G1").whole()).isFalse();
  }

  @Test
  void aRowThatWasTakenAwayIsFound() {
    execute("DELETE FROM gate_event WHERE entry = 2");
    assertThat(journal.of("G1").whole()).isFalse();
  }

  private void execute(String sql) {
    int rows = database.jdbi().withHandle(handle -> handle.execute(sql));
    assertThat(rows).isEqualTo(1);
  }

  private static GateLog.Event event(long number, Instant at) {
    return new GateLog.Event("RELEASED_BY_CODE", "asha", "", at, true, number);
  }
}
