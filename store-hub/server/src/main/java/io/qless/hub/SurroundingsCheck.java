package io.qless.hub;

import io.qless.contract.tls.Trust;
import io.qless.hub.backup.Restore;
import io.qless.hub.storage.Databases;
import io.qless.hub.tls.CertificateWatch;
import io.qless.hub.tls.HubCertificate;
import io.qless.hub.tls.TlsException;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.ServerSocket;
import java.net.URI;
import java.net.UnknownHostException;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermission;
import java.time.Duration;
import java.time.Instant;
import java.util.Collections;
import java.util.HashMap;
import java.util.Map;
import java.util.Set;

/// What a hub's settings name on this machine: files, keys, ports, the database. Tells the check
/// what it finds.
final class SurroundingsCheck {

  private static final String RENEW_IT =
      "renew it: qless-hub --certificate=NAMES, or see why the ACME client did not";

  private static final Duration ASK_LIMIT = Duration.ofSeconds(2);

  private static final Set<PosixFilePermission> OTHERS =
      Set.of(PosixFilePermission.OTHERS_READ, PosixFilePermission.OTHERS_WRITE);

  private final HubCheck check;
  private final HubConfig config;
  private final Instant now;

  SurroundingsCheck(HubCheck check, HubConfig config, Instant now) {
    this.check = check;
    this.config = config;
    this.now = now;
  }

  void look() {
    directory();
    database();
    secret("database-password-file");
    secret("broker-admin-password-file");
    secret("tls-password-file");
    PaymentChoice.secretFiles().forEach(this::secret);
    broker();
    tls();
    boolean running = runs();
    ports(running);
    if (config.seller().gstin().text().equals(HubConfig.DEFAULTS.get("store-gstin"))) {
      check.warn(
          "store-gstin",
          "is that of an invented store",
          "set the store- settings to your own before you sell");
    }
  }

  private void directory() {
    Path directory = config.directory();
    String key = "data-directory";
    if (Restore.isUnfinished(directory)) {
      check.problem(
          key,
          "holds a restore that did not end",
          "run it again: qless-hub --restore=FILE, it begins anew");
    }
    if (Files.isDirectory(directory)) {
      if (!Files.isWritable(directory)) {
        check.problem(key, directory + " can't be written", "give it to the hub's user");
      } else if (isOpenToOthers(directory)) {
        check.warn(
            key, directory + " is open to everybody on this machine", "chmod 700 " + directory);
      }
    } else if (Files.exists(directory)) {
      check.problem(key, directory + " is no folder", "name another one");
    } else {
      Path there = directory;
      while (there != null && !Files.exists(there)) {
        there = there.getParent();
      }
      if (there == null || !Files.isWritable(there)) {
        check.problem(
            key,
            directory + " is not there and can't be made",
            "make it and give it to the hub's user");
      }
    }
  }

  private void database() {
    switch (config.databases()) {
      case Databases.InFiles files -> {
        if (check.isTold("database-password-file")) {
          check.warn(
              "database-password-file",
              "has no effect without database-url",
              "set database-url or take it out");
        }
      }
      case Databases.OnPostgres server ->
          server
              .trouble()
              .ifPresent(trouble ->
                  check.problem(
                      "database-url",
                      server.url() + ": " + trouble,
                      "start the server, and see database-user and database-password-file"));
    }
  }

  private void secret(String key) {
    String named = check.value(key);
    if (named.isEmpty()) {
      return;
    }
    Path file = Path.of(named);
    try {
      if (Files.readString(file).isBlank()) {
        check.problem(key, file + " is empty", "put the password into it");
      }
      closed(key, file);
    } catch (IOException unreadable) {
      check.problem(key, file + " can't be read", "let the hub's user read it");
    }
  }

  private void closed(String key, Path file) {
    if (isOpenToOthers(file)) {
      check.problem(key, file + " can be read by everybody on this machine", "chmod o-rwx " + file);
    }
  }

  private void broker() {
    if (!(config.broker() instanceof HubConfig.BrokerPlace.Beside beside)) {
      return;
    }
    if (beside.adminPassword().isEmpty()) {
      check.problem(
          "broker-admin-password-file",
          "is missing, and broker-url needs it",
          "name the file with the password of Mosquitto's user qless-admin");
    }
    if (beside.trust() instanceof Trust.Authority) {
      try {
        beside.trust().context();
      } catch (IllegalArgumentException unreadable) {
        check.problem(
            "broker-ca",
            String.valueOf(unreadable.getMessage()),
            "name a file of PEM certificates");
      }
    }
  }

