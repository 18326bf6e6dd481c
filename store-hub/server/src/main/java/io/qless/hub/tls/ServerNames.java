package io.qless.hub.tls;

import java.net.Inet6Address;
import java.net.InetAddress;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/// By which names and addresses phones and devices reach a hub, as they stand in its certificate.
/// At least one; none of them twice.
///
/// @param hosts names such as `hub.local`, in small letters
/// @param addresses such as `192.168.1.10`
public record ServerNames(List<String> hosts, List<InetAddress> addresses) {

  /// More than a hub has interfaces and names.
  private static final int MAX = 20;

  /// Section 2.3.4 of RFC 1035, without the root's dot.
  private static final int MAX_HOST_CHARS = 253;

  /// Labels of RFC 1123, section 2.1; the last one is no number, so that no address is taken for a
  /// name.
  private static final Pattern HOST =
      Pattern.compile("([a-z0-9]([a-z0-9-]{0,61}[a-z0-9])?\\.)*[a-z]([a-z0-9-]{0,61}[a-z0-9])?");

  private static final Pattern IPV4 = Pattern.compile("[0-9]{1,3}(\\.[0-9]{1,3}){3}");
  private static final Pattern IPV6 = Pattern.compile("[0-9a-f:]*:[0-9a-f:.]*");

  public ServerNames {
    hosts = List.copyOf(hosts);
    addresses = List.copyOf(addresses);
    int count = hosts.size() + addresses.size();
    if (count < 1 || count > MAX) {
      throw new IllegalArgumentException("1 to %d names are wanted, not %d".formatted(MAX, count));
    }
  }

  /// Reads names and addresses with commas between.
  ///
  /// @throws IllegalArgumentException naming the first that is neither
  public static ServerNames parse(String text) {
    Set<String> hosts = new LinkedHashSet<>();
    List<InetAddress> addresses = new ArrayList<>();
    for (String part : text.split(",", -1)) {
      String name = part.strip().toLowerCase(Locale.ROOT);
      if (IPV4.matcher(name).matches() || IPV6.matcher(name).matches()) {
        InetAddress address = address(name);
        if (!addresses.contains(address)) {
          addresses.add(address);
        }
      } else if (name.length() <= MAX_HOST_CHARS && HOST.matcher(name).matches()) {
        hosts.add(name);
      } else {
        throw notGood(part.strip(), "a name has letters, digits and hyphens, with dots between");
      }
    }
    return new ServerNames(List.copyOf(hosts), addresses);
  }

  /// How a phone would write the first of them in an address.
  public String first() {
    return hosts.isEmpty() ? inUrl(addresses.getFirst()) : hosts.getFirst();
  }

  /// All of them, for a person.
  public String text() {
    return String.join(
        ", ",
        Stream.concat(hosts.stream(), addresses.stream().map(InetAddress::getHostAddress))
            .toList());
  }

  private static String inUrl(InetAddress address) {
    String text = address.getHostAddress();
    return address instanceof Inet6Address ? '[' + text + ']' : text;
  }

  private static InetAddress address(String text) {
    InetAddress address;
    try {
      address = InetAddress.ofLiteral(text);
    } catch (IllegalArgumentException noAddress) {
      throw notGood(text, "that is no address");
    }
    if (address.isAnyLocalAddress() || address.isMulticastAddress()) {
      throw notGood(text, "nobody can reach a hub there");
    }
    return address;
  }

  private static IllegalArgumentException notGood(String name, String why) {
    return new IllegalArgumentException(
        "\"%s\" can't stand in a certificate: %s; wanted is how phones reach the hub, such as"
                .formatted(name, why)
            + " hub.local or 192.168.1.10");
  }
}
