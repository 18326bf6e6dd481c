package io.qless.hub.exit;

import static org.assertj.core.api.Assertions.assertThat;

import io.qless.contract.pass.ExitPass;
import io.qless.contract.pass.PassKeys;
import io.qless.contract.pass.PassRefusal;
import io.qless.contract.pass.PassVerdict;
import io.qless.contract.rest.KeyList;
import io.qless.hub.storage.Database;
import io.qless.hub.storage.TestDatabases;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// Hubs on one database take each other's passes, and none of them learns a secret.
class StoreKeysIT {

  private static final Instant NOON = Instant.parse("2026-11-24T06:30:00Z");

  @TempDir Path directory;
  private Instant now = NOON;
  private Database journal;
  private StoreKeys first;
  private StoreKeys second;

  @BeforeEach
  void openTwoHubs() {
    journal = TestDatabases.journal(directory);
    first = hub("a");
    second = hub("b");
  }

  @AfterEach
  void close() {
    journal.close();
  }

  @Test
  void whatOneSignsTheOtherTakes() {
    assertThat(second.verify(first.sign(pass()))).isInstanceOf(PassVerdict.Valid.class);
    assertThat(first.verify(second.sign(pass()))).isInstanceOf(PassVerdict.Valid.class);
  }

  @Test
  void bothPublishTheSameInTheSameOrder() {
    first.turn();
    assertThat(first.published().keyIds()).hasSize(2);
    assertThat(first.published().toJwks()).isEqualTo(second.published().toJwks());
    first.rotate(Duration.ZERO);
    second.rotate(Duration.ofHours(1));
    first.turn();
    assertThat(first.published().keyIds()).hasSize(4);
    assertThat(first.published().toJwks()).isEqualTo(second.published().toJwks());
  }

  @Test
  void aKeyThatIsSecondsOldIsLookedUpWhenItsPassIsShown() {
    first.rotate(Duration.ZERO);
    String pass = first.sign(pass());
    assertThat(second.published().keyIds()).hasSize(1 + 1);
    assertThat(second.verify(pass)).isInstanceOf(PassVerdict.Valid.class);
    assertThat(second.published().keyIds()).hasSize(1 + 2);
  }

  @Test
  void gatesAreToldOfTheOthersKeysOnceForEachChange() {
    List<List<String>> told = new ArrayList<>();
    second.turn();
    second.listen(() -> told.add(second.published().keyIds()));
    second.turn();
    assertThat(told).isEmpty();
    first.rotate(Duration.ofHours(1));
    second.turn();
    second.turn();
    assertThat(told).hasSize(1);
    assertThat(told.getFirst()).hasSize(3);
  }

  @Test
  void aHubThatIsGoneForGoodIsForgottenAndOneThatLivesIsNot() {
    String gone = first.sign(pass());
    for (Duration waited = Duration.ZERO;
        waited.compareTo(StoreKeys.KEEPS) < 0;
        waited = waited.plusHours(1)) {
      now = now.plus(Duration.ofHours(1));
      second.turn();
    }
    assertThat(second.published().keyIds()).hasSize(1);
    assertThat(second.verify(gone)).isEqualTo(new PassVerdict.Refused(PassRefusal.UNKNOWN_KEY));
    assertThat(hub("c").published().keyIds()).as("the living one, and the new one").hasSize(2);
  }

  @Test
  void withoutTheDatabaseTheKnownKeysCountOnAndTheHubSigns() {
    first.turn();
    journal.close();
    first.turn();
    assertThat(first.verify(second.sign(pass()))).isInstanceOf(PassVerdict.Valid.class);
    assertThat(first.verify(first.sign(pass()))).isInstanceOf(PassVerdict.Valid.class);
    now = now.plus(StoreKeys.KEEPS);
    first.turn();
    assertThat(first.published().keyIds()).as("its own").hasSize(1);
  }

  @Test
  void theTableIsWrittenWhenSomethingChangesOrAQuarterOfItsTimeIsOver() {
    List<String> before = rows();
    now = now.plus(StoreKeys.KEEPS.dividedBy(4));
    first.turn();
    second.turn();
    assertThat(rows()).isEqualTo(before);
    now = now.plusSeconds(1);
    first.turn();
    second.turn();
    assertThat(rows()).doesNotContainAnyElementsOf(before).hasSize(2);
  }

  @Test
  void noSecretIsWrittenDownAndASpoiltRowIsPassedOver() throws IOException {
    String secret = Files.readString(directory.resolve("a").resolve("exit-pass.key"));
    assertThat(secret).contains("\"d\"");
    assertThat(rows()).noneMatch(row -> row.contains("\"d\""));
    assertThat(execute("UPDATE pass_key SET jwks = 'spoilt'")).isEqualTo(2);
    second.turn();
    assertThat(second.published().keyIds()).hasSize(1);
  }

  @Test
  void moreKeysThanASetHoldsLeaveOutWhatEndedFirst() {
    for (int change = 0; change < 8; change++) {
      now = now.plusSeconds(60);
      assertThat(first.rotate(Duration.ZERO)).isTrue();
      assertThat(second.rotate(Duration.ZERO)).isTrue();
    }
    first.turn();
    assertThat(first.published().keyIds()).hasSize(PassKeys.MAX_KEYS);
    assertThat(first.published().toJwks()).isEqualTo(second.published().toJwks());
    assertThat(second.verify(first.sign(pass()))).isInstanceOf(PassVerdict.Valid.class);
    assertThat(first.verify(second.sign(pass()))).isInstanceOf(PassVerdict.Valid.class);
  }

  @Test
  void anAdminSeesWhoseTheyAre() {
    assertThat(second.list().keys())
        .extracting(KeyList.Key::state)
        .containsExactly("signs", KeyList.OTHER_HUB);
  }

  private StoreKeys hub(String name) {
    try {
      Path own = Files.createDirectories(directory.resolve(name));
      return new StoreKeys("S017", journal, new KeyRing(own, () -> now), () -> now);
    } catch (IOException cause) {
      throw new IllegalStateException(cause);
    }
  }

  private ExitPass pass() {
    return ExitPass.issue("S017", "trip-1", "T7", "1", 1, 1, 1, now);
  }

  private List<String> rows() {
    return journal
        .jdbi()
        .withHandle(handle ->
            handle
                .createQuery("SELECT id, state, jwks, counts_until FROM pass_key")
                .mapToMap()
                .map(Object::toString)
                .list());
  }

  private int execute(String sql) {
    return journal.jdbi().withHandle(handle -> handle.execute(sql));
  }
}
