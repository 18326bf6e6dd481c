package io.qless.hub;

import io.qless.contract.tls.Trust;
import io.qless.hub.metrics.MetricsReaders;
import io.qless.hub.storage.Databases;
import io.qless.shop.catalogue.LocalText;
import io.qless.shop.tax.Gstin;
import io.qless.shop.tax.StateCode;
import io.qless.shop.tax.StoreDetails;
import java.io.IOException;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.DateTimeException;
import java.time.Duration;
import java.time.ZoneId;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.function.Function;

/// Everything that a store decides about its hub, checked once at the start.
///
/// @param directory `data-directory`: databases, broker files, pictures, keys; its own
/// @param store `store-id`: 4 letters or digits, in topics and invoice numbers
/// @param zone `time-zone` of the store
/// @param http `http-host` and `http-port`, for phones, trolleys and staff
/// @param publicUrl `public-url`: the same as phones and devices reach it
/// @param mqtt `mqtt-host` and `mqtt-port`, for trolleys and gates
/// @param publicMqttUrl `public-mqtt-url`: the same as devices reach it
/// @param simulator `simulator-host` and `simulator-port` of the payment simulator
/// @param simulatorUrl `simulator-url`: the same as a payer's phone reaches it
/// @param timeToPay `payment-minutes`
/// @param seller the `store-` settings that stand on invoices
/// @param broker `broker-url` and what belongs to it; none: the broker in the hub's process
/// @param tls `tls-keystore` and what belongs to it; none: no encrypted doors
/// @param databases `database-url`, `-user` and `-password-file`; none: H2 files in `directory`
/// @param budgetWarning `budget-warning-percent`, in basis points
/// @param audits `audit-percent`, in basis points
/// @param abandonAfter `abandon-minutes`: a trip without a sign of life for so long is ended
/// @param joinConfirm `join-confirm`: whether who holds the trolley lets phones in
/// @param metrics `metrics-token-file`: who may read the metrics; none: programs on this machine
/// @param collectors `payment-provider` and what belongs to each: who collects money, in turn
public record HubConfig(
    Path directory,
    String store,
    ZoneId zone,
    Listen http,
    URI publicUrl,
    Listen mqtt,
    URI publicMqttUrl,
    Listen simulator,
    URI simulatorUrl,
    Duration timeToPay,
    StoreDetails seller,
    BrokerPlace broker,
    Tls tls,
    Databases databases,
    int budgetWarning,
    int audits,
    Duration abandonAfter,
    boolean joinConfirm,
    MetricsReaders metrics,
    List<PaymentChoice> collectors) {

  private static final Map<String, String> OWN =
      Map.ofEntries(
          Map.entry("data-directory", "hub-data"),
          Map.entry("database-url", ""),
          Map.entry("database-user", "qless"),
          Map.entry("database-password-file", ""),
          Map.entry("store-id", "S017"),
          Map.entry("time-zone", "Asia/Kolkata"),
          Map.entry("http-host", "127.0.0.1"),
          Map.entry("http-port", "8080"),
          Map.entry("public-url", ""),
          Map.entry("mqtt-host", "127.0.0.1"),
          Map.entry("mqtt-port", "1883"),
          Map.entry("public-mqtt-url", ""),
          Map.entry("broker-url", ""),
          Map.entry("broker-admin-password-file", ""),
          Map.entry("broker-ca", ""),
          Map.entry("tls-keystore", ""),
          Map.entry("tls-password-file", ""),
          Map.entry("https-host", "0.0.0.0"),
          Map.entry("https-port", "8443"),
          Map.entry("mqtts-host", "0.0.0.0"),
          Map.entry("mqtts-port", "8883"),
          Map.entry("simulator-host", "127.0.0.1"),
          Map.entry("simulator-port", "8090"),
          Map.entry("simulator-url", ""),
          Map.entry("payment-minutes", "5"),
          Map.entry("store-name", "Q-Less Bazaar Private Limited"),
          Map.entry("store-name-hi", "क्यू-लेस बाज़ार प्राइवेट लिमिटेड"),
          Map.entry("store-address", "12 Sample Street, Indiranagar, Bengaluru 560000"),
          Map.entry("store-address-hi", "12 नमूना मार्ग, इंदिरानगर, बेंगलुरु 560000"),
          Map.entry("store-state", "29"),
          Map.entry("store-gstin", "29AAACQ0000Q1ZH"),
          Map.entry("store-fssai", "12900000000000"),
          Map.entry("store-phone", "+91 80 0000 0000"),
          Map.entry("budget-warning-percent", "80"),
          Map.entry("audit-percent", "0"),
          Map.entry("abandon-minutes", "120"),
          Map.entry("join-confirm", "no"),
          Map.entry("metrics-token-file", ""));

  /// Each key with its default; an empty one is made from others.
  static final Map<String, String> DEFAULTS = PaymentChoice.beside(OWN);

  /// What stands before the keys of who sells.
  static final String SELLER = "store-";

  private static final int MAX_PORT = 65_535;

  /// Less would end the trip of somebody whose phone and trolley are out of the Wi-Fi for a while.
  private static final int MIN_PATIENCE = 15;

  /// A day: the store was closed in between.
  private static final int MAX_PATIENCE = 1_440;

  /// Minutes: a payer must find the phone; a bank may take as long as an hour.
  private static final int MIN_TO_PAY = 2;

  private static final int MAX_TO_PAY = 60;

  private static final int WHOLE_PERCENT = 100;
  private static final int BASIS_POINTS_PER_PERCENT = 100;

  public HubConfig {
    storeId(store);
  }

  /// An address to listen on.
  ///
  /// @param host name or address of one of this machine's interfaces; `0.0.0.0` for all
  public record Listen(String host, int port) {

    /// Where this machine itself reaches it over HTTP.
    URI local(String path) {
      return URI.create(url("http") + path);
    }

    /// Its address, if nothing else was said.
    String url(String scheme) {
      return scheme + "://" + ("0.0.0.0".equals(host) ? "127.0.0.1" : host) + ":" + port;
    }
  }

  /// Where the MQTT broker is.
  public sealed interface BrokerPlace {

    /// In the hub's own process.
    record Inside() implements BrokerPlace {}

    /// A Mosquitto with its dynamic security plugin.
    ///
    /// @param trust whose certificate it may show
    record Beside(URI uri, String adminPassword, Trust trust) implements BrokerPlace {
      /// Without the password.
      @Override
      public String toString() {
        return "Beside[" + uri + ']';
      }
    }
  }

  /// The encrypted doors, beside the plain ones.
  public sealed interface Tls {

    /// There are none.
    record None() implements Tls {}

    /// One certificate for both.
    ///
    /// @param keystore PKCS12 file
    record Keys(Path keystore, String password, Listen https, Listen mqtts) implements Tls {
      /// Without the password.
      @Override
      public String toString() {
        return "Keys[" + keystore + ']';
      }
    }
  }

  /// Reads the settings, those that are missing by their defaults.
  ///
  /// @param settings by key
  /// @throws SettingException naming the key that is unknown or wrong
  public static HubConfig of(Map<String, String> settings) {
    for (String key : settings.keySet()) {
      if (!DEFAULTS.containsKey(key)) {
        throw new SettingException(key, "there is no setting " + key, null);
      }
    }
    Map<String, String> all = new HashMap<>(DEFAULTS);
    settings.forEach((key, value) -> all.put(key, value.strip()));
    Listen http = listen(all, "http");
    Listen mqtt = listen(all, "mqtt");
    Listen simulator = listen(all, "simulator");
    Path directory = read(all, "data-directory", Path::of).toAbsolutePath().normalize();
    return new HubConfig(
        directory,
        read(all, "store-id", HubConfig::storeId),
        read(all, "time-zone", ZoneId::of),
        http,
        url(all, "public-url", http.url("http"), "http", "https"),
        mqtt,
        url(all, "public-mqtt-url", mqtt.url("tcp"), "tcp", "mqtt", "ssl", "mqtts"),
        simulator,
        url(all, "simulator-url", simulator.url("http"), "http", "https"),
        read(all, "payment-minutes", HubConfig::timeToPay),
        seller(all),
        broker(all),
        tls(all),
        databases(all, directory),
        read(all, "budget-warning-percent", HubConfig::wholePercent),
        read(all, "audit-percent", HubConfig::shareOfTrips),
        read(all, "abandon-minutes", HubConfig::patience),
        read(all, "join-confirm", HubConfig::yes),
        read(all, "metrics-token-file", HubConfig::readers),
        PaymentChoice.all(all, url(all, "public-url", http.url("http"), "http", "https")));
  }

  private static Databases databases(Map<String, String> all, Path directory) {
    String user = read(all, "database-user", text -> text);
    String password = read(all, "database-password-file", HubConfig::secret);
    return read(
        all,
        "database-url",
        url ->
            url.isEmpty()
                ? new Databases.InFiles(directory)
                : new Databases.OnPostgres(url, user, password));
  }

  private static BrokerPlace broker(Map<String, String> all) {
    if (all.getOrDefault("broker-url", "").isEmpty()) {
      return new BrokerPlace.Inside();
    }
    return new BrokerPlace.Beside(
        url(all, "broker-url", "", "mqtt", "tcp", "mqtts", "ssl"),
        read(all, "broker-admin-password-file", HubConfig::secret),
        read(all, "broker-ca", Trust::of));
  }

  private static Tls tls(Map<String, String> all) {
    String keystore = all.getOrDefault("tls-keystore", "");
    if (keystore.isEmpty()) {
      return new Tls.None();
    }
    return new Tls.Keys(
        Path.of(keystore).toAbsolutePath(),
        read(all, "tls-password-file", HubConfig::secret),
        listen(all, "https"),
        listen(all, "mqtts"));
  }

  /// A secret's own file, so that it stands in no settings, environment or list of processes.
  static String secret(String file) {
    try {
      return file.isEmpty() ? "" : Files.readString(Path.of(file)).strip();
    } catch (IOException cause) {
      throw new IllegalArgumentException("that file can't be read", cause);
    }
  }

  private static MetricsReaders readers(String file) {
    return file.isEmpty()
        ? new MetricsReaders.ThisMachine()
        : new MetricsReaders.Holders(secret(file));
  }

  /// A share of 1 to 100 % in basis points.
  private static int shareOfTrips(String text) {
    return "0".equals(text) ? 0 : wholePercent(text);
  }

  private static int wholePercent(String text) {
    int percent = Integer.parseInt(text);
    if (percent < 1 || percent > WHOLE_PERCENT) {
      throw new IllegalArgumentException("a share is 1 to " + WHOLE_PERCENT + " percent");
    }
    return percent * BASIS_POINTS_PER_PERCENT;
  }

  private static String storeId(String text) {
    if (!text.matches("[A-Z0-9]{4}")) {
      throw new IllegalArgumentException("4 capital letters or digits fit invoice numbers");
    }
    return text;
  }

  private static boolean yes(String text) {
    return switch (text) {
      case "yes" -> true;
      case "no" -> false;
      default -> throw new IllegalArgumentException("yes or no is wanted");
    };
  }

  private static Duration patience(String text) {
    int minutes = Integer.parseInt(text);
    if (minutes < MIN_PATIENCE || minutes > MAX_PATIENCE) {
      throw new IllegalArgumentException(
          "that is %d to %d minutes".formatted(MIN_PATIENCE, MAX_PATIENCE));
    }
    return Duration.ofMinutes(minutes);
  }

  private static Duration timeToPay(String text) {
    int minutes = Integer.parseInt(text);
    if (minutes < MIN_TO_PAY || minutes > MAX_TO_PAY) {
      throw new IllegalArgumentException(
          "that is %d to %d minutes".formatted(MIN_TO_PAY, MAX_TO_PAY));
    }
    return Duration.ofMinutes(minutes);
  }

  private static StoreDetails seller(Map<String, String> all) {
    LocalText name = local(all, "store-name");
    LocalText address = local(all, "store-address");
    StateCode state = read(all, "store-state", StateCode::new);
    Gstin gstin = read(all, "store-gstin", Gstin::new);
    String phone = all.getOrDefault("store-phone", "");
    try {
      return new StoreDetails(
          name, address, state, gstin, all.getOrDefault("store-fssai", ""), phone);
    } catch (IllegalArgumentException cause) {
      throw new SettingException(
          SELLER, "the store- settings do not fit together: " + cause.getMessage(), cause);
    }
  }

  /// A text and its Hindi; a store that names only the first is not given the sample store's Hindi.
  private static LocalText local(Map<String, String> all, String key) {
    String text = read(all, key, words -> words);
    boolean own = !text.equals(DEFAULTS.get(key));
    String hindi = all.getOrDefault(key + "-hi", "");
    return new LocalText(text, own && hindi.equals(DEFAULTS.get(key + "-hi")) ? "" : hindi);
  }

  private static Listen listen(Map<String, String> all, String name) {
    return new Listen(
        read(all, name + "-host", text -> text), read(all, name + "-port", HubConfig::port));
  }

  private static int port(String text) {
    int port = Integer.parseInt(text);
    if (port < 1 || port > MAX_PORT) {
      throw new IllegalArgumentException("a port is 1 to " + MAX_PORT);
    }
    return port;
  }

  static URI url(Map<String, String> all, String key, String otherwise, String... schemes) {
    return read(
        all,
        key,
        text -> {
          URI uri = URI.create(text.isEmpty() ? otherwise : text.replaceAll("/+$", ""));
          String scheme = uri.getScheme() == null ? "" : uri.getScheme().toLowerCase(Locale.ROOT);
          if (uri.getHost() == null || !List.of(schemes).contains(scheme)) {
            throw new IllegalArgumentException(
                "an address such as " + schemes[0] + "://hub.example:1234 is wanted");
          }
          return uri;
        });
  }

  /// The empty string counts only where a default is empty.
  static <T> T read(Map<String, String> all, String key, Function<String, T> reader) {
    String text = all.getOrDefault(key, "");
    if (text.isEmpty() && !DEFAULTS.getOrDefault(key, "").isEmpty()) {
      throw new SettingException(key, key + " is empty", null);
    }
    try {
      return reader.apply(text);
    } catch (NumberFormatException cause) {
      throw new SettingException(key, key + " is no number: " + text, cause);
    } catch (IllegalArgumentException | DateTimeException cause) {
      throw new SettingException(key, key + " is \"" + text + "\": " + cause.getMessage(), cause);
    }
  }
}
