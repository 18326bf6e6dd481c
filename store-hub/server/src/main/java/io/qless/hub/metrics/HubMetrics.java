package io.qless.hub.metrics;

import io.micrometer.core.instrument.Counter;
import io.micrometer.core.instrument.FunctionCounter;
import io.micrometer.core.instrument.FunctionTimer;
import io.micrometer.core.instrument.Gauge;
import io.micrometer.core.instrument.Tags;
import io.micrometer.core.instrument.Timer;
import io.micrometer.core.instrument.binder.jvm.ClassLoaderMetrics;
import io.micrometer.core.instrument.binder.jvm.JvmGcMetrics;
import io.micrometer.core.instrument.binder.jvm.JvmMemoryMetrics;
import io.micrometer.core.instrument.binder.jvm.JvmThreadMetrics;
import io.micrometer.core.instrument.binder.system.FileDescriptorMetrics;
import io.micrometer.core.instrument.binder.system.ProcessorMetrics;
import io.micrometer.core.instrument.binder.system.UptimeMetrics;
import io.micrometer.prometheusmetrics.PrometheusConfig;
import io.micrometer.prometheusmetrics.PrometheusMeterRegistry;
import io.qless.hub.session.TripMeter;
import io.qless.shop.cart.Event;
import io.qless.shop.cart.JournalEntry;
import io.qless.shop.cart.Source;
import java.time.Duration;
import java.util.Arrays;
import java.util.EnumMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.TimeUnit;
import java.util.function.LongSupplier;

/// The hub's meters and how they are read. Safe for any thread; counting waits for nobody, and on
/// the way of a scan it adds to numbers that are there already.
public final class HubMetrics implements TripMeter, DoorTimes, AutoCloseable {

  /// Media type of what [#read] gives: Prometheus' text format.
  public static final String MEDIA_TYPE = "text/plain; version=0.0.4; charset=utf-8";

  private static final Set<String> METHODS =
      Set.of("GET", "HEAD", "POST", "PUT", "PATCH", "DELETE", "OPTIONS");

  /// Around what a scan may take: DESIGN asks for 50 ms at the 99th percentile.
  private static final Duration[] STEPS = {
    Duration.ofMillis(2),
    Duration.ofMillis(5),
    Duration.ofMillis(10),
    Duration.ofMillis(25),
    Duration.ofMillis(50),
    Duration.ofMillis(100),
    Duration.ofMillis(250),
    Duration.ofSeconds(1)
  };

  private final PrometheusMeterRegistry registry =
      new PrometheusMeterRegistry(PrometheusConfig.DEFAULT);
  private final JvmGcMetrics gc = new JvmGcMetrics();
  private final Map<Source.Kind, Senders> senders = new EnumMap<>(Source.Kind.class);
  private final Map<Class<? extends Event>, Counter> events = new ConcurrentHashMap<>();
  private final Map<Door, Timer> doors = new ConcurrentHashMap<>();

  /// The registry holds what it reads by weak references only.
  private final Set<LongSupplier> kept = ConcurrentHashMap.newKeySet();

  /// Meters of one kind of source.
  private record Senders(Counter taken, Counter refused, Timer time) {}

  /// An answer's labels; there are no more than doors and statuses.
  private record Door(String method, String path, int status) {}

  public HubMetrics() {
    new JvmMemoryMetrics().bindTo(registry);
    new JvmThreadMetrics().bindTo(registry);
    new ClassLoaderMetrics().bindTo(registry);
    gc.bindTo(registry);
    new ProcessorMetrics().bindTo(registry);
    new FileDescriptorMetrics().bindTo(registry);
    new UptimeMetrics().bindTo(registry);
    Arrays.stream(Source.Kind.values()).forEach(kind -> senders.put(kind, senders(kind)));
  }

  /// All meters now.
  public String read() {
    return registry.scrape();
  }

  @Override
  public void journalled(List<JournalEntry> entries, long nanos) {
    Senders by = of(entries.getFirst().source().kind());
    long last = -1;
    for (JournalEntry entry : entries) {
      if (entry.event() instanceof Event.CommandRefused) {
        by.refused().increment();
      } else if (entry.number() != last) {
        by.taken().increment();
      }
      last = entry.number();
      events.computeIfAbsent(entry.event().getClass(), this::event).increment();
    }
    by.time().record(nanos, TimeUnit.NANOSECONDS);
  }

  @Override
  public void refused(Source.Kind kind) {
    of(kind).refused().increment();
  }

  @Override
  public void answered(String method, String door, int status, long nanos) {
    String known = METHODS.contains(method) ? method : "other";
    doors
        .computeIfAbsent(new Door(known, door, status), this::door)
        .record(nanos, TimeUnit.NANOSECONDS);
  }

  /// A number as it is whenever somebody asks.
  ///
  /// @param labels name and value by turns; the same names for the same meter
  public HubMetrics now(String name, String help, LongSupplier value, String... labels) {
    Gauge.builder(name, value, LongSupplier::getAsLong)
        .description(help)
        .tags(Tags.of(labels))
        .strongReference(true)
        .register(registry);
    return this;
  }

  /// A number that a feature counts up by itself.
  public HubMetrics sum(String name, String help, LongSupplier value, String... labels) {
    FunctionCounter.builder(name, value, LongSupplier::getAsLong)
        .description(help)
        .tags(Tags.of(labels))
        .register(registry);
    kept.add(value);
    return this;
  }

  /// Deeds and their time that a feature counts up by itself.
  public HubMetrics times(
      String name, String help, LongSupplier count, LongSupplier nanos, String... labels) {
    FunctionTimer.builder(
            name, count, LongSupplier::getAsLong, _ -> nanos.getAsLong(), TimeUnit.NANOSECONDS)
        .description(help)
        .tags(Tags.of(labels))
        .register(registry);
    kept.add(count);
    return this;
  }

  @Override
  public void close() {
    gc.close();
    registry.close();
  }

  private Senders of(Source.Kind kind) {
    return senders.computeIfAbsent(kind, this::senders);
  }

  private Senders senders(Source.Kind kind) {
    String by = kind.name().toLowerCase(Locale.ROOT);
    return new Senders(
        commands(by, "taken"),
        commands(by, "refused"),
        Timer.builder("qless.command.journal")
            .description("From a command's arrival to its events on the disk")
            .tag("by", by)
            .serviceLevelObjectives(STEPS)
            .register(registry));
  }

  private Counter commands(String by, String outcome) {
    return Counter.builder("qless.commands")
        .description("Commands of trips that were decided")
        .tag("by", by)
        .tag("outcome", outcome)
        .register(registry);
  }

  private Counter event(Class<? extends Event> kind) {
    return Counter.builder("qless.trip.events")
        .description("Events that were written into the journal of trips")
        .tag("event", kind.getSimpleName())
        .register(registry);
  }

  private Timer door(Door door) {
    return Timer.builder("qless.http.requests")
        .description("Answers by door and status, and how long they took")
        .tag("method", door.method())
        .tag("door", door.path())
        .tag("status", Integer.toString(door.status()))
        .register(registry);
  }
}
