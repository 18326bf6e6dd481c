package io.qless.gate;

import io.qless.bridge.DeviceException;
import io.qless.bridge.relay.FailSafeLock;
import io.qless.bridge.relay.GateIo;
import io.qless.bridge.relay.PiGateIo;
import io.qless.bridge.relay.SimulatedGateIo;
import io.qless.bridge.setup.ScannerSetup;
import io.qless.bridge.sim.SimulatedScanner;
import io.qless.contract.link.LinkException;
import io.qless.contract.rest.DeviceCredentials;
import io.qless.contract.tls.Trust;
import io.qless.contract.wire.Json;
import io.qless.contract.wire.MalformedMessage;
import java.io.IOException;
import java.io.Reader;
import java.net.InetSocketAddress;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.InstantSource;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Properties;
import java.util.Set;
import java.util.TreeMap;
import java.util.concurrent.CountDownLatch;
import org.slf4j.bridge.SLF4JBridgeHandler;

/// Starts a gate from settings on the command line or in a file, and ends it in order.
public final class GateMain {

  private static final String USAGE =
      """
      qless-gate --credentials=FILE --scanner=SCANNER --data=FOLDER [...]
        --credentials=FILE   what `qless gate enrol` wrote: id, password, store, addresses
        --scanner=SCANNER    DRIVER:NAME as deploy/trolley-bridge devices prints it, such as
                             hidpos:usb:0c2e:0b61; or the port of a plain one, best below
                             /dev/serial/by-id
        --data=FOLDER        where the gate remembers keys and used passes
        --open-seconds=6     how long the barrier stays open for one pass, in seconds
        --ca=FILE            PEM certificates that the broker's is checked with; else Java's own
        --zone=ZONE          time zone of the times told to shoppers; else the machine's
        --devices=pi         lock, fire loop, button and lamp are at a Raspberry Pi's header; or
                             `scanner`: a real scanner, but a simulated lock in FOLDER/lock; or
                             `sim`: the scanner is simulated, too: write `scan TEXT` to its desk
        --pins=17,27,22,23,24  BCM numbers of lock, fire loop, button, green and red lamp
        --release-codes=FILE lines `NAME CODE`: codes with which staff open the gate at its scanner
        --peers=HOST:PORT,.. other gates that can be reached without a broker
        --peer-port=7311     port at which this gate hears them
        --peer-secret=FILE   secret of 16 bytes or more, the same at all gates
        --desk=PATH          socket of that desk; else FOLDER/desk.sock
        --config=FILE        the same settings as lines `name=value`; the command line wins
      """;

  private static final Set<String> NAMES =
      Set.of(
          "credentials",
          "scanner",
          "data",
          "open-seconds",
          "ca",
          "zone",
          "devices",
          "desk",
          "pins",
          "release-codes",
          "peers",
          "peer-port",
          "peer-secret",
          "config");

  private static final int WRONG_USE = 2;

  /// Where gates hear one another unless told otherwise.
  private static final int PEER_PORT = 7311;

  private GateMain() {}

  /// See `--help`.
  public static void main(String[] args) throws InterruptedException {
    SLF4JBridgeHandler.removeHandlersForRootLogger();
    SLF4JBridgeHandler.install();
    if (Set.of(args).contains("--help")) {
      System.out.print(USAGE);
      return;
    }
    try {
      run(settings(args));
    } catch (IOException
        | IllegalArgumentException
        | MalformedMessage
        | GateException
        | DeviceException
        | LinkException wrong) {
      System.err.println("qless-gate: " + wrong.getMessage());
      System.err.print(USAGE);
      System.exit(WRONG_USE);
    }
  }

  private static void run(Map<String, String> settings) throws IOException, InterruptedException {
    GateConfig config = config(settings);
    CountDownLatch ended = new CountDownLatch(1);
    CountDownLatch closed = new CountDownLatch(1);
    Runtime.getRuntime().addShutdownHook(new Thread(() -> endAndWait(ended, closed), "gate-end"));
    Files.createDirectories(config.directory());
    String devices = settings.getOrDefault("devices", "pi");
    try {
      switch (devices) {
        case "sim" -> {
          String desk =
              settings.getOrDefault("desk", config.directory().resolve("desk.sock").toString());
          serveSimulated(config, Path.of(desk), ended);
        }
        case "scanner" -> serve(config, simulatedLock(config), ended);
        case "pi" ->
            serve(
                config,
                PiGateIo.open(
                    settings.containsKey("pins")
                        ? PiGateIo.Pins.parse(settings.get("pins"))
                        : PiGateIo.Pins.USUAL),
                ended);
        default -> throw new IllegalArgumentException("no such devices: " + devices);
      }
    } finally {
      closed.countDown();
    }
  }

