package io.qless.contract.link;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.BasicFileAttributes;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;

/// A real foreign broker for tests: Mosquitto (Debian package `mosquitto`) on a free loopback port
/// with a configuration of its own, in a directory of its own.
public final class Mosquitto implements AutoCloseable {

  private static final Set<Integer> GIVEN = ConcurrentHashMap.newKeySet();

  private final Path directory;
  private final int port;
  private final Path configuration;
  private Process process;

  /// Starts a broker.
  ///
  /// @param directory for its configuration and log
  /// @param lines of the configuration, after the listener; without `allow_anonymous` nobody is
  ///   admitted
  public Mosquitto(Path directory, String... lines) {
    this.directory = directory;
    this.port = freePort();
    this.configuration = directory.resolve("mosquitto.conf");
    try {
      Files.writeString(
          configuration,
          "listener " + port + " 127.0.0.1\nuser root\n" + String.join("\n", lines) + "\n");
    } catch (IOException cause) {
      throw new UncheckedIOException(cause);
    }
    this.process = start();
  }

  /// An open broker.
  public static Mosquitto open(Path directory) {
    return new Mosquitto(directory, "allow_anonymous true", "max_topic_alias 10");
  }

  /// A broker with names, passwords and topic rights.
  ///
  /// @param users name and password, alternating
  /// @param rights lines of the ACL file
  public static Mosquitto guarded(Path directory, List<String> users, List<String> rights) {
    Path passwords = directory.resolve("passwords");
    Path acl = directory.resolve("acl");
    try {
      Files.write(acl, rights);
      Files.writeString(passwords, "");
      for (int user = 0; user < users.size(); user += 2) {
        run(
            List.of(
                "mosquitto_passwd",
                "-b",
                passwords.toString(),
                users.get(user),
                users.get(user + 1)));
      }
    } catch (IOException cause) {
      throw new UncheckedIOException(cause);
    }
    return new Mosquitto(
        directory,
        "allow_anonymous false",
        "password_file " + passwords,
        "acl_file " + acl,
        "max_topic_alias 10");
  }

  /// A broker whose dynamic security plug-in obeys one admin and knows nobody else.
  public static Mosquitto withDynamicSecurity(Path directory, String admin, String password) {
    Path known = directory.resolve("dynamic-security.json");
    try {
      run(List.of("mosquitto_ctrl", "dynsec", "init", known.toString(), admin, password));
    } catch (IOException cause) {
      throw new UncheckedIOException(cause);
    }
    return new Mosquitto(
        directory,
        "allow_anonymous false",
        "max_topic_alias 0",
        "plugin " + securityPlugin(),
        "plugin_opt_config_file " + known);
  }

  /// The file of Mosquitto's own security plug-in.
  static Path securityPlugin() {
    try (Stream<Path> files = Files.find(Path.of("/usr/lib"), 4, Mosquitto::isSecurityPlugin)) {
      return files
          .findFirst()
          .orElseThrow(() -> new AssertionError("install the Debian package mosquitto"));
    } catch (IOException cause) {
      throw new UncheckedIOException(cause);
    }
  }

  private static boolean isSecurityPlugin(Path file, BasicFileAttributes attributes) {
    return file.endsWith("mosquitto_dynamic_security.so");
  }

  /// The port it listens on, also after a restart.
  public int port() {
    return port;
  }

  /// Its address.
  public URI uri(String scheme) {
    return URI.create(scheme + "://127.0.0.1:" + port);
  }

  /// Ends the broker without a word and starts it again: what it held in memory is gone.
  public void killAndStart() {
    end();
    process = start();
  }

  /// Ends the broker without a word.
  public void stop() {
    end();
  }

  /// Starts it again after [#stop()].
  public void again() {
    process = start();
  }

  @Override
  public void close() {
    end();
  }

  /// A loopback port that was free a moment ago; the system may offer one twice, this gives none
  /// twice.
  public static int freePort() {
    int port = offered();
    while (!GIVEN.add(port)) {
      port = offered();
    }
    return port;
  }

  private static int offered() {
    try (ServerSocket socket = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
      return socket.getLocalPort();
    } catch (IOException cause) {
      throw new UncheckedIOException(cause);
    }
  }

  private void end() {
    process.destroyForcibly();
    try {
      process.waitFor(10, TimeUnit.SECONDS);
    } catch (InterruptedException interrupted) {
      Thread.currentThread().interrupt();
    }
  }

  private Process start() {
    try {
      Process started =
          new ProcessBuilder(List.of(program("mosquitto"), "-c", configuration.toString()))
              .redirectErrorStream(true)
              .redirectOutput(
                  ProcessBuilder.Redirect.appendTo(directory.resolve("mosquitto.log").toFile()))
              .start();
      Soon.soon(
          () -> "mosquitto listens; its log: " + directory.resolve("mosquitto.log"), this::answers);
      return started;
    } catch (IOException cause) {
      throw new UncheckedIOException("starting mosquitto", cause);
    }
  }

  private boolean answers() {
    try (Socket socket = new Socket()) {
      socket.connect(new InetSocketAddress(InetAddress.getLoopbackAddress(), port), 500);
      return true;
    } catch (IOException notYet) {
      return false;
    }
  }

  private static String program(String name) {
    return List.of("/usr/sbin/", "/usr/bin/", "/usr/local/sbin/", "/usr/local/bin/").stream()
        .map(folder -> Path.of(folder + name))
        .filter(Files::isExecutable)
        .findFirst()
        .orElseThrow(
            () -> new AssertionError(name + " is missing: install the Debian package mosquitto"))
        .toString();
  }

  private static void run(List<String> command) throws IOException {
    List<String> found = new ArrayList<>(command);
    found.set(0, program(command.getFirst()));
    Process tool = new ProcessBuilder(found).inheritIO().start();
    try {
      if (!tool.waitFor(10, TimeUnit.SECONDS) || tool.exitValue() != 0) {
        throw new AssertionError(command.getFirst() + " failed");
      }
    } catch (InterruptedException interrupted) {
      Thread.currentThread().interrupt();
    }
  }
}
