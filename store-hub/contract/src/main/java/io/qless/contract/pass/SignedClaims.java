package io.qless.contract.pass;

import io.jsonwebtoken.JwtException;
import io.jsonwebtoken.Jwts;
import io.jsonwebtoken.security.SecurityException;
import java.nio.charset.StandardCharsets;
import java.security.interfaces.ECPublicKey;
import java.util.Base64;
import java.util.Map;
import java.util.Optional;

/// Claims as a signed text and back (JSON Web Token, RFC 7519, ES256): for exit passes, and for the
/// tokens by which the hub knows who is logged in. Judges the text alone: what the claims say is
/// the caller's to check, times included. Any thread may call.
///
/// Stricter than the token library, which takes any type, and altered spare bits in the last
/// character: bounded length; three parts, each in the one canonical base64url form; type; exactly
/// ES256; a known key; the signature (RFC 8725, sections 3.1, 3.10, 3.11). Addresses of keys in the
/// header are never followed.
public final class SignedClaims {

  /// Longest text looked at, in characters; ours have about 400.
  public static final int MAX_CHARS = 1024;

  /// A hundred years of skew, in seconds: the library takes `now == exp` and reads the machine's
  /// clock, so it is kept from judging times at all.
  private static final long TIME_IS_JUDGED_ELSEWHERE = 100L * 366 * 24 * 3600;

  private SignedClaims() {}

  /// The signed text of these claims. Each call signs anew.
  ///
  /// @param type of the text, such as `exit-pass+jwt`; a text of one type never counts as another
  public static String sign(SigningKey key, String type, Map<String, ?> claims) {
    return Jwts.builder()
        .json(PassJson.WRITER)
        .header()
        .type(type)
        .keyId(key.keyId())
        .and()
        .content(PassJson.write(claims).getBytes(StandardCharsets.UTF_8))
        .signWith(key.privateKey(), Jwts.SIG.ES256)
        .compact();
  }

  /// The claims of a text that one of these keys signed, empty for everything else.
  public static Optional<Map<String, Object>> read(String text, String type, PassKeys keys) {
    try {
      return Optional.of(check(text, type, keys));
    } catch (Refusal | IllegalArgumentException refused) {
      return Optional.empty();
    }
  }

  /// The claims of a sound text.
  ///
  /// @throws Refusal saying what is wrong
  /// @throws IllegalArgumentException for what can't be read
  static Map<String, Object> check(String text, String type, PassKeys keys) {
    refuseUnless(text.length() <= MAX_CHARS, PassRefusal.MALFORMED);
    String[] parts = text.split("\\.", -1);
    refuseUnless(parts.length == 3, PassRefusal.MALFORMED);
    Map<String, Object> header = PassJson.read(canonical(parts[0]));
    byte[] payload = canonical(parts[1]);
    canonical(parts[2]);
    refuseUnless(type.equals(header.get("typ")), PassRefusal.WRONG_TYPE);
    refuseUnless("ES256".equals(header.get("alg")), PassRefusal.WRONG_ALGORITHM);
    checkSignature(text, key(header, keys));
    return PassJson.read(payload);
  }

  /// The decoder takes a last character with any spare bits; only the form that an encoder writes
  /// counts.
  private static byte[] canonical(String part) {
    byte[] bytes = Base64.getUrlDecoder().decode(part);
    String again = Base64.getUrlEncoder().withoutPadding().encodeToString(bytes);
    refuseUnless(again.equals(part), PassRefusal.MALFORMED);
    return bytes;
  }

  private static ECPublicKey key(Map<String, Object> header, PassKeys keys) {
    if (!(header.get("kid") instanceof String keyId) || !PassKeys.KEY_ID.matcher(keyId).matches()) {
      throw new Refusal(PassRefusal.MALFORMED);
    }
    ECPublicKey key = keys.find(keyId);
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
          .clockSkewSeconds(TIME_IS_JUDGED_ELSEWHERE)
          .build()
          .parseSignedClaims(text);
    } catch (SecurityException badSignature) {
      throw new Refusal(PassRefusal.BAD_SIGNATURE);
    } catch (JwtException unreadable) {
      throw new Refusal(PassRefusal.MALFORMED);
    }
  }

  static void refuseUnless(boolean holds, PassRefusal refusal) {
    if (!holds) {
      throw new Refusal(refusal);
    }
  }

  /// Leaves a check from any depth; never leaves this package.
  static final class Refusal extends RuntimeException {

    private static final long serialVersionUID = 1L;

    private final PassRefusal reason;

    Refusal(PassRefusal reason) {
      super(reason.name(), null, false, false);
      this.reason = reason;
    }

    PassRefusal reason() {
      return reason;
    }
  }
}
