package io.qless.contract.link;

import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.atomic.AtomicInteger;

/// A listener for tests that writes down what it hears.
public class HeardMessages implements LinkListener {

  /// How often the connection stood.
  public final AtomicInteger connections = new AtomicInteger();

  /// Messages in the order of their arrival.
  public final List<LinkMessage> messages = new CopyOnWriteArrayList<>();

  /// Reasons of breaks.
  public final List<String> breaks = new CopyOnWriteArrayList<>();

  /// Refused subscriptions, as `filter code`.
  public final List<String> denials = new CopyOnWriteArrayList<>();

  @Override
  public void connected() {
    connections.incrementAndGet();
  }

  @Override
  public void message(LinkMessage message) {
    messages.add(message);
  }

  @Override
  public void lost(String reason) {
    breaks.add(reason);
  }

  @Override
  public void denied(String topicFilter, int reasonCode) {
    denials.add(topicFilter + " " + reasonCode);
  }

  /// The texts heard so far.
  public List<String> texts() {
    return messages.stream().map(LinkMessage::text).toList();
  }
}
