package io.qless.contract.link;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.OptionalInt;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;
import org.eclipse.paho.mqttv5.client.IMqttToken;
import org.eclipse.paho.mqttv5.client.MqttAsyncClient;
import org.eclipse.paho.mqttv5.client.MqttCallback;
import org.eclipse.paho.mqttv5.client.MqttClientException;
import org.eclipse.paho.mqttv5.client.MqttConnectionOptions;
import org.eclipse.paho.mqttv5.client.MqttDisconnectResponse;
import org.eclipse.paho.mqttv5.client.persist.MemoryPersistence;
import org.eclipse.paho.mqttv5.common.MqttException;
import org.eclipse.paho.mqttv5.common.MqttMessage;
import org.eclipse.paho.mqttv5.common.MqttSubscription;
import org.eclipse.paho.mqttv5.common.packet.MqttProperties;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/// A device's one connection to the broker: connects by itself, reconnects by itself, and says what
/// became of each message. Any thread may call; one link lives as long as its process.
///
/// It keeps nothing on disk. A message that is not acknowledged within [LinkTimings#confirm] counts
/// as unconfirmed; sending it again is the business of whoever owns it. No call waits without a
/// limit.
///
/// ```java
/// LinkConfig config = LinkConfig.of(broker, "T7", password).withSubscriptions(events);
/// MqttLink link = MqttLink.open(config, listener);
/// PublishOutcome outcome = link.publish(commands, payload, false);
/// ```
public final class MqttLink implements AutoCloseable {

  /// Messages of a device on their way at once, unless [LinkConfig#window] says otherwise. Small,
  /// because each may arrive twice after a break; enough to keep a broker busy that needs 4 ms for
  /// each.
  public static final int WINDOW = 10;

  /// Messages to us that we have not acknowledged yet; announced to the broker (MQTT 5, section
  /// 3.1.2.11.3).
  static final int RECEIVE_MAXIMUM = 32;

  private static final Logger LOG = LoggerFactory.getLogger(MqttLink.class);

  /// Limit for each step of a clean end.
  private static final Duration GOODBYE = Duration.ofSeconds(2);

  private final LinkConfig config;
  private final MqttAsyncClient client;
  private final Inbox inbox;
  private final Semaphore window;
  private final CountDownLatch closing = new CountDownLatch(1);
  private final Thread keeper;

  /// Guards `connection` and each change of `standing`.
  private final Object lock = new Object();

  /// Counts connections and breaks, so what belongs to an old connection cannot meddle with a new
  /// one.
  private volatile int connection;

  private volatile boolean standing;

  private MqttLink(LinkConfig config, LinkListener listener) {
    this.config = config;
    this.window = new Semaphore(config.window(), true);
    MqttConnectionOptions options = Paho.options(config);
    try {
      this.client =
          new MqttAsyncClient(Paho.address(config), config.clientId(), new MemoryPersistence());
    } catch (MqttException cause) {
      throw new LinkException("making an MQTT client for " + config, cause);
    }
    this.inbox = new Inbox(config.clientId(), listener);
    client.setManualAcks(true);
    client.setCallback(new Callback());
    this.keeper =
        Thread.ofVirtual()
            .name("link-keeper-" + config.clientId())
            .start(new LinkKeeper(this, client, options, config.timings(), closing)::keep);
  }

  /// Begins to connect and returns at once; the listener hears when the connection stands.
  public static MqttLink open(LinkConfig config, LinkListener listener) {
    return new MqttLink(config, listener);
  }

  /// Whether the connection stands now and every subscription has been answered.
  public boolean standing() {
    return standing && client.isConnected();
  }

  /// Sends a payload; see [#publish(LinkMessage)].
  public PublishOutcome publish(String topic, byte[] payload, boolean retained) {
    return publish(new LinkMessage(topic, payload, retained, new LinkMessage.Reply.NotWanted()));
  }

  /// Sends a message and waits for the broker's acknowledgement, at most twice
  /// [LinkTimings#confirm]: once for a place in the window, once for the answer. Messages of one
  /// thread leave in their order. The listener may call it.
  public PublishOutcome publish(LinkMessage message) {
    if (!standing()) {
      return new PublishOutcome.NotConnected();
    }
    try {
      if (!window.tryAcquire(config.timings().confirm().toMillis(), TimeUnit.MILLISECONDS)) {
        return new PublishOutcome.WindowFull();
      }
    } catch (InterruptedException interrupted) {
      Thread.currentThread().interrupt();
      return new PublishOutcome.WindowFull();
    }
    try {
      return handOver(message);
    } finally {
      window.release();
    }
  }

  /// Says the last will's `disconnected` while it can, and ends. Nothing reaches the listener
  /// afterwards. Takes some seconds at most, also without a network. The second call does nothing.
  @Override
  public void close() {
    if (closing.getCount() == 0) {
      return;
    }
    if (config.lastWill() instanceof LastWill.Status status && standing()) {
      PublishOutcome told = publish(LinkMessage.retained(status.topic(), status.disconnected()));
      LOG.debug("Goodbye of {}: {}", config, told);
    }
    closing.countDown();
    synchronized (lock) {
      connection++;
      standing = false;
    }
    inbox.close();
    keeper.interrupt();
    Paho.end(client, GOODBYE);
  }

