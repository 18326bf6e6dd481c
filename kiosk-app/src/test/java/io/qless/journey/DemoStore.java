package io.qless.journey;

import io.qless.contract.link.FaultProxy;
import io.qless.contract.rest.DeviceCredentials;
import io.qless.contract.wire.Json;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;

/// All programs of one store: hub, gate and trolley, each started by its script in `deploy/`. Used
/// by one thread; closes what it started, in reverse.
final class DemoStore implements AutoCloseable {

  static final String TROLLEY = "T1";
  static final String GATE = "G1";

  /// A cold start on a busy two-core machine.
  private static final Duration START_LIMIT = Duration.ofSeconds(60);

  private static final String NO_SCREEN = "";

  private final Path home;
  private final Path data;
  private final Ports ports;
  private final Screen screen;
  private final String size;
  private final Path sockets;
  private final FaultProxy gateNetwork;
  private Optional<Program> hub = Optional.empty();
  private Optional<Program> gate = Optional.empty();
  private Optional<Program> kiosk = Optional.empty();

  /// Nothing runs yet but the display.
  ///
  /// @param home the clone
  /// @param data where this store keeps everything; made if missing
  /// @param size of the kiosk's window, such as `1280x800`
  DemoStore(Path home, Path data, String size) {
    this.home = home;
    this.data = data.toAbsolutePath().normalize();
    this.size = size;
    try {
      Files.createDirectories(this.data);
      // Paths of sockets have at most 108 bytes, so they are not kept below a folder of any depth.
      sockets = Files.createTempDirectory("qless-");
    } catch (IOException cause) {
      throw new JourneyException("making " + data + ": " + cause.getMessage(), cause);
    }
    ports = Ports.free();
    gateNetwork = new FaultProxy(ports.mqtt());
    screen = size.isEmpty() ? Screen.none() : Screen.open(System.getenv(), size, logs());
  }

  /// The same with a trolley that has no screen; which classes it loads stands in
  /// `kiosk-classes.log`.
  static DemoStore withoutScreen(Path home, Path data) {
    return new DemoStore(home, data, NO_SCREEN);
  }

  /// Starts all, the sample store loaded.
  ///
  /// @return whether this is the store's first start
  boolean open() {
    startHub();
    boolean first = loadSampleStore();
    startGate();
    enrolTrolley();
    startKiosk();
    return first;
  }

  /// Starts the hub on its data and its ports.
  void startHub() {
    Program fresh =
        run(
            "hub",
            Map.of(),
            script("qless-hub"),
            "--data-directory=" + data.resolve("hub"),
            "--http-port=" + ports.http(),
            "--mqtt-port=" + ports.mqtt(),
            "--simulator-port=" + ports.simulator());
    hub = Optional.of(fresh);
    fresh.awaitWords("is ready", START_LIMIT);
  }

  /// Loads the sample store and says whether it was needed: what an admin changed since the first
  /// start stays.
  private boolean loadSampleStore() {
    Path loaded = data.resolve("sample-store-is-loaded");
    if (Files.exists(loaded)) {
      return false;
    }
    List<String> words = new ArrayList<>(List.of("catalogue", "import"));
    Path folder = home.resolve("deploy/sample-store");
    for (String file :
        List.of("articles", "offers", "coupons", "recalls", "labels", "markdowns", "synonyms")) {
      words.add(folder.resolve(file + ".csv").toString());
    }
    watched(words);
    write(loaded, "");
    return true;
  }

  /// Enrols the gate and starts it. Its line to the hub can be cut, see [#gateNetwork()].
  private void startGate() {
    Path folder = folder("gate-" + GATE);
    Path file = folder.resolve("gate.json");
    qless("gate", "enrol", GATE, "--out=" + file);
    DeviceCredentials own = Json.read(read(file), DeviceCredentials.class);
    write(
        file,
        Json.text(
            new DeviceCredentials(
                own.kind(),
                own.id(),
                own.password(),
                own.store(),
                gateNetwork.uri("tcp").toString(),
                own.httpUrl())));
    Program fresh =
        run(
            "gate",
            Map.of(),
            script("qless-gate"),
            "--credentials=" + file,
            "--scanner=" + folder.resolve("scanner"),
            "--data=" + folder,
            "--devices=sim",
            "--desk=" + gateDesk().socket());
    gate = Optional.of(fresh);
    fresh.awaitWords("Connected", START_LIMIT);
  }

  /// Enrols the trolley.
  private void enrolTrolley() {
    qless(
        "trolley",
        "enrol",
        TROLLEY,
        "--out=" + folder("trolley-" + TROLLEY).resolve("trolley.json"));
  }

  /// Starts the kiosk of the enrolled trolley on the screen.
  void startKiosk() {
    Program fresh =
        run(
            "kiosk",
            size.isEmpty()
                ? Map.of(
                    "DISPLAY",
                    "",
                    "QLESS_JVM_FLAGS",
                    "-Xlog:class+load:file=" + data.resolve("kiosk-classes.log"))
                : Map.of("DISPLAY", screen.display()),
            script("qless-kiosk"),
            "--data-directory=" + folder("trolley-" + TROLLEY),
            "--devices=sim",
            "--desk=" + kioskDesk().socket(),
            size.isEmpty() ? "--headless=true" : "--size=" + size);
    kiosk = Optional.of(fresh);
    fresh.awaitWords("the desk of the simulated devices listens", START_LIMIT);
  }

