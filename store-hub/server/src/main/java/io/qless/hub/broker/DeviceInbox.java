package io.qless.hub.broker;

import io.qless.contract.link.LinkMessage;
import io.qless.contract.wire.Json;
import io.qless.contract.wire.MalformedMessage;
import io.qless.contract.wire.Topics;
import io.qless.hub.log.LogFields;
import io.qless.hub.storage.DiskFullException;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.BiConsumer;
import java.util.function.Consumer;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/// What devices of one kind say to the hub: read once, worked on in order per device, on virtual
/// threads. The broker vouches for the device id. Lives as long as the hub.
///
/// A device whose messages can't be read, or that oversteps, is named in the log once, until it
/// says something sound: a broken one must not fill the disk.
public final class DeviceInbox implements AutoCloseable {

  private static final Logger LOG = LoggerFactory.getLogger(DeviceInbox.class);

  private final HubPost post;
  private final String kind;
  private final Lanes lanes;
  private final Set<String> complained = ConcurrentHashMap.newKeySet();

  /// Devices that once sent more than their lane holds; said once while the hub lives.
  private final Set<String> tooFast = ConcurrentHashMap.newKeySet();

  private volatile boolean closed;

  /// @param kind `trolley` or `gate`, for the log
  /// @param maxWaiting messages of one device that wait to be worked on
  public DeviceInbox(HubPost post, String kind, int maxWaiting) {
    this.post = post;
    this.kind = kind;
    lanes = new Lanes(kind, maxWaiting);
  }

  /// Hears one kind of message; before the post is opened.
  ///
  /// @param work gets the device and its message, in the device's lane
  public <T> void hear(String filter, Class<T> type, BiConsumer<String, T> work) {
    post.hear(
        filter,
        message ->
            take(message, device -> work.accept(device, Json.read(message.payload(), type))));
  }

  /// Hears one kind of message that is no JSON.
  public void hearText(String filter, BiConsumer<String, String> work) {
    post.hear(filter, message -> take(message, device -> work.accept(device, message.text())));
  }

  @Override
  public void close() {
    closed = true;
    lanes.close();
  }

  private void take(LinkMessage message, Consumer<String> work) {
    String device = Topics.deviceOf(message.topic());
    boolean taken = lanes.offer(device, () -> work(device, work));
    if (!taken && !closed && tooFast.add(device)) {
      LOG.warn("{} {} sends faster than the hub works; it will send again", kind, device);
    }
  }

  private void work(String device, Consumer<String> work) {
    try (LogFields _ = LogFields.device(device)) {
      refusal(device, work)
          .ifPresentOrElse(deed -> complain(device, deed), () -> complained.remove(device));
    }
  }

  /// Works on a message; what was wrong with it, empty if nothing was.
  private static Optional<String> refusal(String device, Consumer<String> work) {
    try {
      work.accept(device);
      return Optional.empty();
    } catch (MalformedMessage malformed) {
      return Optional.of("is not understood: " + malformed.getMessage());
    } catch (OversteppedException overstepped) {
      return Optional.of(String.valueOf(overstepped.getMessage()));
    } catch (DiskFullException full) {
      LOG.debug("not taken, it will be sent again: {}", full.getMessage());
      return Optional.empty();
    }
  }

  private void complain(String device, String deed) {
    if (complained.add(device)) {
      LOG.warn("{} {} {}; not taken", kind, device, deed);
    }
  }
}
