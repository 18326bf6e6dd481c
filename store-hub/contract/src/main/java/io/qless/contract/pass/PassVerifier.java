package io.qless.contract.pass;

import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.Map;
import java.util.function.Supplier;

/// Reads the text of a pass and says whether it is a right to leave this store, without any
/// network. Any thread may call.
///
/// The token library alone would take passes that must not count (no expiry, expiry at this very
/// second). So the order here is: all that [SignedClaims] asks of a text; store; a single audience;
/// issued not more than [#SKEW] ahead; `now < exp`; not longer alive than ours are (RFC 7519
/// section 4.1, RFC 8725 section 3.9).
public final class PassVerifier {

  /// Longest text looked at, in characters.
  public static final int MAX_CHARS = SignedClaims.MAX_CHARS;

  /// How far the hub's clock may be ahead of the gate's.
  public static final Duration SKEW = Duration.ofSeconds(60);

  private final String store;
  private final Supplier<PassKeys> keys;
  private final InstantSource clock;

  /// @param store the store whose gates these are
  /// @param keys the keys known at the time of asking
  /// @param clock the gate's clock
  public PassVerifier(String store, Supplier<PassKeys> keys, InstantSource clock) {
    this.store = store;
    this.keys = keys;
    this.clock = clock;
  }

  /// Checks a text as it came from the scanner.
  public PassVerdict verify(String text) {
    try {
      return new PassVerdict.Valid(check(text));
    } catch (SignedClaims.Refusal refusal) {
      return new PassVerdict.Refused(refusal.reason());
    } catch (IllegalArgumentException | ArithmeticException unreadable) {
      return new PassVerdict.Refused(PassRefusal.MALFORMED);
    }
  }

  private ExitPass check(String text) {
    return claims(SignedClaims.check(text, PassSigner.TYPE, keys.get()), clock.instant());
  }

  private ExitPass claims(Map<String, Object> claims, Instant now) {
    SignedClaims.refuseUnless(store.equals(claims.get("iss")), PassRefusal.WRONG_STORE);
    SignedClaims.refuseUnless(
        PassSigner.audience(store).equals(claims.get("aud")), PassRefusal.WRONG_AUDIENCE);
    Instant issuedAt = Instant.ofEpochSecond(number(claims, "iat"));
    Instant expiresAt = Instant.ofEpochSecond(number(claims, "exp"));
    SignedClaims.refuseUnless(!issuedAt.isAfter(now.plus(SKEW)), PassRefusal.NOT_YET_VALID);
    if (claims.containsKey("nbf")) {
      Instant begin = Instant.ofEpochSecond(number(claims, "nbf"));
      SignedClaims.refuseUnless(!begin.isAfter(now.plus(SKEW)), PassRefusal.NOT_YET_VALID);
    }
    SignedClaims.refuseUnless(now.isBefore(expiresAt), PassRefusal.EXPIRED);
    SignedClaims.refuseUnless(
        !expiresAt.isAfter(issuedAt.plus(ExitPass.LIFETIME)), PassRefusal.LIVES_TOO_LONG);
    return new ExitPass(
        text(claims, "jti"),
        store,
        text(claims, "sub"),
        claims.containsKey(PassSigner.TROLLEY) ? text(claims, PassSigner.TROLLEY) : "",
        text(claims, PassSigner.INVOICE),
        number(claims, PassSigner.AMOUNT),
        Math.toIntExact(number(claims, PassSigner.ITEMS)),
        Math.toIntExact(number(claims, PassSigner.GRAMS)),
        issuedAt,
        expiresAt);
  }

  private static String text(Map<String, Object> claims, String name) {
    if (claims.get(name) instanceof String text) {
      return text;
    }
    throw new SignedClaims.Refusal(PassRefusal.MALFORMED);
  }

  /// Whole numbers in a range that an instant can hold.
  private static long number(Map<String, Object> claims, String name) {
    return switch (claims.get(name)) {
      case Integer number -> number;
      case Long number when Math.abs(number) < 1L << 48 -> number;
      case null, default -> throw new SignedClaims.Refusal(PassRefusal.MALFORMED);
    };
  }
}
