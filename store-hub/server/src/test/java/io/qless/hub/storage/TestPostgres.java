package io.qless.hub.storage;

import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;

/// A PostgreSQL of the test process's own, from Debian's package: made in a new folder under
/// `/tmp`, listening on a free port of the loopback, gone with the process.
public final class TestPostgres {

  private static final Path PROGRAMS = Path.of("/usr/lib/postgresql");
  private static final String USER = "qless";
  private static final long LIMIT_SECONDS = 120;

  private final Path home;
  private final int port;

  private static final class Holder {
    static final TestPostgres RUNNING = new TestPostgres();
  }

  private TestPostgres() {
    try {
      home = Files.createTempDirectory(Path.of("/tmp"), "qless-postgres-");
      port = freePort();
      if (isRoot()) {
        run(List.of("chown", "postgres", home.toString()));
      }
      asServer("initdb", "-D", data(), "-U", USER, "-A", "trust", "-E", "UTF8", "--no-sync");
      Runtime.getRuntime().addShutdownHook(new Thread(this::remove, "postgres"));
      // The tests kill the hub, never this server: it need not force its commits.
      String options =
          "-p %d -k %s -c listen_addresses=127.0.0.1 -c fsync=off -c max_connections=300"
              .formatted(port, home);
      asServer("pg_ctl", "-D", data(), "-w", "-l", home + "/log", "-o", options, "start");
    } catch (IOException cause) {
      throw new IllegalStateException("starting PostgreSQL", cause);
    }
  }

  /// The one of this process, started by the first who asks.
  public static TestPostgres running() {
    return Holder.RUNNING;
  }

  /// The databases of one hub in it, made if they are not there yet.
  ///
  /// @param name small letters and digits
  public Databases.OnPostgres databases(String name) {
    try (Connection connection = DriverManager.getConnection(url("postgres"), USER, "");
        Statement statement = connection.createStatement()) {
      if (!exists(statement, name)) {
        statement.execute("CREATE DATABASE " + name);
      }
    } catch (SQLException cause) {
      throw new IllegalStateException("making the database " + name, cause);
    }
    return new Databases.OnPostgres(url(name), USER, "");
  }

  private static boolean exists(Statement statement, String name) throws SQLException {
    try (ResultSet found =
        statement.executeQuery("SELECT 1 FROM pg_database WHERE datname = '" + name + "'")) {
      return found.next();
    }
  }

  private String url(String database) {
    return "jdbc:postgresql://127.0.0.1:" + port + "/" + database;
  }

  private void remove() {
    asServer("pg_ctl", "-D", data(), "-m", "immediate", "stop");
    try (Stream<Path> files = Files.walk(home)) {
      for (Path file : files.sorted(Comparator.reverseOrder()).toList()) {
        Files.deleteIfExists(file);
      }
    } catch (IOException cause) {
      throw new IllegalStateException("removing " + home, cause);
    }
  }

  private String data() {
    return home.resolve("data").toString();
  }

  /// PostgreSQL refuses to run as root, so root lends it the user that Debian's package makes.
  private static void asServer(String program, String... arguments) {
    List<String> command = new ArrayList<>();
    if (isRoot()) {
      command.addAll(List.of("runuser", "-u", "postgres", "--"));
    }
    command.add(newest(program).toString());
    command.addAll(List.of(arguments));
    run(command);
  }

  private static Path newest(String program) {
    try (Stream<Path> versions = Files.list(PROGRAMS)) {
      return versions
          .map(version -> version.resolve("bin").resolve(program))
          .filter(Files::isExecutable)
          .max(Comparator.naturalOrder())
          .orElseThrow(() -> new AssertionError("install the Debian package postgresql"));
    } catch (IOException missing) {
      throw new AssertionError("install the Debian package postgresql", missing);
    }
  }

  private static void run(List<String> command) {
    try {
      Path said = Files.createTempFile("qless-postgres", ".log");
      Process process =
          new ProcessBuilder(command)
              .directory(Path.of("/").toFile())
              .redirectErrorStream(true)
              .redirectOutput(said.toFile())
              .start();
      boolean ended = process.waitFor(LIMIT_SECONDS, TimeUnit.SECONDS);
      String words = Files.readString(said);
      Files.delete(said);
      if (!ended || process.exitValue() != 0) {
        throw new IllegalStateException(String.join(" ", command) + ": " + words);
      }
    } catch (IOException cause) {
      throw new IllegalStateException(String.join(" ", command), cause);
    } catch (InterruptedException cause) {
      Thread.currentThread().interrupt();
      throw new IllegalStateException(String.join(" ", command), cause);
    }
  }

  private static boolean isRoot() {
    return "root".equals(System.getProperty("user.name"));
  }

  private static int freePort() throws IOException {
    try (ServerSocket socket = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
      return socket.getLocalPort();
    }
  }
}
