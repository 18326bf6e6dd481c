package io.qless.hub.auth;

import io.qless.contract.pass.PassKeys;
import io.qless.contract.pass.SignedClaims;
import io.qless.contract.pass.SigningKey;
import java.time.Duration;
import java.time.InstantSource;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/// Access tokens: signed texts (RFC 9068, ES256, `at+jwt`) that name an account and the login they
/// came from. The signature spares nobody the look into the database whether that login still
/// stands; it keeps forged names from getting that far. Safe for any thread.
///
/// A token counts if [SignedClaims] takes the text, it was made by this store for this store's hub,
/// not more than [#SKEW] ahead of now, lives no longer than [#LIFE], and `now < exp`.
final class AccessTokens {

  static final Duration LIFE = Duration.ofMinutes(15);

  /// For clocks of several hubs of one store.
  static final Duration SKEW = Duration.ofSeconds(60);

  static final String TYPE = "at+jwt";

  private static final String CLIENT = "qless";
  private static final String ID = "[0-9a-f]{16}";
  private static final int TOKEN_ID_BYTES = 16;

  private final String store;
  private final SigningKey key;
  private final PassKeys keys;
  private final InstantSource clock;

  AccessTokens(String store, SigningKey key, InstantSource clock) {
    this.store = store;
    this.key = key;
    this.keys = PassKeys.of(key);
    this.clock = clock;
  }

  /// Whom a token names.
  ///
  /// @param account id of the account
  /// @param family id of the login
  record Bearer(String account, String family) {}

  String issue(Bearer bearer) {
    long now = clock.instant().getEpochSecond();
    Map<String, Object> claims = new LinkedHashMap<>();
    claims.put("iss", store);
    claims.put("aud", audience());
    claims.put("client_id", CLIENT);
    claims.put("sub", bearer.account());
    claims.put("sid", bearer.family());
    claims.put("jti", Secrets.text(TOKEN_ID_BYTES));
    claims.put("iat", now);
    claims.put("exp", now + LIFE.toSeconds());
    return SignedClaims.sign(key, TYPE, claims);
  }

  /// Whom a token names, empty if it does not count.
  Optional<Bearer> read(String token) {
    return SignedClaims.read(token, TYPE, keys).flatMap(this::judge);
  }

  private Optional<Bearer> judge(Map<String, Object> claims) {
    if (!store.equals(claims.get("iss"))
        || !audience().equals(claims.get("aud"))
        || !(claims.get("sub") instanceof String account)
        || !account.matches(ID)
        || !(claims.get("sid") instanceof String family)
        || !family.matches(ID)) {
      return Optional.empty();
    }
    long issued = second(claims.get("iat"));
    long expires = second(claims.get("exp"));
    long now = clock.instant().getEpochSecond();
    boolean counts =
        issued <= now + SKEW.toSeconds() && now < expires && expires - issued <= LIFE.toSeconds();
    return counts ? Optional.of(new Bearer(account, family)) : Optional.empty();
  }

  /// Whole seconds; whatever else stands there was over long ago.
  private static long second(@Nullable Object claim) {
    return switch (claim) {
      case Integer number -> number;
      case Long number when Math.abs(number) < 1L << 48 -> number;
      case null, default -> 0;
    };
  }

  private String audience() {
    return store + "/hub";
  }
}
