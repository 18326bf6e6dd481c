package io.qless.bridge.javapos;

import io.qless.bridge.scanner.ScanPort;
import java.util.Arrays;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;
import jpos.JposConst;
import jpos.JposException;
import jpos.Scanner;
import jpos.events.DataEvent;
import jpos.events.ErrorEvent;
import jpos.events.StatusUpdateEvent;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/// One claim of a scanner from its service. The service's thread brings events, the driver's thread
/// reads them as bytes; lives until the service says that the device is gone.
final class JavaPosPort implements ScanPort {

  private static final Logger LOG = LoggerFactory.getLogger(JavaPosPort.class);

  private static final int CLAIM_MILLIS = 1_000;

  private static final byte[] NOTHING = {};

  private final String name;
  private final Scanner scanner;
  private final BlockingQueue<byte[]> events = new LinkedBlockingQueue<>();
  private volatile boolean gone;

  // Of the driver's thread only:
  private byte[] rest = NOTHING;

  private JavaPosPort(String name, Scanner scanner) {
    this.name = name;
    this.scanner = scanner;
  }

  /// Claims a scanner by its logical name.
  static Opening open(String name) {
    Scanner scanner = new Scanner();
    try {
      scanner.open(name);
      var port = new JavaPosPort(name, scanner);
      port.listen();
      return new Opening.Opened(port);
    } catch (JposException refused) {
      close(scanner);
      return new Opening.Failed(Refusals.why("scanner", name, refused));
    } catch (RuntimeException fault) { // of the vendor's service
      LOG.warn("The JavaPOS service of {} failed", name, fault);
      close(scanner);
      return new Opening.Failed(Refusals.broken(name, fault));
    }
  }

  private void listen() throws JposException {
    scanner.addDataListener(this::come);
    scanner.addErrorListener(this::failed);
    scanner.addStatusUpdateListener(this::power);
    scanner.claim(CLAIM_MILLIS);
    if (scanner.getCapPowerReporting() != JposConst.JPOS_PR_NONE) {
      scanner.setPowerNotify(JposConst.JPOS_PN_ENABLED);
    }
    scanner.setDeviceEnabled(true);
    scanner.setDecodeData(true);
    scanner.setDataEventEnabled(true);
  }

  @Override
  public int read(byte[] into) {
    byte[] next = rest.length > 0 ? rest : event();
    if (next == null) {
      return gone ? -1 : 0;
    }
    int count = Math.min(next.length, into.length);
    System.arraycopy(next, 0, into, 0, count);
    rest = Arrays.copyOfRange(next, count, next.length);
    return count;
  }

  private byte @Nullable [] event() {
    try {
      return gone ? events.poll() : events.poll(READ_LIMIT.toMillis(), TimeUnit.MILLISECONDS);
    } catch (InterruptedException closing) {
      Thread.currentThread().interrupt();
      return null;
    }
  }

  /// The driver has written down what came: the next event may.
  @Override
  public void write(byte[] bytes) {
    try {
      scanner.setDataEventEnabled(true);
    } catch (JposException refused) {
      LOG.warn("{} gives no more scans: {}", name, refused.getMessage());
      gone = true;
    }
  }

  @Override
  public void flush() {
    try {
      scanner.clearInput();
      events.clear();
      scanner.setDataEventEnabled(true); // it may have been told before
    } catch (JposException refused) {
      LOG.warn("{} keeps what it scanned before: {}", name, refused.getMessage());
    }
  }

  @Override
  public void close() {
    close(scanner);
  }

  /// Closing disables and releases, too (UnifiedPOS, method `close`).
  private static void close(Scanner scanner) {
    try {
      scanner.close();
    } catch (JposException notOpen) {
      LOG.debug("closing: {}", notOpen.getMessage());
    }
  }

  private void come(DataEvent event) {
    try {
      byte[] label = scanner.getScanDataLabel();
      events.add(LabelFrames.frame(scanner.getScanDataType(), label));
    } catch (JposException unreadable) {
      LOG.warn("{} brought a scan that can't be read: {}", name, unreadable.getMessage());
      events.add(LabelFrames.frame(0, NOTHING));
    }
  }

  private void failed(ErrorEvent event) {
    LOG.warn("{} reports error {}.{}", name, event.getErrorCode(), event.getErrorCodeExtended());
    event.setErrorResponse(JposConst.JPOS_ER_CLEAR);
    events.add(LabelFrames.frame(0, NOTHING));
  }

  private void power(StatusUpdateEvent event) {
    if (event.getStatus() != JposConst.JPOS_SUE_POWER_ONLINE
        && event.getStatus() <= JposConst.JPOS_SUE_POWER_OFF_OFFLINE) {
      gone = true;
    }
  }
}
