package io.qless.hub.tls;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.ByteBuffer;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.GeneralSecurityException;
import java.security.Key;
import java.security.KeyStore;
import java.security.PrivateKey;
import java.security.Signature;
import java.security.cert.X509Certificate;
import java.time.Instant;
import java.util.Collection;
import java.util.Collections;
import java.util.List;
import java.util.Locale;
import java.util.Set;

/// What a keystore holds, looked through before it is used: it opens, and its key belongs to its
/// certificate. Immutable.
public final class HubCertificate {

  /// A key and some certificates have a few thousand bytes.
  private static final int MAX_BYTES = 1024 * 1024;

  /// DNS names and addresses, section 4.2.1.6 of RFC 5280.
  private static final Set<Object> KINDS = Set.of(2, 7);

  private final byte[] file;
  private final KeyStore keys;
  private final X509Certificate server;

  private HubCertificate(byte[] file, KeyStore keys, X509Certificate server) {
    this.file = file;
    this.keys = keys;
    this.server = server;
  }

  /// @param keystore PKCS12 file
  /// @throws TlsException if it is no good, saying why
  public static HubCertificate read(Path keystore, String password) {
    try (InputStream in = Files.newInputStream(keystore)) {
      byte[] file = in.readNBytes(MAX_BYTES);
      KeyStore keys = KeyStore.getInstance("PKCS12");
      keys.load(new ByteArrayInputStream(file), password.toCharArray());
      for (String name : Collections.list(keys.aliases())) {
        if (keys.isKeyEntry(name) && keys.getCertificate(name) instanceof X509Certificate server) {
          demandPair(keystore, keys.getKey(name, password.toCharArray()), server);
          return new HubCertificate(file, keys, server);
        }
      }
      throw new TlsException(keystore + " holds no key with a certificate", null);
    } catch (IOException | GeneralSecurityException cause) {
      throw new TlsException(keystore + " can't be opened: " + cause.getMessage(), cause);
    }
  }

  private static void demandPair(Path keystore, Key key, X509Certificate server)
      throws GeneralSecurityException {
    String algorithm =
        switch (server.getPublicKey().getAlgorithm()) {
          case "EC" -> "SHA256withECDSA";
          case "RSA" -> "SHA256withRSA";
          default -> server.getPublicKey().getAlgorithm();
        };
    byte[] text = ByteBuffer.allocate(Long.BYTES).putLong(server.hashCode()).array();
    Signature signer = Signature.getInstance(algorithm);
    if (!(key instanceof PrivateKey secret)) {
      throw new TlsException(keystore + " holds a key that can't sign", null);
    }
    signer.initSign(secret);
    signer.update(text);
    Signature judge = Signature.getInstance(algorithm);
    judge.initVerify(server.getPublicKey());
    judge.update(text);
    if (!judge.verify(signer.sign())) {
      throw new TlsException(keystore + " holds a key and a certificate that is not its own", null);
    }
  }

  /// What the hub shows.
  public X509Certificate server() {
    return server;
  }

  /// Whether it is for this name or address.
  public boolean isFor(String host) {
    String name = host.toLowerCase(Locale.ROOT).replaceAll("[\\[\\]]", "");
    int dot = name.indexOf('.');
    String wildcard = dot < 0 ? name : '*' + name.substring(dot);
    return names().stream().anyMatch(known -> known.equals(name) || known.equals(wildcard));
  }

  /// The names and addresses that it is for, in small letters.
  public List<String> names() {
    try {
      Collection<List<?>> names = server.getSubjectAlternativeNames();
      return names == null
          ? List.of()
          : names.stream()
              .filter(name -> KINDS.contains(name.get(0)))
              .map(name -> String.valueOf(name.get(1)).toLowerCase(Locale.ROOT))
              .toList();
    } catch (GeneralSecurityException unreadable) {
      return List.of();
    }
  }

  /// Until when it is believed.
  public Instant ends() {
    return server.getNotAfter().toInstant();
  }

  /// Key and certificates, opened.
  public KeyStore keys() {
    return keys;
  }

  /// The file as it was read.
  byte[] file() {
    return file;
  }

  /// Whether an authority made it.
  public boolean isSignedBy(X509Certificate authority) {
    try {
      server.verify(authority.getPublicKey());
      return true;
    } catch (GeneralSecurityException no) {
      return false;
    }
  }
}
