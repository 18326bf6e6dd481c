package io.qless.cli;

import io.qless.contract.rest.KeyList;
import java.time.Duration;
import java.time.Instant;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;

/// `qless key`: the keys that sign exit passes.
@Command(name = "key", description = "See and change the keys that sign exit passes.")
final class KeyCommand {

  private static final Pattern TIME = Pattern.compile("([0-9]{1,5})([smhd])");

  private final QlessMain main;

  KeyCommand(QlessMain main) {
    this.main = main;
  }

  @Command(name = "list", description = "The key that signs, the one to follow, and old ones.")
  int list(@Option(names = "--json", description = "As JSON.") boolean json) {
    try (HubClient hub = main.hub()) {
      print(hub.get("/admin/keys", KeyList.class), json);
    }
    return ExitCode.OK.code();
  }

  @Command(
      name = "rotate",
      description = {
        "Make a new key. Gates hear of it at once; it signs after a lead, so that a gate that is",
        "away meanwhile still knows every pass. The old key counts until its last pass has ended."
      })
  int rotate(
      @Option(
              names = "--in",
              paramLabel = "TIME",
              defaultValue = "24h",
              description =
                  "Lead until it signs: 90s, 30m, 24h or 7d. 0s if somebody else may have the key.")
          String in,
      @Option(
              names = {"-y", "--yes"},
              description = "Do not ask, do it.")
          boolean yes,
      @Option(names = "--json", description = "As JSON.") boolean json) {
    long seconds = seconds(in);
    main.demandConsent(
        yes,
        seconds == 0
            ? "Sign with a new key at once? Gates that are away will turn new passes away."
            : "Make a new key, which signs in " + in + "?");
    try (HubClient hub = main.hub()) {
      print(hub.post("/admin/keys/rotate?seconds=" + seconds, KeyList.class), json);
    }
    return ExitCode.OK.code();
  }

  private static long seconds(String in) {
    Matcher time = TIME.matcher(in);
    if (!time.matches()) {
      throw CliException.usage("'" + in + "' is no time such as 90s, 30m, 24h or 7d", null);
    }
    long count = Long.parseLong(time.group(1));
    return switch (time.group(2)) {
      case "s" -> count;
      case "m" -> Duration.ofMinutes(count).toSeconds();
      case "h" -> Duration.ofHours(count).toSeconds();
      default -> Duration.ofDays(count).toSeconds();
    };
  }

  private void print(KeyList keys, boolean json) {
    if (json) {
      main.printJson(keys);
      return;
    }
    TextTable table = new TextTable("KEY", "STATE", "FROM OR UNTIL");
    for (KeyList.Key key : keys.keys()) {
      table.row(
          key.id(),
          key.state(),
          key.at().equals(Instant.EPOCH) ? "-" : main.sessionText().at(key.at()));
    }
    main.out().print(table);
  }
}
