package io.qless.bridge.lab;

import io.qless.bridge.DeviceState;
import io.qless.bridge.scanner.RecordingScanListener;
import io.qless.bridge.scanner.ScanListener;
import io.qless.bridge.scanner.ScanReject;
import io.qless.bridge.scanner.ScannedCode;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.CountDownLatch;

/// Queues what a scanner tells and can make its driver's thread stand still at the next scan, as a
/// slow disk would: meanwhile only the kernel keeps what is scanned.
final class StallingListener implements ScanListener {

  private final RecordingScanListener recorded = new RecordingScanListener();
  final BlockingQueue<ScannedCode> scans = recorded.scans;
  final BlockingQueue<ScanReject> rejects = recorded.rejects;
  final BlockingQueue<DeviceState> states = recorded.states;

  private volatile CountDownLatch barrier = new CountDownLatch(0);
  private volatile boolean stalled;

  void stall() {
    barrier = new CountDownLatch(1);
  }

  boolean isStalled() {
    return stalled;
  }

  void goOn() {
    barrier.countDown();
  }

  @Override
  public void scanned(ScannedCode code) {
    recorded.scanned(code);
    try {
      stalled = barrier.getCount() > 0;
      barrier.await();
      stalled = false;
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }

  @Override
  public void rejected(ScanReject reject) {
    recorded.rejected(reject);
  }

  @Override
  public void state(DeviceState state) {
    recorded.state(state);
  }
}
