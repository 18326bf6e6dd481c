package io.qless.hub.receipt;

import static org.assertj.core.api.Assertions.assertThat;

import io.qless.hub.HubConfig;
import io.qless.hub.storage.Database;
import io.qless.hub.storage.TestDatabases;
import io.qless.shop.tax.StoreDetails;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class JdbcSellerStoreIT {

  private static final Instant OPENED = Instant.parse("2026-11-01T03:30:00Z");
  private static final Instant MOVED = Instant.parse("2026-11-20T03:30:00Z");
  private static final Duration HOUR = Duration.ofHours(1);

  private final StoreDetails before = HubConfig.of(Map.of()).seller();
  private final StoreDetails after =
      HubConfig.of(Map.of("store-address", "7 Other Road, Mysuru 570000")).seller();

  @TempDir Path directory;
  private Database journal;
  private JdbcSellerStore sellers;

  @BeforeEach
  void open() {
    journal = TestDatabases.journal(directory);
    sellers = new JdbcSellerStore(journal);
    sellers.from(OPENED, before);
    sellers.from(MOVED, after);
  }

  @AfterEach
  void close() {
    journal.close();
  }

  @Test
  void aReceiptKeepsTheAddressOfItsTime() {
    assertThat(sellers.at(MOVED.minus(HOUR))).isEqualTo(before);
    assertThat(sellers.at(MOVED)).isEqualTo(after);
    assertThat(sellers.at(MOVED.plus(HOUR))).isEqualTo(after);
  }

  @Test
  void aTripFromBeforeTheFirstRowHasTheOldest() {
    assertThat(sellers.at(OPENED.minus(HOUR))).isEqualTo(before);
  }

  @Test
  void aRestartWithoutAChangeWritesNothing() {
    sellers.from(MOVED.plus(HOUR), after);
    assertThat(rows()).isEqualTo(2);
  }

  @Test
  void aStoreThatMovesBackIsWrittenAgain() {
    sellers.from(MOVED.plus(HOUR), before);
    assertThat(rows()).isEqualTo(3);
    assertThat(sellers.at(MOVED.plus(HOUR))).isEqualTo(before);
    assertThat(sellers.at(MOVED)).isEqualTo(after);
  }

  private int rows() {
    return journal
        .jdbi()
        .withHandle(
            handle -> handle.createQuery("SELECT COUNT(*) FROM seller").mapTo(Integer.class).one());
  }
}
