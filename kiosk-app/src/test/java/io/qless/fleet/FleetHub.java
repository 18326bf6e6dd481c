package io.qless.fleet;

import io.qless.contract.rest.DeviceCredentials;
import io.qless.contract.rest.DeviceKind;
import io.qless.contract.rest.EnrolDevice;
import io.qless.contract.rest.SessionDetail;
import io.qless.contract.wire.Json;
import io.qless.journey.Program;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Supplier;
import java.util.stream.IntStream;

/// The hub that the fleet shops at: one of its own in a process, or one that runs already. Any
/// thread may ask; one thread kills and starts.
final class FleetHub implements AutoCloseable {

  /// With a hundred trolleys on the same two cores that all come back at once.
  private static final Duration START_LIMIT = Duration.ofMinutes(2);

  private static final Duration LIMIT = Duration.ofSeconds(20);
  private static final int FIRST_PORT = 22_800;
  private static final int LAST_PORT = 22_899;
  private static final List<String> SAMPLE_STORE =
      List.of("articles", "offers", "coupons", "recalls", "labels", "markdowns", "synonyms");

  private final HttpClient client = HttpClient.newBuilder().connectTimeout(LIMIT).build();
  private final URI address;
  private final String token;
  private final Supplier<Program> starting;
  private Optional<Program> program = Optional.empty();
  private boolean closed;

  private FleetHub(URI address, Path token, Supplier<Program> starting, boolean own) {
    this.address = address;
    this.starting = starting;
    if (own) {
      again();
    }
    this.token = read(token).strip();
  }

  /// Starts one with the sample store.
  ///
  /// @param home the clone
  static FleetHub own(Path home, Path folder) {
    List<Integer> ports = freePorts();
    Path data = folder.resolve("hub");
    String http = "http://127.0.0.1:" + ports.getFirst();
    FleetHub hub =
        new FleetHub(
            URI.create(http),
            data.resolve("admin-token"),
            () ->
                Program.start(
                    "hub",
                    folder.resolve("hub.log"),
                    Map.of(),
                    List.of(
                        home.resolve("deploy/qless-hub").toString(),
                        "--data-directory=" + data,
                        "--http-port=" + ports.getFirst(),
                        "--mqtt-port=" + ports.get(1),
                        "--simulator-port=" + ports.get(2))),
            true);
    hub.loadSampleStore(home, data.resolve("admin-token"));
    return hub;
  }

  /// One that runs already and sells the sample store.
  static FleetHub running(URI address, Path token) {
    return new FleetHub(
        address,
        token,
        () -> {
          throw new IllegalStateException("this hub is not ours");
        },
        false);
  }

  private void loadSampleStore(Path home, Path tokenFile) {
    List<String> words =
        new ArrayList<>(List.of(home.resolve("deploy/qless").toString(), "catalogue", "import"));
    SAMPLE_STORE.forEach(
        file -> words.add(home.resolve("deploy/sample-store/" + file + ".csv").toString()));
    ProcessBuilder command = new ProcessBuilder(words).redirectErrorStream(true);
    command.environment().put("QLESS_HUB", address.toString());
    command.environment().put("QLESS_TOKEN_FILE", tokenFile.toString());
    command.redirectOutput(tokenFile.resolveSibling("import.log").toFile());
    try {
      int code = command.start().waitFor();
      if (code != 0) {
        throw new IllegalStateException(
            "loading the sample store: " + read(tokenFile.resolveSibling("import.log")));
      }
    } catch (IOException cause) {
      throw new UncheckedIOException("running deploy/qless", cause);
    } catch (InterruptedException interrupted) {
      Thread.currentThread().interrupt();
      throw new IllegalStateException(interrupted);
    }
  }

  /// As a power cut in the back room.
  synchronized void kill() {
    program.ifPresent(Program::kill);
  }

  /// Starts it again on what it left.
  synchronized void again() {
    if (!closed) {
      Program fresh = starting.get();
      program = Optional.of(fresh);
      fresh.awaitWords("is ready", START_LIMIT);
    }
  }

  /// Number of its own process; empty for another's.
  synchronized Optional<Long> pid() {
    return program.map(Program::pid);
  }

  DeviceCredentials enrol(DeviceKind kind, String id) {
    HttpResponse<String> answer =
        send("POST", "/admin/devices", Json.bytes(new EnrolDevice(kind, id)))
            .orElseThrow(() -> new IllegalStateException("no hub at " + address));
    if (answer.statusCode() != 201) {
      throw new IllegalStateException("enrolling " + id + ": " + answer.body());
    }
    return Json.read(answer.body(), DeviceCredentials.class);
  }

  /// A trip as staff see it; empty while the hub is away.
  Optional<SessionDetail> trip(String session) {
    return send("GET", "/admin/sessions/" + session, new byte[0])
        .filter(answer -> answer.statusCode() == 200)
        .map(answer -> Json.read(answer.body(), SessionDetail.class));
  }

  /// An attendant comes and says that all is well.
  void clearHolds(String session) {
    trip(session)
        .ifPresent(trip ->
            trip.summary()
                .holds()
                .forEach(hold ->
                    send(
                        "POST",
                        "/admin/sessions/" + session + "/holds/" + hold + "/clear",
                        new byte[0])));
  }

  private Optional<HttpResponse<String>> send(String method, String path, byte[] body) {
    HttpRequest request =
        HttpRequest.newBuilder(address.resolve(path))
            .timeout(LIMIT)
            .header("Authorization", "Bearer " + token)
            .header("Content-Type", "application/json")
            .method(method, HttpRequest.BodyPublishers.ofByteArray(body))
            .build();
    try {
      return Optional.of(client.send(request, HttpResponse.BodyHandlers.ofString()));
    } catch (IOException away) {
      return Optional.empty();
    } catch (InterruptedException interrupted) {
      Thread.currentThread().interrupt();
      return Optional.empty();
    }
  }

  @Override
  public synchronized void close() {
    closed = true;
    program.ifPresent(Program::close);
    client.shutdownNow();
  }

  /// Below those that the system gives to clients, so that none takes one while the hub is down.
  private static List<Integer> freePorts() {
    List<Integer> free =
        IntStream.rangeClosed(FIRST_PORT, LAST_PORT)
            .filter(FleetHub::isFree)
            .limit(3)
            .boxed()
            .toList();
    if (free.size() < 3) {
      throw new IllegalStateException("no three free ports from " + FIRST_PORT);
    }
    return free;
  }

  private static boolean isFree(int port) {
    try (ServerSocket _ = new ServerSocket(port, 1, InetAddress.getLoopbackAddress())) {
      return true;
    } catch (IOException taken) {
      return false;
    }
  }

  private static String read(Path file) {
    try {
      return Files.readString(file);
    } catch (IOException cause) {
      throw new UncheckedIOException(cause);
    }
  }
}
