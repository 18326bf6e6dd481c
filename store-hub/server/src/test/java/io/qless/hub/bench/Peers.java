package io.qless.hub.bench;

import io.qless.contract.link.Mosquitto;
import io.qless.contract.link.Soon;
import io.qless.hub.broker.Lanes;
import io.qless.hub.storage.Database;
import io.qless.hub.storage.Databases;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.ByteBuffer;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Timestamp;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.atomic.AtomicLong;
import java.util.concurrent.locks.LockSupport;

/// What the hub stands on, alone and with the same load: a broker that gives each message back, and
/// a database that keeps one row for each command. The hub does both, and decides in between.
final class Peers {

  /// About what a command and its event have on the wire, and what a row of the journal has.
  private static final int MESSAGE_BYTES = 320;

  private static final String BODY = "x".repeat(700);
  private static final String HASH = "0".repeat(64);
  private static final Duration WARM_UP = Duration.ofSeconds(5);
  private static final int MAX_WAITING = 10_000;

  private final int clients;
  private final int perSecond;
  private final Duration measure;
  private final Path folder;

  Peers(int clients, int perSecond, Duration measure, Path folder) {
    this.clients = clients;
    this.perSecond = perSecond;
    this.measure = measure;
    this.folder = folder;
  }

  /// Mosquitto as Debian starts it: in memory, nothing forced to the disk.
  Latencies broker() {
    Latencies echo = new Latencies();
    List<LeanMqtt> lines = new ArrayList<>();
    try (Mosquitto broker =
        new Mosquitto(made(folder.resolve("mosquitto")), "allow_anonymous true")) {
      for (int i = 0; i < clients; i++) {
        LeanMqtt.Login login = new LeanMqtt.Login(broker.port(), "echo" + i, "");
        lines.add(new LeanMqtt(login, List.of("echo/" + i), new Echo(echo)));
      }
      Soon.soon(
          "all are connected to mosquitto", () -> lines.stream().allMatch(LeanMqtt::standing));
      AtomicLong next = new AtomicLong();
      measured(
          echo,
          due -> {
            int index = (int) (next.getAndIncrement() % clients);
            byte[] payload = ByteBuffer.allocate(MESSAGE_BYTES).putLong(due).array();
            return () -> lines.get(index).publish("echo/" + index, payload);
          });
    } finally {
      lines.forEach(LeanMqtt::close);
    }
    return echo;
  }

  /// The hub's own journal file: one row inserted, committed and forced to the disk per command.
  Latencies database() {
    Latencies kept = new Latencies();
    try (Database journal = new Databases.InFiles(made(folder.resolve("bare"))).journal()) {
      for (int i = 0; i < clients; i++) {
        begin(journal, "trip-" + i);
      }
      AtomicLong next = new AtomicLong();
      measured(
          kept,
          due -> {
            long number = next.getAndIncrement();
            return () -> {
              insert(journal, "trip-" + number % clients, number);
              kept.add(due, System.nanoTime());
            };
          });
    }
    return kept;
  }

  private interface Work {
    Runnable at(long due);
  }

  /// On a thread per client, as the hub works on a lane per trolley.
  private void measured(Latencies times, Work work) {
    AtomicLong turn = new AtomicLong();
    try (Lanes lanes = new Lanes("peer", MAX_WAITING);
        Pacer _ =
            new Pacer(
                perSecond,
                Duration.ZERO,
                due -> lanes.offer("c" + turn.getAndIncrement() % clients, work.at(due)))) {
      pass(WARM_UP);
      times.begin();
      pass(measure);
      times.end();
      pass(Duration.ofSeconds(1));
    }
  }

  private static void begin(Database journal, String trip) {
    journal
        .jdbi()
        .useHandle(handle ->
            handle.execute(
                "INSERT INTO shopping_session (id, trolley, phase, revision, started_at)"
                    + " VALUES (?, '', 'SHOPPING', 1, ?)",
                trip,
                Timestamp.from(Instant.EPOCH)));
  }

  private static void insert(Database journal, String trip, long number) {
    journal
        .jdbi()
        .useTransaction(handle ->
            handle.execute(
                "INSERT INTO session_event"
                    + " (session_id, revision, source, command_number, at, body, hash)"
                    + " VALUES (?, ?, 'trolley', ?, ?, ?, ?)",
                trip,
                number,
                number,
                Timestamp.from(Instant.EPOCH),
                BODY,
                HASH));
    journal.makeDurable();
  }

  private static void pass(Duration time) {
    long end = System.nanoTime() + time.toNanos();
    for (long left = time.toNanos(); left > 0; left = end - System.nanoTime()) {
      LockSupport.parkNanos(left);
    }
  }

  private static Path made(Path directory) {
    try {
      return Files.createDirectories(directory);
    } catch (IOException cause) {
      throw new UncheckedIOException(cause);
    }
  }

  /// Hears its own words.
  private record Echo(Latencies times) implements LeanMqtt.Ear {
    @Override
    public void connected() {}

    @Override
    public void message(String topic, byte[] payload) {
      times.add(ByteBuffer.wrap(payload).getLong(), System.nanoTime());
    }
  }
}
