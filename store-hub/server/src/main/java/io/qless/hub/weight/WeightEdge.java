package io.qless.hub.weight;

import io.qless.contract.wire.Topics;
import io.qless.contract.wire.WeightSeen;
import io.qless.hub.broker.DeviceInbox;
import io.qless.hub.broker.HubPost;

/// Hears what trolleys weigh, on lanes of its own: however much of it comes, no command waits
/// behind it. Make it before the post is opened.
public final class WeightEdge implements AutoCloseable {

  /// Observations of one trolley that wait; it makes one for each article placed. More are dropped.
  private static final int MAX_WAITING = 8;

  private final DeviceInbox in;

  public WeightEdge(HubPost post, Topics topics, WeightDesk weights) {
    in = new DeviceInbox(post, "weights of trolley", MAX_WAITING);
    in.hear(topics.ofAllTrolleys("weights"), WeightSeen.class, weights::hear);
  }

  @Override
  public void close() {
    in.close();
  }
}
