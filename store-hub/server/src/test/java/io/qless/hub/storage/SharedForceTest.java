package io.qless.hub.storage;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.qless.contract.link.Soon;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Semaphore;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.Test;

class SharedForceTest {

  private final Semaphore disk = new Semaphore(0);
  private final AtomicInteger begun = new AtomicInteger();
  private final SharedForce force =
      new SharedForce(() -> {
        begun.incrementAndGet();
        disk.acquireUninterruptibly();
      });

  @Test
  void whoCommitsDuringAForceWaitsForTheNextOne() throws InterruptedException {
    Thread first = Thread.ofVirtual().start(force::await);
    Soon.soon("the first is forcing", () -> begun.get() == 1);
    Thread second = Thread.ofVirtual().start(force::await);
    awaitParked(second);
    disk.release();
    first.join();
    Soon.soon("another force began for the second", () -> begun.get() == 2);
    assertThat(second.isAlive()).isTrue();
    disk.release();
    second.join();
  }

  @Test
  void allWhoComeDuringAForceShareTheNextOne() throws InterruptedException {
    Thread first = Thread.ofVirtual().start(force::await);
    Soon.soon("the first is forcing", () -> begun.get() == 1);
    List<Thread> others = new ArrayList<>();
    for (int i = 0; i < 20; i++) {
      Thread other = Thread.ofVirtual().start(force::await);
      others.add(other);
      awaitParked(other);
    }
    disk.release(2);
    first.join();
    for (Thread other : others) {
      other.join();
    }
    assertThat(begun).hasValue(2);
  }

  @Test
  void aForceThatFailedCountsForNobody() {
    AtomicInteger tries = new AtomicInteger();
    SharedForce failing =
        new SharedForce(() -> {
          if (tries.incrementAndGet() == 1) {
            throw new IllegalStateException("disk full");
          }
        });
    assertThatThrownBy(failing::await).hasMessage("disk full");
    failing.await();
    assertThat(tries).hasValue(2);
  }

  private static void awaitParked(Thread thread) {
    Soon.soon("it waits", () -> thread.getState() == Thread.State.WAITING);
  }
}
