package io.qless.hub;

import io.qless.hub.broker.Broker;
import io.qless.hub.broker.EmbeddedBroker;
import io.qless.hub.storage.Alert;
import io.qless.hub.storage.AlertStore;
import io.qless.hub.tls.CertificateWatch;
import io.qless.hub.tls.StoreAuthority;
import io.qless.hub.tls.TlsException;
import io.qless.hub.web.Doors;
import io.qless.hub.web.StoreCaRoutes;
import io.qless.hub.web.WebEdge;
import java.nio.file.Path;
import java.security.cert.X509Certificate;
import java.time.InstantSource;
import java.util.List;
import java.util.Optional;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/// The encrypted doors of a hub and the one certificate of all of them, while the hub runs. A hub
/// without a keystore has none. Used by the one thread that starts the hub.
final class Encryption implements AutoCloseable {

  private static final Logger LOG = LoggerFactory.getLogger(Encryption.class);

  /// In the data directory: the broker reads its keystore by itself, and never sees a bad one.
  private static final String IN_USE = "hub-in-use.p12";

  private final Path authority;
  private final HubConfig.Tls tls;
  private final Optional<CertificateWatch> watch;

  /// Reads the keystore, if there is one.
  ///
  /// @throws TlsException if it is no good
  Encryption(HubConfig config, InstantSource clock) {
    authority = config.directory().resolve(StoreAuthority.FOLDER);
    switch (config.tls()) {
      case HubConfig.Tls.None none -> {
        tls = none;
        watch = Optional.empty();
      }
      case HubConfig.Tls.Keys keys -> {
        Path inUse = config.directory().resolve(IN_USE).toAbsolutePath();
        watch = Optional.of(new CertificateWatch(keys.keystore(), keys.password(), inUse, clock));
        tls = new HubConfig.Tls.Keys(inUse, keys.password(), keys.https(), keys.mqtts());
      }
    }
  }

  /// Where devices come in.
  List<EmbeddedBroker.EncryptedEntrance> ofBroker() {
    return switch (tls) {
      case HubConfig.Tls.None() -> List.of();
      case HubConfig.Tls.Keys keys ->
          List.of(
              new EmbeddedBroker.EncryptedEntrance(
                  keys.mqtts().host(), keys.mqtts().port(), keys.keystore(), keys.password()));
    };
  }

  /// Where phones come in.
  List<WebEdge.EncryptedEntrance> ofWeb() {
    return switch (tls) {
      case HubConfig.Tls.None() -> List.of();
      case HubConfig.Tls.Keys keys ->
          List.of(
              new WebEdge.EncryptedEntrance(
                  keys.https().host(), keys.https().port(), keys.keystore(), keys.password()));
    };
  }

  /// The door at which phones get the store CA.
  Doors doors() {
    return new StoreCaRoutes(() -> storeCa().map(StoreAuthority::pem));
  }

  /// What keeps phones and devices outside, empty if nothing does.
  String trouble() {
    return watch.filter(CertificateWatch::isOver).map(over -> "certificate ended").orElse("");
  }

  /// From now on a renewed certificate is taken up, and staff hear of one that ends.
  void start(WebEdge web, Broker broker, AlertStore alerts) {
    watch.ifPresent(certificates -> {
      certificates.whenNew(fresh -> web.show(fresh.keys()));
      if (broker instanceof EmbeddedBroker inside) {
        certificates.whenNew(fresh -> inside.showNewCertificate());
      }
      certificates.whenEnding(ending ->
          alerts.raise(
              Alert.Kind.CERTIFICATE_ENDS,
              ending.serial() + (ending.ended() ? " ended" : ""),
              ending.text()));
      certificates.start();
    });
  }

  /// Only while it is the one who signed what the hub shows.
  private Optional<X509Certificate> storeCa() {
    try {
      return watch.flatMap(certificates ->
          StoreAuthority.certificateIn(authority)
              .filter(ca -> certificates.current().isSignedBy(ca)));
    } catch (TlsException unreadable) {
      LOG.warn("the store CA is not shown: {}", unreadable.getMessage());
      return Optional.empty();
    }
  }

  @Override
  public void close() {
    watch.ifPresent(CertificateWatch::close);
  }
}
