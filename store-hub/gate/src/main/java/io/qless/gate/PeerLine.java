package io.qless.gate;

import io.qless.contract.wire.GateClaim;
import io.qless.contract.wire.Json;
import io.qless.contract.wire.MalformedMessage;
import java.io.IOException;
import java.net.DatagramPacket;
import java.net.DatagramSocket;
import java.net.InetSocketAddress;
import java.security.GeneralSecurityException;
import java.security.MessageDigest;
import java.util.Arrays;
import java.util.List;
import java.util.function.Consumer;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/// The straight way to the other gates, for the time without a broker: one signed datagram for each
/// word. Who has the gates' common secret is believed; what an eavesdropper repeats says nothing
/// that was not true, as answers carry the number of their question. One thread listens; any may
/// say. Lives as long as the gate.
final class PeerLine implements GateTalk, AutoCloseable {

  /// Largest datagram; ours have about 300 bytes.
  private static final int MAX_BYTES = 1_024;

  /// Shortest secret, in bytes.
  static final int MIN_SECRET_BYTES = 16;

  private static final String SIGNATURE = "HmacSHA256";
  private static final int SIGNATURE_BYTES = 32;
  private static final Logger LOG = LoggerFactory.getLogger(PeerLine.class);

  /// Where the others are.
  ///
  /// @param own port that this gate listens at
  /// @param others addresses of the other gates
  /// @param secret the same at all of them
  @SuppressWarnings("ArrayRecordComponent") // goes to the signature as it is; never compared
  record Config(InetSocketAddress own, List<InetSocketAddress> others, byte[] secret) {

    Config {
      others = List.copyOf(others);
      if (secret.length < MIN_SECRET_BYTES) {
        throw new IllegalArgumentException(
            "the gates' secret has at least " + MIN_SECRET_BYTES + " bytes");
      }
      if (others.size() > Claims.MAX_NEIGHBOURS) {
        throw new IllegalArgumentException(others.size() + " other gates");
      }
    }

    /// All but the secret.
    @Override
    public String toString() {
      return own + " to " + others;
    }
  }

  private final Config config;
  private final SecretKeySpec key;
  private final Consumer<GateClaim> ear;
  private final DatagramSocket socket;

  /// Begins to listen.
  ///
  /// @param ear hears what others say; called on the line's own thread
  PeerLine(Config config, Consumer<GateClaim> ear) {
    this.config = config;
    this.key = new SecretKeySpec(config.secret(), SIGNATURE);
    this.ear = ear;
    try {
      socket = new DatagramSocket(config.own());
    } catch (IOException cause) {
      throw new GateException("listening to other gates at " + config.own(), cause);
    }
    Thread.ofVirtual().name("gate-peers").start(this::listen);
  }

  @Override
  public void say(GateClaim word) {
    byte[] text = Json.bytes(word);
    byte[] signed = Arrays.copyOf(sign(text), SIGNATURE_BYTES + text.length);
    System.arraycopy(text, 0, signed, SIGNATURE_BYTES, text.length);
    for (InetSocketAddress other : config.others()) {
      try {
        socket.send(new DatagramPacket(signed, signed.length, other));
      } catch (IOException cutOff) {
        LOG.debug("{} can't be reached: {}", other, cutOff.getMessage());
      }
    }
  }

  @Override
  public void close() {
    socket.close();
  }

  private void listen() {
    byte[] room = new byte[MAX_BYTES];
    while (!socket.isClosed()) {
      DatagramPacket packet = new DatagramPacket(room, room.length);
      try {
        socket.receive(packet);
        hear(Arrays.copyOf(room, packet.getLength()));
      } catch (IOException closedOrCutOff) {
        LOG.debug("Hearing other gates: {}", closedOrCutOff.getMessage());
      }
    }
  }

  private void hear(byte[] packet) {
    if (packet.length <= SIGNATURE_BYTES) {
      return;
    }
    byte[] text = Arrays.copyOfRange(packet, SIGNATURE_BYTES, packet.length);
    if (!MessageDigest.isEqual(sign(text), Arrays.copyOf(packet, SIGNATURE_BYTES))) {
      LOG.debug("A datagram without our signature is left out");
      return;
    }
    try {
      ear.accept(Json.read(text, GateClaim.class));
    } catch (MalformedMessage malformed) {
      LOG.warn("Another gate is not understood: {}", malformed.getMessage());
    }
  }

  private byte[] sign(byte[] text) {
    try {
      Mac mac = Mac.getInstance(SIGNATURE);
      mac.init(key);
      return mac.doFinal(text);
    } catch (GeneralSecurityException impossible) {
      throw new IllegalStateException("every JDK has " + SIGNATURE, impossible);
    }
  }
}
