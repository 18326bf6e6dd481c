package io.qless.faults;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/// The network of one store: the hub and each trolley in a network namespace of its own, all on one
/// bridge. What happens in it reaches no other network; only this process is plugged in, too. Needs
/// root and the Debian packages iproute2 and nftables. One thread per trolley may call.
///
/// Packets are lost where they arrive, so that whoever sent one knows nothing of it, as with radio.
/// (The netem of `tc` would do the same, where the kernel has it.)
final class StoreNet implements AutoCloseable {

  /// Reserved for trials of networks (RFC 2544, appendix C.2.2); the third number is this
  /// process's.
  private static final String NET = "198.18." + ProcessHandle.current().pid() % 256 + ".";

  private static final String HUB = NET + "1";
  private static final String OWN = NET + "250";
  private static final int FIRST_TROLLEY = 10;
  private static final Pattern COUNTER = Pattern.compile("counter packets ([0-9]+)");

  private final String prefix = "qless-" + ProcessHandle.current().pid() + "-";
  private final String plug = "ql" + ProcessHandle.current().pid();
  private final List<String> made = new ArrayList<>();

  /// @param trolleys numbered from 1
  StoreNet(int trolleys) {
    try {
      add("hub");
      inHub("link", "add", "bridge", "type", "bridge");
      inHub("address", "add", HUB + "/24", "dev", "bridge");
      inHub("link", "set", "bridge", "up");
      nft(
          "hub",
          "add table inet faults; add chain inet faults in { type filter hook input priority 0; }");
      run("ip", "link", "add", plug, "type", "veth", "peer", "name", "to-test", "netns", of("hub"));
      inHub("link", "set", "to-test", "master", "bridge", "up");
      run("ip", "address", "add", OWN + "/24", "dev", plug);
      run("ip", "link", "set", plug, "up");
      for (int trolley = 1; trolley <= trolleys; trolley++) {
        add(trolley);
      }
    } catch (RuntimeException | AssertionError failed) {
      close();
      throw failed;
    }
  }

  private void add(int trolley) {
    String name = name(trolley);
    add(name);
    inHub("link", "add", "to-" + name, "type", "veth", "peer", "name", "to-hub", "netns", of(name));
    run("ip", "-n", of(name), "address", "add", address(trolley) + "/24", "dev", "to-hub");
    run("ip", "-n", of(name), "link", "set", "to-hub", "up");
    inHub("link", "set", "to-" + name, "master", "bridge", "up");
    nft(
        name,
        "add table inet faults; add chain inet faults in { type filter hook input priority 0; }");
    nft(
        "hub",
        "add chain inet faults from-%s; add rule inet faults in ip saddr %s jump from-%s"
            .formatted(name, address(trolley), name));
  }

  private void add(String name) {
    run("ip", "netns", "add", of(name));
    made.add(name);
    run("ip", "-n", of(name), "link", "set", "lo", "up");
  }

  /// Where the hub is reached by all.
  String hub() {
    return HUB;
  }

  /// What brings a command to the hub's place.
  List<String> atHub() {
    return List.of("ip", "netns", "exec", of("hub"));
  }

  /// What brings a command to a trolley's place.
  List<String> at(int trolley) {
    return List.of("ip", "netns", "exec", of(name(trolley)));
  }

  /// So many of a hundred packets are lost, in both directions.
  void lose(int trolley, int percent) {
    String lost = "numgen random mod 100 < " + percent + " counter drop";
    drop(trolley, lost, lost);
  }

  /// What goes to and comes from a port of the hub vanishes, and nobody is told.
  void swallow(int trolley, int port) {
    drop(trolley, "tcp sport " + port + " counter drop", "tcp dport " + port + " counter drop");
  }

  /// Packets that were lost on the way to a trolley, and on the way from it, by the fault that is
  /// there now.
  List<Integer> lost(int trolley) {
    String name = name(trolley);
    return List.of(
        counted(nft(name, "list chain inet faults in")),
        counted(nft("hub", "list chain inet faults from-" + name)));
  }

  private static int counted(String rules) {
    Matcher counter = COUNTER.matcher(rules);
    return counter.find() ? Integer.parseInt(counter.group(1)) : 0;
  }

  /// Nothing is lost any more.
  void mend(int trolley) {
    nft(name(trolley), "flush chain inet faults in");
    nft("hub", "flush chain inet faults from-" + name(trolley));
  }

  private void drop(int trolley, String fromHub, String toHub) {
    String name = name(trolley);
    nft(name, "flush chain inet faults in; add rule inet faults in " + fromHub);
    nft(
        "hub",
        "flush chain inet faults from-%s; add rule inet faults from-%s %s"
            .formatted(name, name, toHub));
  }

  /// The trolley is out of the Wi-Fi.
  void cut(int trolley) {
    inHub("link", "set", "to-" + name(trolley), "down");
  }

  /// And is back.
  void plug(int trolley) {
    inHub("link", "set", "to-" + name(trolley), "up");
  }

  @Override
  public void close() {
    made.forEach(name -> run("ip", "netns", "delete", of(name)));
    made.clear();
  }

  private String of(String name) {
    return prefix + name;
  }

  private static String name(int trolley) {
    return "t" + trolley;
  }

  private static String address(int trolley) {
    return NET + (FIRST_TROLLEY + trolley);
  }

  private void inHub(String... words) {
    List<String> all = new ArrayList<>(List.of("ip", "-n", of("hub")));
    all.addAll(List.of(words));
    run(all.toArray(String[]::new));
  }

  private String nft(String name, String rules) {
    return run("ip", "netns", "exec", of(name), "nft", rules);
  }

  private static String run(String... command) {
    try {
      Process process = new ProcessBuilder(command).redirectErrorStream(true).start();
      process.getOutputStream().close();
      String said =
          new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8).strip();
      if (!process.waitFor(20, TimeUnit.SECONDS) || process.exitValue() != 0) {
        throw new AssertionError(
            "This test makes networks: run it as root, with the Debian packages iproute2 and"
                + " nftables. "
                + String.join(" ", command)
                + " said: "
                + said);
      }
      return said;
    } catch (IOException missing) {
      throw new AssertionError("install the Debian package iproute2", missing);
    } catch (InterruptedException stopped) {
      Thread.currentThread().interrupt();
      throw new AssertionError(stopped);
    }
  }
}
