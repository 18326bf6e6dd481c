package io.qless.contract.link;

import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.net.URI;
import java.time.Duration;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.locks.LockSupport;
import org.jspecify.annotations.Nullable;

/// A bad network between a client and a TCP server, for tests: it forwards, and fails in the way it
/// is told. One port for all its life, also while the network is cut. Any thread may tell it.
public final class FaultProxy implements AutoCloseable {

  /// What happens to connections.
  public enum Fault {
    /// Nothing: bytes go through.
    NONE,
    /// Connections are accepted and dropped at once.
    DROP_AFTER_ACCEPT,
    /// Connections are accepted, and then there is silence.
    SILENT_ACCEPT,
    /// Connections stand and bytes disappear, also on those that were open before.
    BLACK_HOLE,
    /// Everything comes late.
    SLOW,
    /// What is carried next ends in its middle, and so does its connection.
    HALF,
    /// Nobody listens, and what was open is reset.
    CUT
  }

  /// Of a shop's Wi-Fi at its edge, each way.
  private static final Duration LATE = Duration.ofMillis(400);

  private record Pair(Socket client, Socket server) {
    void end(boolean reset) {
      FaultProxy.end(client, reset);
      FaultProxy.end(server, reset);
    }
  }

  private final InetSocketAddress target;
  private final int port;
  private final Set<Pair> pairs = ConcurrentHashMap.newKeySet();
  private final Set<Socket> silent = ConcurrentHashMap.newKeySet();
  private final AtomicInteger accepted = new AtomicInteger();
  private volatile Fault fault = Fault.NONE;
  private volatile boolean closed;
  private volatile @Nullable ServerSocket listening;
  private volatile Thread acceptor = Thread.currentThread();

  /// Forwards from a free loopback port to a loopback port.
  public FaultProxy(int targetPort) {
    this.target = new InetSocketAddress(InetAddress.getLoopbackAddress(), targetPort);
    ServerSocket first = listen(0);
    this.port = first.getLocalPort();
    accept(first);
  }

  /// The port to connect to.
  public int port() {
    return port;
  }

  /// The address to connect to.
  public URI uri(String scheme) {
    return URI.create(scheme + "://127.0.0.1:" + port);
  }

  /// Connections accepted so far, dropped ones too.
  public int accepted() {
    return accepted.get();
  }

  /// From now on; `NONE` repairs. Bytes that a black hole swallowed are gone, so its connections
  /// are reset on repair.
  public synchronized void fault(Fault next) {
    Fault before = fault;
    fault = next;
    if (next == Fault.CUT) {
      stopListening();
      reset();
    } else if (before == Fault.CUT) {
      accept(listen(port));
    }
    if (before == Fault.BLACK_HOLE && next == Fault.NONE) {
      reset();
    }
    if (next == Fault.NONE) {
      silent.forEach(socket -> end(socket, false));
      silent.clear();
    }
  }

  /// Pulls the cable out.
  public void cut() {
    fault(Fault.CUT);
  }

  /// Puts everything right again.
  public void restore() {
    fault(Fault.NONE);
  }

  /// Every open connection ends with a TCP reset, as when a router restarts.
  public void reset() {
    pairs.forEach(pair -> pair.end(true));
  }

  /// Every open connection ends in order, as when the server goes down.
  public void closeConnections() {
    pairs.forEach(pair -> pair.end(false));
  }

  @Override
  public synchronized void close() {
    closed = true;
    stopListening();
    reset();
    silent.forEach(socket -> end(socket, true));
  }

  private void stopListening() {
    ServerSocket socket = listening;
    if (socket != null) {
      try {
        socket.close();
        // The port is free again only when the thread that waited on it has left.
        if (!acceptor.join(Duration.ofSeconds(10))) {
          throw new AssertionError("port " + port + " is still listened on");
        }
      } catch (IOException cause) {
        throw new UncheckedIOException(cause);
      } catch (InterruptedException interrupted) {
        Thread.currentThread().interrupt();
      }
    }
  }

  private static ServerSocket listen(int port) {
    try {
      ServerSocket socket = new ServerSocket();
      socket.setReuseAddress(true);
      socket.bind(new InetSocketAddress(InetAddress.getLoopbackAddress(), port));
      return socket;
    } catch (IOException cause) {
      throw new UncheckedIOException("listening on port " + port, cause);
    }
  }

  private void accept(ServerSocket socket) {
    listening = socket;
    acceptor =
        Thread.ofVirtual()
            .name("fault-proxy-" + port)
            .start(() -> {
              try {
                while (!closed) {
                  serve(socket.accept());
                }
              } catch (IOException stopped) {
                // cut or closed
              }
            });
  }

  private void serve(Socket client) throws IOException {
    accepted.incrementAndGet();
    switch (fault) {
      case DROP_AFTER_ACCEPT, CUT -> end(client, false);
      case SILENT_ACCEPT -> silent.add(client);
      case NONE, BLACK_HOLE, SLOW, HALF -> forward(client);
    }
  }

  private void forward(Socket client) throws IOException {
    client.setTcpNoDelay(true);
    Socket server = new Socket();
    try {
      server.connect(target, 2_000);
      server.setTcpNoDelay(true);
    } catch (IOException targetIsDown) {
      end(client, true);
      return;
    }
    Pair pair = new Pair(client, server);
    pairs.add(pair);
    Thread.ofVirtual().start(() -> pump(pair, client, server));
    Thread.ofVirtual().start(() -> pump(pair, server, client));
  }

  private void pump(Pair pair, Socket from, Socket to) {
    byte[] buffer = new byte[8192];
    try {
      InputStream in = from.getInputStream();
      OutputStream out = to.getOutputStream();
      int read = in.read(buffer);
      while (read >= 0) {
        switch (fault) {
          case BLACK_HOLE -> {}
          case HALF -> {
            out.write(buffer, 0, read / 2);
            out.flush();
            return;
          }
          case SLOW -> {
            LockSupport.parkNanos(LATE.toNanos());
            out.write(buffer, 0, read);
            out.flush();
          }
          case NONE, DROP_AFTER_ACCEPT, SILENT_ACCEPT, CUT -> {
            out.write(buffer, 0, read);
            out.flush();
          }
        }
        read = in.read(buffer);
      }
    } catch (IOException broken) {
      // the other end hears of it below
    } finally {
      pairs.remove(pair);
      pair.end(false);
    }
  }

  private static void end(Socket socket, boolean reset) {
    try {
      if (reset) {
        socket.setSoLinger(true, 0);
      }
      socket.close();
    } catch (IOException alreadyGone) {
      // nothing left to end
    }
  }
}