  /// Waits until the hub has logged this.
  void awaitHubLog(String words) {
    hub.orElseThrow().awaitWords(words, Await.USUAL);
  }

  /// As a power cut in the back room.
  void killHub() {
    hub.ifPresent(Program::kill);
  }

  /// Memory that the kiosk's process holds.
  long kioskMegabytes() {
    Path status = Path.of("/proc", "" + kiosk.orElseThrow().pid(), "status");
    return new String(read(status), StandardCharsets.UTF_8)
        .lines()
        .filter(line -> line.startsWith("VmRSS:"))
        .mapToLong(line -> Long.parseLong(line.replaceAll("[^0-9]", "")) / 1_024)
        .findFirst()
        .orElse(0);
  }

  /// As an empty battery in the trolley.
  void killKiosk() {
    kiosk.ifPresent(Program::kill);
  }

  /// Runs the admin's command line against this store's hub.
  ///
  /// @return what it printed
  /// @throws JourneyException with its words if it does not exit with 0
  String qless(String... words) {
    try {
      Process process = command(List.of(words)).redirectErrorStream(true).start();
      process.getOutputStream().close();
      String printed = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
      if (process.waitFor() != 0) {
        throw new JourneyException("qless " + String.join(" ", words) + ": " + printed.strip());
      }
      return printed;
    } catch (IOException cause) {
      throw new JourneyException("running deploy/qless", cause);
    } catch (InterruptedException interrupted) {
      Thread.currentThread().interrupt();
      throw new JourneyException("interrupted while qless ran", interrupted);
    }
  }

  /// The same, with its progress in front of whoever watches.
  private void watched(List<String> words) {
    try {
      int code = command(words).inheritIO().start().waitFor();
      if (code != 0) {
        throw new JourneyException("qless " + words.getFirst() + " ended with code " + code);
      }
    } catch (IOException cause) {
      throw new JourneyException("running deploy/qless", cause);
    } catch (InterruptedException interrupted) {
      Thread.currentThread().interrupt();
      throw new JourneyException("interrupted while qless ran", interrupted);
    }
  }

  private ProcessBuilder command(List<String> words) {
    List<String> all = new ArrayList<>(List.of(script("qless")));
    all.addAll(words);
    ProcessBuilder builder = new ProcessBuilder(all);
    builder.environment().put("QLESS_HUB", hubUrl());
    builder.environment().put("QLESS_TOKEN_FILE", adminToken().toString());
    return builder;
  }

  /// The desk of the trolley's simulated scanner, scale and screen.
  Desk kioskDesk() {
    return new Desk("trolley", sockets.resolve("trolley"));
  }

  /// The desk of the gate's simulated scanner.
  Desk gateDesk() {
    return new Desk("gate", sockets.resolve("gate"));
  }

  /// The cable between gate and hub.
  FaultProxy gateNetwork() {
    return gateNetwork;
  }

  String hubUrl() {
    return "http://127.0.0.1:" + ports.http();
  }

  String payerUrl() {
    return "http://127.0.0.1:" + ports.simulator();
  }

  Path adminToken() {
    return data.resolve("hub").resolve("admin-token");
  }

  Path home() {
    return home;
  }

  Path data() {
    return data;
  }

  Path logs() {
    return data.resolve("logs");
  }

  Screen screen() {
    return screen;
  }

  /// The first program that should run and does not.
  Optional<Program> ended() {
    return Stream.of(hub, gate, kiosk)
        .flatMap(Optional::stream)
        .filter(program -> !program.alive())
        .findFirst();
  }

  @Override
  public void close() {
    kiosk.ifPresent(Program::close);
    gate.ifPresent(Program::close);
    gateNetwork.close();
    hub.ifPresent(Program::close);
    screen.close();
    remove(sockets);
  }

  /// Removes a folder with all in it.
  static void remove(Path folder) {
    if (!Files.exists(folder)) {
      return;
    }
    try (Stream<Path> all = Files.walk(folder)) {
      for (Path path : all.sorted(Comparator.reverseOrder()).toList()) {
        Files.delete(path);
      }
    } catch (IOException cause) {
      throw new JourneyException("removing " + folder + ": " + cause.getMessage(), cause);
    }
  }

  private Program run(String name, Map<String, String> environment, String... command) {
    return Program.start(name, logs().resolve(name + ".log"), environment, Arrays.asList(command));
  }

  private String script(String name) {
    return home.resolve("deploy").resolve(name).toString();
  }

  private Path folder(String name) {
    try {
      return Files.createDirectories(data.resolve(name));
    } catch (IOException cause) {
      throw new UncheckedIOException("making a folder in " + data, cause);
    }
  }

  private static byte[] read(Path file) {
    try {
      return Files.readAllBytes(file);
    } catch (IOException cause) {
      throw new UncheckedIOException("reading " + file, cause);
    }
  }

  private static void write(Path file, String text) {
    try {
      Files.writeString(file, text);
    } catch (IOException cause) {
      throw new UncheckedIOException("writing " + file, cause);
    }
  }
}
