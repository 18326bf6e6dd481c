package io.qless.kiosk.sync;

import java.io.FilterInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.time.Duration;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicLong;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/// The body of an answer, given up when nothing of it comes for a while: the HTTP client's own
/// limit ends with the header, and a hub that vanishes behind it would be waited for for ever. Read
/// by one thread; a thread of its own watches until it is closed.
final class WatchedBody extends FilterInputStream {

  private static final Logger LOG = LoggerFactory.getLogger(WatchedBody.class);

  private static final long NONE = -1;

  private final Duration silence;
  private final AtomicLong reads = new AtomicLong();
  private final CountDownLatch over = new CountDownLatch(1);
  private volatile boolean reading;

  /// @param silence that is borne; at most twice as long is waited
  WatchedBody(InputStream body, Duration silence) {
    super(body);
    this.silence = silence;
    Thread.ofVirtual().name("body-watch").start(this::watch);
  }

  @Override
  public int read() throws IOException {
    byte[] one = new byte[1];
    return read(one, 0, 1) < 0 ? -1 : one[0] & 0xff;
  }

  @Override
  public int read(byte[] into, int from, int most) throws IOException {
    reading = true;
    try {
      return super.read(into, from, most);
    } finally {
      reading = false;
      reads.incrementAndGet();
    }
  }

  @Override
  public void close() throws IOException {
    over.countDown();
    super.close();
  }

  private void watch() {
    try {
      long waitsIn = NONE;
      while (!over.await(silence.toMillis(), TimeUnit.MILLISECONDS)) {
        long now = reading ? reads.get() : NONE;
        if (now != NONE && now == waitsIn) {
          LOG.info("nothing more came of an answer for {}: given up", silence);
          close();
        }
        waitsIn = now;
      }
    } catch (InterruptedException interrupted) {
      Thread.currentThread().interrupt();
    } catch (IOException closing) {
      LOG.debug("closing a silent answer", closing);
    }
  }
}
