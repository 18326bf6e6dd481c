package io.qless.contract.link;

import java.time.Duration;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.List;
import java.util.concurrent.locks.Condition;
import java.util.concurrent.locks.ReentrantLock;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/// What has come in for the listener, and the one thread that tells it. Filled by the MQTT client's
/// threads, lives as long as the link.
///
/// A break and a new connection are told before the messages that wait, and are folded: a listener
/// that is busy during three breaks hears of one.
final class Inbox implements AutoCloseable {

  /// Messages that wait for the listener. More than [MqttLink#RECEIVE_MAXIMUM], so a broker that
  /// keeps to the protocol never makes the MQTT client's thread wait here.
  static final int CAPACITY = 64;

  private static final Logger LOG = LoggerFactory.getLogger(Inbox.class);

  /// A subscription that the broker refused.
  record Denial(String topicFilter, int reasonCode) {}

  /// A message and what is to be done once the listener has had it.
  private record Letter(LinkMessage message, Runnable acknowledge) {}

  private final LinkListener listener;
  private final ReentrantLock lock = new ReentrantLock();
  private final Condition changed = lock.newCondition();
  private final Deque<Letter> letters = new ArrayDeque<>();
  private @Nullable String lostReason;
  private @Nullable List<Denial> connected;
  private boolean closed;
  private final Thread thread;

  Inbox(String name, LinkListener listener) {
    this.listener = listener;
    this.thread = Thread.ofVirtual().name("link-inbox-" + name).start(this::tellAll);
  }

  /// Waits while the inbox is full; the network then waits too. A closed inbox takes nothing.
  void message(LinkMessage message, Runnable acknowledge) throws InterruptedException {
    lock.lockInterruptibly();
    try {
      while (letters.size() >= CAPACITY && !closed) {
        changed.await();
      }
      if (!closed) {
        letters.add(new Letter(message, acknowledge));
        changed.signalAll();
      }
    } finally {
      lock.unlock();
    }
  }

  void connected(List<Denial> denials) {
    lock.lock();
    try {
      connected = List.copyOf(denials);
      changed.signalAll();
    } finally {
      lock.unlock();
    }
  }

  void lost(String reason) {
    lock.lock();
    try {
      connected = null;
      lostReason = reason;
      changed.signalAll();
    } finally {
      lock.unlock();
    }
  }

  /// Tells nothing more; waits for the call that is under way, unless it is the listener itself
  /// that closes.
  @Override
  public void close() {
    lock.lock();
    try {
      closed = true;
      changed.signalAll();
    } finally {
      lock.unlock();
    }
    if (Thread.currentThread().equals(thread)) {
      return;
    }
    try {
      if (!thread.join(Duration.ofSeconds(2))) {
        LOG.warn("The listener of {} is still busy after closing", thread.getName());
      }
    } catch (InterruptedException interrupted) {
      Thread.currentThread().interrupt();
    }
  }

  private void tellAll() {
    try {
      Runnable next = next();
      while (next != null) {
        tell(next);
        next = next();
      }
    } catch (InterruptedException interrupted) {
      Thread.currentThread().interrupt();
    }
  }

  private void tell(Runnable call) {
    try {
      call.run();
    } catch (RuntimeException | Error mistake) {
      LOG.error("The listener of {} failed; the link goes on", thread.getName(), mistake);
    }
  }

  private @Nullable Runnable next() throws InterruptedException {
    lock.lockInterruptibly();
    try {
      while (true) {
        if (closed) {
          return null;
        }
        String reason = lostReason;
        if (reason != null) {
          lostReason = null;
          return () -> listener.lost(reason);
        }
        List<Denial> denials = connected;
        if (denials != null) {
          connected = null;
          return () -> greet(denials);
        }
        Letter letter = letters.poll();
        if (letter != null) {
          changed.signalAll();
          return () -> deliver(letter);
        }
        changed.await();
      }
    } finally {
      lock.unlock();
    }
  }

  private void greet(List<Denial> denials) {
    for (Denial denial : denials) {
      listener.denied(denial.topicFilter(), denial.reasonCode());
    }
    listener.connected();
  }

  private void deliver(Letter letter) {
    try {
      listener.message(letter.message());
    } finally {
      letter.acknowledge().run();
    }
  }
}
