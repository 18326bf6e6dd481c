package io.qless.bridge.serialscale;

import io.qless.bridge.DeviceException;
import io.qless.bridge.DeviceState;
import io.qless.bridge.scale.ScaleReading;
import io.qless.bridge.scale.ScaleReading.Fault;
import io.qless.bridge.scale.ScaleReading.Moving;
import io.qless.bridge.scale.ScaleReading.Settled;
import io.qless.bridge.scale.WeighingInstrument;
import io.qless.bridge.scanner.ScanPort;
import io.qless.bridge.scanner.ScanPort.Opening;
import io.qless.bridge.serialscale.ScaleAnswer.Motion;
import io.qless.bridge.serialscale.ScaleAnswer.Refused;
import io.qless.bridge.serialscale.ScaleAnswer.Weight;
import java.nio.charset.StandardCharsets;
import java.util.Optional;
import java.util.concurrent.TimeUnit;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/// A scale with a serial port: asks for its weight again and again. The scale's thread uses it; it
/// lives as long as its scale.
///
/// A load is settled when the scale says so in two equal answers behind one another. An answer that
/// does not come whole within its limit is none; the next question begins with an empty port.
public final class SerialScale implements WeighingInstrument {

  /// Questions behind one another without an answer that are no accident.
  private static final int SILENT_LIMIT = 3;

  private static final int READ_BYTES = 256;

  /// An answer has at most 20 characters; a port that talks on without one is no scale's.
  private static final int MOST_CHARACTERS = 1_024;

  /// Seven bits are text; where a port gives eight, the highest is a parity bit or noise.
  private static final int SEVEN_BITS = 0x7f;

  private static final Fault SILENT =
      new Fault(
          "the scale does not answer",
          "switch the scale on, check its cable, and that it is set to this protocol");

  private final ScanPort.Opener opener;
  private final ScaleProtocol protocol;
  private final double sigmaGrams;

  private final byte[] bytes = new byte[READ_BYTES];
  private @Nullable ScanPort port;
  private @Nullable Weight before;
  private int silent;
  private boolean answered;

  /// @param opener finds the port, which it sets as the protocol says
  /// @param divisionGrams the step of its display
  public SerialScale(ScanPort.Opener opener, ScaleProtocol protocol, int divisionGrams) {
    this.opener = opener;
    this.protocol = protocol;
    this.sigmaGrams = divisionGrams / Math.sqrt(12); // of a value anywhere within one step
  }

  @Override
  public void open() {
    switch (opener.open()) {
      case Opening.Failed(DeviceState state) -> throw DeviceException.of(state);
      case Opening.Opened(ScanPort opened) -> {
        port = opened;
        before = null;
        silent = 0;
        answered = false;
      }
    }
  }

  @Override
  public ScaleReading next() throws InterruptedException {
    if (silent > 0 || answered) {
      TimeUnit.NANOSECONDS.sleep(protocol.pause().toNanos());
    }
    Optional<ScaleAnswer> answer = ask();
    if (answer.isEmpty()) {
      before = null;
      silent++;
      return silent >= SILENT_LIMIT || !answered ? SILENT : new Moving();
    }
    silent = 0;
    answered = true;
    return reading(answer.get());
  }

  private ScaleReading reading(ScaleAnswer answer) {
    Weight last = before;
    before = null;
    return switch (answer) {
      case Refused(String reason, String wayOut) -> new Fault(reason, wayOut);
      case Motion() -> new Moving();
      case Weight now -> {
        before = now;
        yield now.stable() && now.equals(last)
            ? new Settled(now.grams(), sigmaGrams)
            : new Moving();
      }
    };
  }

  private Optional<ScaleAnswer> ask() throws InterruptedException {
    ScanPort open = port;
    if (open == null) {
      throw new IllegalStateException("not open");
    }
    open.flush();
    if (!protocol.greeting().isEmpty()) {
      send(open, protocol.greeting());
      if (await(open, protocol.greetingAnswer()) == null) {
        return Optional.empty();
      }
    }
    send(open, protocol.question());
    Matcher whole = await(open, protocol.answer());
    return whole == null ? Optional.empty() : protocol.meaning().apply(whole);
  }

  private static void send(ScanPort open, String text) {
    open.write(text.getBytes(StandardCharsets.US_ASCII));
  }

  /// The first whole answer, null if none came in time.
  private @Nullable Matcher await(ScanPort open, Pattern form) throws InterruptedException {
    long deadline = System.nanoTime() + ScaleProtocol.ANSWER_LIMIT.toNanos();
    var heard = new StringBuilder();
    while (System.nanoTime() - deadline < 0 && heard.length() < MOST_CHARACTERS) {
      if (Thread.interrupted()) {
        throw new InterruptedException("closing");
      }
      int count = open.read(bytes);
      if (count < 0) {
        throw DeviceException.of(opener.absent());
      }
      for (int i = 0; i < count; i++) {
        heard.append((char) (bytes[i] & SEVEN_BITS));
      }
      Matcher found = form.matcher(heard.toString());
      if (found.find()) {
        return found;
      }
    }
    return null;
  }

  @Override
  public void close() {
    if (port != null) {
      port.close();
      port = null;
    }
  }
}
