package io.qless.contract.pass;

import io.jsonwebtoken.JwtException;
import io.jsonwebtoken.security.EcPublicJwk;
import io.jsonwebtoken.security.Jwk;
import io.jsonwebtoken.security.Jwks;
import java.security.interfaces.ECPublicKey;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/// The public keys with which a gate checks passes, by key id. Immutable; travels as a JWKS.
public final class PassKeys {

  /// Most keys in one set: this year's, last year's, and room for a bad day.
  public static final int MAX_KEYS = 16;

  /// Longest JWKS text, in characters.
  public static final int MAX_JWKS_CHARS = 16 * 1024;

  /// No key at all: every pass is refused.
  public static final PassKeys NONE = new PassKeys(Map.of());

  /// What a key id looks like; it is a name and never a path or an address (RFC 8725, section
  /// 3.10).
  static final Pattern KEY_ID = Pattern.compile("[A-Za-z0-9_-]{1,16}");

  /// Bits of the group order of P-256, which tells the curve from the others.
  private static final int ORDER_BITS = 256;

  private final Map<String, ECPublicKey> keys;

  private PassKeys(Map<String, ECPublicKey> keys) {
    if (keys.size() > MAX_KEYS) {
      throw new IllegalArgumentException(keys.size() + " keys in one set");
    }
    this.keys = new LinkedHashMap<>(keys);
  }

  /// The public halves of these keys.
  public static PassKeys of(SigningKey... signing) {
    Map<String, ECPublicKey> keys = new LinkedHashMap<>();
    for (SigningKey key : signing) {
      keys.put(key.keyId(), key.publicKey());
    }
    return new PassKeys(keys);
  }

  /// All keys of several sets; of two of one name the first counts.
  public static PassKeys all(List<PassKeys> sets) {
    Map<String, ECPublicKey> keys = new LinkedHashMap<>();
    sets.forEach(set -> set.keys.forEach(keys::putIfAbsent));
    return new PassKeys(keys);
  }

  /// Reads a JWKS. Keys for something else are left out; a set without a usable key, and whatever
  /// is not a JWKS, is refused, so that a spoilt message never takes the good keys away.
  ///
  /// @throws IllegalArgumentException says what is wrong
  public static PassKeys fromJwks(String jwks) {
    if (jwks.length() > MAX_JWKS_CHARS) {
      throw new IllegalArgumentException("a JWKS of " + jwks.length() + " characters");
    }
    Map<String, ECPublicKey> keys = new LinkedHashMap<>();
    try {
      for (Jwk<?> jwk : Jwks.setParser().json(PassJson.READER).build().parse(jwks).getKeys()) {
        if (jwk instanceof EcPublicJwk key && usable(key)) {
          if (keys.put(key.getId(), key.toKey()) != null) {
            throw new IllegalArgumentException("two keys named " + key.getId());
          }
        }
      }
    } catch (JwtException cause) {
      throw new IllegalArgumentException("not a JWKS: " + cause.getMessage(), cause);
    }
    if (keys.isEmpty()) {
      throw new IllegalArgumentException("a JWKS without a usable key");
    }
    return new PassKeys(keys);
  }

  /// The same as a JWKS (RFC 7517, section 5).
  public String toJwks() {
    List<Map<String, String>> members = new ArrayList<>();
    keys.forEach((keyId, key) -> members.add(SigningKey.publicJwk(keyId, key)));
    return PassJson.write(Map.of("keys", members));
  }

  /// The key of this name; null where there is none.
  @Nullable ECPublicKey find(String keyId) {
    return keys.get(keyId);
  }

  /// The names of the keys.
  public List<String> keyIds() {
    return List.copyOf(keys.keySet());
  }

  private static boolean usable(EcPublicJwk key) {
    return key.getId() != null
        && KEY_ID.matcher(key.getId()).matches()
        && "ES256".equals(key.getAlgorithm())
        && key.toKey().getParams().getOrder().bitLength() == ORDER_BITS;
  }
}
