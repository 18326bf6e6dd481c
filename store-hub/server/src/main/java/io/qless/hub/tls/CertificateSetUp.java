package io.qless.hub.tls;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.GeneralSecurityException;
import java.security.KeyStore;
import java.security.SecureRandom;
import java.security.cert.X509Certificate;
import java.time.Instant;
import java.util.Base64;
import java.util.Objects;
import java.util.Optional;

/// Makes the certificate of a hub, and at its first time the store CA that signs it. Done again it
/// renews the certificate and keeps the store CA, so that phones and devices go on believing it. A
/// keystore that is of somebody else is never touched.
public final class CertificateSetUp {

  private static final int PASSWORD_BYTES = 24;

  private CertificateSetUp() {}

  /// Where things are kept.
  ///
  /// @param authority folder of the store CA
  /// @param keystore PKCS12 file with the hub's key and certificate
  /// @param password file with the keystore's password
  public record Places(Path authority, Path keystore, Path password) {}

  /// What was made.
  ///
  /// @param authority who signed
  /// @param begun whether the store CA was made, too
  public record Made(X509Certificate server, StoreAuthority authority, boolean begun) {}

  /// @param store in the name of the store CA
  /// @throws TlsException if nothing was made, with the way out
  public static Made make(Places places, String store, ServerNames names, Instant now) {
    writable(Objects.requireNonNull(places.authority().toAbsolutePath().getParent()));
    writable(Objects.requireNonNull(places.keystore().toAbsolutePath().getParent()));
    writable(Objects.requireNonNull(places.password().toAbsolutePath().getParent()));
    boolean renewal = Files.exists(places.keystore());
    Optional<StoreAuthority> known = StoreAuthority.in(places.authority());
    if (renewal) {
      demandOwn(places, known);
    }
    StoreAuthority authority =
        known.orElseGet(() -> StoreAuthority.make(places.authority(), store, names, now));
    KeyStore.PrivateKeyEntry entry = authority.issue(names, now);
    String password = password(places.password());
    try {
      SafeFile.write(places.keystore(), keystore(entry, password), SafeFile.OWN);
    } catch (IOException | GeneralSecurityException cause) {
      throw new TlsException(places.keystore() + " can't be written", cause);
    }
    return new Made((X509Certificate) entry.getCertificate(), authority, known.isEmpty());
  }

  private static void writable(Path folder) {
    try {
      SafeFile.folder(folder);
    } catch (IOException cause) {
      throw new TlsException(folder + " can't be made: run this as the hub's user", cause);
    }
    if (!Files.isWritable(folder)) {
      throw new TlsException(folder + " can't be written: run this as the hub's user", null);
    }
  }

  /// What this store CA did not sign belongs to somebody else.
  private static void demandOwn(Places places, Optional<StoreAuthority> known) {
    if (!Files.exists(places.password())) {
      throw new TlsException(
          "%s is there, but not the file with its password, %s: name it, or move the keystore away"
              .formatted(places.keystore(), places.password()),
          null);
    }
    HubCertificate there = HubCertificate.read(places.keystore(), password(places.password()));
    boolean own = known.isPresent() && there.isSignedBy(known.orElseThrow().certificate());
    if (!own) {
      throw new TlsException(
          "%s holds a certificate of %s, which is not the store CA in %s: it is left as it is. Move it away, or name another tls-keystore"
              .formatted(
                  places.keystore(),
                  there.server().getIssuerX500Principal().getName(),
                  places.authority()),
          null);
    }
  }

  /// The password in the file; one is made up if there is no file.
  private static String password(Path file) {
    try {
      if (!Files.exists(file)) {
        byte[] random = new byte[PASSWORD_BYTES];
        new SecureRandom().nextBytes(random);
        String text = Base64.getUrlEncoder().withoutPadding().encodeToString(random) + '\n';
        SafeFile.write(file, text.getBytes(StandardCharsets.US_ASCII), SafeFile.OWN);
      }
      String password = Files.readString(file).strip();
      if (password.isEmpty()) {
        throw new TlsException(file + " is empty: put a password into it, or take it away", null);
      }
      return password;
    } catch (IOException cause) {
      throw new TlsException(file + " can't be read as the keystore's password", cause);
    }
  }

  private static byte[] keystore(KeyStore.PrivateKeyEntry entry, String password)
      throws IOException, GeneralSecurityException {
    KeyStore keys = KeyStore.getInstance("PKCS12");
    keys.load(null, null);
    keys.setEntry("hub", entry, new KeyStore.PasswordProtection(password.toCharArray()));
    ByteArrayOutputStream out = new ByteArrayOutputStream();
    keys.store(out, password.toCharArray());
    return out.toByteArray();
  }
}
