package io.qless.hub.broker;

import io.qless.contract.link.LinkConfig;
import io.qless.contract.link.LinkListener;
import io.qless.contract.link.LinkMessage;
import io.qless.contract.link.MqttLink;
import io.qless.contract.link.PublishOutcome;
import io.qless.contract.wire.Json;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.ScheduledFuture;
import java.util.concurrent.TimeUnit;
import java.util.function.Consumer;
import java.util.regex.Pattern;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/// The hub's own connection to the broker. Edges say before [#open] what they hear; afterwards any
/// thread may publish. Lives as long as the hub.
///
/// Nothing waits here for a broken connection: what could not be said is gone, and whoever missed
/// it asks. Only announcements (catalogue head, pass keys) are said again by the post itself, also
/// while the connection stands: who subscribes in the very moment of one may get it neither as news
/// nor as what the broker kept (seen with Artemis 2 at the start of a hub).
public final class HubPost implements AutoCloseable {

  private static final Logger LOG = LoggerFactory.getLogger(HubPost.class);

  /// Announcements of one topic that wait; each tells the newest, so few are enough.
  private static final int MAX_ANNOUNCEMENTS = 2;

  /// A gate without keys opens for nobody; half a minute of that is bearable.
  private static final Duration SAY_AGAIN = Duration.ofSeconds(30);

  private final List<Subscription> subscriptions = new ArrayList<>();
  private final List<Runnable> connected = new CopyOnWriteArrayList<>();
  private final Map<String, byte[]> announcements = new ConcurrentHashMap<>();
  private final Lanes announcing = new Lanes("announce", MAX_ANNOUNCEMENTS);
  private final ScheduledExecutorService repeater =
      Executors.newSingleThreadScheduledExecutor(
          Thread.ofPlatform().name("announce-again").daemon().factory());
  private final Duration sayAgain;
  private volatile Optional<MqttLink> link = Optional.empty();

  public HubPost() {
    this(SAY_AGAIN);
  }

  /// @param sayAgain time between two of the same announcement
  HubPost(Duration sayAgain) {
    this.sayAgain = sayAgain;
  }

  private record Subscription(String filter, Pattern kind, Consumer<LinkMessage> ear) {}

  /// Hears one kind of message of all trolleys or gates. The ear is called on the link's thread and
  /// must only hand over.
  ///
  /// @param filter of [Topics#ofAllTrolleys] or [Topics#ofAllGates]
  void hear(String filter, Consumer<LinkMessage> ear) {
    subscriptions.add(new Subscription(filter, Pattern.compile(filter.replace("+", "[^/]+")), ear));
  }

  /// Calls this each time the connection stands anew.
  public void whenConnected(Runnable work) {
    connected.add(work);
  }

  /// Connects, and goes on connecting.
  ///
  /// @param hub as [Broker#hubLink] says
  public void open(LinkConfig hub) {
    LinkConfig config =
        hub.withMqttSessionExpiry(Duration.ZERO)
            .withSubscriptions(
                subscriptions.stream().map(Subscription::filter).toArray(String[]::new));
    link = Optional.of(MqttLink.open(config, new Ear()));
    ScheduledFuture<?> _ =
        repeater.scheduleWithFixedDelay(
            this::announceAll, sayAgain.toMillis(), sayAgain.toMillis(), TimeUnit.MILLISECONDS);
  }

  /// Whether the connection stands.
  public boolean standing() {
    return link.map(MqttLink::standing).orElse(false);
  }

  /// Says something once; waits for the broker, at most some seconds.
  public PublishOutcome say(String topic, Object message) {
    return publish(topic, Json.bytes(message), false);
  }

  /// Says something that the broker keeps for those who come later.
  public PublishOutcome keep(String topic, Object message) {
    return publish(topic, Json.bytes(message), true);
  }

  /// Says something to all, soon and after each reconnection; the newest of a topic counts.
  ///
  /// @param payload UTF-8 text
  public void announce(String topic, byte[] payload) {
    announcements.put(topic, payload);
    announceSoon(topic);
  }

  private void announceAll() {
    announcements.keySet().forEach(this::announceSoon);
  }

  private void announceSoon(String topic) {
    if (!announcing.offer(topic, () -> announce(topic))) {
      LOG.debug("{} is announced with one that waits already", topic);
    }
  }

  @Override
  public void close() {
    repeater.shutdown();
    announcing.close();
    link.ifPresent(MqttLink::close);
  }

  private void announce(String topic) {
    byte[] newest = announcements.get(topic);
    if (newest == null || !standing()) {
      return;
    }
    PublishOutcome outcome = publish(topic, newest, true);
    if (!outcome.sent()) {
      LOG.warn("{} could not be announced: {}", topic, outcome);
    }
  }

  private PublishOutcome publish(String topic, byte[] payload, boolean retained) {
    return link.map(open -> open.publish(topic, payload, retained))
        .orElseGet(PublishOutcome.NotConnected::new);
  }

  /// On the link's thread.
  private final class Ear implements LinkListener {

    @Override
    public void connected() {
      announcements.keySet().forEach(HubPost.this::announce);
      connected.forEach(Runnable::run);
    }

    @Override
    public void message(LinkMessage message) {
      for (Subscription subscription : subscriptions) {
        if (subscription.kind().matcher(message.topic()).matches()) {
          subscription.ear().accept(message);
        }
      }
    }

    @Override
    public void lost(String reason) {
      LOG.warn("the hub has no connection to the broker: {}", reason);
    }

    @Override
    public void denied(String topicFilter, int reasonCode) {
      LOG.error("the broker does not let the hub hear {} ({})", topicFilter, reasonCode);
    }
  }
}
