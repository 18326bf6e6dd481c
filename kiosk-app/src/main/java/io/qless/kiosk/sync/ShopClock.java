package io.qless.kiosk.sync;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.time.format.DateTimeFormatter;
import java.time.format.DateTimeParseException;
import java.util.Optional;
import java.util.function.LongSupplier;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/// The store's time, as the hub tells it with each of its answers; in between the machine's steady
/// counter tells on. A trolley whose own clock is wrong, or is set while a shopper is under way,
/// counts down and prices like all others. Until the hub has answered, the own clock counts, but no
/// time before the one that the hub told last: a machine without a clock of its own wakes up in the
/// past. Safe for any thread; lives as long as the program.
public final class ShopClock implements InstantSource {

  private static final Logger LOG = LoggerFactory.getLogger(ShopClock.class);

  /// An answer that took longer says too little.
  private static final Duration LONGEST_WAY = Duration.ofSeconds(4);

  /// The hub tells whole seconds (RFC 9110, section 5.6.7), so they are over by half on average.
  private static final Duration HALF_A_SECOND = Duration.ofMillis(500);

  /// Differences below come from the way and from the hub's whole seconds; nothing is set for them.
  private static final Duration LIMIT = Duration.ofSeconds(3);

  /// The disk is written so often: a memory card wears out.
  private static final Duration WRITE = Duration.ofMinutes(10);

  private final Path file;
  private final InstantSource own;
  private final LongSupplier nanos;
  private final Told floor;
  private volatile Optional<Told> told = Optional.empty();
  private Instant written;

  /// What the hub's time was when the counter stood so.
  private record Told(Instant hub, long nanos) {
    Instant at(long now) {
      return hub.plusNanos(now - nanos);
    }
  }

  /// @param directory where the hub's time is kept over a restart
  /// @param own this machine's clock
  /// @param nanos steady, whatever the clock does
  public ShopClock(Path directory, InstantSource own, LongSupplier nanos) {
    this.file = directory.resolve("hub-time");
    this.own = own;
    this.nanos = nanos;
    written = kept();
    floor = new Told(written, nanos.getAsLong());
  }

  @Override
  public Instant instant() {
    long now = nanos.getAsLong();
    if (told.isPresent()) {
      return told.get().at(now);
    }
    Instant earliest = floor.at(now);
    Instant mine = own.instant();
    return mine.isBefore(earliest) ? earliest : mine;
  }

  /// The hub has answered.
  ///
  /// @param date as in its header
  /// @param askedNanos the counter when it was asked
  void heard(String date, long askedNanos) {
    long now = nanos.getAsLong();
    Duration way = Duration.ofNanos(now - askedNanos);
    if (way.compareTo(LONGEST_WAY) > 0) {
      return;
    }
    try {
      Instant hub =
          Instant.from(DateTimeFormatter.RFC_1123_DATE_TIME.parse(date))
              .plus(HALF_A_SECOND)
              .plus(way.dividedBy(2));
      set(hub, now);
    } catch (DateTimeParseException noTime) {
      LOG.debug("the hub tells no time: {}", date);
    }
  }

  private synchronized void set(Instant hub, long now) {
    Duration off = Duration.between(hub, instant());
    if (told.isEmpty() || off.abs().compareTo(LIMIT) > 0) {
      if (off.abs().compareTo(LIMIT) > 0) {
        LOG.warn(
            "this trolley's time is {} s {} the hub's; the hub's counts",
            off.abs().toSeconds(),
            off.isNegative() ? "behind" : "ahead of");
      }
      told = Optional.of(new Told(hub, now));
    }
    if (Duration.between(written, hub).abs().compareTo(WRITE) >= 0) {
      written = hub;
      keep(hub);
    }
  }

  private Instant kept() {
    try {
      if (Files.exists(file)) {
        return Instant.parse(Files.readString(file).strip());
      }
    } catch (IOException | DateTimeParseException spoilt) {
      LOG.warn("the time that the hub told last can't be read: {}", spoilt.toString());
    }
    return Instant.EPOCH;
  }

  private void keep(Instant hub) {
    Path draft = file.resolveSibling("hub-time.draft");
    try {
      Files.writeString(draft, hub.toString());
      Files.move(draft, file, StandardCopyOption.ATOMIC_MOVE);
    } catch (IOException cause) {
      LOG.warn("the hub's time could not be kept: {}", cause.toString());
    }
  }
}
