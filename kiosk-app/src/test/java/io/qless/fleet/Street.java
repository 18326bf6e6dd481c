package io.qless.fleet;

import io.qless.contract.link.LinkConfig;
import io.qless.contract.link.LinkListener;
import io.qless.contract.link.LinkMessage;
import io.qless.contract.link.MqttLink;
import io.qless.contract.rest.DeviceCredentials;
import io.qless.contract.wire.Topics;
import java.io.IOException;
import java.net.URI;
import java.net.URLDecoder;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/// Those around the trolleys: the payers with their phones, and a gate that sends the text of each
/// pass to the hub. Any thread may call.
public final class Street implements AutoCloseable {

  private static final Duration LIMIT = Duration.ofSeconds(10);
  private static final Pattern PAGE = Pattern.compile("[&?]url=([^&]+)");

  private final HttpClient phone = HttpClient.newBuilder().connectTimeout(LIMIT).build();
  private final MqttLink gate;
  private final String scans;

  /// @param credentials of the gate
  public Street(DeviceCredentials credentials) {
    scans = new Topics(credentials.store()).gateScan(credentials.id());
    gate =
        MqttLink.open(
            LinkConfig.of(
                URI.create(credentials.mqttUrl()), credentials.id(), credentials.password()),
            new Deaf());
  }

  /// Presses the button of the payer's page.
  ///
  /// @param qr what the trolley shows
  /// @return whether the page took it; else try again
  public boolean pay(String qr) throws InterruptedException {
    return press(qr, "pay");
  }

  /// Presses another button of it.
  ///
  /// @param action what the button sends
  public boolean press(String qr, String action) throws InterruptedException {
    Matcher page = PAGE.matcher(qr);
    if (!page.find()) {
      throw new IllegalStateException("no page of a payer in " + qr);
    }
    HttpRequest press =
        HttpRequest.newBuilder(URI.create(URLDecoder.decode(page.group(1), StandardCharsets.UTF_8)))
            .timeout(LIMIT)
            .header("Content-Type", "application/x-www-form-urlencoded")
            .POST(HttpRequest.BodyPublishers.ofString("action=" + action))
            .build();
    try {
      return phone.send(press, HttpResponse.BodyHandlers.discarding()).statusCode() < 400;
    } catch (IOException away) {
      return false;
    }
  }

  /// Shows a pass to the gate; the hub may be away, then again.
  public void leave(String pass) {
    gate.publish(scans, pass.getBytes(StandardCharsets.UTF_8), false);
  }

  @Override
  public void close() {
    gate.close();
    phone.shutdownNow();
  }

  /// The barrier's answer shows on the trolley.
  private static final class Deaf implements LinkListener {
    @Override
    public void connected() {}

    @Override
    public void message(LinkMessage message) {}

    @Override
    public void lost(String reason) {}

    @Override
    public void denied(String topicFilter, int reasonCode) {}
  }
}
