package io.qless.bench;

import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.Arrays;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.atomic.AtomicLong;
import java.util.concurrent.locks.LockSupport;

/// The way between a phone and the hub: each byte is under way for half a round trip, all
/// connections share one width, and opening one costs a round trip. Counts what goes over it, as
/// the programs at both ends write it: headers and sockets included, TCP's own part not.
final class SlowLine implements AutoCloseable {

  /// What one packet of the internet carries.
  private static final int PACKET = 1_460;

  private static final int VERB = 4;

  /// As fast as this machine.
  static final Kind PLAIN = new Kind("plain", Duration.ZERO, 0);

  /// A mobile network at the edge of what still is one.
  static final Kind SLOW = new Kind("400 ms, 400 kbit/s", Duration.ofMillis(400), 400);

  /// @param kilobitPerSecond each way; 0 is no limit
  record Kind(String name, Duration roundTrip, int kilobitPerSecond) {
    long halfTrip() {
      return roundTrip.toNanos() / 2;
    }
  }

  private record Packet(ByteBuffer bytes, long due) {}

  /// One of the two ways, shared by all connections.
  private static final class Way {
    private final Kind kind;
    private final AtomicLong bytes = new AtomicLong();
    private final AtomicLong requests = new AtomicLong();
    private long free = System.nanoTime();

    Way(Kind kind) {
      this.kind = kind;
    }

    /// A browser begins each request with a packet of its own.
    void look(byte[] packet) {
      if (new String(packet, 0, VERB, StandardCharsets.US_ASCII).matches("GET |POST|PUT |DELE")) {
        requests.incrementAndGet();
      }
    }

    /// When a packet that is ready then will have arrived.
    synchronized long due(long ready, int length) {
      bytes.addAndGet(length);
      long width =
          kind.kilobitPerSecond() == 0 ? 0 : length * 8L * 1_000_000 / kind.kilobitPerSecond();
      free = Math.max(free, ready) + width;
      return free + kind.halfTrip();
    }
  }

  private final Kind kind;
  private final InetSocketAddress target;
  private final ServerSocket listening;
  private final Way up;
  private final Way down;
  private final AtomicLong connections = new AtomicLong();

  SlowLine(Kind kind, int targetPort) {
    this.kind = kind;
    target = new InetSocketAddress(InetAddress.getLoopbackAddress(), targetPort);
    up = new Way(kind);
    down = new Way(kind);
    try {
      listening = new ServerSocket(0, 64, InetAddress.getLoopbackAddress());
    } catch (IOException cause) {
      throw new UncheckedIOException(cause);
    }
    Thread.ofVirtual().name("slow-line").start(this::serve);
  }

  /// Where a browser finds it.
  String address() {
    return "http://127.0.0.1:" + listening.getLocalPort();
  }

  long bytesUp() {
    return up.bytes.get();
  }

  long bytesDown() {
    return down.bytes.get();
  }

  long requests() {
    return up.requests.get();
  }

  long connections() {
    return connections.get();
  }

  private void serve() {
    try {
      while (true) {
        Socket client = listening.accept();
        connections.incrementAndGet();
        Socket server = new Socket();
        server.connect(target);
        client.setTcpNoDelay(true);
        server.setTcpNoDelay(true);
        long open = System.nanoTime() + kind.roundTrip().toNanos();
        carry(client, server, up, open);
        carry(server, client, down, open);
      }
    } catch (IOException closed) {
      // the end
    }
  }

  /// One thread takes what comes, another gives it away when it is due.
  private static void carry(Socket from, Socket to, Way way, long open) {
    BlockingQueue<Packet> underWay = new LinkedBlockingQueue<>();
    Thread.ofVirtual()
        .start(() -> {
          byte[] buffer = new byte[PACKET];
          try {
            InputStream in = from.getInputStream();
            for (int read = in.read(buffer); read >= 0; read = in.read(buffer)) {
              way.look(buffer);
              long ready = Math.max(System.nanoTime(), open);
              underWay.add(
                  new Packet(ByteBuffer.wrap(Arrays.copyOf(buffer, read)), way.due(ready, read)));
            }
          } catch (IOException broken) {
            // the other end hears of it below
          }
          underWay.add(new Packet(ByteBuffer.allocate(0), System.nanoTime()));
        });
    Thread.ofVirtual()
        .start(() -> {
          try (from;
              to) {
            OutputStream out = to.getOutputStream();
            for (Packet next = underWay.take();
                next.bytes().hasRemaining();
                next = underWay.take()) {
              LockSupport.parkNanos(next.due() - System.nanoTime());
              out.write(next.bytes().array());
              out.flush();
            }
          } catch (IOException broken) {
            // both are closed
          } catch (InterruptedException stopped) {
            Thread.currentThread().interrupt();
          }
        });
  }

  @Override
  public void close() {
    try {
      listening.close();
    } catch (IOException cause) {
      throw new UncheckedIOException(cause);
    }
  }
}
