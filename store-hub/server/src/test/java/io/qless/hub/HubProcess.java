package io.qless.hub;

import static org.assertj.core.api.Assertions.assertThat;

import io.qless.contract.link.Mosquitto;
import io.qless.contract.link.Soon;
import io.qless.contract.rest.CatalogueKind;
import io.qless.contract.rest.DeviceCredentials;
import io.qless.contract.rest.DeviceKind;
import io.qless.contract.rest.EnrolDevice;
import io.qless.contract.rest.SessionDetail;
import io.qless.contract.wire.Json;
import io.qless.hub.catalogue.SampleStore;
import io.qless.hub.storage.TestDatabases;
import java.io.File;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/// The hub as `deploy/qless-hub` starts it: a process of its own with the sample store, that can be
/// killed and started again on the same data and the same ports. Test use only.
public final class HubProcess implements AutoCloseable {

  private static final Duration LIMIT = Duration.ofSeconds(20);
  private static final int END_SECONDS = 30;

  private final Path directory;
  private final List<String> program;
  private final Ports ports;
  private final HttpClient client = HttpClient.newBuilder().connectTimeout(LIMIT).build();
  private Process process;

  /// Where it listens.
  public record Ports(int http, int mqtt, int simulator) {
    static Ports free() {
      return new Ports(Mosquitto.freePort(), Mosquitto.freePort(), Mosquitto.freePort());
    }
  }

  /// Starts a hub that sells the sample store.
  ///
  /// @param directory for its data and its log
  HubProcess(Path directory) {
    this(directory, List.of());
  }

  /// @param flags for its virtual machine
  HubProcess(Path directory, List<String> flags) {
    this(directory, builtHere(flags), Ports.free());
  }

  /// The same by another program, such as `deploy/qless-hub`.
  public HubProcess(Path directory, List<String> program, Ports ports) {
    this.directory = directory;
    this.program = program;
    this.ports = ports;
    this.process = start();
    for (CatalogueKind kind : CatalogueKind.values()) {
      admin("POST", "/admin/catalogue/rows", Json.bytes(SampleStore.rows(kind)));
    }
  }

  /// What SIGKILL leaves.
  public void kill() {
    process.destroyForcibly();
    awaitEnd();
  }

  /// Starts it again on what it left.
  public void again() {
    process = start();
  }

  /// Asks it to end and waits until it has.
  public void end() {
    process.destroy();
    awaitEnd();
  }

  URI mqtt() {
    return URI.create("mqtt://127.0.0.1:" + ports.mqtt());
  }

  public int mqttPort() {
    return ports.mqtt();
  }

  /// Number of its process.
  public long pid() {
    return process.pid();
  }

  /// Folder of its databases and keys.
  public Path data() {
    return directory.resolve("data");
  }

  public DeviceCredentials enrol(DeviceKind kind, String id) {
    byte[] body = Json.bytes(new EnrolDevice(kind, id));
    return Json.read(admin("POST", "/admin/devices", body), DeviceCredentials.class);
  }

  /// A trip as staff see it.
  SessionDetail trip(String session) {
    return Json.read(admin("GET", "/admin/sessions/" + session, new byte[0]), SessionDetail.class);
  }

  /// Asks the hub as the admin does.
  ///
  /// @return the body of the answer
  String admin(String method, String path, byte[] body) {
    HttpRequest request =
        HttpRequest.newBuilder(address(path))
            .timeout(LIMIT)
            .header("Authorization", "Bearer " + read(data().resolve(Hub.ADMIN_TOKEN)).strip())
            .method(method, HttpRequest.BodyPublishers.ofByteArray(body))
            .build();
    HttpResponse<String> answer = send(request);
    assertThat(answer.statusCode())
        .as("%s %s: %s", method, path, answer.body())
        .isBetween(200, 299);
    return answer.body();
  }

  /// The payer presses the button of the simulator's page.
  ///
  /// @param page address that the QR code names
  void pay(URI page) {
    HttpRequest press =
        HttpRequest.newBuilder(page)
            .timeout(LIMIT)
            .POST(HttpRequest.BodyPublishers.ofString("action=pay"))
            .build();
    assertThat(send(press).statusCode()).isEqualTo(303);
  }

  HttpResponse<String> send(HttpRequest request) {
    try {
      return client.send(request, HttpResponse.BodyHandlers.ofString());
    } catch (IOException cause) {
      throw new UncheckedIOException(request.toString(), cause);
    } catch (InterruptedException stopped) {
      Thread.currentThread().interrupt();
      throw new IllegalStateException(stopped);
    }
  }

  /// Where its payment simulator is.
  URI simulator(String path) {
    return URI.create("http://127.0.0.1:" + ports.simulator() + path);
  }

  public URI address(String path) {
    return URI.create("http://127.0.0.1:" + ports.http() + path);
  }

  /// All that it has logged and printed so far.
  List<String> log() {
    return read(directory.resolve("hub.log")).lines().toList();
  }

  @Override
  public void close() {
    process.destroyForcibly();
    awaitEnd();
    client.shutdownNow();
  }

  /// What Maven has compiled, as quick to start as can be.
  ///
  /// @param flags for its virtual machine
  public static List<String> builtHere(List<String> flags) {
    List<String> command =
        new ArrayList<>(
            List.of(
                Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                "--enable-native-access=ALL-UNNAMED",
                "--sun-misc-unsafe-memory-access=allow",
                "-XX:TieredStopAtLevel=1",
                "-Xmx512m",
                "-Dlogback.configurationFile=logback.xml", // the product's, not the tests'
                "-cp",
                classpath(),
                HubMain.class.getName()));
    command.addAll(1, flags);
    return command;
  }

  /// That of the tests without the gate, which a hub has not and which says how it logs itself.
  private static String classpath() {
    return Stream.of(System.getProperty("java.class.path").split(File.pathSeparator, -1))
        .filter(entry -> !entry.contains("/gate/target/"))
        .collect(Collectors.joining(File.pathSeparator));
  }

  private Process start() {
    List<String> command = new ArrayList<>(program);
    command.addAll(
        List.of(
            "--data-directory=" + data(),
            "--http-port=" + ports.http(),
            "--mqtt-port=" + ports.mqtt(),
            "--simulator-port=" + ports.simulator()));
    command.addAll(TestDatabases.settings(data()));
    try {
      Process started =
          new ProcessBuilder(command)
              .redirectErrorStream(true)
              .redirectOutput(
                  ProcessBuilder.Redirect.appendTo(directory.resolve("hub.log").toFile()))
              .start();
      Soon.soon(() -> "the hub is well: " + log(), () -> isWell(started));
      return started;
    } catch (IOException cause) {
      throw new UncheckedIOException("starting the hub", cause);
    }
  }

  private boolean isWell(Process started) {
    if (!started.isAlive()) {
      throw new AssertionError("the hub ended: " + log());
    }
    try {
      return send(HttpRequest.newBuilder(address("/health")).timeout(LIMIT).build()).statusCode()
          == 200;
    } catch (UncheckedIOException notYet) {
      return false;
    }
  }

  private void awaitEnd() {
    try {
      assertThat(process.waitFor(END_SECONDS, TimeUnit.SECONDS)).isTrue();
    } catch (InterruptedException stopped) {
      Thread.currentThread().interrupt();
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
