package io.qless.hub.broker;

import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/// What is wrong with a client, in the log once until it behaves: a broken one tries again every
/// second, and must not fill the disk. Safe for any thread; lives as long as the broker.
final class Complaints {

  private static final Logger LOG = LoggerFactory.getLogger(Complaints.class);

  /// Names remembered; who gives a new one each time begins the list anew.
  private static final int MAX_NAMES = 1_000;

  private final Set<String> told = ConcurrentHashMap.newKeySet();

  /// Says it, unless it was said before.
  ///
  /// @param client as it calls itself
  /// @param deed what is wrong, behind the client's name
  void about(String client, String deed) {
    if (told.size() >= MAX_NAMES) {
      told.clear();
    }
    if (told.add(client)) {
      LOG.warn("{} {}", client.matches("[A-Za-z0-9_-]{1,64}") ? client : "a client", deed);
    }
  }

  /// The client did something sound, so what comes next is news.
  void forget(String client) {
    told.remove(client);
  }
}
