package io.qless.cli;

import static org.assertj.core.api.Assertions.assertThat;

import io.qless.hub.storage.Alert;
import io.qless.hub.storage.AlertStore;
import io.qless.hub.storage.Database;
import io.qless.hub.storage.Databases;
import java.nio.file.Path;
import java.time.InstantSource;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// The admin sees and settles what the hub found, at a real hub.
class AlertCommandIT {

  @TempDir Path directory;
  private RealStore store;

  @BeforeEach
  void open() {
    store = new RealStore(directory);
  }

  @AfterEach
  void close() {
    store.close();
  }

  @Test
  void withoutAlertsNothingWaits() {
    assertThat(store.qless("alert", "list")).as(store.err()).isZero();
    assertThat(store.out()).contains("nothing waits for staff");
  }

  @Test
  void anAlertIsListedUntilItIsSettled() {
    raise(Alert.Kind.PASS_UNKNOWN, "jti-1", "used at gate G1");
    raise(Alert.Kind.GATE_TROUBLE, "G2", "FIRE_ALARM");
    assertThat(store.qless("alert", "list")).as(store.err()).isZero();
    assertThat(store.out()).contains("PASS_UNKNOWN", "jti-1", "used at gate G1", "GATE_TROUBLE");
    assertThat(store.qless("alert", "list", "--json")).isZero();
    String newest = store.json().path("alerts").path(0).path("id").asString();
    assertThat(store.json().path("alerts").path(0).path("subject").asString()).isEqualTo("G2");
    assertThat(store.qless("alert", "settle", newest, "--reason=a drill")).as(store.err()).isZero();
    assertThat(store.out()).contains("alert " + newest + " is settled");
    assertThat(store.qless("alert", "list")).isZero();
    assertThat(store.out()).contains("PASS_UNKNOWN").doesNotContain("GATE_TROUBLE");
  }

  @Test
  void whatIsNotThereOrIsSettledIsRefused() {
    assertThat(store.qless("alert", "settle", "4711")).isEqualTo(1);
    assertThat(store.err()).contains("there is none of that number");
    assertThat(store.qless("alert", "settle", "first")).isEqualTo(2);
  }

  private void raise(Alert.Kind kind, String subject, String detail) {
    try (Database journal = new Databases.InFiles(directory).journal()) {
      new AlertStore(journal, InstantSource.system()).raise(kind, subject, detail);
    }
  }
}
