package io.qless.hub.bench;

import io.qless.contract.link.Soon;
import io.qless.contract.rest.DeviceCredentials;
import io.qless.contract.rest.DeviceKind;
import io.qless.contract.wire.Topics;
import io.qless.hub.HubProcess;
import io.qless.hub.broker.Lanes;
import java.io.IOException;
import java.net.URI;
import java.net.URLDecoder;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Executors;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.LockSupport;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/// A store full of shoppers: trolleys, the phones that follow them, the payers and the gate. Works
/// at an even rate while a pacer lives. One per bench.
final class Crowd implements AutoCloseable {

  private static final Duration TICK = Duration.ofMillis(500);
  private static final Duration SETTLE = Duration.ofMinutes(4);
  private static final Duration LIMIT = Duration.ofSeconds(20);
  private static final int TRIES_TO_PAY = 60;
  private static final int MAX_WAITING = 10_000;
  private static final Pattern PAGE = Pattern.compile("[&?]url=([^&]+)");

  private final HttpClient client =
      HttpClient.newBuilder()
          .version(HttpClient.Version.HTTP_1_1)
          .connectTimeout(LIMIT)
          .executor(Executors.newVirtualThreadPerTaskExecutor())
          .build();
  private final InstantSource clock = InstantSource.system();
  private final Lanes lanes = new Lanes("load", MAX_WAITING);
  private final Measured measured = Measured.nothing();
  private final List<BenchTrolley> trolleys = new ArrayList<>();
  private final List<Family> families = new ArrayList<>();
  private final LeanMqtt gate;
  private final String scans;
  private volatile boolean closed;
  private int next;

  /// Enrols and connects all of them.
  ///
  /// @param mostScans of a trip
  Crowd(HubProcess hub, int size, int phones, int mostScans) {
    DeviceCredentials credentials = hub.enrol(DeviceKind.GATE, "G1");
    Topics topics = new Topics(credentials.store());
    scans = topics.gateScan("G1");
    gate =
        new LeanMqtt(
            new LeanMqtt.Login(hub.mqttPort(), "G1", credentials.password()),
            List.of(topics.gateCommand("G1")),
            new Deaf());
    String address = hub.address("").getAuthority();
    BenchTrolley.Street street =
        new BenchTrolley.Street(measured, this::pay, pass -> gate.publish(scans, utf8(pass)));
    for (int i = 0; i < size; i++) {
      int familySize = phones * (i + 1) / size - phones * i / size;
      Family family = new Family(client, address, familySize, measured);
      DeviceCredentials its = hub.enrol(DeviceKind.TROLLEY, "T%03d".formatted(i + 1));
      families.add(family);
      trolleys.add(
          new BenchTrolley(hub.mqttPort(), its, new TripPlan(i, mostScans), street, family));
    }
    Thread _ = Thread.ofPlatform().name("ticker").daemon().start(this::tick);
    Soon.soon(
        () -> "all trolleys are connected: " + standing() + ' ' + refusals(),
        () -> standing() == size && gate.standing());
  }

  Measured measured() {
    return measured;
  }

  /// Shoppers do something at this rate until it is closed; those who wait for money or gate are
  /// left out.
  Pacer shop(int perSecond, Duration ramp) {
    return new Pacer(perSecond, ramp, this::somebodyDoesSomething);
  }

  long watching() {
    return families.stream().mapToLong(Family::watching).sum();
  }

  /// Waits until the hub has answered everything, some minutes at most.
  ///
  /// @return the trolleys that still wait for something
  List<String> settle() {
    long begun = System.nanoTime();
    List<String> waiting = unsettled();
    while (!waiting.isEmpty() && System.nanoTime() - begun < SETTLE.toNanos()) {
      LockSupport.parkNanos(TICK.toNanos());
      waiting = unsettled();
    }
    return waiting;
  }

  List<TripLog> trips() {
    return trolleys.stream().flatMap(trolley -> trolley.trips().stream()).toList();
  }

  @Override
  public void close() {
    closed = true;
    trolleys.forEach(BenchTrolley::close);
    gate.close();
    lanes.close();
    client.shutdownNow();
  }

  private long standing() {
    return trolleys.stream().filter(BenchTrolley::standing).count();
  }

  private List<String> refusals() {
    return trolleys.stream()
        .map(BenchTrolley::refusal)
        .filter(text -> !text.isEmpty())
        .limit(3)
        .toList();
  }

  private List<String> unsettled() {
    return trolleys.stream()
        .filter(trolley -> !trolley.isSettled())
        .map(BenchTrolley::toString)
        .toList();
  }

  private void somebodyDoesSomething(long due) {
    for (int tries = 0; tries < trolleys.size(); tries++) {
      int index = next++ % trolleys.size();
      BenchTrolley trolley = trolleys.get(index);
      if (trolley.isReady()) {
        if (!lanes.offer("t" + index, () -> trolley.act(due, clock.instant()))) {
          measured.failures().increment();
        }
        return;
      }
    }
    measured.failures().increment();
  }

  private void tick() {
    while (!closed) {
      trolleys.forEach(BenchTrolley::tick);
      gate.keepAlive();
      LockSupport.parkNanos(TICK.toNanos());
    }
  }

  /// Presses the button of the payer's page, again if the hub is away.
  private void pay(String qr) {
    Matcher page = PAGE.matcher(qr);
    if (page.find()) {
      URI address = URI.create(URLDecoder.decode(page.group(1), StandardCharsets.UTF_8));
      Thread.ofVirtual().name("payer").start(() -> press(address));
    }
  }

  private void press(URI page) {
    HttpRequest button =
        HttpRequest.newBuilder(page)
            .timeout(LIMIT)
            .POST(HttpRequest.BodyPublishers.ofString("action=pay"))
            .build();
    try {
      for (int tries = 0; tries < TRIES_TO_PAY && !closed; tries++) {
        if (answers(button)) {
          return;
        }
        TimeUnit.SECONDS.sleep(1);
      }
    } catch (InterruptedException stopped) {
      Thread.currentThread().interrupt();
    }
  }

  private boolean answers(HttpRequest request) throws InterruptedException {
    try {
      return client.send(request, HttpResponse.BodyHandlers.discarding()).statusCode() < 500;
    } catch (IOException away) {
      measured.failures().increment();
      return false;
    }
  }

  private static byte[] utf8(String text) {
    return text.getBytes(StandardCharsets.UTF_8);
  }

  /// The barrier is not what is measured.
  private static final class Deaf implements LeanMqtt.Ear {
    @Override
    public void connected() {}

    @Override
    public void message(String topic, byte[] payload) {}
  }
}
