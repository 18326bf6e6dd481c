package io.qless.bridge.scanner;

import io.qless.bridge.scanner.Framed.Rejected;
import io.qless.bridge.scanner.ScanReject.Cause;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;

/// Cuts a scanner's bytes into frames; this is all of the protocol of a scanner that wants no
/// answers. Used by one thread; lives as long as the scanner's driver, across unplugs.
///
/// Unless told otherwise a frame ends with CR, LF or CRLF, or stands between STX and ETX (a CR or
/// LF inside is then data, at its end a suffix). Empty lines are nothing. What can't surely be told
/// to be one whole frame is rejected.
public final class ScanFraming implements ScanProtocol {

  /// How a scanner was set up to end a code.
  public enum Ends {
    /// In any of these ways: each frame shows its own.
    ANY,
    /// CR; an LF is data.
    CR,
    /// LF; a CR is data.
    LF,
    /// CR LF; one of them alone is data.
    CRLF,
    /// It stands between STX and ETX; what is outside is none.
    STX_ETX
  }

  /// The largest QR code holds 7,089 digits (ISO/IEC 18004, version 40-L); 3 more for the AIM id.
  public static final int LONGEST_FRAME_BYTES = 7_092;

  /// A scanner sends a frame in one go: silence this long inside a frame means that its rest won't
  /// come.
  public static final Duration SILENCE_LIMIT = Duration.ofMillis(500);

  private static final byte STX = 0x02;
  private static final byte ETX = 0x03;
  private static final byte LF = 0x0A;
  private static final byte CR = 0x0D;

  private final Ends ends;
  private final byte[] frame = new byte[LONGEST_FRAME_BYTES];
  private int length;
  private boolean bracketed;
  private boolean skipping;
  private Duration silence = Duration.ZERO;
  private boolean afterTear;
  private boolean sendsAimIds;

  /// A scanner that ends its codes in any way.
  public ScanFraming() {
    this(Ends.ANY);
  }

  public ScanFraming(Ends ends) {
    this.ends = ends;
  }

  @Override
  public List<Framed> accept(byte[] bytes, int count) {
    if (count > 0) {
      silence = Duration.ZERO;
    }
    List<Framed> out = new ArrayList<>();
    for (int i = 0; i < count; i++) {
      accept(bytes[i], out);
    }
    return out;
  }

  @Override
  public List<Framed> silent(Duration listened) {
    silence = silence.plus(listened);
    if (silence.compareTo(SILENCE_LIMIT) < 0) {
      return List.of();
    }
    return dropHalf(Cause.TORN);
  }

  @Override
  public List<Framed> unplugged() {
    List<Framed> out = dropHalf(Cause.UNPLUGGED);
    afterTear = true;
    return out;
  }

  private void accept(byte b, List<Framed> out) {
    boolean brackets = ends == Ends.ANY || ends == Ends.STX_ETX;
    if (brackets && b == STX) {
      out.addAll(dropHalf(Cause.TORN));
      bracketed = true;
    } else if (bracketed ? b == ETX : isEnd(b)) {
      complete(out);
    } else if (brackets && b == ETX) {
      out.addAll(dropHalf(Cause.TORN));
    } else if (!skipping && !isBetweenBrackets(b)) {
      append(b, out);
    }
  }

  private boolean isEnd(byte b) {
    return switch (ends) {
      case ANY -> b == CR || b == LF;
      case CR -> b == CR;
      case LF -> b == LF;
      case CRLF -> b == LF && (skipping || (length > 0 && frame[length - 1] == CR));
      case STX_ETX -> false;
    };
  }

  /// Line ends between two bracketed frames are no torn frame.
  private boolean isBetweenBrackets(byte b) {
    return ends == Ends.STX_ETX && !bracketed && length == 0 && (b == CR || b == LF);
  }

  private void append(byte b, List<Framed> out) {
    if (length == LONGEST_FRAME_BYTES) {
      out.add(new Rejected(Cause.TOO_LONG, length));
      length = 0;
      skipping = true;
      return;
    }
    frame[length] = b;
    length++;
  }

  private void complete(List<Framed> out) {
    if (bracketed) {
      dropSuffix();
    } else if (ends == Ends.CRLF && length > 0) {
      length--;
    }
    if (!skipping && length > 0) {
      out.add(decode());
    }
    startOver();
  }

  private void dropSuffix() {
    while (length > 0 && (frame[length - 1] == CR || frame[length - 1] == LF)) {
      length--;
    }
  }

  private Framed decode() {
    String text = ScanText.of(frame, 0, length);
    boolean hasAimId = ScanText.startsWithAimId(text);
    Framed framed = ScanText.framed(text, "", false);
    if (framed instanceof Rejected empty) {
      return empty;
    }
    if (afterTear && sendsAimIds && !hasAimId) {
      afterTear = false;
      return new Rejected(Cause.HEAD_LOST, length);
    }
    afterTear = false;
    sendsAimIds = hasAimId; // a code whose text looks like an id does not count for ever
    return framed;
  }

  private List<Framed> dropHalf(Cause cause) {
    boolean half = !skipping && (length > 0 || bracketed);
    List<Framed> out = half ? List.of(new Rejected(cause, length)) : List.of();
    afterTear = afterTear || half;
    startOver();
    return out;
  }

  private void startOver() {
    length = 0;
    bracketed = false;
    skipping = false;
    silence = Duration.ZERO;
  }
}
