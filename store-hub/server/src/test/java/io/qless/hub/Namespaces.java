package io.qless.hub;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;

/// Three network namespaces of this test's own, each linked with each by a cable that can be cut:
/// hub, G1 and G2. What happens in them reaches no other network. Needs root and the Debian package
/// iproute2. Test use only.
final class Namespaces implements AutoCloseable {

  /// The cables.
  enum Cable {
    HUB_G1("hub", "g1", "10.77.1"),
    HUB_G2("hub", "g2", "10.77.2"),
    G1_G2("g1", "g2", "10.77.3");

    private final String one;
    private final String other;
    private final String net;

    Cable(String one, String other, String net) {
      this.one = one;
      this.other = other;
      this.net = net;
    }

    /// Address at the first end.
    String first() {
      return net + ".1";
    }

    /// Address at the second end.
    String second() {
      return net + ".2";
    }
  }

  private final String prefix = "qless-" + ProcessHandle.current().pid() + "-";
  private final List<String> made = new ArrayList<>();

  Namespaces() {
    try {
      for (String name : List.of("hub", "g1", "g2")) {
        ip("netns", "add", prefix + name);
        made.add(name);
        ip("-n", prefix + name, "link", "set", "lo", "up");
      }
      for (Cable cable : Cable.values()) {
        String near = "to-" + cable.other;
        String far = "to-" + cable.one;
        ip(
            "link",
            "add",
            near,
            "netns",
            prefix + cable.one,
            "type",
            "veth",
            "peer",
            "name",
            far,
            "netns",
            prefix + cable.other);
        ip("-n", prefix + cable.one, "address", "add", cable.first() + "/24", "dev", near);
        ip("-n", prefix + cable.other, "address", "add", cable.second() + "/24", "dev", far);
      }
      restore();
    } catch (RuntimeException | AssertionError failed) {
      close();
      throw failed;
    }
  }

  /// A command that runs in one of them.
  List<String> in(String name, List<String> command) {
    List<String> all = new ArrayList<>(List.of("ip", "netns", "exec", prefix + name));
    all.addAll(command);
    return all;
  }

  /// Cuts a cable: both ends lose it at once.
  void cut(Cable... cables) {
    for (Cable cable : cables) {
      ip("-n", prefix + cable.one, "link", "set", "to-" + cable.other, "down");
    }
  }

  /// Mends all cables.
  void restore() {
    for (Cable cable : Cable.values()) {
      ip("-n", prefix + cable.one, "link", "set", "to-" + cable.other, "up");
      ip("-n", prefix + cable.other, "link", "set", "to-" + cable.one, "up");
    }
  }

  @Override
  public void close() {
    made.forEach(name -> ip("netns", "delete", prefix + name));
    made.clear();
  }

  private static void ip(String... words) {
    List<String> command = new ArrayList<>(List.of("ip"));
    command.addAll(List.of(words));
    try {
      Process ip = new ProcessBuilder(command).redirectErrorStream(true).start();
      ip.getOutputStream().close();
      String said = new String(ip.getInputStream().readAllBytes(), StandardCharsets.UTF_8).strip();
      if (!ip.waitFor(20, TimeUnit.SECONDS) || ip.exitValue() != 0) {
        throw new AssertionError(
            "This test makes network namespaces: run it as root on a Linux that allows them. "
                + String.join(" ", command)
                + " said: "
                + said);
      }
    } catch (IOException missing) {
      throw new AssertionError("install the Debian package iproute2", missing);
    } catch (InterruptedException stopped) {
      Thread.currentThread().interrupt();
      throw new AssertionError(stopped);
    }
  }
}