  /// There is no connection, for this reason.
  void broken(String reason) {
    synchronized (lock) {
      connection++;
      standing = false;
      if (closing.getCount() > 0) {
        LOG.info("{} has no connection: {}", config, reason);
        inbox.lost(reason);
      }
    }
  }

  /// The keeper tears down what is half open; the listener hears of it unless it knows already.
  void givenUp() {
    synchronized (lock) {
      if (standing) {
        broken("no sign of life");
      }
      connection++;
    }
  }

  private PublishOutcome handOver(LinkMessage message) {
    IMqttToken token;
    try {
      // After a break the client still holds what was on its way; with a broker that announces no
      // limit that would pile up, break by break. Twice the window, as the client counts a message
      // down a moment after its answer has freed a place.
      if (client.getInFlightMessageCount() >= 2 * config.window()) {
        return new PublishOutcome.WindowFull();
      }
      token = client.publish(message.topic(), Paho.outgoing(message));
    } catch (MqttException notTaken) {
      return notTaken.getReasonCode() == MqttClientException.REASON_CODE_MAX_INFLIGHT
          ? new PublishOutcome.WindowFull()
          : new PublishOutcome.NotConnected();
    }
    try {
      token.waitForCompletion(config.timings().confirm().toMillis());
    } catch (MqttException noAnswer) {
      return new PublishOutcome.Unconfirmed(Paho.words(noAnswer));
    }
    OptionalInt refusal = Paho.refusal(token.getReasonCodes());
    return refusal.isPresent()
        ? new PublishOutcome.Refused(refusal.getAsInt())
        : new PublishOutcome.Sent();
  }

  /// Never on the client's callback thread: a blocking subscribe there waits for itself.
  private void greet(int mine) {
    List<Inbox.Denial> denials = new ArrayList<>();
    try {
      for (String subscription : config.subscriptions()) {
        String filter = LinkConfig.filter(subscription);
        int qos = LinkConfig.isFleeting(subscription) ? 0 : 1;
        MqttSubscription[] one = {new MqttSubscription(filter, qos)};
        IMqttToken token = client.subscribe(one, null, null, new MqttProperties());
        token.waitForCompletion(config.timings().connect().toMillis());
        Paho.refusal(token.getReasonCodes())
            .ifPresent(code -> denials.add(new Inbox.Denial(filter, code)));
      }
    } catch (MqttException cause) {
      // The keeper sees that the connection does not stand, and begins anew.
      LOG.info("{} could not subscribe: {}", config, Paho.words(cause));
      return;
    }
    synchronized (lock) {
      if (mine != connection || closing.getCount() == 0) {
        return;
      }
      standing = true;
      LOG.info("{} is connected", config);
      inbox.connected(denials);
    }
  }

  /// Runs on the client's own threads and therefore only hands on.
  private final class Callback implements MqttCallback {

    @Override
    public void connectComplete(boolean reconnect, String serverUri) {
      Paho.refuseTopicAliases(client);
      int mine;
      synchronized (lock) {
        mine = ++connection;
        standing = false;
      }
      Thread.ofVirtual().name("link-greeter-" + config.clientId()).start(() -> greet(mine));
    }

    @Override
    public void disconnected(MqttDisconnectResponse response) {
      broken(Paho.words(response));
    }

    /// The client swallows what is thrown here together with the message, hence the wide catch.
    @Override
    public void messageArrived(String topic, MqttMessage message) {
      int mine = connection;
      int id = message.getId();
      int qos = message.getQos();
      try {
        inbox.message(Paho.arrived(topic, message), () -> acknowledge(mine, id, qos));
      } catch (InterruptedException closed) {
        Thread.currentThread().interrupt();
      } catch (RuntimeException unusable) {
        LOG.warn("{} drops a message of {}: {}", config, topic, unusable.getMessage());
        acknowledge(mine, id, qos);
      }
    }

    @Override
    public void mqttErrorOccurred(MqttException exception) {
      LOG.warn("{}: {}", config, Paho.words(exception));
    }

    @Override
    public void deliveryComplete(IMqttToken token) {
      // publish waits for the token itself
    }

    @Override
    public void authPacketArrived(int reasonCode, MqttProperties properties) {
      // enhanced authentication is not used
    }

    /// Only on the connection that brought the message; on another one the number may mean another
    /// message.
    private void acknowledge(int mine, int id, int qos) {
      if (mine != connection) {
        return;
      }
      try {
        client.messageArrivedComplete(id, qos);
      } catch (MqttException gone) {
        LOG.debug("{} could not acknowledge: {}", config, Paho.words(gone));
      }
    }
  }
}
