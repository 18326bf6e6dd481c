package io.qless.journey;

import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.util.HashSet;
import java.util.Set;

/// Where the hub of one demo listens, on loopback only.
///
/// @param http phones, staff and catalogue
/// @param mqtt trolleys and gates
/// @param simulator payment simulator and its payer's page
record Ports(int http, int mqtt, int simulator) {

  /// The usual ports where they are free, others where something else has them.
  static Ports free() {
    Set<Integer> taken = new HashSet<>();
    return new Ports(free(8080, taken), free(1883, taken), free(8090, taken));
  }

  private static int free(int usual, Set<Integer> taken) {
    for (int wanted : new int[] {usual, 0, 0, 0}) {
      try (ServerSocket socket = new ServerSocket(wanted, 1, InetAddress.getLoopbackAddress())) {
        if (taken.add(socket.getLocalPort())) {
          return socket.getLocalPort();
        }
      } catch (IOException busy) {
        taken.add(wanted);
      }
    }
    throw new JourneyException("no free port on this machine");
  }
}
