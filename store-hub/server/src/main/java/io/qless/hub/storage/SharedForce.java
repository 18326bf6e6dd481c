package io.qless.hub.storage;

import java.util.concurrent.locks.Condition;
import java.util.concurrent.locks.ReentrantLock;

/// Forces commits to the disk for many writers at once. Each waits for a force that began after its
/// own commit; while one is under way, all that come wait together for the next, so that the disk
/// is asked once for many. Safe for any thread.
final class SharedForce {

  private final Runnable force;
  private final ReentrantLock lock = new ReentrantLock();
  private final Condition ended = lock.newCondition();
  private long begun;
  private long done;
  private boolean running;

  /// @param force returns when all that was committed before it began is on the disk
  SharedForce(Runnable force) {
    this.force = force;
  }

  /// Returns when what was committed before this call is on the disk.
  ///
  /// @throws RuntimeException of the force, if it failed for this caller; others try for themselves
  void await() {
    lock.lock();
    try {
      long wanted = begun + 1;
      while (done < wanted) {
        if (running) {
          ended.awaitUninterruptibly();
        } else {
          lead();
        }
      }
    } finally {
      lock.unlock();
    }
  }

  /// Called and returning with the lock held.
  private void lead() {
    running = true;
    long mine = ++begun;
    boolean good = false;
    lock.unlock();
    try {
      force.run();
      good = true;
    } finally {
      lock.lock();
      running = false;
      done = good ? mine : done;
      ended.signalAll();
    }
  }
}
