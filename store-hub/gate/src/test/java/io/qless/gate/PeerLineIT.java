package io.qless.gate;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import io.qless.contract.link.Soon;
import io.qless.contract.wire.GateClaim;
import java.io.IOException;
import java.net.DatagramPacket;
import java.net.DatagramSocket;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import org.junit.jupiter.api.Test;

/// The straight way between gates, over real datagrams.
class PeerLineIT {

  private static final byte[] SECRET = "the secret of this store".getBytes(StandardCharsets.UTF_8);

  private final InetSocketAddress first = free();
  private final InetSocketAddress second = free();
  private final List<GateClaim> heard = new CopyOnWriteArrayList<>();

  @Test
  void whoHasTheSecretIsHeard() {
    try (PeerLine one = line(first, second, SECRET);
        PeerLine _ = line(second, first, SECRET)) {
      GateClaim word = GateClaim.ask("G1", "1", "jti-1", "trip-1");
      Soon.soon(
          "heard",
          () -> {
            one.say(word);
            return heard.contains(word);
          });
    }
  }

  @Test
  void whoHasNotIsNot() throws IOException {
    byte[] other = "the secret of that store".getBytes(StandardCharsets.UTF_8);
    try (PeerLine stranger = line(first, second, other);
        PeerLine _ = line(second, first, SECRET);
        DatagramSocket plain = new DatagramSocket(free())) {
      stranger.say(GateClaim.here("G9"));
      for (byte[] noise : List.of(new byte[0], new byte[32], new byte[33], new byte[1_500])) {
        plain.send(new DatagramPacket(noise, noise.length, second));
      }
      try (PeerLine known = line(free(), second, SECRET)) {
        Soon.soon(
            "a good one after them",
            () -> {
              known.say(GateClaim.here("G1"));
              return !heard.isEmpty();
            });
      }
    }
    assertThat(heard).extracting(GateClaim::gate).containsOnly("G1");
  }

  @Test
  void aSecretThatCanBeGuessedIsNone() {
    assertThatIllegalArgumentException()
        .isThrownBy(() -> new PeerLine.Config(first, List.of(), new byte[15]));
  }

  private PeerLine line(InetSocketAddress own, InetSocketAddress other, byte[] secret) {
    return new PeerLine(new PeerLine.Config(own, List.of(other), secret), heard::add);
  }

  private static InetSocketAddress free() {
    try (DatagramSocket socket = new DatagramSocket(0, InetAddress.getLoopbackAddress())) {
      return new InetSocketAddress(InetAddress.getLoopbackAddress(), socket.getLocalPort());
    } catch (IOException cause) {
      throw new AssertionError(cause);
    }
  }
}
