package io.qless.fleet;

import io.qless.contract.rest.DeviceCredentials;
import io.qless.contract.rest.DeviceKind;
import io.qless.contract.rest.EnrolDevice;
import io.qless.contract.rest.SessionDetail;
import io.qless.contract.rest.SessionList;
import io.qless.contract.rest.SessionSummary;
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
public final class FleetHub implements AutoCloseable {

  /// With a hundred trolleys on the same two cores that all come back at once.
  private static final Duration START_LIMIT = Duration.ofMinutes(2);

  private static final Duration LIMIT = Duration.ofSeconds(20);
  private static final int FIRST_PORT = 22_800;
  private static final int PORTS = 100;
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

  /// Where a hub of one's own runs.
  ///
  /// @param before command that brings its program there; empty: just here
  /// @param host address of that place, as its trolleys reach it
  /// @param ports for HTTP, MQTT and the payment simulator
  /// @param more settings
  public record Place(List<String> before, String host, List<Integer> ports, List<String> more) {
    public Place {
      before = List.copyOf(before);
      ports = List.copyOf(ports);
      more = List.copyOf(more);
    }

    /// On this machine alone.
    ///
    /// @param firstPort of a hundred that are the caller's own
    public static Place onLoopback(int firstPort, String... more) {
      return new Place(List.of(), "127.0.0.1", freePorts(firstPort), List.of(more));
    }
  }

  /// Starts one with the sample store.
  ///
  /// @param home the clone
  static FleetHub own(Path home, Path folder) {
    return own(home, folder, Place.onLoopback(FIRST_PORT));
  }

  /// Starts one with the sample store in its place. Its data is in the folder's `hub`.
  ///
  /// @param home the clone
  public static FleetHub own(Path home, Path folder, Place place) {
    Path data = folder.resolve("hub");
    List<Integer> ports = place.ports();
    String http = "http://" + place.host() + ":" + ports.getFirst();
    List<String> command = new ArrayList<>(place.before());
    command.addAll(
        List.of(
            home.resolve("deploy/qless-hub").toString(),
            "--data-directory=" + data,
            "--http-host=" + place.host(),
            "--http-port=" + ports.getFirst(),
            "--mqtt-host=" + place.host(),
            "--mqtt-port=" + ports.get(1),
            "--simulator-host=" + place.host(),
            "--simulator-port=" + ports.get(2)));
    command.addAll(place.more());
    FleetHub hub =
        new FleetHub(
            URI.create(http),
            data.resolve("admin-token"),
            () -> Program.start("hub", folder.resolve("hub.log"), Map.of(), command),
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
  public synchronized void kill() {
    program.ifPresent(Program::kill);
  }

  /// Starts it again on what it left.
  public synchronized void again() {
    if (!closed) {
      Program fresh = starting.get();
      program = Optional.of(fresh);
      fresh.awaitWords("is ready", START_LIMIT);
    }
  }

  /// Whether its own process runs.
  public synchronized boolean alive() {
    return program.map(Program::alive).orElse(false);
  }

  /// What its own process has printed since it was started last.
  public synchronized String printed() {
    return program.map(Program::printed).orElse("");
  }

  /// Number of its own process; empty for another's.
  synchronized Optional<Long> pid() {
    return program.map(Program::pid);
  }

  public DeviceCredentials enrol(DeviceKind kind, String id) {
    HttpResponse<String> answer =
        send("POST", "/admin/devices", Json.bytes(new EnrolDevice(kind, id)))
            .orElseThrow(() -> new IllegalStateException("no hub at " + address));
    if (answer.statusCode() != 201) {
      throw new IllegalStateException("enrolling " + id + ": " + answer.body());
    }
    return Json.read(answer.body(), DeviceCredentials.class);
  }

  /// The trip that a trolley is on, as staff see it; empty if the hub knows none or is away.
  public Optional<SessionSummary> openTrip(String trolley) {
    return send("GET", "/admin/sessions", new byte[0])
        .filter(answer -> answer.statusCode() == 200)
        .map(answer -> Json.read(answer.body(), SessionList.class))
        .flatMap(list ->
            list.sessions().stream().filter(trip -> trip.trolley().equals(trolley)).findFirst());
  }

  /// A trip as staff see it; empty while the hub is away.
  public Optional<SessionDetail> trip(String session) {
    return send("GET", "/admin/sessions/" + session, new byte[0])
        .filter(answer -> answer.statusCode() == 200)
        .map(answer -> Json.read(answer.body(), SessionDetail.class));
  }

  /// An attendant comes and says that all is well.
  public void clearHolds(String session) {
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

  /// Whatever the hub answers, empty if it is away.
  public Optional<HttpResponse<String>> send(String method, String path, byte[] body) {
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
  private static List<Integer> freePorts(int first) {
    List<Integer> free =
        IntStream.range(first, first + PORTS).filter(FleetHub::isFree).limit(3).boxed().toList();
    if (free.size() < 3) {
      throw new IllegalStateException("no three free ports from " + first);
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
