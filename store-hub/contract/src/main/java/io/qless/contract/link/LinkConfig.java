package io.qless.contract.link;

import io.qless.contract.tls.Trust;
import java.net.URI;
import java.time.Duration;
import java.util.List;
import java.util.Locale;
import java.util.Set;

/// Where a link goes and as whom. The client id is the user name, and both are the device's id.
///
/// @param broker `mqtt://host:port` (also `tcp`), or `mqtts://host:port` (also `ssl`) for TLS
/// @param clientId the device's id; letters, digits, dash and underline
/// @param password the device's secret; empty where the broker asks for none
/// @param lastWill what the others read when this client is gone
/// @param subscriptions topic filters to hear with QoS 1, or with QoS 0 as [#fleeting] says
/// @param mqttSessionExpiry how long the broker keeps messages for this client while it is away;
///   zero for none
/// @param trust whose certificates count
/// @param timings how patient the link is
/// @param window messages of ours on their way at once; each may arrive twice after a break
public record LinkConfig(
    URI broker,
    String clientId,
    String password,
    LastWill lastWill,
    List<String> subscriptions,
    Duration mqttSessionExpiry,
    Trust trust,
    LinkTimings timings,
    int window) {

  /// Most subscriptions of one link; a device has about five.
  public static final int MAX_SUBSCRIPTIONS = 32;

  /// Longest client id; brokers must take 23 characters, all that we know take this (MQTT 5,
  /// section 3.1.3.1).
  public static final int MAX_CLIENT_ID_CHARS = 64;

  /// Largest window; more would only wait in the broker.
  public static final int MAX_WINDOW = 256;

  /// Stands before a filter that is heard with QoS 0; no filter of ours begins so.
  private static final String FLEETING = "fleeting:";

  private static final Set<String> PLAIN = Set.of("mqtt", "tcp");
  private static final Set<String> TLS = Set.of("mqtts", "ssl");

  /// Checks what can be checked without the network.
  public LinkConfig {
    if (!PLAIN.contains(scheme(broker)) && !TLS.contains(scheme(broker))) {
      throw new IllegalArgumentException("not an MQTT address: " + broker);
    }
    if (broker.getHost() == null || broker.getPort() < 1) {
      throw new IllegalArgumentException("an MQTT address has a host and a port: " + broker);
    }
    if (clientId.length() > MAX_CLIENT_ID_CHARS || !clientId.matches("[A-Za-z0-9_-]+")) {
      throw new IllegalArgumentException("not a client id: " + clientId);
    }
    subscriptions = List.copyOf(subscriptions);
    if (subscriptions.size() > MAX_SUBSCRIPTIONS) {
      throw new IllegalArgumentException(subscriptions.size() + " subscriptions on one link");
    }
    if (mqttSessionExpiry.isNegative()) {
      throw new IllegalArgumentException("negative session expiry " + mqttSessionExpiry);
    }
    if (window < 1 || window > MAX_WINDOW) {
      throw new IllegalArgumentException("a window of " + window);
    }
  }

  /// A link that hears nothing and leaves no will; the broker keeps its messages for a day.
  public static LinkConfig of(URI broker, String clientId, String password) {
    return new LinkConfig(
        broker,
        clientId,
        password,
        new LastWill.None(),
        List.of(),
        Duration.ofDays(1),
        new Trust.Platform(),
        LinkTimings.STANDARD,
        MqttLink.WINDOW);
  }

  /// The same with a last will.
  public LinkConfig withLastWill(LastWill will) {
    return new LinkConfig(
        broker, clientId, password, will, subscriptions, mqttSessionExpiry, trust, timings, window);
  }

  /// The same, hearing these topics.
  public LinkConfig withSubscriptions(String... filters) {
    return new LinkConfig(
        broker,
        clientId,
        password,
        lastWill,
        List.of(filters),
        mqttSessionExpiry,
        trust,
        timings,
        window);
  }

  /// The same with another time for which the broker keeps messages.
  public LinkConfig withMqttSessionExpiry(Duration expiry) {
    return new LinkConfig(
        broker, clientId, password, lastWill, subscriptions, expiry, trust, timings, window);
  }

  /// The same with another authority.
  public LinkConfig withTrust(Trust other) {
    return new LinkConfig(
        broker,
        clientId,
        password,
        lastWill,
        subscriptions,
        mqttSessionExpiry,
        other,
        timings,
        window);
  }

  /// The same with other patience.
  public LinkConfig withTimings(LinkTimings other) {
    return new LinkConfig(
        broker,
        clientId,
        password,
        lastWill,
        subscriptions,
        mqttSessionExpiry,
        trust,
        other,
        window);
  }

  /// The same with room for more or fewer messages on their way; no more than the broker takes
  /// (MQTT 5, section 3.2.2.3.3).
  public LinkConfig withWindow(int messages) {
    return new LinkConfig(
        broker,
        clientId,
        password,
        lastWill,
        subscriptions,
        mqttSessionExpiry,
        trust,
        timings,
        messages);
  }

  /// A filter for what is worth nothing later: while this client is away the broker keeps none of
  /// it (MQTT 5, section 4.3.1), so it can't push out what matters.
  public static String fleeting(String filter) {
    return FLEETING + filter;
  }

  /// The filter itself.
  static String filter(String subscription) {
    return isFleeting(subscription) ? subscription.substring(FLEETING.length()) : subscription;
  }

  static boolean isFleeting(String subscription) {
    return subscription.startsWith(FLEETING);
  }

  /// Whether the connection is encrypted.
  public boolean encrypted() {
    return TLS.contains(scheme(broker));
  }

  /// Everything but the password.
  @Override
  public String toString() {
    return clientId + " at " + broker;
  }

  private static String scheme(URI uri) {
    return uri.getScheme() == null ? "" : uri.getScheme().toLowerCase(Locale.ROOT);
  }
}
