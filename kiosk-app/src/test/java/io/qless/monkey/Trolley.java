package io.qless.monkey;

import io.qless.contract.rest.DeviceCredentials;
import io.qless.contract.wire.Json;
import io.qless.journey.Desk;
import io.qless.journey.Program;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.TimeUnit;

/// The monkey's trolley: a process with a window, its desk and its paw. One thread starts and kills
/// it; any thread may ask.
final class Trolley implements AutoCloseable {

  private static final Duration START_LIMIT = Duration.ofSeconds(90);

  private final Path home;
  private final Path folder;
  private final Path sockets;
  private final String display;
  private volatile Optional<Program> program = Optional.empty();
  private boolean closed;

  /// Nothing runs yet.
  ///
  /// @param home the clone
  /// @param folder for its data, its diary and its log
  /// @param credentials as the trolley shall reach its hub
  Trolley(Path home, Path folder, String display, DeviceCredentials credentials)
      throws IOException {
    this.home = home;
    this.folder = folder;
    this.display = display;
    Files.createDirectories(data());
    Files.write(data().resolve("trolley.json"), Json.bytes(credentials));
    // Paths of sockets have at most 108 bytes, so they are not kept below a folder of any depth.
    sockets = Files.createTempDirectory("qless-");
  }

  private Path data() {
    return folder.resolve("trolley");
  }

  /// Starts it on what it left; returns when it can be pressed.
  void start() {
    begun().awaitWords(PawMain.READY, START_LIMIT);
  }

  private synchronized Program begun() {
    if (closed) {
      throw new IllegalStateException("the monkey is called off");
    }
    // As deploy/qless-kiosk, with the tests' classes beside it.
    Program fresh =
        Program.start(
            "trolley",
            log(),
            Map.of("DISPLAY", display),
            List.of(
                Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                "--enable-native-access=ALL-UNNAMED",
                "--sun-misc-unsafe-memory-access=allow",
                "-Xmx256m",
                "-XX:+UseSerialGC",
                "-XX:TieredStopAtLevel=1",
                "-Djavafx.scene.control.skin.ListViewSkin.pannable=true",
                "-Dprism.order=sw",
                "-Dlogback.configurationFile="
                    + home.resolve("kiosk-app/src/main/resources/logback.xml"),
                "-cp",
                System.getProperty("java.class.path"),
                PawMain.class.getName(),
                diary().toString(),
                paw().socket().toString(),
                "--data-directory=" + data(),
                "--devices=sim",
                "--desk=" + desk().socket(),
                "--size=1280x800"));
    program = Optional.of(fresh);
    return fresh;
  }

  /// As an empty battery.
  void kill() {
    program.ifPresent(Program::kill);
  }

  /// Whether it runs; it ends by nobody but us.
  boolean alive() {
    return program.filter(Program::alive).isPresent();
  }

  /// Has it write into its log what all its threads do.
  void tellThreads() {
    program.ifPresent(running -> {
      try {
        boolean _ =
            new ProcessBuilder("kill", "-QUIT", "" + running.pid())
                .start()
                .waitFor(5, TimeUnit.SECONDS);
      } catch (IOException cause) {
        throw new UncheckedIOException("running kill", cause);
      } catch (InterruptedException interrupted) {
        Thread.currentThread().interrupt();
      }
    });
  }

  Desk desk() {
    return new Desk("trolley", sockets.resolve("desk"));
  }

  Desk paw() {
    return new Desk("paw", sockets.resolve("paw"));
  }

  Path diary() {
    return folder.resolve("diary.jsonl");
  }

  Path log() {
    return folder.resolve("trolley.log");
  }

  @Override
  public synchronized void close() {
    closed = true;
    program.ifPresent(Program::close);
    for (String socket : List.of("desk", "paw", "")) {
      try {
        Files.deleteIfExists(sockets.resolve(socket));
      } catch (IOException cause) {
        throw new UncheckedIOException("removing " + sockets, cause);
      }
    }
  }
}
