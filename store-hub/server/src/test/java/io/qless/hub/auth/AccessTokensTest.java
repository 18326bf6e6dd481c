package io.qless.hub.auth;

import static org.assertj.core.api.Assertions.assertThat;

import io.qless.contract.pass.SignedClaims;
import io.qless.contract.pass.SigningKey;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.util.Base64;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;

class AccessTokensTest {

  private static final Instant NOON = Instant.parse("2026-11-26T06:30:00Z");
  private static final AccessTokens.Bearer ASHA =
      new AccessTokens.Bearer("0123456789abcdef", "fedcba9876543210");
  private static final SigningKey KEY = SigningKey.generate();

  private Instant now = NOON;
  private final AccessTokens tokens = new AccessTokens("S017", KEY, () -> now);

  @Test
  void aTokenNamesItsBearerForAQuarterOfAnHour() {
    String token = tokens.issue(ASHA);
    assertThat(tokens.read(token)).contains(ASHA);
    now = NOON.plus(AccessTokens.LIFE).minusSeconds(1);
    assertThat(tokens.read(token)).contains(ASHA);
    now = NOON.plus(AccessTokens.LIFE);
    assertThat(tokens.read(token)).isEmpty();
  }

  @Test
  void noChangedCharacterCounts() {
    String token = tokens.issue(ASHA);
    for (int i = 0; i < token.length(); i++) {
      char other = token.charAt(i) == 'A' ? 'B' : 'A';
      String changed = token.substring(0, i) + other + token.substring(i + 1);
      assertThat(tokens.read(changed)).as("character " + i).isEmpty();
    }
  }

  @Test
  void neitherAnotherKeyNorAnotherTypeNorNoSignatureCounts() {
    assertThat(new AccessTokens("S017", SigningKey.generate(), () -> now).read(tokens.issue(ASHA)))
        .isEmpty();
    for (String type : List.of("JWT", "jwt", "AT+JWT", "exit-pass+jwt", "application/at+jwt")) {
      assertThat(tokens.read(SignedClaims.sign(KEY, type, claims()))).as(type).isEmpty();
    }
    String claims = tokens.issue(ASHA).split("\\.")[1];
    for (String header :
        List.of(
            "{\"typ\":\"at+jwt\",\"alg\":\"none\"}",
            "{\"typ\":\"at+jwt\",\"alg\":\"none\",\"kid\":\"" + KEY.keyId() + "\"}",
            "{\"typ\":\"at+jwt\",\"alg\":\"HS256\",\"kid\":\"" + KEY.keyId() + "\"}",
            "{\"typ\":\"at+jwt\",\"alg\":\"ES256\",\"kid\":\"../x\"}")) {
      String forged = base64(header) + '.' + claims + '.';
      assertThat(tokens.read(forged)).as(header).isEmpty();
      assertThat(tokens.read(forged + tokens.issue(ASHA).split("\\.")[2])).as(header).isEmpty();
    }
  }

  @Test
  void everyClaimMustBeAsOursAre() {
    assertThat(tokens.read(SignedClaims.sign(KEY, AccessTokens.TYPE, claims()))).contains(ASHA);
    long noon = NOON.getEpochSecond();
    List<Map.Entry<String, Object>> wrong =
        List.of(
            Map.entry("iss", "S018"),
            Map.entry("aud", "S017/gate"),
            Map.entry("aud", List.of("S017/hub")),
            Map.entry("sub", "admin"),
            Map.entry("sub", 7),
            Map.entry("sid", "' OR 1=1 --"),
            Map.entry("iat", noon + 61),
            Map.entry("iat", "now"),
            Map.entry("iat", noon - 1_000),
            Map.entry("exp", noon),
            Map.entry("exp", noon + 901),
            Map.entry("exp", Long.MAX_VALUE),
            Map.entry("exp", String.valueOf(noon + 900)),
            Map.entry("exp", 1.5e9));
    for (Map.Entry<String, Object> claim : wrong) {
      Map<String, Object> claims = claims();
      claims.put(claim.getKey(), claim.getValue());
      assertThat(tokens.read(SignedClaims.sign(KEY, AccessTokens.TYPE, claims)))
          .as(claim.toString())
          .isEmpty();
    }
    for (String claim : List.of("iss", "aud", "sub", "sid", "iat", "exp")) {
      Map<String, Object> claims = claims();
      claims.remove(claim);
      assertThat(tokens.read(SignedClaims.sign(KEY, AccessTokens.TYPE, claims)))
          .as("without " + claim)
          .isEmpty();
    }
  }

  @Test
  void nonsenseIsNoToken() {
    for (String text : List.of("", ".", "..", "...", "a.b.c", "x".repeat(2_000), "é.é.é")) {
      assertThat(tokens.read(text)).as(text).isEqualTo(Optional.empty());
    }
  }

  @Test
  void timesBeyond2038Count() {
    now = Instant.parse("2040-01-01T00:00:00Z");
    assertThat(tokens.read(tokens.issue(ASHA))).contains(ASHA);
    now = now.plus(Duration.ofMinutes(15));
    assertThat(tokens.read(tokens.issue(ASHA))).contains(ASHA);
  }

  private static Map<String, Object> claims() {
    Map<String, Object> claims = new LinkedHashMap<>();
    claims.put("iss", "S017");
    claims.put("aud", "S017/hub");
    claims.put("sub", ASHA.account());
    claims.put("sid", ASHA.family());
    claims.put("iat", NOON.getEpochSecond());
    claims.put("exp", NOON.getEpochSecond() + 900);
    return claims;
  }

  private static String base64(String text) {
    return Base64.getUrlEncoder()
        .withoutPadding()
        .encodeToString(text.getBytes(StandardCharsets.UTF_8));
  }
}
