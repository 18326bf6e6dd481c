package io.qless.hub;

import io.qless.hub.tls.CertificateSetUp;
import io.qless.hub.tls.ServerNames;
import io.qless.hub.tls.StoreAuthority;
import io.qless.hub.tls.TlsException;
import java.nio.file.Path;
import java.security.cert.X509Certificate;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;

/// The step of the set-up that makes the hub's certificate, or renews it. Reads only the settings
/// that say where things are, as the others may name files that it makes.
final class CertificateStep {

  private static final String KEYSTORE = "hub.p12";
  private static final String PASSWORD = "hub.p12.password";

  private final HubSettings.Told told;

  CertificateStep(HubSettings.Told told) {
    this.told = told;
  }

  /// @param names what phones and devices call the hub, with commas between
  /// @return what was made and what is to be done now, for a person
  /// @throws IllegalArgumentException if those are no names
  /// @throws TlsException if it can't be made; then nothing was changed
  String make(String names, Instant now) {
    ServerNames shown = ServerNames.parse(names);
    Path data = Path.of(setting("data-directory")).toAbsolutePath();
    CertificateSetUp.Places places =
        new CertificateSetUp.Places(
            data.resolve(StoreAuthority.FOLDER),
            file("tls-keystore", data.resolve(KEYSTORE)),
            file("tls-password-file", data.resolve(PASSWORD)));
    return text(CertificateSetUp.make(places, setting("store-id"), shown, now), places, shown);
  }

  private String text(
      CertificateSetUp.Made made, CertificateSetUp.Places places, ServerNames names) {
    StoreAuthority authority = made.authority();
    return """
    Certificate of the hub for %s, good until %s.
    %s %s, good until %s. Its fingerprint (SHA-256), to compare on phones:
      %s

    Settings that the hub needs:
      tls-keystore=%s
      tls-password-file=%s
      public-url=https://%s:%s
      public-mqtt-url=mqtts://%s:%s
    %s
    Trolleys, gates and qless: copy %s to each and start it with --ca=FILE.
    Phones: only those that install the same file believe the hub; deploy/https.md tells how, and what a
    domain of your own does better. Keep %s from everybody: on another machine, if you can, until
    the next renewal.
    """
        .formatted(
            names.text(),
            end(made.server()),
            made.begun() ? "New store CA" : "Signed by the store CA as before,",
            authority.certificate().getSubjectX500Principal().getName().replace("CN=", ""),
            end(authority.certificate()),
            StoreAuthority.fingerprint(authority.certificate()),
            places.keystore(),
            places.password(),
            names.first(),
            setting("https-port"),
            names.first(),
            setting("mqtts-port"),
            made.begun()
                ? "Then start the hub."
                : "A hub that runs with them takes the certificate up within seconds.",
            authority.file(),
            places.authority().resolve(StoreAuthority.KEY));
  }

  private static LocalDate end(X509Certificate certificate) {
    return certificate.getNotAfter().toInstant().atOffset(ZoneOffset.UTC).toLocalDate();
  }

  private Path file(String key, Path otherwise) {
    String named = setting(key);
    return named.isEmpty() ? otherwise : Path.of(named).toAbsolutePath();
  }

  private String setting(String key) {
    return told.values().getOrDefault(key, HubConfig.DEFAULTS.getOrDefault(key, "")).strip();
  }
}
