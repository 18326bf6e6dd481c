package io.qless.gate;

import io.qless.bridge.DeviceException;
import io.qless.bridge.sim.SimulatedScanner;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.PrintWriter;
import java.net.StandardProtocolFamily;
import java.net.UnixDomainSocketAddress;
import java.nio.channels.Channels;
import java.nio.channels.ServerSocketChannel;
import java.nio.channels.SocketChannel;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Set;
import java.util.function.Supplier;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/// Stands where the shopper with a pass would stand, for demo and tests with simulated devices: a
/// socket in the file system that takes lines. `scan TEXT` shows a pass, `lamp` tells what the lamp
/// shows, `neighbours` names who answers this gate. One visitor at a time; lives as long as the
/// gate.
final class GateDesk implements AutoCloseable {

  /// Longest line taken, in characters; a pass has about 400.
  private static final int MAX_LINE_CHARS = 4_096;

  private static final Logger LOG = LoggerFactory.getLogger(GateDesk.class);

  private final Path socket;
  private final SimulatedScanner scanner;
  private final Supplier<String> lamp;
  private final Supplier<Set<String>> neighbours;
  private final ServerSocketChannel listening;

  GateDesk(
      Path socket,
      SimulatedScanner scanner,
      Supplier<String> lamp,
      Supplier<Set<String>> neighbours) {
    this.socket = socket;
    this.scanner = scanner;
    this.lamp = lamp;
    this.neighbours = neighbours;
    try {
      Files.deleteIfExists(socket);
      this.listening = ServerSocketChannel.open(StandardProtocolFamily.UNIX);
      listening.bind(UnixDomainSocketAddress.of(socket));
    } catch (IOException cause) {
      throw new GateException("opening the desk at " + socket, cause);
    }
    Thread.ofVirtual().name("gate-desk").start(this::serveAll);
  }

  @Override
  public void close() {
    try {
      listening.close();
      Files.deleteIfExists(socket);
    } catch (IOException cause) {
      LOG.debug("Closing the desk", cause);
    }
  }

  private void serveAll() {
    try {
      while (true) {
        try (SocketChannel visitor = listening.accept()) {
          serve(visitor);
        }
      }
    } catch (IOException closed) {
      LOG.debug("The desk is closed: {}", closed.getMessage());
    }
  }

  private void serve(SocketChannel visitor) {
    try (BufferedReader in =
            new BufferedReader(
                Channels.newReader(visitor, StandardCharsets.UTF_8), MAX_LINE_CHARS);
        PrintWriter out =
            new PrintWriter(Channels.newWriter(visitor, StandardCharsets.UTF_8), true)) {
      String line = in.readLine();
      while (line != null) {
        out.println(line.length() > MAX_LINE_CHARS ? "error: too long" : answer(line));
        line = in.readLine();
      }
    } catch (IOException gone) {
      LOG.debug("The visitor left: {}", gone.getMessage());
    }
  }

  private String answer(String line) {
    try {
      if (line.startsWith("scan ") && line.length() > "scan ".length()) {
        scanner.scan(line.substring("scan ".length()));
        return "ok";
      }
      return switch (line) {
        case "lamp" -> "ok " + lamp.get();
        case "neighbours" -> "ok " + String.join(" ", neighbours.get());
        default -> "error: scan TEXT, lamp or neighbours";
      };
    } catch (DeviceException | IllegalArgumentException cause) {
      return "error: " + cause.getMessage();
    }
  }
}
