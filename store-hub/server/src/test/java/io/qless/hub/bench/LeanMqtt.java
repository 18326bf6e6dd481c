package io.qless.hub.bench;

import java.io.BufferedInputStream;
import java.io.DataInputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.Socket;
import java.net.SocketException;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.ThreadLocalRandom;
import java.util.concurrent.locks.LockSupport;
import org.jspecify.annotations.Nullable;

/// One device's MQTT 5 connection over a real socket, that comes back by itself. It costs the load
/// one virtual thread; the client library of the product costs four threads of the system, and
/// 2,000 of those on few processors would be measured in place of the hub. Any thread may publish.
final class LeanMqtt implements AutoCloseable {

  private static final int CONNECT_MILLIS = 5_000;
  private static final int GREETING_MILLIS = 20_000;
  private static final Duration SILENCE = Duration.ofSeconds(10);

  /// Who hears. Called on the connection's thread.
  interface Ear {
    /// Connected and subscribed, at first and again.
    void connected();

    void message(String topic, byte[] payload);
  }

  /// @param password empty where the broker asks for none
  record Login(int port, String id, String password) {}

  private final Login login;
  private final List<String> filters;
  private final Ear ear;
  private final Object writing = new Object();
  private @Nullable Socket socket;
  private @Nullable OutputStream out;
  private int lastId;
  private long lastWritten;
  private volatile boolean standing;
  private volatile boolean closed;
  private volatile String refusal = "";

  /// Begins to connect.
  LeanMqtt(Login login, List<String> filters, Ear ear) {
    this.login = login;
    this.filters = List.copyOf(filters);
    this.ear = ear;
    Thread.ofVirtual().name("mqtt-" + login.id()).start(this::live);
  }

  boolean standing() {
    return standing;
  }

  /// The broker's last no, empty if it never said one.
  String refusal() {
    return refusal;
  }

  /// What can't be sent now is gone.
  void publish(String topic, byte[] payload) {
    if (standing) {
      write(MqttPackets.publish(nextId(), topic, payload, false));
    }
  }

  /// The same for a message that the broker keeps.
  void keep(String topic, byte[] payload) {
    if (standing) {
      write(MqttPackets.publish(nextId(), topic, payload, true));
    }
  }

  /// Says something if it was silent for a while, so that the broker does not take it for gone.
  void keepAlive() {
    boolean silent;
    synchronized (writing) {
      silent = System.nanoTime() - lastWritten > SILENCE.toNanos();
    }
    if (standing && silent) {
      write(MqttPackets.PING);
    }
  }

  @Override
  public void close() {
    closed = true;
    synchronized (writing) {
      hangUp();
    }
  }

  private int nextId() {
    synchronized (writing) {
      lastId = lastId % 0xFFFF + 1;
      return lastId;
    }
  }

  private void live() {
    while (!closed) {
      try (Socket line = new Socket()) {
        line.setTcpNoDelay(true);
        line.connect(
            new InetSocketAddress(InetAddress.getLoopbackAddress(), login.port()), CONNECT_MILLIS);
        line.setSoTimeout(GREETING_MILLIS);
        synchronized (writing) {
          socket = line;
          out = line.getOutputStream();
        }
        write(MqttPackets.connect(login.id(), login.password()));
        hear(line);
      } catch (IOException gone) {
        standing = false;
      }
      LockSupport.parkNanos(ThreadLocalRandom.current().nextLong(200_000_000, 1_000_000_000));
    }
  }

  private void hear(Socket line) throws IOException {
    DataInputStream in = new DataInputStream(new BufferedInputStream(line.getInputStream()));
    while (!closed) {
      MqttPackets.Packet packet = MqttPackets.read(in);
      switch (packet.type) {
        case MqttPackets.CONNACK -> {
          refused(packet.at(1), "connecting");
          write(MqttPackets.subscribe(nextId(), filters));
        }
        case MqttPackets.SUBACK -> {
          refused(packet.at(packet.body.length - 1), "subscribing");
          line.setSoTimeout(0);
          standing = true;
          ear.connected();
        }
        case MqttPackets.PUBLISH -> {
          MqttPackets.Message message = MqttPackets.message(packet);
          ear.message(message.topic, message.payload);
          if (message.id > 0) {
            write(MqttPackets.acknowledge(message.id));
          }
        }
        case MqttPackets.PUBACK -> {
          if (packet.body.length > 2) {
            refused(packet.at(2), "publishing");
          }
        }
        case MqttPackets.DISCONNECT ->
            throw new SocketException("the broker ended it: " + packet.body.length);
        default -> {}
      }
    }
  }

  private void refused(int code, String what) throws SocketException {
    if (code >= MqttPackets.FIRST_REFUSAL) {
      refusal = login.id() + " " + what + ": " + code;
      throw new SocketException(refusal);
    }
  }

  private void write(byte[] packet) {
    synchronized (writing) {
      if (out == null) {
        return;
      }
      try {
        out.write(packet);
        lastWritten = System.nanoTime();
      } catch (IOException broken) {
        hangUp(); // whoever reads notices
      }
    }
  }

  private void hangUp() {
    standing = false;
    if (socket != null) {
      try {
        socket.close();
      } catch (IOException closing) {
        refusal = "closing: " + closing.getMessage();
      }
    }
    out = null;
  }
}
