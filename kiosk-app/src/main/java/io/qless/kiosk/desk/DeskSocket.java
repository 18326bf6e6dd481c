package io.qless.kiosk.desk;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.Writer;
import java.net.StandardProtocolFamily;
import java.net.UnixDomainSocketAddress;
import java.nio.channels.Channels;
import java.nio.channels.ServerSocketChannel;
import java.nio.channels.SocketChannel;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.concurrent.Semaphore;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/// Listens on a Unix-domain socket that only its owner may use, and runs each line as a desk
/// command.
public final class DeskSocket implements AutoCloseable {

  private static final Logger LOG = LoggerFactory.getLogger(DeskSocket.class);

  /// Hands at the desk at once.
  private static final int MAX_HANDS = 4;

  private final ServerSocketChannel server;
  private final DeskCommands commands;
  private final Semaphore hands = new Semaphore(MAX_HANDS);

  /// Opens the socket; an old one at this path is replaced.
  public DeskSocket(Path path, DeskCommands commands) throws IOException {
    this.commands = commands;
    Files.deleteIfExists(path);
    server = ServerSocketChannel.open(StandardProtocolFamily.UNIX);
    server.bind(UnixDomainSocketAddress.of(path));
    Files.setPosixFilePermissions(path, PosixFilePermissions.fromString("rw-------"));
    Thread.ofVirtual().name("desk").start(this::listen);
  }

  @Override
  public void close() throws IOException {
    server.close();
  }

  private void listen() {
    while (server.isOpen()) {
      try {
        SocketChannel hand = server.accept();
        if (hands.tryAcquire()) {
          Thread.ofVirtual().start(() -> serve(hand));
        } else {
          hand.close();
        }
      } catch (IOException closed) {
        LOG.debug("the desk's socket is closed", closed);
      }
    }
  }

  private void serve(SocketChannel hand) {
    try (hand;
        BufferedReader in = new BufferedReader(Channels.newReader(hand, StandardCharsets.UTF_8));
        Writer out = Channels.newWriter(hand, StandardCharsets.UTF_8)) {
      for (String line = in.readLine(); line != null; line = in.readLine()) {
        out.write(commands.run(line.strip()) + "\n");
        out.flush();
      }
    } catch (IOException gone) {
      LOG.debug("a hand left the desk", gone);
    } finally {
      hands.release();
    }
  }
}
