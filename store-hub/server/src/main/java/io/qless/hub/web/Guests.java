package io.qless.hub.web;

import java.net.Inet6Address;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.SocketAddress;
import java.util.Arrays;
import java.util.HexFormat;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.Executor;
import org.eclipse.jetty.io.EndPoint;
import org.eclipse.jetty.io.SelectorManager;
import org.eclipse.jetty.server.AbstractConnectionFactory;
import org.eclipse.jetty.server.ConnectionFactory;
import org.eclipse.jetty.server.Server;
import org.eclipse.jetty.server.ServerConnector;
import org.eclipse.jetty.util.ssl.SslContextFactory;
import org.eclipse.jetty.util.thread.Scheduler;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/// How many connections each address holds at the web doors. One that opens more than any number of
/// pages needs gets no more, so that it takes nobody else's place; it is closed without a word, as
/// nothing was asked yet. Safe for any thread.
final class Guests {

  private static final Logger LOG = LoggerFactory.getLogger(Guests.class);

  /// A page has six connections at most and a line of its own; an access point may hide some thirty
  /// phones behind one address.
  static final int MAX_PER_ADDRESS = 256;

  /// A phone picks its address in a network of its own as often as it likes.
  private static final int NETWORK_BYTES = 8;

  private final Map<String, Integer> counts = new ConcurrentHashMap<>();
  private final Map<EndPoint, String> inside = new ConcurrentHashMap<>();

  /// @return whether it may stay
  private boolean comes(EndPoint guest) {
    String from = from(guest.getRemoteSocketAddress());
    if (from.isEmpty()) {
      return true;
    }
    inside.put(guest, from);
    int now = counts.merge(from, 1, Integer::sum);
    if (now == MAX_PER_ADDRESS + 1) {
      LOG.warn("{} holds {} connections and gets no more", from, MAX_PER_ADDRESS);
    }
    return now <= MAX_PER_ADDRESS;
  }

  private void goes(EndPoint guest) {
    String from = inside.remove(guest);
    if (from != null) {
      counts.computeIfPresent(from, (address, count) -> count == 1 ? null : count - 1);
    }
  }

  /// By what a guest is counted, empty if it is not.
  private static String from(SocketAddress remote) {
    if (!(remote instanceof InetSocketAddress socket) || socket.getAddress() == null) {
      return "";
    }
    InetAddress address = socket.getAddress();
    String text = address.getHostAddress();
    if (Exchange.isThisMachine(text)) {
      return "";
    }
    return address instanceof Inet6Address
        ? HexFormat.ofDelimiter(":").formatHex(Arrays.copyOf(address.getAddress(), NETWORK_BYTES))
        : text;
  }

  /// A door that counts.
  ServerConnector door(Server server, ConnectionFactory http) {
    return new Door(server, this, http);
  }

  /// The same over TLS.
  ServerConnector door(Server server, SslContextFactory.Server tls, ConnectionFactory http) {
    return new Door(server, this, AbstractConnectionFactory.getFactories(tls, http));
  }

  private static final class Door extends ServerConnector {
    private final Guests guests;

    Door(Server server, Guests guests, ConnectionFactory... factories) {
      super(server, factories);
      this.guests = guests;
    }

    /// Called by the constructor above this one, too early for [#guests]: looks it up later.
    @Override
    protected SelectorManager newSelectorManager(
        Executor executor, Scheduler scheduler, int selectors) {
      return new ServerConnectorManager(executor, scheduler, selectors) {
        @Override
        protected void endPointOpened(EndPoint guest) {
          super.endPointOpened(guest);
          if (!guests.comes(guest)) {
            guest.close();
          }
        }

        @Override
        protected void endPointClosed(EndPoint guest) {
          guests.goes(guest);
          super.endPointClosed(guest);
        }
      };
    }
  }
}
