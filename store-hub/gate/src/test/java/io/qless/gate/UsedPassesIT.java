package io.qless.gate;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.qless.contract.pass.ExitPass;
import io.qless.contract.wire.GateIncident;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.time.Duration;
import java.time.Instant;
import java.util.concurrent.atomic.AtomicReference;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// What a gate remembers over restarts, power cuts and long days.
final class UsedPassesIT {

  private static final Instant NOW = Instant.parse("2026-11-24T12:03:22Z");

  @TempDir Path directory;
  private final AtomicReference<Instant> now = new AtomicReference<>(NOW);
  private int trips;
  private final ExitPass pass = pass();

  @BeforeEach
  void atNoon() {
    now.set(NOW);
  }

  @Test
  void aPassIsUsedOnce() {
    try (UsedPasses used = open()) {
      assertThat(used.redeem(pass, "G1", false)).isInstanceOf(UsedPasses.Redemption.Done.class);
      now.set(NOW.plusSeconds(5));
      assertThat(used.redeem(pass, "G1", false))
          .isInstanceOfSatisfying(
              UsedPasses.Redemption.UsedBefore.class,
              before -> assertThat(before.use().at()).isEqualTo(NOW));
    }
  }

  @Test
  void anotherPassOfTheSameTripIsUsedWithIt() {
    ExitPass renewed = ExitPass.issue("S017", pass.session(), "T7", "1", 1, 1, 1, NOW);
    try (UsedPasses used = open()) {
      used.redeem(pass, "G1", true);
    }
    now.set(NOW.plus(Duration.ofHours(1)));
    try (UsedPasses used = open()) {
      assertThat(used.redeem(renewed, "G1", true))
          .isInstanceOfSatisfying(
              UsedPasses.Redemption.UsedBefore.class,
              before -> assertThat(before.use().passId()).isEqualTo(pass.id()));
    }
  }

  @Test
  void aUsedPassIsStillUsedAfterARestart() {
    try (UsedPasses used = open()) {
      used.redeem(pass, "G1", true);
    }
    try (UsedPasses used = open()) {
      assertThat(used.redeem(pass, "G1", false))
          .isInstanceOf(UsedPasses.Redemption.UsedBefore.class);
      assertThat(used.waiting())
          .singleElement()
          .isInstanceOfSatisfying(PassUse.class, use -> assertThat(use.offline()).isTrue());
    }
  }

  @Test
  void whatTheHubHasDoesNotWaitAfterARestart() {
    try (UsedPasses used = open()) {
      used.redeem(pass, "G1", false);
      used.redeem(pass(), "G1", false);
      used.acknowledged(1);
      used.acknowledged(1);
      used.acknowledged(99);
    }
    try (UsedPasses used = open()) {
      assertThat(used.waiting()).extracting(Report::sequence).containsExactly(2L);
      assertThat(used.redeem(pass, "G1", false))
          .isInstanceOf(UsedPasses.Redemption.UsedBefore.class);
    }
  }

  @Test
  void aNumberIsNeverGivenTwiceEvenWhenAllIsForgotten() {
    try (UsedPasses used = open()) {
      used.redeem(pass, "G1", false);
      used.acknowledged(1);
    }
    now.set(NOW.plus(Duration.ofDays(1)));
    open().close();
    try (UsedPasses used = open()) {
      assertThat(used.redeem(pass(), "G1", false))
          .isInstanceOfSatisfying(
              UsedPasses.Redemption.Done.class,
              done -> assertThat(done.use().sequence()).isEqualTo(2));
    }
  }

  @Test
  void whatCanOpenNothingAnyMoreIsForgottenAndStillReported() {
    try (UsedPasses used = open()) {
      used.redeem(pass, "G1", true);
      now.set(NOW.plus(UsedPasses.MEMORY).plusSeconds(1));
      used.redeem(pass(), "G1", true);
      assertThat(used.redeem(pass, "G1", true)).isInstanceOf(UsedPasses.Redemption.Done.class);
      assertThat(used.waiting()).hasSize(3);
    }
  }

  @Test
  void gossipCountsAlsoAfterARestart() {
    try (UsedPasses used = open()) {
      used.heard(pass.id(), pass.session(), "G2", NOW, 17);
    }
    try (UsedPasses used = open()) {
      assertThat(used.redeem(pass, "G1", false))
          .isInstanceOfSatisfying(
              UsedPasses.Redemption.UsedBefore.class,
              before -> assertThat(before.use().gate()).isEqualTo("G2"));
      assertThat(used.waiting()).isEmpty();
    }
  }

  @Test
  void anIncidentWaitsForTheHubOverRestartsInTheSameRow() {
    try (UsedPasses used = open()) {
      used.redeem(pass, "G1", true);
      used.happened(GateIncident.Kind.FIRE_ALARM, "", "", true);
      used.acknowledged(1);
    }
    try (UsedPasses used = open()) {
      assertThat(used.waiting())
          .singleElement()
          .isEqualTo(new Incident(GateIncident.Kind.FIRE_ALARM, "", "", NOW, true, 2));
      used.acknowledged(2);
    }
    try (UsedPasses used = open()) {
      assertThat(used.waiting()).isEmpty();
      assertThat(used.happened(GateIncident.Kind.FIRE_ALARM_OVER, "", "", true).sequence())
          .isEqualTo(3);
    }
  }

  @Test
  void halfALineOfAPowerCutIsLeftOut() throws IOException {
    try (UsedPasses used = open()) {
      used.redeem(pass, "G1", false);
    }
    Path journal = directory.resolve("used-passes.journal");
    String whole = Files.readString(journal);
    Files.writeString(
        journal,
        whole.substring(0, whole.length() / 2),
        StandardCharsets.UTF_8,
        StandardOpenOption.APPEND);
    try (UsedPasses used = open()) {
      assertThat(used.redeem(pass, "G1", false))
          .isInstanceOf(UsedPasses.Redemption.UsedBefore.class);
      assertThat(used.waiting()).hasSize(1);
    }
    assertThat(Files.readString(journal)).isEqualTo(whole);
  }

  @Test
  void theJournalDoesNotGrowForEver() throws IOException {
    Path journal = directory.resolve("used-passes.journal");
    try (UsedPasses used = open()) {
      for (int trip = 1; trip <= UseJournal.SLACK_LINES; trip++) {
        now.set(NOW.plus(Duration.ofMinutes(trip)));
        used.redeem(
            ExitPass.issue("S017", "trip-" + trip, "T7", "1", 1, 1, 1, now.get()), "G1", false);
        used.acknowledged(trip);
      }
    }
    try (var lines = Files.lines(journal)) {
      assertThat(lines.count()).isLessThan(UseJournal.SLACK_LINES + 400L);
    }
  }

  @Test
  void twoGatesDoNotShareAMemory() {
    try (UsedPasses first = open()) {
      assertThat(first.waiting()).isEmpty();
      assertThatThrownBy(this::open)
          .isInstanceOf(GateException.class)
          .hasMessageContaining("another gate uses");
    }
  }

  private UsedPasses open() {
    return new UsedPasses(directory, now::get);
  }

  private ExitPass pass() {
    return ExitPass.issue("S017", "trip-" + ++trips, "T7", "1", 1, 1, 1, NOW);
  }
}
