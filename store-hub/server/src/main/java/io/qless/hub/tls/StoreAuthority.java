package io.qless.hub.tls;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.security.GeneralSecurityException;
import java.security.KeyFactory;
import java.security.KeyPair;
import java.security.KeyPairGenerator;
import java.security.KeyStore;
import java.security.MessageDigest;
import java.security.PrivateKey;
import java.security.SecureRandom;
import java.security.cert.Certificate;
import java.security.cert.CertificateFactory;
import java.security.cert.X509Certificate;
import java.security.spec.ECGenParameterSpec;
import java.security.spec.PKCS8EncodedKeySpec;
import java.time.Duration;
import java.time.Instant;
import java.util.Base64;
import java.util.HexFormat;
import java.util.Optional;

/// The store CA: signs the hub's certificates, and nobody else's. Lives in a folder of its own,
/// which the running hub needs for its certificate only; the key may be kept elsewhere between
/// renewals.
public final class StoreAuthority {

  /// In the data directory.
  public static final String FOLDER = "store-ca";

  /// What phones and devices install, in its folder.
  public static final String CERTIFICATE = "store-ca.crt";

  /// What nobody else may have, in its folder.
  public static final String KEY = "store-ca.key";

  /// Phones and trolleys must be given a new one by hand: seldom.
  static final Duration LIFE = Duration.ofDays(3_652);

  /// Some phones believe no longer ones: 398 days is the most that browsers take from public
  /// authorities.
  static final Duration SERVER_LIFE = Duration.ofDays(397);

  /// A phone's clock may be behind.
  static final Duration BACKDATED = Duration.ofDays(1);

  private static final int LINE = 64;
  private static final int ID_BYTES = 3;

  private final Path folder;
  private final X509Certificate certificate;
  private final PrivateKey key;

  private StoreAuthority(Path folder, X509Certificate certificate, PrivateKey key) {
    this.folder = folder;
    this.certificate = certificate;
    this.key = key;
  }

  /// The one in a folder, empty if there is none.
  ///
  /// @throws TlsException if there is something that can't be used
  static Optional<StoreAuthority> in(Path folder) {
    if (!Files.exists(folder)) {
      return Optional.empty();
    }
    X509Certificate certificate =
        certificateIn(folder)
            .orElseThrow(() ->
                new TlsException(
                    folder + " holds no " + CERTIFICATE + ": put it back, or move the folder away",
                    null));
    return Optional.of(new StoreAuthority(folder, certificate, keyIn(folder)));
  }

  static PrivateKey keyIn(Path folder) {
    Path file = folder.resolve(KEY);
    if (!Files.exists(file)) {
      throw new TlsException(
          file + " is not there: put it back for this step, it may be kept elsewhere after", null);
    }
    try {
      String pem = Files.readString(file).replaceAll("-----[A-Z ]+-----", "");
      return KeyFactory.getInstance("EC")
          .generatePrivate(new PKCS8EncodedKeySpec(Base64.getMimeDecoder().decode(pem)));
    } catch (IOException | GeneralSecurityException | IllegalArgumentException cause) {
      throw new TlsException(file + " can't be read as the key of the store CA", cause);
    }
  }

  /// The certificate of the store CA in a folder, empty if there is none.
  ///
  /// @throws TlsException if there is something that can't be read
  public static Optional<X509Certificate> certificateIn(Path folder) {
    Path file = folder.resolve(CERTIFICATE);
    if (!Files.exists(file)) {
      return Optional.empty();
    }
    try {
      byte[] pem = Files.readAllBytes(file);
      CertificateFactory factory = CertificateFactory.getInstance("X.509");
      return Optional.of(
          (X509Certificate) factory.generateCertificate(new ByteArrayInputStream(pem)));
    } catch (IOException | GeneralSecurityException cause) {
      throw new TlsException(file + " can't be read as a certificate", cause);
    }
  }

