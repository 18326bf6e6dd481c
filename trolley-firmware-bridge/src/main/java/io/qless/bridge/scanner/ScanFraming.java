package io.qless.bridge.scanner;

import io.qless.bridge.scanner.Framed.Rejected;
import io.qless.bridge.scanner.Framed.Whole;
import io.qless.bridge.scanner.ScanReject.Cause;
import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;

/// Cuts a scanner's bytes into frames. Pure: no device and no clock, since silence is told to it by
/// whoever listened. Used by one thread; lives as long as the scanner's driver, across unplugs.
///
/// A frame ends with CR, LF or CRLF, or stands between STX and ETX (a CR or LF inside is then data,
/// at its end a suffix). Empty lines are nothing. What can't surely be told to be one whole frame
/// is rejected.
public final class ScanFraming {

  /// The largest QR code holds 7,089 digits (ISO/IEC 18004, version 40-L); 3 more for the AIM id.
  public static final int LONGEST_FRAME_BYTES = 7_092;

  /// A scanner sends a frame in one go: silence this long inside a frame means that its rest won't
  /// come.
  public static final Duration SILENCE_LIMIT = Duration.ofMillis(500);

  private static final byte STX = 0x02;
  private static final byte ETX = 0x03;
  private static final byte LF = 0x0A;
  private static final byte CR = 0x0D;
  private static final int AIM_ID_LENGTH = 3;

  private final byte[] frame = new byte[LONGEST_FRAME_BYTES];
  private int length;
  private boolean bracketed;
  private boolean skipping;
  private Duration silence = Duration.ZERO;
  private boolean afterTear;
  private boolean sendsAimIds;

  /// Takes the first `count` bytes as they were read and returns what they completed, in order.
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

  /// The port was listened to for `listened` and nothing came. Time in which nobody listened does
  /// not count, so that a stalled program never tears a frame that waits in the kernel.
  public List<Framed> silent(Duration listened) {
    silence = silence.plus(listened);
    if (silence.compareTo(SILENCE_LIMIT) < 0) {
      return List.of();
    }
    return dropHalf(Cause.TORN);
  }

  /// The device went away: half a frame is never continued by what a re-plugged device sends.
  public List<Framed> unplugged() {
    List<Framed> out = dropHalf(Cause.UNPLUGGED);
    afterTear = true;
    return out;
  }

  private void accept(byte b, List<Framed> out) {
    if (b == STX) {
      out.addAll(dropHalf(Cause.TORN));
      bracketed = true;
    } else if (bracketed ? b == ETX : b == CR || b == LF) {
      complete(out);
    } else if (b == ETX) {
      out.addAll(dropHalf(Cause.TORN));
    } else if (!skipping) {
      append(b, out);
    }
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
    String text = text();
    boolean hasAimId =
        text.length() >= AIM_ID_LENGTH
            && ScannedCode.AIM_ID.matcher(text.substring(0, AIM_ID_LENGTH)).matches();
    if (hasAimId && text.length() == AIM_ID_LENGTH) {
      return new Rejected(Cause.EMPTY, length);
    }
    if (afterTear && sendsAimIds && !hasAimId) {
      afterTear = false;
      return new Rejected(Cause.HEAD_LOST, length);
    }
    afterTear = false;
    sendsAimIds = hasAimId; // a code whose text looks like an id does not count for ever
    return hasAimId
        ? new Whole(text.substring(0, AIM_ID_LENGTH), text.substring(AIM_ID_LENGTH))
        : new Whole("", text);
  }

  private String text() {
    try {
      return StandardCharsets.UTF_8
          .newDecoder()
          .decode(ByteBuffer.wrap(frame, 0, length))
          .toString();
    } catch (CharacterCodingException notUtf8) {
      return new String(frame, 0, length, StandardCharsets.ISO_8859_1);
    }
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
