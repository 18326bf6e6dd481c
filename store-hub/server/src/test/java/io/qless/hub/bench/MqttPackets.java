package io.qless.hub.bench;

import java.io.ByteArrayOutputStream;
import java.io.DataInputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.List;

/// The few packets of MQTT 5 that a device of ours needs, all with QoS 1.
final class MqttPackets {

  static final int CONNACK = 2;
  static final int PUBLISH = 3;
  static final int PUBACK = 4;
  static final int SUBACK = 9;
  static final int DISCONNECT = 14;
  static final byte[] PING = {(byte) 0xC0, 0};

  /// First reason code that means no (MQTT 5, section 2.4).
  static final int FIRST_REFUSAL = 0x80;

  private static final int VERSION = 5;
  private static final int KEEP_ALIVE_SECONDS = 60;
  private static final int SESSION_EXPIRY_SECONDS = 3_600;
  private static final int RECEIVE_MAXIMUM = 32;
  private static final byte[] JSON = "application/json".getBytes(StandardCharsets.UTF_8);

  private MqttPackets() {}

  /// A packet as it came in: the upper and the lower half of its first byte, and the rest.
  static final class Packet {
    final int type;
    final int flags;
    final byte[] body;

    Packet(int first, byte[] body) {
      type = first >> 4;
      flags = first & 0xF;
      this.body = body;
    }

    int at(int index) {
      return body[index] & 0xFF;
    }

    int shortAt(int index) {
      return (at(index) << 8) | at(index + 1);
    }
  }

  /// A message to us; its id is 0 without QoS.
  static final class Message {
    final String topic;
    final int id;
    final byte[] payload;

    Message(String topic, int id, byte[] payload) {
      this.topic = topic;
      this.id = id;
      this.payload = payload;
    }
  }

  /// With user name and password if there is a password; the broker keeps messages for an hour.
  static byte[] connect(String id, String password) {
    Body body = new Body();
    boolean named = !password.isEmpty();
    body.text("MQTT").one(VERSION).one(named ? 0xC0 : 0).two(KEEP_ALIVE_SECONDS);
    body.one(8).one(0x11).two(SESSION_EXPIRY_SECONDS >> 16).two(SESSION_EXPIRY_SECONDS);
    body.one(0x21).two(RECEIVE_MAXIMUM);
    body.text(id);
    if (named) {
      body.text(id).text(password);
    }
    return body.packet(0x10);
  }

  static byte[] subscribe(int id, List<String> filters) {
    Body body = new Body().two(id).one(0);
    filters.forEach(filter -> body.text(filter).one(1));
    return body.packet(0x82);
  }

  static byte[] publish(int id, String topic, byte[] payload, boolean retained) {
    Body body = new Body().text(topic).two(id);
    body.one(2 + 3 + JSON.length).one(1).one(1).one(3).two(JSON.length).all(JSON);
    return body.all(payload).packet(retained ? 0x33 : 0x32);
  }

  static byte[] acknowledge(int id) {
    return new Body().two(id).packet(0x40);
  }

  static Packet read(DataInputStream in) throws IOException {
    int first = in.readUnsignedByte();
    int length = 0;
    int shift = 0;
    int part;
    do {
      part = in.readUnsignedByte();
      length |= (part & 0x7F) << shift;
      shift += 7;
    } while (part > 0x7F && shift < 28);
    byte[] body = new byte[length];
    in.readFully(body);
    return new Packet(first, body);
  }

  static Message message(Packet packet) {
    int topicEnd = 2 + packet.shortAt(0);
    String topic = new String(packet.body, 2, topicEnd - 2, StandardCharsets.UTF_8);
    boolean numbered = (packet.flags & 6) != 0;
    int id = numbered ? packet.shortAt(topicEnd) : 0;
    int at = topicEnd + (numbered ? 2 : 0);
    int properties = 0;
    int shift = 0;
    int part;
    do {
      part = packet.at(at++);
      properties |= (part & 0x7F) << shift;
      shift += 7;
    } while (part > 0x7F);
    at += properties;
    byte[] payload = new byte[packet.body.length - at];
    System.arraycopy(packet.body, at, payload, 0, payload.length);
    return new Message(topic, id, payload);
  }

  private static final class Body {
    private final ByteArrayOutputStream bytes = new ByteArrayOutputStream(256);

    Body one(int value) {
      bytes.write(value);
      return this;
    }

    Body two(int value) {
      return one(value >> 8).one(value);
    }

    Body text(String text) {
      byte[] utf8 = text.getBytes(StandardCharsets.UTF_8);
      return two(utf8.length).all(utf8);
    }

    Body all(byte[] more) {
      bytes.writeBytes(more);
      return this;
    }

    byte[] packet(int first) {
      ByteArrayOutputStream whole = new ByteArrayOutputStream(bytes.size() + 5);
      whole.write(first);
      int rest = bytes.size();
      do {
        whole.write(rest > 0x7F ? (rest & 0x7F) | 0x80 : rest);
        rest >>= 7;
      } while (rest > 0);
      whole.writeBytes(bytes.toByteArray());
      return whole.toByteArray();
    }
  }
}