  /// Makes one, in a folder that is not there yet.
  ///
  /// @param names of the hub: the authority's word counts for them and for what no public domain
  ///   can be, such as `.local` and private addresses
  static StoreAuthority make(Path folder, String store, ServerNames names, Instant now) {
    try {
      KeyPair pair = newPair();
      byte[] id = new byte[ID_BYTES];
      new SecureRandom().nextBytes(id);
      X509Certificate certificate =
          Certificates.authority(
              "Q-Less store %s CA %s".formatted(store, HexFormat.of().formatHex(id)),
              pair,
              names,
              now.minus(BACKDATED),
              now.plus(LIFE));
      Path draft = folder.resolveSibling(folder.getFileName() + ".draft");
      SafeFile.folder(draft);
      SafeFile.write(
          draft.resolve(KEY), pem("PRIVATE KEY", pair.getPrivate().getEncoded()), SafeFile.OWN);
      SafeFile.write(
          draft.resolve(CERTIFICATE), pem("CERTIFICATE", certificate.getEncoded()), SafeFile.SHOWN);
      Files.move(draft, folder, StandardCopyOption.ATOMIC_MOVE);
      return new StoreAuthority(folder, certificate, pair.getPrivate());
    } catch (IOException | GeneralSecurityException cause) {
      throw new TlsException("the store CA can't be written to " + folder, cause);
    }
  }

  /// A new key and certificate for the hub, with the authority's behind it.
  ///
  /// @throws TlsException if the authority has come to its end, or may not speak for such names
  KeyStore.PrivateKeyEntry issue(ServerNames names, Instant now) {
    Instant end = now.plus(SERVER_LIFE).minus(BACKDATED);
    Instant last = certificate.getNotAfter().toInstant();
    if (!last.isAfter(now)) {
      throw new TlsException(
          "the store CA in %s ended at %s: move that folder away and run this again; phones and"
                  .formatted(folder, last)
              + " devices must be given the new one",
          null);
    }
    if (!Certificates.mayName(certificate, names)) {
      throw new TlsException(
          "the store CA in %s may not speak for %s: it was made for other names. Take a name under"
                  .formatted(folder, names.text())
              + " .local, .lan, .internal or .home.arpa or a private address, or move that folder"
              + " away and run this again; phones and devices must be given the new one",
          null);
    }
    try {
      KeyPair pair = newPair();
      X509Certificate server =
          Certificates.server(
              names,
              pair.getPublic(),
              certificate,
              key,
              now.minus(BACKDATED),
              end.isBefore(last) ? end : last);
      return new KeyStore.PrivateKeyEntry(
          pair.getPrivate(), new Certificate[] {server, certificate});
    } catch (GeneralSecurityException cause) {
      throw new TlsException("a certificate for " + names.text() + " can't be made", cause);
    }
  }

  /// What phones and devices install.
  public X509Certificate certificate() {
    return certificate;
  }

  /// Its file.
  public Path file() {
    return folder.resolve(CERTIFICATE);
  }

  /// How people compare certificates: SHA-256 of the whole, in pairs of hexadecimal digits.
  public static String fingerprint(X509Certificate certificate) {
    try {
      byte[] sum = MessageDigest.getInstance("SHA-256").digest(certificate.getEncoded());
      return HexFormat.ofDelimiter(":").withUpperCase().formatHex(sum);
    } catch (GeneralSecurityException impossible) {
      throw new IllegalStateException("every JDK has SHA-256", impossible);
    }
  }

  /// A certificate as text.
  public static byte[] pem(X509Certificate certificate) {
    try {
      return pem("CERTIFICATE", certificate.getEncoded());
    } catch (GeneralSecurityException impossible) {
      throw new IllegalStateException("it was read before", impossible);
    }
  }

  private static byte[] pem(String kind, byte[] content) {
    String base64 =
        Base64.getMimeEncoder(LINE, "\n".getBytes(StandardCharsets.US_ASCII))
            .encodeToString(content);
    return "-----BEGIN %s-----\n%s\n-----END %s-----\n"
        .formatted(kind, base64, kind)
        .getBytes(StandardCharsets.US_ASCII);
  }

  private static KeyPair newPair() throws GeneralSecurityException {
    KeyPairGenerator generator = KeyPairGenerator.getInstance("EC");
    generator.initialize(new ECGenParameterSpec("secp256r1"));
    return generator.generateKeyPair();
  }
}
