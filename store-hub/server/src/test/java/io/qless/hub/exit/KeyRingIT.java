package io.qless.hub.exit;

import static org.assertj.core.api.Assertions.assertThat;

import io.qless.contract.pass.ExitPass;
import io.qless.contract.pass.PassKeys;
import io.qless.contract.pass.PassRefusal;
import io.qless.contract.pass.PassVerdict;
import io.qless.contract.pass.PassVerifier;
import io.qless.contract.rest.KeyList;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// Keys change while trips go on, and no pass that was good turns bad.
class KeyRingIT {

  private static final Instant NOON = Instant.parse("2026-11-24T06:30:00Z");
  private static final Duration LEAD = Duration.ofHours(1);

  @TempDir Path directory;
  private Instant now = NOON;

  @Test
  void aNewKeyIsPublishedAtOnceAndSignsAfterItsLead() {
    KeyRing keys = open();
    String first = signer(keys);
    assertThat(keys.rotate(LEAD)).isTrue();
    assertThat(published(keys).keyIds()).hasSize(2).startsWith(first);
    assertThat(signer(keys)).isEqualTo(first);
    now = now.plus(LEAD);
    assertThat(signer(keys)).isNotEqualTo(first);
    assertThat(published(keys).keyIds()).hasSize(2).contains(first);
  }

  /// A pass each minute for three hours over a change of keys; a gate that hears each set of keys
  /// takes every pass as long as it lives, and so does one that hears them 50 minutes late.
  @Test
  void noPassIsTurnedAwayWhileKeysChange() {
    KeyRing keys = open();
    List<String> published = new ArrayList<>();
    List<Signed> living = new ArrayList<>();
    for (int minute = 0; minute < 180; minute++) {
      if (minute == 60) {
        assertThat(keys.rotate(LEAD)).isTrue();
      }
      keys.turn();
      published.add(published(keys).toJwks());
      living.add(new Signed(keys.sign(pass()), now));
      living.removeIf(pass -> !now.isBefore(pass.at().plus(ExitPass.LIFETIME)));
      for (Signed pass : living) {
        assertThat(judge(published.getLast(), pass.text())).isInstanceOf(PassVerdict.Valid.class);
        assertThat(judge(published.get(Math.max(0, minute - 50)), pass.text()))
            .as("a gate that is 50 minutes behind, in minute " + minute)
            .isInstanceOf(PassVerdict.Valid.class);
      }
      now = now.plusSeconds(60);
    }
    assertThat(signers(published)).hasSize(2);
  }

  @Test
  void aGateThatWasAwayForTheWholeLeadTurnsTheNewKeyAwayUntilItHearsTheHub() {
    KeyRing keys = open();
    String before = published(keys).toJwks();
    keys.rotate(LEAD);
    now = now.plus(LEAD);
    String pass = keys.sign(pass());
    assertThat(judge(before, pass)).isEqualTo(new PassVerdict.Refused(PassRefusal.UNKNOWN_KEY));
    assertThat(judge(published(keys).toJwks(), pass)).isInstanceOf(PassVerdict.Valid.class);
  }

  @Test
  void theOldKeyGoesWhenItsLastPassHasEnded() {
    KeyRing keys = open();
    String first = signer(keys);
    List<List<String>> told = new ArrayList<>();
    keys.listen(() -> told.add(published(keys).keyIds()));
    keys.rotate(Duration.ZERO);
    Instant changed = now;
    now = changed.plus(ExitPass.LIFETIME).plus(PassVerifier.SKEW);
    keys.turn();
    assertThat(published(keys).keyIds()).contains(first);
    now = now.plus(KeyRing.AFTER_LAST_PASS);
    keys.turn();
    assertThat(published(keys).keyIds()).hasSize(1).doesNotContain(first);
    assertThat(told).hasSize(2);
  }

  @Test
  void aRestartAtAnyPointChangesNothing() {
    open().rotate(LEAD);
    List<String> waiting = published(open()).keyIds();
    assertThat(waiting).hasSize(2);
    assertThat(published(open()).keyIds()).isEqualTo(waiting);
    now = now.plus(LEAD);
    String after = signer(open());
    assertThat(after).isEqualTo(waiting.getLast());
    assertThat(signer(open())).isEqualTo(after);
    assertThat(published(open()).keyIds()).containsExactlyInAnyOrderElementsOf(waiting);
  }

  @Test
  void aHubThatStoppedBetweenTheFilesOfAChangeGoesOn() throws IOException {
    KeyRing keys = open();
    String first = signer(keys);
    keys.rotate(LEAD);
    // The key was made, its time not yet written.
    Files.delete(directory.resolve("exit-pass-keys.json"));
    KeyRing again = open();
    assertThat(again.list().keys().getLast())
        .extracting(KeyList.Key::state, KeyList.Key::at)
        .containsExactly("follows", now.plus(KeyRing.LEAD));
    // The old key was written down as old, the next has not yet taken its place.
    now = now.plus(KeyRing.LEAD);
    Path current = directory.resolve("exit-pass.key");
    byte[] old = Files.readAllBytes(current);
    signer(again);
    Files.move(current, directory.resolve("exit-pass-next.key"));
    Files.write(current, old);
    assertThat(published(open()).keyIds()).contains(first).hasSize(2);
    assertThat(signer(open())).isEqualTo(first);
    now = now.plus(KeyRing.LEAD);
    assertThat(signer(open())).isNotEqualTo(first);
  }

  @Test
  void onlyOneKeyWaitsAndItIsReadableForItsOwnerOnly() throws IOException {
    KeyRing keys = open();
    assertThat(keys.rotate(LEAD)).isTrue();
    assertThat(keys.rotate(Duration.ZERO)).isFalse();
    assertThat(Files.getPosixFilePermissions(directory.resolve("exit-pass-next.key")))
        .isEqualTo(PosixFilePermissions.fromString("rw-------"));
  }

  private KeyRing open() {
    return new KeyRing(directory, () -> now);
  }

  private ExitPass pass() {
    return ExitPass.issue("S017", "trip-1", "T7", "1", 1, 1, 1, now);
  }

  private PassVerdict judge(String jwks, String text) {
    PassKeys known = PassKeys.fromJwks(jwks);
    return new PassVerifier("S017", () -> known, () -> now).verify(text);
  }

  private static PassKeys published(KeyRing keys) {
    return PublicHalf.together(keys.halves(Instant.MAX));
  }

  private String signer(KeyRing keys) {
    keys.sign(pass());
    return keys.list().keys().getFirst().id();
  }

  private static List<String> signers(List<String> sets) {
    return sets.stream()
        .flatMap(set -> PassKeys.fromJwks(set).keyIds().stream())
        .distinct()
        .toList();
  }

  private record Signed(String text, Instant at) {}
}
