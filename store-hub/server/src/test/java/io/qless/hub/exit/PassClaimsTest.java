package io.qless.hub.exit;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import org.junit.jupiter.api.Test;

/// Who is about to open, in the moment between asking and opening.
class PassClaimsTest {

  private Instant now = Instant.parse("2026-11-24T06:30:00Z");
  private final PassClaims claims = new PassClaims(() -> now);

  @Test
  void theFirstIsAboutToAndTheSecondHearsOfIt() {
    assertThat(claims.claim("trip-1", "G1")).isEmpty();
    assertThat(claims.claim("trip-1", "G2")).hasValue("G1");
    assertThat(claims.claim("trip-1", "G1")).isEmpty();
    assertThat(claims.claim("trip-2", "G2")).isEmpty();
  }

  @Test
  void whoDidNotOpenInTheMomentIsNotAboutToAnyMore() {
    assertThat(claims.claim("trip-1", "G1")).isEmpty();
    now = now.plus(PassClaims.MOMENT).plusMillis(1);
    assertThat(claims.claim("trip-1", "G2")).isEmpty();
  }
}
