package io.qless.bridge.sim;

import io.qless.bridge.DeviceException;
import io.qless.bridge.handshake.SsiPacket;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.concurrent.atomic.AtomicLong;
import org.jspecify.annotations.Nullable;

/// A Zebra scanner without optics that speaks SSI on a real serial port: it holds each code until
/// it is acknowledged, repeats it when the answer does not come or asks for it, and, powered by its
/// own battery, goes on with that after a re-plug. Any thread may call it; it lives until closed.
public final class SimulatedSsiScanner implements AutoCloseable {

  /// What a real one leaves the factory with. A host that takes longer to answer makes the two talk
  /// past one another: SSI numbers neither packets nor answers.
  private static final Duration ANSWER_LIMIT = Duration.ofSeconds(2);

  private static final int RETRANSMITTED = 1;

  private final Thread thread;
  private final AtomicLong beeps = new AtomicLong();
  private final AtomicLong repeats = new AtomicLong();

  // Guarded by this:
  private final Cable cable;
  private final Deque<String> waiting = new ArrayDeque<>();
  private boolean damageNext;
  private boolean missNextAnswer;
  private boolean closed;

  /// A scanner, plugged in.
  ///
  /// @param link where its port shall appear; its directory exists
  public SimulatedSsiScanner(Path link) {
    cable = new Cable(link);
    plugIn();
    thread = Thread.ofPlatform().name("simulated-ssi-scanner").daemon().start(this::run);
  }

  /// Scans a code; it waits behind those that were not acknowledged yet.
  ///
  /// @param type its symbology by SSI's number, 0x0B for EAN-13
  public synchronized void scan(int type, String text) {
    waiting.add(
        (char) type
            + new String(text.getBytes(StandardCharsets.UTF_8), StandardCharsets.ISO_8859_1));
    notifyAll();
  }

  /// The next packet arrives with one bit turned over.
  public synchronized void damageNextPacket() {
    damageNext = true;
  }

  /// The next answer is lost on its way.
  public synchronized void missNextAnswer() {
    missNextAnswer = true;
  }

  /// How often the host has made it beep.
  public long beeps() {
    return beeps.get();
  }

  /// How many packets it has sent again.
  public long repeats() {
    return repeats.get();
  }

  /// How many codes were not acknowledged yet.
  public synchronized int waiting() {
    return waiting.size();
  }

  /// Pulls the cable, in the middle of whatever is on it. Does nothing when unplugged.
  public synchronized void unplug() {
    cable.unplug();
  }

  /// Plugs in again. Does nothing when plugged in.
  public synchronized void plugIn() {
    if (cable.plugIn()) {
      notifyAll();
    }
  }

  @Override
  public void close() {
    synchronized (this) {
      closed = true;
      unplug();
      notifyAll();
    }
    try {
      thread.join();
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }

  private void run() {
    int status = 0;
    while (true) {
      PseudoTerminal port;
      String data;
      synchronized (this) {
        try {
          while (!closed && (cable.terminal() == null || waiting.isEmpty())) {
            wait();
          }
        } catch (InterruptedException e) {
          return;
        }
        PseudoTerminal plugged = cable.terminal();
        if (closed || plugged == null) {
          return;
        }
        port = plugged;
        data = waiting.getFirst();
      }
      if (offer(port, new SsiPacket(SsiPacket.DECODE_DATA, SsiPacket.DECODER, status, data))) {
        status = 0;
        synchronized (this) {
          waiting.removeFirst();
        }
      } else {
        status = RETRANSMITTED;
        repeats.incrementAndGet();
      }
    }
  }

  /// Sends a packet and says whether it was acknowledged.
  private boolean offer(PseudoTerminal port, SsiPacket packet) {
    try {
      byte[] bytes = packet.text().getBytes(StandardCharsets.ISO_8859_1);
      if (isDamaged()) {
        bytes[bytes.length - 3] ^= 0x10;
      }
      port.write(bytes);
      while (true) {
        SsiPacket answer = answer(port);
        if (answer == null || isMissed()) {
          return false;
        }
        switch (answer.opcode()) {
          case SsiPacket.ACK -> {
            return true;
          }
          case SsiPacket.NAK -> {
            return false;
          }
          case SsiPacket.BEEP -> beeps.incrementAndGet();
          default -> {} // another command
        }
      }
    } catch (DeviceException unplugged) {
      return false;
    }
  }

  private @Nullable SsiPacket answer(PseudoTerminal port) {
    byte[] length = port.read(1, ANSWER_LIMIT);
    if (length.length == 0) {
      return null;
    }
    byte[] rest = port.read(length[0] + SsiPacket.CHECKSUM_BYTES - 1, ANSWER_LIMIT);
    if (rest.length < length[0] + SsiPacket.CHECKSUM_BYTES - 1) {
      return null;
    }
    byte[] all = new byte[1 + rest.length];
    all[0] = length[0];
    System.arraycopy(rest, 0, all, 1, rest.length);
    return SsiPacket.read(all, length[0]);
  }

  private synchronized boolean isDamaged() {
    boolean damaged = damageNext;
    damageNext = false;
    return damaged;
  }

  private synchronized boolean isMissed() {
    boolean missed = missNextAnswer;
    missNextAnswer = false;
    return missed;
  }
}
