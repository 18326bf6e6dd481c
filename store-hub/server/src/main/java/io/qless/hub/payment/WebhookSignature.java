package io.qless.hub.payment;

import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.security.MessageDigest;
import java.security.SecureRandom;
import java.time.Duration;
import java.time.Instant;
import java.util.Base64;
import java.util.List;
import java.util.Map;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;

/// Signs and checks webhooks the way of the Standard Webhooks specification: `webhook-signature:
/// v1,<base64>` is HMAC-SHA256 over `id.timestamp.body`. Immutable, safe for any thread.
public final class WebhookSignature {

  public static final String ID = "webhook-id";
  public static final String TIMESTAMP = "webhook-timestamp";
  public static final String SIGNATURE = "webhook-signature";

  /// A webhook older or newer than this is not believed: an old one may be a replay, a new one was
  /// made with a wrong clock.
  public static final Duration TOLERANCE = Duration.ofMinutes(5);

  /// Shortest secret, in bytes (Standard Webhooks, "Webhook scheme").
  public static final int MIN_SECRET_BYTES = 24;

  /// Most signatures looked at in one header: one per secret in use, and room.
  private static final int MAX_SIGNATURES = 8;

  private static final int NEW_SECRET_BYTES = 32;
  private static final String SECRET_PREFIX = "whsec_";
  private static final String ALGORITHM = "HmacSHA256";

  private final List<SecretKeySpec> secrets;

  /// @param secrets `whsec_` and base64; the first signs, all are believed, so that a secret can be
  ///   changed without losing a webhook
  public WebhookSignature(List<String> secrets) {
    if (secrets.isEmpty()) {
      throw new IllegalArgumentException("a webhook needs a secret");
    }
    this.secrets = secrets.stream().map(WebhookSignature::key).toList();
  }

  /// A new random secret, for whoever sets up both sides.
  public static String newSecret() {
    byte[] random = new byte[NEW_SECRET_BYTES];
    new SecureRandom().nextBytes(random);
    return SECRET_PREFIX + Base64.getEncoder().encodeToString(random);
  }

  /// The value of the signature header.
  public String sign(String id, Instant at, byte[] body) {
    byte[] mac = mac(secrets.getFirst(), id, Long.toString(at.getEpochSecond()), body);
    return "v1," + Base64.getEncoder().encodeToString(mac);
  }

  /// Why these headers do not vouch for this body, empty if they do.
  ///
  /// @param headers names in lower case
  public String doubt(Map<String, String> headers, byte[] body, Instant now) {
    String id = headers.getOrDefault(ID, "");
    String timestamp = headers.getOrDefault(TIMESTAMP, "");
    if (!id.matches("[A-Za-z0-9_-]{1,80}") || !timestamp.matches("[0-9]{1,12}")) {
      return "without id or timestamp";
    }
    if (!signed(headers.getOrDefault(SIGNATURE, ""), id, timestamp, body)) {
      return "signature wrong";
    }
    Instant at = Instant.ofEpochSecond(Long.parseLong(timestamp));
    return Duration.between(at, now).abs().compareTo(TOLERANCE) <= 0 ? "" : "not of this time";
  }

  /// Looks at every pair, so that the time taken tells nothing.
  private boolean signed(String header, String id, String timestamp, byte[] body) {
    boolean fits = false;
    for (SecretKeySpec secret : secrets) {
      String wanted = "v1," + Base64.getEncoder().encodeToString(mac(secret, id, timestamp, body));
      for (String given : header.split(" ", MAX_SIGNATURES + 1)) {
        fits |=
            MessageDigest.isEqual(
                wanted.getBytes(StandardCharsets.US_ASCII), given.getBytes(StandardCharsets.UTF_8));
      }
    }
    return fits;
  }

  private static byte[] mac(SecretKeySpec secret, String id, String timestamp, byte[] body) {
    try {
      Mac mac = Mac.getInstance(ALGORITHM);
      mac.init(secret);
      mac.update((id + '.' + timestamp + '.').getBytes(StandardCharsets.UTF_8));
      return mac.doFinal(body);
    } catch (GeneralSecurityException cause) {
      throw new IllegalStateException("this Java has no " + ALGORITHM, cause);
    }
  }

  private static SecretKeySpec key(String secret) {
    if (!secret.startsWith(SECRET_PREFIX)) {
      throw new IllegalArgumentException("a webhook secret begins with " + SECRET_PREFIX);
    }
    byte[] bytes = Base64.getDecoder().decode(secret.substring(SECRET_PREFIX.length()));
    if (bytes.length < MIN_SECRET_BYTES) {
      throw new IllegalArgumentException(
          "a webhook secret has at least " + MIN_SECRET_BYTES + " bytes");
    }
    return new SecretKeySpec(bytes, ALGORITHM);
  }
}
