package io.qless.contract.pass;

import io.jsonwebtoken.JwtException;
import io.jsonwebtoken.security.EcPrivateJwk;
import io.jsonwebtoken.security.Jwk;
import io.jsonwebtoken.security.Jwks;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.math.BigInteger;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;
import java.nio.file.attribute.PosixFilePermissions;
import java.security.GeneralSecurityException;
import java.security.KeyPair;
import java.security.KeyPairGenerator;
import java.security.MessageDigest;
import java.security.PrivateKey;
import java.security.interfaces.ECPrivateKey;
import java.security.interfaces.ECPublicKey;
import java.security.spec.ECGenParameterSpec;
import java.util.Base64;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Set;

/// A secret key of the hub (P-256): one for exit passes, with the public half that gates get, and
/// another for the tokens of people. Lives as long as its file; never leaves the hub.
public final class SigningKey {

  private static final int COORDINATE_BYTES = 32;
  private static final int KEY_ID_CHARS = 8;
  private static final Base64.Encoder BASE64URL = Base64.getUrlEncoder().withoutPadding();

  private final String keyId;
  private final ECPrivateKey privateKey;
  private final ECPublicKey publicKey;

  private SigningKey(ECPrivateKey privateKey, ECPublicKey publicKey) {
    this.privateKey = privateKey;
    this.publicKey = publicKey;
    this.keyId = thumbprint(publicKey).substring(0, KEY_ID_CHARS);
  }

  /// A new random key.
  public static SigningKey generate() {
    try {
      KeyPairGenerator generator = KeyPairGenerator.getInstance("EC");
      generator.initialize(new ECGenParameterSpec("secp256r1"));
      return of(generator.generateKeyPair());
    } catch (GeneralSecurityException cause) {
      throw new IllegalStateException("this Java has no P-256", cause);
    }
  }

  /// The key of this file; makes both when there is no file yet. The file is readable for its owner
  /// only.
  ///
  /// @throws UncheckedIOException when the file can't be read or written, or holds something else
  public static SigningKey loadOrCreate(Path file) {
    try {
      if (Files.exists(file)) {
        return load(file);
      }
      SigningKey made = generate();
      made.store(file);
      return made;
    } catch (IOException cause) {
      throw new UncheckedIOException("the signing key in " + file, cause);
    }
  }

  /// The name of the key in the passes it signs: the beginning of its RFC 7638 thumbprint.
  public String keyId() {
    return keyId;
  }

  PrivateKey privateKey() {
    return privateKey;
  }

  ECPublicKey publicKey() {
    return publicKey;
  }

  private static SigningKey of(KeyPair pair) {
    return new SigningKey((ECPrivateKey) pair.getPrivate(), (ECPublicKey) pair.getPublic());
  }

  private static SigningKey load(Path file) throws IOException {
    try {
      Jwk<?> jwk = Jwks.parser().json(PassJson.READER).build().parse(Files.readString(file));
      if (jwk instanceof EcPrivateJwk key) {
        return of(key.toKeyPair().toJavaKeyPair());
      }
      throw new IOException("no private EC key");
    } catch (JwtException | IllegalArgumentException cause) {
      throw new IOException("no private EC key", cause);
    }
  }

  private void store(Path file) throws IOException {
    Map<String, String> jwk = new LinkedHashMap<>(publicJwk(keyId, publicKey));
    jwk.put("d", coordinate(privateKey.getS()));
    Path draft = file.resolveSibling(file.getFileName() + ".draft");
    Files.deleteIfExists(draft);
    try (FileChannel channel =
        FileChannel.open(
            draft,
            Set.of(StandardOpenOption.CREATE_NEW, StandardOpenOption.WRITE),
            PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString("rw-------")))) {
      channel.write(ByteBuffer.wrap(PassJson.write(jwk).getBytes(StandardCharsets.UTF_8)));
      channel.force(true);
    }
    Files.move(draft, file, StandardCopyOption.ATOMIC_MOVE);
  }

  static Map<String, String> publicJwk(String keyId, ECPublicKey key) {
    Map<String, String> jwk = new LinkedHashMap<>();
    jwk.put("kty", "EC");
    jwk.put("crv", "P-256");
    jwk.put("kid", keyId);
    jwk.put("alg", "ES256");
    jwk.put("use", "sig");
    jwk.put("x", coordinate(key.getW().getAffineX()));
    jwk.put("y", coordinate(key.getW().getAffineY()));
    return jwk;
  }

  /// RFC 7518, section 6.2.1.2: always the full length of the curve.
  private static String coordinate(BigInteger value) {
    byte[] bytes = value.toByteArray();
    byte[] full = new byte[COORDINATE_BYTES];
    int length = Math.min(bytes.length, COORDINATE_BYTES);
    System.arraycopy(bytes, bytes.length - length, full, COORDINATE_BYTES - length, length);
    return BASE64URL.encodeToString(full);
  }

  /// RFC 7638, section 3: the required members in alphabetical order, without spaces.
  private static String thumbprint(ECPublicKey key) {
    String canonical =
        "{\"crv\":\"P-256\",\"kty\":\"EC\",\"x\":\"%s\",\"y\":\"%s\"}"
            .formatted(coordinate(key.getW().getAffineX()), coordinate(key.getW().getAffineY()));
    try {
      MessageDigest sha256 = MessageDigest.getInstance("SHA-256");
      return BASE64URL.encodeToString(sha256.digest(canonical.getBytes(StandardCharsets.UTF_8)));
    } catch (GeneralSecurityException cause) {
      throw new IllegalStateException("this Java has no SHA-256", cause);
    }
  }
}
