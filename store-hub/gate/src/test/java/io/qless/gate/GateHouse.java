package io.qless.gate;

import static io.qless.contract.link.Soon.soon;

import io.qless.bridge.relay.FailSafeLock;
import io.qless.bridge.relay.LockListener;
import io.qless.bridge.relay.RelayState;
import io.qless.bridge.relay.SimulatedGateIo;
import io.qless.bridge.setup.ScannerSetup;
import io.qless.bridge.sim.SimulatedScanner;
import io.qless.contract.link.FaultProxy;
import io.qless.contract.link.Mosquitto;
import io.qless.contract.rest.DeviceCredentials;
import io.qless.contract.rest.DeviceKind;
import io.qless.contract.tls.Trust;
import io.qless.contract.wire.GateStatus;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneId;
import java.util.Base64;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.io.TempDir;

/// A gate with a scanner on a pseudo-terminal, a real broker and a network that can be cut. Test
/// use only.
abstract class GateHouse {

  @TempDir Path directory;
  Mosquitto broker;
  FaultProxy network;
  HubDouble hub;
  SimulatedScanner scanner;
  Gate gate;
  final List<RelayState> barrier = new CopyOnWriteArrayList<>();
  volatile Duration clockAhead = Duration.ZERO;
  ReleaseCodes codes = ReleaseCodes.NONE;

  @BeforeEach
  void openTheShop() throws IOException {
    broker = Mosquitto.open(Files.createDirectory(directory.resolve("broker")));
    network = new FaultProxy(broker.port());
    hub = new HubDouble(broker.uri("mqtt"));
    scanner = new SimulatedScanner(directory.resolve("scanner"));
    Path cards = directory.resolve("cards");
    Files.writeString(cards, "# for the night shift\nasha open-sesame-4711-x\n");
    codes = ReleaseCodes.inFile(cards);
    gate = start("G1", scanner);
    soon("the gate knows the hub and its scanner", () -> ready("G1"));
  }

  @AfterEach
  void closeTheShop() {
    gate.close();
    scanner.close();
    hub.close();
    network.close();
    broker.close();
  }

  long openings() {
    return barrier.stream().filter(state -> state == RelayState.OPEN).count();
  }

  String clock() {
    GateStatus status = hub.status.get("G1");
    return status == null ? "" : status.health().clock();
  }

  static String keyId(String pass) {
    byte[] header = Base64.getUrlDecoder().decode(pass.substring(0, pass.indexOf('.')));
    return new String(header, StandardCharsets.UTF_8).replaceAll(".*\"kid\":\"([^\"]+)\".*", "$1");
  }

  boolean remembered(String word) {
    return onDisk("used-passes.journal").contains(word);
  }

  String onDisk(String file) {
    try {
      return Files.readString(directory.resolve("G1").resolve(file));
    } catch (IOException cause) {
      throw new AssertionError(cause);
    }
  }

  int waiting() {
    GateStatus status = hub.status.get("G1");
    return status == null ? -1 : status.waiting();
  }

  /// A gate that has just started may not have opened its scanner's port yet.
  void scanUntil(String pass, String lamp) {
    soon(
        "the lamp says " + lamp,
        () -> {
          scanner.scan(pass);
          return gate.lamp().startsWith(lamp);
        });
  }

  boolean ready(String id) {
    GateStatus status = hub.status.get(id);
    return status != null && status.online() && status.keys() == 1 && status.scanner().equals("ok");
  }

  Gate start(String id, SimulatedScanner at) {
    return new Gate(
        new GateConfig(
            new DeviceCredentials(
                DeviceKind.GATE,
                id,
                "",
                HubDouble.STORE,
                network.uri("mqtt").toString(),
                "http://127.0.0.1:1"),
            ScannerSetup.plain(at.link()),
            directory.resolve(id),
            Duration.ofSeconds(2),
            new Trust.Platform(),
            ZoneId.of("Asia/Kolkata"),
            codes,
            List.of()),
        () -> Instant.now().plus(clockAhead),
        gate -> new FailSafeLock(id, new SimulatedGateIo(lock(id)), watched(id, gate)));
  }

  Path lock(String id) {
    return directory.resolve(id).resolve("lock");
  }

  /// The first gate's barrier is looked at.
  LockListener watched(String id, LockListener gate) {
    return new LockListener() {
      @Override
      public void lockIs(RelayState state) {
        if (id.equals("G1")) {
          barrier.add(state);
        }
        gate.lockIs(state);
      }

      @Override
      public void buttonPressed() {
        gate.buttonPressed();
      }
    };
  }
}
