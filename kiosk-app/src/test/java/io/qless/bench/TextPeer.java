package io.qless.bench;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.io.Writer;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;

/// What we are held against: a page that only opens a WebSocket and prints its texts, from a server
/// that we did not write. It lies in `deploy/peers/live`.
final class TextPeer implements AutoCloseable {

  /// Where the page prints.
  static final String TEXT = "#text:not(:empty)";

  private final Process node;
  private final Writer words;
  private final int port;

  /// @param home the clone
  TextPeer(Path home) {
    Path folder = home.resolve("deploy/peers/live");
    if (!Files.isDirectory(folder.resolve("node_modules/ws"))) {
      throw new IllegalStateException("the WebSocket peer is missing: npm ci in " + folder);
    }
    try {
      node =
          new ProcessBuilder("node", "say.mjs")
              .directory(folder.toFile())
              .redirectError(ProcessBuilder.Redirect.INHERIT)
              .start();
      words = node.outputWriter(StandardCharsets.UTF_8);
      BufferedReader told = node.inputReader(StandardCharsets.UTF_8);
      port = URI.create(told.readLine()).getPort();
    } catch (IOException cause) {
      throw new UncheckedIOException("starting the WebSocket peer", cause);
    }
  }

  int port() {
    return port;
  }

  String address() {
    return "http://127.0.0.1:" + port;
  }

  /// Says a text to all who listen.
  void say(String text) {
    try {
      words.write(text + "\n");
      words.flush();
    } catch (IOException cause) {
      throw new UncheckedIOException(cause);
    }
  }

  @Override
  public void close() {
    node.destroy();
  }
}
