package io.qless.hub.storage;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.time.Instant;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// What staff must look at, on a real database.
class AlertStoreIT {

  @TempDir Path directory;
  private Database journal;
  private AlertStore alerts;

  @BeforeEach
  void open() {
    journal = TestDatabases.journal(directory);
    alerts = new AlertStore(journal, () -> Instant.parse("2026-11-24T06:30:00Z"));
    alerts.raise(Alert.Kind.NEVER_LEFT, "trip-1", "paid at noon");
    alerts.raise(Alert.Kind.PASS_UNKNOWN, "pass-2", "at gate G1");
  }

  @AfterEach
  void close() {
    journal.close();
  }

  @Test
  void whatIsSettledIsGoneForAllAndTheRestStays() {
    Alert newest = alerts.latest(9).getFirst();
    assertThat(newest.subject()).isEqualTo("pass-2");
    assertThat(alerts.settle(newest.id(), "asha", "false alarm")).isTrue();
    assertThat(alerts.latest(9)).extracting(Alert::subject).containsExactly("trip-1");
  }

  @Test
  void theSecondToSettleIsTold() {
    long id = alerts.latest(1).getFirst().id();
    assertThat(alerts.settle(id, "asha", "")).isTrue();
    assertThat(alerts.settle(id, "meena", "")).isFalse();
    assertThat(alerts.settle(4_711, "asha", "")).isFalse();
  }

  @Test
  void theSameRaisedAgainStaysSettledAndAnotherIsShown() {
    alerts.settle(alerts.latest(1).getFirst().id(), "asha", "");
    alerts.raise(Alert.Kind.PASS_UNKNOWN, "pass-2", "at gate G1");
    assertThat(alerts.latest(9)).hasSize(1);
    alerts.raise(Alert.Kind.PASS_UNKNOWN, "pass-2", "at gate G2");
    assertThat(alerts.latest(9)).hasSize(2);
  }
}
