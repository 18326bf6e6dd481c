package io.qless.contract.link;

import java.time.Duration;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import org.eclipse.paho.mqttv5.client.MqttAsyncClient;
import org.eclipse.paho.mqttv5.client.MqttConnectionOptions;
import org.eclipse.paho.mqttv5.common.MqttException;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/// Brings the connection about and keeps it: the client library never repeats a first connect that
/// failed, and waits for ever for a broker that accepted the connection and then says nothing. One
/// thread of its own, as long as the link.
final class LinkKeeper {

  private static final Logger LOG = LoggerFactory.getLogger(LinkKeeper.class);

  private final MqttLink link;
  private final MqttAsyncClient client;
  private final MqttConnectionOptions options;
  private final LinkTimings timings;
  private final CountDownLatch closing;

  LinkKeeper(
      MqttLink link,
      MqttAsyncClient client,
      MqttConnectionOptions options,
      LinkTimings timings,
      CountDownLatch closing) {
    this.link = link;
    this.client = client;
    this.options = options;
    this.timings = timings;
    this.closing = closing;
  }

  void keep() {
    try {
      connectFirst();
      watch();
    } catch (InterruptedException closed) {
      Thread.currentThread().interrupt();
    }
  }

  private void connectFirst() throws InterruptedException {
    Duration pause = timings.firstRetry();
    String told = "";
    while (open()) {
      try {
        client.connect(options).waitForCompletion(timings.connect().toMillis());
        return;
      } catch (MqttException cause) {
        String reason = Paho.words(cause);
        if (!reason.equals(told)) {
          link.broken(reason);
          told = reason;
        }
        Paho.tearDown(client);
      }
      if (pause(pause)) {
        return;
      }
      Duration longer = pause.multipliedBy(2);
      pause = longer.compareTo(timings.lastRetry()) > 0 ? timings.lastRetry() : longer;
    }
  }

  private void watch() throws InterruptedException {
    long good = System.nanoTime();
    while (!pause(timings.look())) {
      if (link.standing()) {
        good = System.nanoTime();
      } else if (System.nanoTime() - good > timings.patience().toNanos()) {
        LOG.info("Without a connection for {}: beginning anew", timings.patience());
        beginAnew();
        good = System.nanoTime();
      }
    }
  }

  private void beginAnew() {
    link.givenUp();
    Paho.tearDown(client);
    try {
      client.reconnect();
    } catch (MqttException alreadyTrying) {
      LOG.debug("Reconnecting: {}", Paho.words(alreadyTrying));
    }
  }

  private boolean open() {
    return closing.getCount() > 0;
  }

  /// Whether the link was closed meanwhile.
  private boolean pause(Duration duration) throws InterruptedException {
    return closing.await(duration.toMillis(), TimeUnit.MILLISECONDS);
  }
}
