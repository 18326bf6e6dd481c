package io.qless.hub.repeat;

import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.DataInputStream;
import java.io.DataOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;

/// What a request was answered, enough to say it again.
public final class KeptAnswer {

  private final int status;
  private final String type;
  private final String cookie;
  private final byte[] body;

  /// @param status HTTP status
  /// @param type media type, empty without a body
  /// @param cookie that was set, empty if none was
  public KeptAnswer(int status, String type, String cookie, byte[] body) {
    this.status = status;
    this.type = type;
    this.cookie = cookie;
    this.body = body.clone();
  }

  public int status() {
    return status;
  }

  public String type() {
    return type;
  }

  public String cookie() {
    return cookie;
  }

  public byte[] body() {
    return body.clone();
  }

  byte[] toBytes() {
    ByteArrayOutputStream bytes = new ByteArrayOutputStream();
    try (DataOutputStream out = new DataOutputStream(bytes)) {
      out.writeShort(status);
      out.writeUTF(type);
      out.writeUTF(cookie);
      out.writeInt(body.length);
      out.write(body);
    } catch (IOException impossible) {
      throw new UncheckedIOException("writing to memory", impossible);
    }
    return bytes.toByteArray();
  }

  static KeptAnswer of(byte[] bytes) {
    try (DataInputStream in = new DataInputStream(new ByteArrayInputStream(bytes))) {
      return new KeptAnswer(
          in.readUnsignedShort(), in.readUTF(), in.readUTF(), in.readNBytes(in.readInt()));
    } catch (IOException torn) {
      throw new UncheckedIOException("a kept answer is torn", torn);
    }
  }

  /// Without what is in it.
  @Override
  public String toString() {
    return "KeptAnswer[" + status + ']';
  }
}
