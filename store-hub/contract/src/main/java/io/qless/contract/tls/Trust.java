package io.qless.contract.tls;

import java.io.BufferedInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.GeneralSecurityException;
import java.security.KeyStore;
import java.security.cert.Certificate;
import java.security.cert.CertificateFactory;
import java.util.Collection;
import javax.net.ssl.SSLContext;
import javax.net.ssl.TrustManagerFactory;

/// Whose signature under a server's certificate counts, for MQTT and HTTP alike.
public sealed interface Trust {

  /// The authorities that the Java platform knows.
  record Platform() implements Trust {}

  /// Authorities of the store's own.
  ///
  /// @param certificates PEM file with one or more certificates
  record Authority(Path certificates) implements Trust {}

  /// From a setting: the empty text is the platform, another names a PEM file.
  static Trust of(String file) {
    return file.isEmpty() ? new Platform() : new Authority(Path.of(file));
  }

  /// What a client checks servers with.
  ///
  /// @throws IllegalArgumentException naming the file if its certificates can't be read
  default SSLContext context() {
    try {
      return switch (this) {
        case Platform() -> SSLContext.getDefault();
        case Authority(Path file) -> trusting(file);
      };
    } catch (GeneralSecurityException | IOException cause) {
      throw new IllegalArgumentException(
          "can't read the certificates to trust, " + this + ": " + cause.getMessage(), cause);
    }
  }

  private static SSLContext trusting(Path file) throws GeneralSecurityException, IOException {
    KeyStore authorities = KeyStore.getInstance(KeyStore.getDefaultType());
    authorities.load(null, null);
    try (InputStream in = new BufferedInputStream(Files.newInputStream(file))) {
      Collection<? extends Certificate> certificates =
          CertificateFactory.getInstance("X.509").generateCertificates(in);
      if (certificates.isEmpty()) {
        throw new IOException("no certificate in " + file);
      }
      int number = 0;
      for (Certificate certificate : certificates) {
        authorities.setCertificateEntry("authority-" + number++, certificate);
      }
    }
    TrustManagerFactory trust =
        TrustManagerFactory.getInstance(TrustManagerFactory.getDefaultAlgorithm());
    trust.init(authorities);
    SSLContext context = SSLContext.getInstance("TLS");
    context.init(null, trust.getTrustManagers(), null);
    return context;
  }
}
