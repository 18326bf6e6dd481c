package io.qless.bridge.lab;

import java.time.Duration;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.locks.LockSupport;

/// Sends reports of a HID [Gadget] on a thread of its own, one after the other: the kernel makes
/// whoever sends wait until the report before was fetched. Any thread may hand reports over.
final class Sender implements AutoCloseable {

  /// A host asks every few milliseconds; the guest is slow.
  private static final Duration FETCHED = Duration.ofMillis(100);

  private final BlockingQueue<byte[]> waiting = new LinkedBlockingQueue<>();
  private final AtomicInteger handed = new AtomicInteger();
  private final AtomicInteger sent = new AtomicInteger();
  private final Gadget gadget;
  private final Thread thread;

  Sender(Gadget gadget) {
    this.gadget = gadget;
    thread = Thread.ofPlatform().name("hid-sender").daemon().start(this::run);
  }

  /// Sends it when those before are gone.
  void send(byte[] report) {
    handed.incrementAndGet();
    waiting.add(report);
  }

  /// Waits until all are gone.
  void flush() {
    Wait.until("all reports are sent", () -> sent.get() == handed.get());
  }

  /// Forgets what waits, be it in the middle of a code, and lets the kernel fetch the one report
  /// that is under way: Linux 6.1 falls over a gadget that goes with one (`f_hidg_req_complete`).
  void drop() {
    int count = 0;
    while (waiting.poll() != null) {
      count++;
    }
    sent.addAndGet(count);
    flush();
    LockSupport.parkNanos(FETCHED.toNanos());
  }

  @Override
  public void close() {
    thread.interrupt();
  }

  private void run() {
    try {
      while (true) {
        byte[] report = waiting.take();
        try {
          gadget.report(report);
        } catch (RuntimeException unplugged) {
          // lost, as on a cable
        }
        sent.incrementAndGet();
      }
    } catch (InterruptedException closed) {
      Thread.currentThread().interrupt();
    }
  }
}
