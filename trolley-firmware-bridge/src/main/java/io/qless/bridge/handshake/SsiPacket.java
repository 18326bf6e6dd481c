package io.qless.bridge.handshake;

import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import org.jspecify.annotations.Nullable;

/// One packet of Zebra's Simple Serial Interface: `length opcode source status data checksum`,
/// where the length counts itself but not the checksum, and the checksum is the two's complement of
/// the sum of all before it, high byte first (SSI Programmer's Guide, "Packet format").
///
/// @param opcode what it is
/// @param source 4 for a host, 0 for a decoder
/// @param status bit 0: sent before; bit 1: another packet of the same code follows
/// @param data what it carries, one byte per character
public record SsiPacket(int opcode, int source, int status, String data) {

  public static final int ACK = 0xD0;
  public static final int NAK = 0xD1;
  public static final int DECODE_DATA = 0xF3;
  public static final int EVENT = 0xF6;
  public static final int START_SESSION = 0xE4;
  public static final int STOP_SESSION = 0xE5;
  public static final int BEEP = 0xE6;

  public static final int DECODER = 0;
  public static final int HOST = 4;

  /// Length, opcode, source and status.
  public static final int HEAD_BYTES = 4;

  public static final int CHECKSUM_BYTES = 2;

  private static final int RETRANSMITTED = 1;
  private static final int CONTINUED = 2;

  /// What a host says.
  public static SsiPacket fromHost(int opcode, String data) {
    return new SsiPacket(opcode, HOST, 0, data);
  }

  /// Reads a whole packet, its checksum included.
  ///
  /// @return null if the checksum is wrong
  public static @Nullable SsiPacket read(byte[] bytes, int length) {
    int told = Byte.toUnsignedInt(bytes[length]) << 8 | Byte.toUnsignedInt(bytes[length + 1]);
    return told == checksum(bytes, length)
        ? new SsiPacket(
            Byte.toUnsignedInt(bytes[1]),
            Byte.toUnsignedInt(bytes[2]),
            Byte.toUnsignedInt(bytes[3]),
            new String(bytes, HEAD_BYTES, length - HEAD_BYTES, StandardCharsets.ISO_8859_1))
        : null;
  }

  /// The bytes on the wire, one per character.
  public String text() {
    String body =
        new String(
                new char[] {
                  (char) (HEAD_BYTES + data.length()), (char) opcode, (char) source, (char) status
                })
            + data;
    byte[] bytes = body.getBytes(StandardCharsets.ISO_8859_1);
    int sum = checksum(bytes, bytes.length);
    return body + (char) (sum >> 8) + (char) (sum & 0xff);
  }

  public boolean isRetransmitted() {
    return (status & RETRANSMITTED) != 0;
  }

  boolean isContinued() {
    return (status & CONTINUED) != 0;
  }

  /// Whether it says the same, be it for the first time or again.
  boolean saysTheSameAs(SsiPacket other) {
    return opcode == other.opcode
        && isContinued() == other.isContinued()
        && data.equals(other.data);
  }

  private static int checksum(byte[] bytes, int length) {
    int sum = 0;
    for (byte each : Arrays.copyOf(bytes, length)) {
      sum += Byte.toUnsignedInt(each);
    }
    return -sum & 0xffff;
  }
}