  private static void serve(GateConfig config, GateIo lock, CountDownLatch ended)
      throws InterruptedException {
    try (Gate _ = start(config, lock)) {
      ended.await();
    }
  }

  private static void serveSimulated(GateConfig config, Path desk, CountDownLatch ended)
      throws InterruptedException {
    try (SimulatedScanner scanner =
            new SimulatedScanner(Path.of(config.scanner().name().toString()));
        Gate gate = start(config, simulatedLock(config));
        GateDesk _ = new GateDesk(desk, scanner, gate::lamp, gate::neighbours)) {
      ended.await();
    }
  }

  private static GateIo simulatedLock(GateConfig config) {
    return new SimulatedGateIo(config.directory().resolve("lock"));
  }

  private static Gate start(GateConfig config, GateIo lock) {
    return new Gate(
        config, InstantSource.system(), listener -> new FailSafeLock(config.id(), lock, listener));
  }

  private static void endAndWait(CountDownLatch ended, CountDownLatch closed) {
    ended.countDown();
    try {
      closed.await();
    } catch (InterruptedException interrupted) {
      Thread.currentThread().interrupt();
    }
  }

  private static GateConfig config(Map<String, String> settings) throws IOException {
    return new GateConfig(
        Json.read(
            Files.readString(Path.of(needed(settings, "credentials"))), DeviceCredentials.class),
        ScannerSetup.parse(needed(settings, "scanner")),
        Path.of(needed(settings, "data")),
        Duration.ofSeconds(
            Long.parseLong(
                settings.getOrDefault(
                    "open-seconds", Long.toString(GateConfig.USUAL_OPENING.toSeconds())))),
        Trust.of(settings.getOrDefault("ca", "")),
        settings.containsKey("zone") ? ZoneId.of(settings.get("zone")) : ZoneId.systemDefault(),
        settings.containsKey("release-codes")
            ? ReleaseCodes.inFile(Path.of(settings.get("release-codes")))
            : ReleaseCodes.NONE,
        peers(settings));
  }

  private static List<PeerLine.Config> peers(Map<String, String> settings) throws IOException {
    String peers = settings.getOrDefault("peers", "");
    if (peers.isEmpty()) {
      return List.of();
    }
    int port = Integer.parseInt(settings.getOrDefault("peer-port", Integer.toString(PEER_PORT)));
    List<InetSocketAddress> others = new ArrayList<>();
    for (String peer : peers.split(",", -1)) {
      int colon = peer.lastIndexOf(':');
      if (colon < 1) {
        throw new IllegalArgumentException("another gate is at HOST:PORT, not at " + peer);
      }
      others.add(
          new InetSocketAddress(
              peer.substring(0, colon).strip(),
              Integer.parseInt(peer.substring(colon + 1).strip())));
    }
    byte[] secret =
        Files.readString(Path.of(needed(settings, "peer-secret")))
            .strip()
            .getBytes(StandardCharsets.UTF_8);
    return List.of(new PeerLine.Config(new InetSocketAddress(port), others, secret));
  }

  private static String needed(Map<String, String> settings, String name) {
    String value = settings.get(name);
    if (value == null || value.isBlank()) {
      throw new IllegalArgumentException("--" + name + " is missing");
    }
    return value;
  }

  private static Map<String, String> settings(String[] args) throws IOException {
    Map<String, String> settings = new TreeMap<>();
    for (String arg : args) {
      int equals = arg.indexOf('=');
      if (!arg.startsWith("--") || equals < 0) {
        throw new IllegalArgumentException("not a setting: " + arg);
      }
      settings.put(arg.substring(2, equals), arg.substring(equals + 1));
    }
    if (settings.containsKey("config")) {
      Properties file = new Properties();
      try (Reader reader = Files.newBufferedReader(Path.of(settings.get("config")))) {
        file.load(reader);
      }
      file.stringPropertyNames()
          .forEach(name -> settings.putIfAbsent(name, file.getProperty(name)));
    }
    for (String name : settings.keySet()) {
      if (!NAMES.contains(name)) {
        throw new IllegalArgumentException("unknown setting --" + name);
      }
    }
    return settings;
  }
}
