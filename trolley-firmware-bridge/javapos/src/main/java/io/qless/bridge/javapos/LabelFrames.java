package io.qless.bridge.javapos;

import io.qless.bridge.scanner.Framed;
import io.qless.bridge.scanner.ScanProtocol;
import io.qless.bridge.scanner.ScanText;
import java.io.ByteArrayOutputStream;
import java.nio.ByteBuffer;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;

/// Labels of JavaPOS events as bytes: the length of the label and its symbology, 4 bytes each, and
/// the label; none for a read that failed. Both ends are ours, so a frame is never torn. What it
/// answers asks the service for its next event. Used by the driver's thread only.
final class LabelFrames implements ScanProtocol {

  /// Asks for the next event.
  static final String NEXT = "+";

  private static final int HEAD_BYTES = 8;

  private final ByteArrayOutputStream come = new ByteArrayOutputStream();

  /// An event as bytes.
  ///
  /// @param type `ScanDataType` of UnifiedPOS
  static byte[] frame(int type, byte[] label) {
    return ByteBuffer.allocate(HEAD_BYTES + label.length)
        .putInt(label.length)
        .putInt(type)
        .put(label)
        .array();
  }

  @Override
  public List<Framed> accept(byte[] bytes, int count) {
    come.write(bytes, 0, count);
    List<Framed> whole = new ArrayList<>();
    ByteBuffer all = ByteBuffer.wrap(come.toByteArray());
    while (all.remaining() >= HEAD_BYTES
        && all.remaining() - HEAD_BYTES >= all.getInt(all.position())) {
      byte[] label = new byte[all.getInt()];
      int type = all.getInt();
      all.get(label);
      Framed framed =
          ScanText.framed(ScanText.of(label, 0, label.length), Symbologies.aimId(type), false);
      whole.add(framed);
      if (framed instanceof Framed.Rejected) {
        whole.add(new Framed.Answer(NEXT));
      }
    }
    come.reset();
    come.write(all.array(), all.position(), all.remaining());
    return whole;
  }

  @Override
  public List<Framed> silent(Duration listened) {
    return List.of();
  }

  @Override
  public List<Framed> unplugged() {
    come.reset();
    return List.of();
  }

  @Override
  public String kept() {
    return NEXT;
  }

  @Override
  public String notKept() {
    return NEXT;
  }
}
