package io.qless.bridge.handshake;

import io.qless.bridge.scanner.Framed;
import io.qless.bridge.scanner.Framed.Answer;
import io.qless.bridge.scanner.Framed.Rejected;
import io.qless.bridge.scanner.ScanFraming;
import io.qless.bridge.scanner.ScanProtocol;
import io.qless.bridge.scanner.ScanReject.Cause;
import io.qless.bridge.scanner.ScanText;
import io.qless.bridge.scanner.ScannerCommand;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/// A Zebra scanner that speaks SSI with packeted decode data and software handshaking: one packet
/// at a time, which it repeats, marked as such, until it is acknowledged.
///
/// A damaged packet is asked for again. A repetition that may be of what was acknowledged is told
/// as [io.qless.bridge.scanner.Framed.Whole#again]; one that follows on our own request counts,
/// since it was not kept. SSI numbers nothing: that two equal codes were scanned, and that the
/// answer to the first and not the whole second was lost, nobody can tell when the cable was out
/// for both.
///
/// A code of several packets whose last is repeated across a restart of this program can't be put
/// together any more and comes as its tail: only codes over 250 bytes are that long.
public final class SsiPackets implements ScanProtocol {

  /// NAK's reasons: send it again; it can't be done.
  private static final String RESEND = "\u0001";

  /// A decoder repeats within its longest time-out, 9.9 s (parameter "Host serial response
  /// time-out"): later, what we said has arrived.
  private static final Duration ANSWER_ARRIVED = Duration.ofSeconds(10);

  /// Tones: one high and short; four low and long would last a second, so two of them.
  private static final String HIGH_SHORT = "\u0000";

  private static final String LOW_LONG_TWICE = "\u0010";

  private static final String ACK = SsiPacket.fromHost(SsiPacket.ACK, "").text();

  private final byte[] bytes = new byte[256 + SsiPacket.CHECKSUM_BYTES];
  private int length;
  private Duration silence = Duration.ZERO;
  private final StringBuilder parts = new StringBuilder();
  private final Resends resends = new Resends(SsiPacket.fromHost(SsiPacket.NAK, RESEND).text());

  /// What was answered last with ACK, and the whole code that it ended.
  private @Nullable SsiPacket acknowledged;

  private @Nullable SsiPacket waiting;
  private String lastText = "";

  /// Whether a repetition can't be of what was acknowledged.
  private boolean surelyNew;

  private Duration sinceAnswer = Duration.ZERO;

  @Override
  public List<Framed> accept(byte[] read, int count) {
    silence = Duration.ZERO;
    List<Framed> out = new ArrayList<>();
    for (int i = 0; i < count; i++) {
      if (length == 0 && read[i] == 0) {
        continue; // a decoder may wake its host with a null
      }
      bytes[length] = read[i];
      length++;
      int told = Byte.toUnsignedInt(bytes[0]);
      if (told < SsiPacket.HEAD_BYTES) {
        // Nobody knows where a packet begins; it waits for an answer, so nothing follows it.
        out.addAll(damaged(count - i));
        return out;
      }
      if (length == told + SsiPacket.CHECKSUM_BYTES) {
        SsiPacket packet = SsiPacket.read(bytes, told);
        if (packet == null) {
          out.addAll(damaged(length + count - i - 1));
          return out;
        }
        length = 0;
        out.addAll(take(packet));
      }
    }
    return out;
  }

  @Override
  public List<Framed> silent(Duration listened) {
    silence = silence.plus(listened);
    sinceAnswer = sinceAnswer.plus(listened);
    surelyNew |= sinceAnswer.compareTo(ANSWER_ARRIVED) >= 0;
    if (length > 0 && silence.compareTo(ScanFraming.SILENCE_LIMIT) >= 0) {
      return damaged(length);
    }
    return resends.silent(listened);
  }

  @Override
  public List<Framed> unplugged() {
    int half = length + parts.length();
    surelyNew |= isFirstTime(length);
    length = 0;
    parts.setLength(0);
    silence = Duration.ZERO;
    resends.done(); // it sends again by itself what it got no answer for
    return half == 0 ? List.of() : List.of(new Rejected(Cause.UNPLUGGED, half));
  }

  @Override
  public String kept() {
    acknowledged = waiting;
    return acknowledge();
  }

  private String acknowledge() {
    surelyNew = false;
    sinceAnswer = Duration.ZERO;
    return ACK;
  }

  /// No answer makes it send again, so that the disk gets another chance.
  @Override
  public String notKept() {
    surelyNew = true;
    return "";
  }

  @Override
  public String bytesOf(ScannerCommand command) {
    return switch (command) {
      case TRIGGER -> SsiPacket.fromHost(SsiPacket.START_SESSION, "").text();
      case RELEASE -> SsiPacket.fromHost(SsiPacket.STOP_SESSION, "").text();
      case BEEP_GOOD -> SsiPacket.fromHost(SsiPacket.BEEP, HIGH_SHORT).text();
      case BEEP_BAD -> SsiPacket.fromHost(SsiPacket.BEEP, LOW_LONG_TWICE).text();
    };
  }

  private List<Framed> damaged(int size) {
    surelyNew |= isFirstTime(length);
    length = 0;
    silence = Duration.ZERO;
    return resends.ask(new Rejected(Cause.TORN, size));
  }

  /// Whether what came of a packet says that it was sent for the first time: then the one before it
  /// is done with.
  private boolean isFirstTime(int bytesThere) {
    return bytesThere >= SsiPacket.HEAD_BYTES && (bytes[SsiPacket.HEAD_BYTES - 1] & 1) == 0;
  }

  private List<Framed> take(SsiPacket packet) {
    return switch (packet.opcode()) {
      case SsiPacket.DECODE_DATA -> decoded(packet);
      case SsiPacket.EVENT -> List.of(new Answer(ACK));
      default -> List.of(); // answers to commands of ours
    };
  }

  private List<Framed> decoded(SsiPacket packet) {
    resends.done();
    boolean again = packet.isRetransmitted() && !surelyNew;
    boolean repeats = again && acknowledged != null && packet.saysTheSameAs(acknowledged);
    if (packet.isContinued()) {
      if (!repeats) {
        append(packet.data());
      }
      acknowledged = packet;
      Answer answer = new Answer(acknowledge());
      return parts.length() > ScanFraming.LONGEST_FRAME_BYTES
          ? List.of(answer, tooLong())
          : List.of(answer);
    }
    if (!repeats) {
      append(packet.data());
      lastText = parts.toString();
    }
    parts.setLength(0);
    waiting = packet;
    Framed framed = framed(lastText, again);
    return framed instanceof Rejected ? List.of(new Answer(kept()), framed) : List.of(framed);
  }

  /// Every packet of a code may begin with its type; as a character of a code, one below 0x20 that
  /// happens to be just this type is not to be expected.
  private void append(String data) {
    boolean typed =
        !parts.isEmpty()
            && !data.isEmpty()
            && data.charAt(0) < ' '
            && data.charAt(0) == parts.charAt(0);
    parts.append(typed ? data.substring(1) : data);
  }

  private Rejected tooLong() {
    int size = parts.length();
    parts.setLength(0);
    return new Rejected(Cause.TOO_LONG, size);
  }

  private static Framed framed(String all, boolean again) {
    if (all.isEmpty()) {
      return new Rejected(Cause.EMPTY, 0);
    }
    byte[] code = all.getBytes(StandardCharsets.ISO_8859_1);
    String text = ScanText.withoutSuffix(ScanText.of(code, 1, code.length - 1));
    return ScanText.framed(text, SsiSymbology.aimId(all.charAt(0)), again);
  }
}
