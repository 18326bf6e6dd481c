package io.qless.contract.pass;

import io.jsonwebtoken.JwtException;
import io.jsonwebtoken.Jwts;
import io.jsonwebtoken.security.SecurityException;
import java.security.interfaces.ECPublicKey;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.Base64;
import java.util.Map;
import java.util.function.Supplier;

/// Reads the text of a pass and says whether it is a right to leave this store, without any
/// network. Any thread may call.
///
/// The token library alone would take passes that must not count (no expiry, expiry at this very
/// second, any type, altered spare bits in the last character). So the order here is: bounded
/// length; three parts, each in the one canonical base64url form; type; exactly ES256; a known key;
/// the signature, by the library; store; a single audience; issued not more than [#SKEW] ahead;
/// `now < exp`; not longer alive than ours are (RFC 7519 section 4.1, RFC 8725 sections 3.1, 3.9 to
/// 3.11). Addresses of keys in the header are never followed.
public final class PassVerifier {

  /// Longest text looked at, in characters; ours have about 400.
  public static final int MAX_CHARS = 1024;

  /// How far the hub's clock may be ahead of the gate's.
  public static final Duration SKEW = Duration.ofSeconds(60);

  /// A hundred years of skew, in seconds: the library takes `now == exp` and reads the machine's
  /// clock, so it is kept from judging times at all.
  private static final long TIME_IS_JUDGED_HERE = 100L * 366 * 24 * 3600;

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
    } catch (Refusal refusal) {
      return new PassVerdict.Refused(refusal.reason);
    } catch (IllegalArgumentException | ArithmeticException unreadable) {
      return new PassVerdict.Refused(PassRefusal.MALFORMED);
    }
  }

  private ExitPass check(String text) {
    refuseUnless(text.length() <= MAX_CHARS, PassRefusal.MALFORMED);
    String[] parts = text.split("\\.", -1);
    refuseUnless(parts.length == 3, PassRefusal.MALFORMED);
    Map<String, Object> header = PassJson.read(canonical(parts[0]));
    byte[] payload = canonical(parts[1]);
    canonical(parts[2]);
    refuseUnless(PassSigner.TYPE.equals(header.get("typ")), PassRefusal.WRONG_TYPE);
    refuseUnless("ES256".equals(header.get("alg")), PassRefusal.WRONG_ALGORITHM);
    checkSignature(text, key(header));
    return claims(PassJson.read(payload), clock.instant());
  }

  /// The decoder takes a last character with any spare bits; only the form that an encoder writes
  /// counts.
  private static byte[] canonical(String part) {
    byte[] bytes = Base64.getUrlDecoder().decode(part);
    String again = Base64.getUrlEncoder().withoutPadding().encodeToString(bytes);
    refuseUnless(again.equals(part), PassRefusal.MALFORMED);
    return bytes;
  }

  private ECPublicKey key(Map<String, Object> header) {
    if (!(header.get("kid") instanceof String keyId) || !PassKeys.KEY_ID.matcher(keyId).matches()) {
      throw new Refusal(PassRefusal.MALFORMED);
    }
    ECPublicKey key = keys.get().find(keyId);
    if (key == null) {
      throw new Refusal(PassRefusal.UNKNOWN_KEY);
    }
    return key;
  }

  private static void checkSignature(String text, ECPublicKey key) {
    try {
      Jwts.parser()
          .json(PassJson.READER)
          .sig()
          .clear()
          .add(Jwts.SIG.ES256)
          .and()
          .verifyWith(key)
          .clockSkewSeconds(TIME_IS_JUDGED_HERE)
          .build()
          .parseSignedClaims(text);
    } catch (SecurityException badSignature) {
      throw new Refusal(PassRefusal.BAD_SIGNATURE);
    } catch (JwtException unreadable) {
      throw new Refusal(PassRefusal.MALFORMED);
    }
  }

  private ExitPass claims(Map<String, Object> claims, Instant now) {
    refuseUnless(store.equals(claims.get("iss")), PassRefusal.WRONG_STORE);
    refuseUnless(PassSigner.audience(store).equals(claims.get("aud")), PassRefusal.WRONG_AUDIENCE);
    Instant issuedAt = Instant.ofEpochSecond(number(claims, "iat"));
    Instant expiresAt = Instant.ofEpochSecond(number(claims, "exp"));
    refuseUnless(!issuedAt.isAfter(now.plus(SKEW)), PassRefusal.NOT_YET_VALID);
    if (claims.containsKey("nbf")) {
      Instant begin = Instant.ofEpochSecond(number(claims, "nbf"));
      refuseUnless(!begin.isAfter(now.plus(SKEW)), PassRefusal.NOT_YET_VALID);
    }
    refuseUnless(now.isBefore(expiresAt), PassRefusal.EXPIRED);
    refuseUnless(!expiresAt.isAfter(issuedAt.plus(ExitPass.LIFETIME)), PassRefusal.LIVES_TOO_LONG);
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
    throw new Refusal(PassRefusal.MALFORMED);
  }

  /// Whole numbers in a range that an instant can hold.
  private static long number(Map<String, Object> claims, String name) {
    return switch (claims.get(name)) {
      case Integer number -> number;
      case Long number when Math.abs(number) < 1L << 48 -> number;
      case null, default -> throw new Refusal(PassRefusal.MALFORMED);
    };
  }

  private static void refuseUnless(boolean holds, PassRefusal refusal) {
    if (!holds) {
      throw new Refusal(refusal);
    }
  }

  /// Leaves the check from any depth; never leaves this class.
  private static final class Refusal extends RuntimeException {

    private static final long serialVersionUID = 1L;

    private final PassRefusal reason;

    Refusal(PassRefusal reason) {
      super(reason.name(), null, false, false);
      this.reason = reason;
    }
  }
}
