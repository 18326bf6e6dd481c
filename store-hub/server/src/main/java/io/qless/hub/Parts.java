package io.qless.hub;

import java.util.ArrayDeque;
import java.util.Deque;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/// What the hub has started, to be closed in reverse. Used by one thread.
final class Parts implements AutoCloseable {

  private static final Logger LOG = LoggerFactory.getLogger(Parts.class);

  private final Deque<Part> started = new ArrayDeque<>();

  private record Part(String name, AutoCloseable part) {}

  /// @param name for the log, should it not close well
  <T extends AutoCloseable> T keep(String name, T part) {
    started.push(new Part(name, part));
    return part;
  }

  @Override
  public void close() {
    while (!started.isEmpty()) {
      Part last = started.pop();
      try {
        last.part().close();
      } catch (Exception failed) { // the others must be closed, too
        LOG.error("{} did not close well", last.name(), failed);
      }
    }
  }
}