  private void tls() {
    if (!(config.tls() instanceof HubConfig.Tls.Keys keys)) {
      if (!InetAddress.getLoopbackAddress().getHostAddress().equals(config.http().host())) {
        check.warn(
            "http-host",
            "lets others in, and without tls-keystore all they send travels readable",
            "set tls-keystore, or put a proxy with TLS before it");
      }
      return;
    }
    if (!check.isTold("tls-password-file")) {
      check.problem(
          "tls-password-file", "is missing, and tls-keystore needs it", "name its password's file");
      return;
    }
    closed("tls-keystore", keys.keystore());
    certificate(keys);
    if (!"https".equals(config.publicUrl().getScheme())) {
      check.warn(
          "public-url",
          "is not encrypted, though there is a tls-keystore",
          "set it to https://..., as phones reach the hub");
    }
  }

  private void certificate(HubConfig.Tls.Keys keys) {
    try {
      HubCertificate shown = HubCertificate.read(keys.keystore(), keys.password());
      if (!shown.ends().isAfter(now)) {
        check.problem("tls-keystore", keys.keystore() + " ended at " + shown.ends(), RENEW_IT);
      } else if (shown.ends().isBefore(now.plus(CertificateWatch.RENEW))) {
        check.warn("tls-keystore", keys.keystore() + " ends at " + shown.ends(), RENEW_IT);
      }
      named("public-url", config.publicUrl(), shown);
      named("public-mqtt-url", config.publicMqttUrl(), shown);
    } catch (TlsException bad) {
      check.problem(
          "tls-keystore",
          String.valueOf(bad.getMessage()),
          "name a PKCS12 file, and in tls-password-file the file with its password; qless-hub"
              + " --certificate=NAMES makes both");
    }
  }

  private void named(String key, URI address, HubCertificate shown) {
    boolean encrypted = Set.of("https", "mqtts", "ssl").contains(address.getScheme());
    if (encrypted && !shown.isFor(address.getHost())) {
      check.warn(
          key,
          "names " + address.getHost() + ", and the certificate is for " + shown.names(),
          "use one of those names, or make a certificate for this one");
    }
  }

  /// Whether a hub answers at this very port: then the ports are its own.
  private boolean runs() {
    HttpRequest question =
        HttpRequest.newBuilder(config.http().local("/health")).timeout(ASK_LIMIT).build();
    try (HttpClient client = HttpClient.newBuilder().connectTimeout(ASK_LIMIT).build()) {
      int status = client.send(question, HttpResponse.BodyHandlers.discarding()).statusCode();
      if (status == 200 || status == 503) { // 503: it runs, and is not well
        check.warn(
            "http-port",
            config.http().port() + " is answered by a hub that runs now",
            "its ports are not looked at; stop it before you start another");
        return true;
      }
    } catch (IOException nobody) {
      return false;
    } catch (InterruptedException interrupted) {
      Thread.currentThread().interrupt();
    }
    return false;
  }

  private void ports(boolean running) {
    Map<Integer, String> doors = new HashMap<>();
    door(doors, "http", config.http(), running);
    door(doors, "simulator", config.simulator(), running);
    if (config.broker() instanceof HubConfig.BrokerPlace.Inside) {
      door(doors, "mqtt", config.mqtt(), running);
    }
    if (config.tls() instanceof HubConfig.Tls.Keys keys) {
      door(doors, "https", keys.https(), running);
      if (config.broker() instanceof HubConfig.BrokerPlace.Inside) {
        door(doors, "mqtts", keys.mqtts(), running);
      }
    }
  }

  private void door(
      Map<Integer, String> doors, String name, HubConfig.Listen listen, boolean running) {
    String other = doors.putIfAbsent(listen.port(), name + "-port");
    if (other != null) {
      check.problem(
          name + "-port", listen.port() + " is that of " + other, "give each its own port");
      return;
    }
    if (running) {
      return;
    }
    try (ServerSocket probe = new ServerSocket()) {
      InetAddress host = InetAddress.getByName(listen.host());
      probe.bind(new InetSocketAddress(host, listen.port()));
    } catch (UnknownHostException unknown) {
      check.problem(
          name + "-host", listen.host() + " is no address of this machine", "127.0.0.1 is always");
    } catch (IOException taken) {
      check.problem(
          name + "-port",
          "%d can't be opened at %s: %s"
              .formatted(listen.port(), listen.host(), taken.getMessage()),
          "end what listens there (is a hub running?), or take another port");
    }
  }

  private static boolean isOpenToOthers(Path file) {
    try {
      return !Collections.disjoint(Files.getPosixFilePermissions(file), OTHERS);
    } catch (IOException | UnsupportedOperationException unknown) {
      return false; // what can't be read is told where it is read
    }
  }
}
