package io.qless.faults;

import io.qless.contract.rest.DeviceCredentials;
import io.qless.contract.wire.Json;
import io.qless.journey.Desk;
import io.qless.journey.Program;
import io.qless.journey.TrolleyHand;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/// The kiosk's program without a screen, as a process in its place, and the hands at its desk. Used
/// by one thread; what it has printed may be looked at by any.
final class TrolleyProcess implements AutoCloseable {

  /// A cold start beside others on two cores, over a bad network.
  private static final Duration START_LIMIT = Duration.ofSeconds(90);

  /// Longer than any of the faults here lasts, with all that follows from it.
  private static final Duration PATIENCE = Duration.ofSeconds(60);

  private final DeviceCredentials credentials;
  private final List<String> command;
  private final Map<String, String> environment;
  private final Path log;
  private final Path sockets;
  private Optional<Program> program = Optional.empty();

  /// Nothing runs yet.
  ///
  /// @param home the clone
  /// @param folder for its data and its log
  /// @param before what brings it to its place
  TrolleyProcess(
      Path home,
      Path folder,
      DeviceCredentials credentials,
      List<String> before,
      Map<String, String> environment) {
    this.credentials = credentials;
    this.environment = environment;
    Path data = folder.resolve(credentials.id());
    log = folder.resolve(credentials.id() + ".log");
    command = new ArrayList<>(before);
    try {
      Files.createDirectories(data);
      Files.write(data.resolve("trolley.json"), Json.bytes(credentials));
      // Paths of sockets have at most 108 bytes.
      sockets = Files.createTempDirectory("qless-");
    } catch (IOException cause) {
      throw new UncheckedIOException(cause);
    }
    command.addAll(
        List.of(
            home.resolve("deploy/qless-kiosk").toString(),
            "--data-directory=" + data,
            "--devices=sim",
            "--headless=true",
            "--desk=" + sockets.resolve("desk")));
  }

  /// Returns when it can be played; one that runs goes on.
  void start() {
    if (program.filter(Program::alive).isPresent()) {
      return;
    }
    Program fresh = Program.start(credentials.id(), log, environment, command);
    program = Optional.of(fresh);
    fresh.awaitWords("without a screen", START_LIMIT);
  }

  /// Waits until it has printed this since it was started.
  void awaitWords(String words) {
    program.orElseThrow().awaitWords(words, PATIENCE);
  }

  /// What it has printed since it was started.
  String printed() {
    return program.map(Program::printed).orElse("");
  }

  /// Switched off in order.
  void stop() {
    program.ifPresent(Program::close);
  }

  /// As an empty battery.
  void kill() {
    program.ifPresent(Program::kill);
  }

  DeviceCredentials credentials() {
    return credentials;
  }

  Desk desk() {
    return new Desk(credentials.id(), sockets.resolve("desk"));
  }

  TrolleyHand hand() {
    return new TrolleyHand(desk(), sockets, PATIENCE);
  }

  @Override
  public void close() {
    stop();
    try {
      Files.deleteIfExists(sockets.resolve("desk"));
      Files.deleteIfExists(sockets);
    } catch (IOException cause) {
      throw new UncheckedIOException(cause);
    }
  }
}
