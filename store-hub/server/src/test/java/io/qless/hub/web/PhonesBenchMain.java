package io.qless.hub.web;

import io.qless.contract.wire.Json;
import io.qless.hub.family.JoinOutcome;
import io.qless.shop.cart.SessionId;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.PrintStream;
import java.net.URI;
import java.net.http.WebSocket;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.LockSupport;
import java.util.zip.DeflaterOutputStream;
import org.jspecify.annotations.Nullable;

/// How long a trolley's scan takes to the phones of its trip while many phones watch, and what a
/// watching phone costs. Hub and phones share this process and its processors; asserts nothing.
///
/// Arguments: phones (2000), scans a second (100), seconds (20).
final class PhonesBenchMain {

  private static final int PHONES_PER_TRIP = 4;
  private static final String RICE = "gtin:9520107000112";
  private static final PrintStream OUT = System.out;

  private final Map<String, Long> scanned = new ConcurrentHashMap<>();
  private final ConcurrentLinkedQueue<Long> ways = new ConcurrentLinkedQueue<>();
  private final List<WebSocket> lines = new ArrayList<>();

  private PhonesBenchMain() {}

  public static void main(String[] args) throws Exception {
    int phones = args.length > 0 ? Integer.parseInt(args[0]) : 2_000;
    int rate = args.length > 1 ? Integer.parseInt(args[1]) : 100;
    int seconds = args.length > 2 ? Integer.parseInt(args[2]) : 20;
    Path directory = Files.createTempDirectory("phones-bench");
    try (WebHouse house = new WebHouse(directory).withSampleStore()) {
      new PhonesBenchMain().run(house, phones, rate, seconds);
    }
    System.exit(0); // the sample's threads need no farewell
  }

  private void run(WebHouse house, int phones, int rate, int seconds) throws Exception {
    List<SessionId> trips = new ArrayList<>();
    for (int i = 0; i < phones / PHONES_PER_TRIP; i++) {
      SessionId trip = new SessionId("bench-%05d".formatted(i));
      house.startTrip(trip);
      for (int lines = 0; lines < 10; lines++) {
        house.scan(trip, RICE, 0);
      }
      trips.add(trip);
    }
    long before = usedBytes();
    long connecting = System.nanoTime();
    CountDownLatch first = new CountDownLatch(phones);
    for (SessionId trip : trips) {
      for (int phone = 0; phone < PHONES_PER_TRIP; phone++) {
        connect(house, trip, first);
      }
    }
    boolean all = first.await(120, TimeUnit.SECONDS);
    long connected = System.nanoTime() - connecting;
    long after = usedBytes();
    OUT.printf("phones that watch       %d of %d%n", phones - first.getCount(), phones);
    OUT.printf("joined and connected in %.1f s, all: %s%n", connected / 1e9, all);
    OUT.printf(
        "heap of hub and phones  %d MB before, %d MB with them: %d kB a phone, both ends%n",
        before >> 20, after >> 20, (after - before) / 1_024 / phones);
    ways.clear();
    scanAtRate(house, trips, rate, seconds);
    report(rate * seconds * PHONES_PER_TRIP);
    bytes(house);
  }

  private void scanAtRate(WebHouse house, List<SessionId> trips, int rate, int seconds) {
    Random random = new Random(1);
    long gap = TimeUnit.SECONDS.toNanos(1) / rate;
    long next = System.nanoTime();
    for (int scan = 0; scan < rate * seconds; scan++) {
      next += gap;
      LockSupport.parkNanos(next - System.nanoTime());
      SessionId trip = trips.get(random.nextInt(trips.size()));
      long revision = house.cart(trip).revision() + 1;
      scanned.put(trip.text() + '/' + revision, System.nanoTime());
      house.scan(trip, RICE, 0);
    }
    LockSupport.parkNanos(TimeUnit.SECONDS.toNanos(3));
  }

  private void report(int expected) {
    long[] sorted = ways.stream().mapToLong(Long::longValue).sorted().toArray();
    OUT.printf("scan to phone           %d of %d messages%n", sorted.length, expected);
    for (double share : new double[] {0.5, 0.95, 0.99, 1}) {
      int at = (int) Math.max(0, Math.ceil(share * sorted.length) - 1);
      OUT.printf("  p%-5s %8.1f ms%n", share * 100, sorted.length == 0 ? 0 : sorted[at] / 1e6);
    }
  }

  /// What one snapshot weighs on the wire.
  private static void bytes(WebHouse house) throws IOException {
    SessionId trip = new SessionId("bench-of-bytes");
    house.startTrip(trip);
    String[] fruits = {"plu:4011", "plu:4131"};
    for (int lines = 1; lines <= 200; lines++) {
      house.scan(trip, fruits[lines % fruits.length], 100 + lines);
      if (List.of(1, 20, 50, 100, 200).contains(lines)) {
        byte[] view = Json.bytes(house.family().view(house.cart(trip), "p1"));
        ByteArrayOutputStream packed = new ByteArrayOutputStream();
        try (DeflaterOutputStream deflater = new DeflaterOutputStream(packed)) {
          deflater.write(view);
        }
        OUT.printf(
            "snapshot of %3d lines    %6d bytes, deflated %5d%n",
            lines, view.length, packed.size());
      }
    }
  }

  private void connect(WebHouse house, SessionId trip, CountDownLatch first) {
    JoinOutcome outcome = house.family().join(house.secret(trip), "Phone");
    String token = ((JoinOutcome.Joined) outcome).token();
    String address = house.address().replace("http:", "ws:");
    lines.add(
        house
            .http()
            .newWebSocketBuilder()
            .buildAsync(
                URI.create(address + "/ws/cart/" + trip.text() + "?token=" + token),
                new Ear(trip.text(), first))
            .join());
  }

  private static long usedBytes() {
    for (int i = 0; i < 3; i++) {
      System.gc();
      LockSupport.parkNanos(TimeUnit.MILLISECONDS.toNanos(200));
    }
    Runtime runtime = Runtime.getRuntime();
    return runtime.totalMemory() - runtime.freeMemory();
  }

  /// One phone; reads no more of a message than its revision.
  private final class Ear implements WebSocket.Listener {
    private final String trip;
    private final CountDownLatch first;
    private final StringBuilder head = new StringBuilder();
    private boolean greeted;

    Ear(String trip, CountDownLatch first) {
      this.trip = trip;
      this.first = first;
    }

    @Override
    public @Nullable CompletionStage<?> onText(WebSocket from, CharSequence data, boolean last) {
      if (head.length() < 120) {
        head.append(data, 0, Math.min(120, data.length()));
      }
      if (last) {
        hear(System.nanoTime());
        head.setLength(0);
      }
      from.request(1);
      return null;
    }

    private void hear(long now) {
      String text = head.toString();
      int at = text.indexOf("\"revision\":") + 11;
      long revision = Long.parseLong(text.substring(at, text.indexOf(',', at)));
      if (!greeted) {
        greeted = true;
        first.countDown();
      }
      Long since = scanned.get(trip + '/' + revision);
      if (since != null) {
        ways.add(now - since);
      }
    }
  }
}
