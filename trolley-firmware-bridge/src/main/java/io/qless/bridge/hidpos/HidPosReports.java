package io.qless.bridge.hidpos;

import io.qless.bridge.scanner.Framed;
import io.qless.bridge.scanner.Framed.Rejected;
import io.qless.bridge.scanner.ScanFraming;
import io.qless.bridge.scanner.ScanProtocol;
import io.qless.bridge.scanner.ScanReject.Cause;
import io.qless.bridge.scanner.ScanText;
import java.io.ByteArrayOutputStream;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/// Puts codes together from the reports of a HID POS scanner, of which each read brings one. Where
/// its parts are, the device's own descriptor tells at each opening. Used by the driver's thread
/// only; lives as long as the driver.
///
/// There is nothing to answer: USB itself repeats a report until it has arrived in the kernel,
/// which keeps 63 until they are read. Where it had no room for more, what comes next may be the
/// tail of a code and is rejected up to its end.
public final class HidPosReports implements ScanProtocol {

  private @Nullable ScanReport layout;
  private final ByteArrayOutputStream code = new ByteArrayOutputStream();
  private String aimId = "";
  private boolean goesOn;
  private boolean mayBeMissing;
  private Duration silence = Duration.ZERO;

  /// The device that was opened lays its reports out like this.
  void follow(ScanReport found) {
    layout = found;
  }

  /// Reports before the next one may have been dropped by the kernel.
  void nextMayBeMissing() {
    mayBeMissing = true;
  }

  @Override
  public List<Framed> accept(byte[] bytes, int count) {
    ScanReport report = layout;
    if (report == null) {
      throw new IllegalStateException("a report came before the device was opened");
    }
    if (report.report() != 0 && Byte.toUnsignedInt(bytes[0]) != report.report()) {
      return List.of(); // a trigger or a setting of the same device
    }
    silence = Duration.ZERO;
    List<Framed> out = new ArrayList<>();
    int length = length(report, bytes, count);
    if (length < 0) {
      out.addAll(drop(Cause.TORN, count));
      return out;
    }
    if (mayBeMissing) {
      out.addAll(isContinued(report, bytes) ? List.of() : drop(Cause.OVERRUN, length));
      return out;
    }
    String identifier = identifier(report, bytes);
    if (goesOn && !identifier.equals(aimId)) {
      out.addAll(drop(Cause.TORN, 0)); // the end of the code before never came
    }
    aimId = identifier;
    code.write(bytes, report.dataAt(), length);
    if (code.size() > ScanFraming.LONGEST_FRAME_BYTES) {
      out.addAll(drop(Cause.TOO_LONG, 0));
    } else if (isContinued(report, bytes)) {
      goesOn = true;
    } else {
      out.add(whole());
    }
    return out;
  }

  @Override
  public List<Framed> silent(Duration listened) {
    silence = silence.plus(listened);
    return silence.compareTo(ScanFraming.SILENCE_LIMIT) >= 0 ? dropHalf(Cause.TORN) : List.of();
  }

  @Override
  public List<Framed> unplugged() {
    return dropHalf(Cause.UNPLUGGED);
  }

  private List<Framed> dropHalf(Cause cause) {
    if (mayBeMissing) {
      return drop(Cause.OVERRUN, 0);
    }
    return goesOn ? drop(cause, 0) : List.of();
  }

  private Framed whole() {
    byte[] all = code.toByteArray();
    String id = aimId;
    startOver();
    String text = ScanText.withoutSuffix(ScanText.of(all, 0, all.length));
    return text.isEmpty()
        ? new Rejected(Cause.EMPTY, all.length)
        : ScanText.framed(text, id, false);
  }

  private List<Framed> drop(Cause cause, int more) {
    var rejected = new Rejected(cause, code.size() + more);
    startOver();
    return List.of(rejected);
  }

  private void startOver() {
    code.reset();
    aimId = "";
    goesOn = false;
    mayBeMissing = false;
    silence = Duration.ZERO;
  }

  /// How many bytes of data count, -1 if the report can't be right.
  private static int length(ScanReport report, byte[] bytes, int count) {
    if (report.bytes() > count) {
      return -1;
    }
    if (report.lengthAt() >= 0) {
      int told = Byte.toUnsignedInt(bytes[report.lengthAt()]);
      return told <= report.dataBytes() ? told : -1;
    }
    int length = report.dataBytes();
    while (length > 0 && bytes[report.dataAt() + length - 1] == 0) {
      length--;
    }
    return length;
  }

  private static String identifier(ScanReport report, byte[] bytes) {
    if (report.aimAt().isEmpty()) {
      return "";
    }
    byte[] three = new byte[report.aimAt().size()];
    for (int i = 0; i < three.length; i++) {
      three[i] = bytes[report.aimAt().get(i)];
    }
    String text = new String(three, StandardCharsets.ISO_8859_1);
    return ScanText.isAimId(text) ? text : "";
  }

  private static boolean isContinued(ScanReport report, byte[] bytes) {
    int bit = report.moreBit();
    return bit >= 0 && (bytes[bit / Byte.SIZE] >> bit % Byte.SIZE & 1) != 0;
  }
}
