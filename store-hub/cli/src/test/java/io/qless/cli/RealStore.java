package io.qless.cli;

import io.qless.hub.Hub;
import io.qless.hub.HubConfig;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.nio.file.Path;
import java.time.Clock;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/// A hub of this program in this process, and its admin at the command line. Used by one thread.
final class RealStore implements AutoCloseable {

  private static final Set<Integer> GIVEN = ConcurrentHashMap.newKeySet();

  private final Path directory;
  private final int http = freePort();
  private final Hub hub;

  /// What the last command printed.
  private String out = "";

  private String err = "";

  RealStore(Path directory) {
    this.directory = directory;
    hub =
        new Hub(
            HubConfig.of(
                Map.of(
                    "data-directory", directory.toString(),
                    "http-port", String.valueOf(http),
                    "mqtt-port", String.valueOf(freePort()),
                    "simulator-port", String.valueOf(freePort()))),
            Clock.systemUTC());
  }

  /// Runs a command to its end.
  ///
  /// @return its exit code
  int qless(String... words) {
    List<String> all = new ArrayList<>(Arrays.asList(words));
    all.addAll(
        List.of(
            "--hub",
            "http://127.0.0.1:" + http,
            "--token-file",
            directory.resolve("admin-token").toString()));
    StringWriter said = new StringWriter();
    StringWriter complained = new StringWriter();
    int exitCode =
        new QlessMain(
                Map.of(),
                new ByteArrayInputStream(new byte[0]),
                new PrintWriter(said, true),
                new PrintWriter(complained, true),
                LocalDate.of(2026, 11, 25))
            .commandLine()
            .execute(all.toArray(String[]::new));
    out = said.toString();
    err = complained.toString();
    return exitCode;
  }

  /// Loads all files of a folder.
  int importAll(Path folder) {
    List<String> words = new ArrayList<>(List.of("catalogue", "import", "--json"));
    for (String kind :
        List.of("articles", "offers", "coupons", "recalls", "labels", "markdowns", "synonyms")) {
      words.add(folder.resolve(kind + ".csv").toString());
    }
    return qless(words.toArray(String[]::new));
  }

  String out() {
    return out;
  }

  String err() {
    return err;
  }

  JsonNode json() {
    return new JsonMapper().readTree(out);
  }

  @Override
  public void close() {
    hub.close();
  }

  /// The system may offer a port twice; this gives none twice.
  private static int freePort() {
    int port = offeredPort();
    while (!GIVEN.add(port)) {
      port = offeredPort();
    }
    return port;
  }

  private static int offeredPort() {
    try (ServerSocket socket = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
      return socket.getLocalPort();
    } catch (IOException cause) {
      throw new UncheckedIOException(cause);
    }
  }
}
