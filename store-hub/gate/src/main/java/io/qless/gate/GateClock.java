package io.qless.gate;

import io.qless.contract.pass.PassVerifier;
import io.qless.contract.wire.GateTime;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.time.format.DateTimeParseException;
import java.util.function.LongSupplier;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/// How wrong this machine's clock is, against the hub's. The gate asks, and takes the answer for
/// the middle of the time it took. Between answers, and without a network, the machine's steady
/// counter tells on, so a clock that somebody sets is found at once. A machine without a clock of
/// its own wakes up in the past: what the hub said last stands on the disk, and no time before it
/// is believed.
///
/// A clock that is wrong by up to [#LIMIT] judges passes; beyond, this gate must judge none: it
/// would open for passes that have ended, or turn good ones away. Any thread may call.
final class GateClock {

  /// As far as a pass may be ahead, so far may clocks differ.
  static final Duration LIMIT = PassVerifier.SKEW;

  /// How often the hub is asked.
  static final Duration ASK = Duration.ofSeconds(20);

  /// An answer that took longer says too little.
  static final Duration LONGEST_WAY = Duration.ofSeconds(4);

  /// The disk is written so often: a memory card wears out.
  private static final Duration WRITE = Duration.ofMinutes(10);

  private static final Logger LOG = LoggerFactory.getLogger(GateClock.class);

  /// What is known about the clock.
  sealed interface Judgement {

    /// It is right enough.
    ///
    /// @param measured whether the hub was asked since the start
    record Right(boolean measured, Duration ahead) implements Judgement {}

    /// It must not judge passes.
    record Wrong(String words) implements Judgement {}
  }

  private final Path file;
  private final InstantSource clock;
  private final LongSupplier nanos;

  // Guarded by this:
  private Instant floor = Instant.EPOCH;
  private Instant written = Instant.EPOCH;
  private boolean measured;
  private Instant hubThen = Instant.EPOCH;
  private long thenNanos;
  private long number;
  private long askedNanos;
  private boolean asking;

  /// @param directory the gate's own
  /// @param clock the one that is judged
  /// @param nanos steady, whatever the clock does
  GateClock(Path directory, InstantSource clock, LongSupplier nanos) {
    this.file = directory.resolve("hub-time");
    this.clock = clock;
    this.nanos = nanos;
    try {
      if (Files.exists(file)) {
        floor = Instant.parse(Files.readString(file).strip());
        written = floor;
      }
    } catch (IOException | DateTimeParseException spoilt) {
      LOG.warn(
          "The time that the hub said last can't be read from {}: {}", file, spoilt.toString());
    }
  }

  /// Number of the question to put now; 0 if it is not time for one.
  synchronized long question() {
    long now = nanos.getAsLong();
    if (number > 0 && now - askedNanos < ASK.toNanos()) {
      return 0;
    }
    asking = true;
    askedNanos = now;
    return ++number;
  }

  /// The next question is put at once: a connection stands anew.
  synchronized void askSoon() {
    askedNanos = nanos.getAsLong() - ASK.toNanos();
  }

  /// The hub has answered. A late answer, or one to another question, says nothing.
  void answered(GateTime answer) {
    Instant write;
    synchronized (this) {
      long now = nanos.getAsLong();
      long took = now - askedNanos;
      if (!asking || answer.number() != number || took > LONGEST_WAY.toNanos()) {
        return;
      }
      asking = false;
      measured = true;
      hubThen = answer.at().plusNanos(took / 2);
      thenNanos = now;
      if (Duration.between(written, hubThen).compareTo(WRITE) < 0 && !written.isAfter(hubThen)) {
        return;
      }
      written = hubThen;
      write = hubThen;
    }
    keep(write);
  }

  /// What is known now.
  synchronized Judgement judge() {
    Instant now = clock.instant();
    if (!measured) {
      return now.plus(LIMIT).isBefore(floor)
          ? new Judgement.Wrong("in the past: before " + floor)
          : new Judgement.Right(false, Duration.ZERO);
    }
    Instant hub = hubThen.plusNanos(nanos.getAsLong() - thenNanos);
    Duration ahead = Duration.between(hub, now);
    return ahead.abs().compareTo(LIMIT) > 0
        ? new Judgement.Wrong(words(ahead))
        : new Judgement.Right(true, ahead);
  }

  /// The same for staff: `ok`, `not measured`, or how wrong it is.
  String inWords() {
    return switch (judge()) {
      case Judgement.Right(boolean known, Duration ahead) ->
          !known ? "not measured" : ahead.abs().toSeconds() < 2 ? "ok" : words(ahead);
      case Judgement.Wrong(String words) -> words;
    };
  }

  private static String words(Duration ahead) {
    return ahead.abs().toSeconds() + " s " + (ahead.isNegative() ? "behind" : "ahead");
  }

  private void keep(Instant hub) {
    Path draft = file.resolveSibling(file.getFileName() + ".draft");
    try {
      Files.writeString(draft, hub.toString());
      Files.move(draft, file, StandardCopyOption.ATOMIC_MOVE);
    } catch (IOException cause) {
      LOG.warn("The hub's time could not be written to {}: {}", file, cause.toString());
    }
  }
}
