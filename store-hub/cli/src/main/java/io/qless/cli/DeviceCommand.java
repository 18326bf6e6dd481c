package io.qless.cli;

import io.qless.contract.rest.DeviceKind;
import io.qless.contract.rest.DeviceList;
import io.qless.contract.rest.DeviceState;
import io.qless.contract.rest.EnrolDevice;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/// `qless trolley` and `qless gate`: lets devices in, tells how they are, and shuts them out.
@Command
final class DeviceCommand {
  private final QlessMain main;
  private final DeviceKind kind;

  DeviceCommand(QlessMain main, DeviceKind kind) {
    this.main = main;
    this.kind = kind;
  }

  @Command(
      name = "enrol",
      description = {
        "Give the device its own password and print its credentials as JSON.",
        "Enrolling it again gives a new password and ends the old one."
      })
  int enrol(
      @Parameters(paramLabel = "ID", description = "Name of the device in the store, such as T1")
          String id,
      @Option(
              names = "--out",
              paramLabel = "FILE",
              description = "Write the credentials there, readable by you only.")
          @Nullable Path out,
      @Option(
              names = "--json",
              description = "Say as JSON what was done; credentials are JSON anyway.")
          boolean json) {
    EnrolDevice device;
    try {
      device = new EnrolDevice(kind, id);
    } catch (IllegalArgumentException cause) {
      throw CliException.usage(String.valueOf(cause.getMessage()), cause);
    }
    try (HubClient hub = main.hub()) {
      if (out == null) {
        main.printJson(hub.enrol(device));
      } else {
        write(hub, device, out.toAbsolutePath());
        main.say(
            json,
            new QlessMain.Action("enrolled", kind.word(), id),
            kind.word() + " " + id + " is enrolled; credentials are in " + out);
      }
    }
    return ExitCode.OK.code();
  }

  @Command(name = "list", description = "Which are enrolled, and how each said it is.")
  int list(@Option(names = "--json", description = "As JSON.") boolean json) {
    DeviceList all;
    try (HubClient hub = main.hub()) {
      all = hub.devices();
    }
    List<DeviceState> ours =
        all.devices().stream().filter(device -> device.kind() == kind).toList();
    if (json) {
      main.printJson(new DeviceList(ours));
    } else if (ours.isEmpty()) {
      main.out().println("No " + kind.word() + " is enrolled.");
    } else {
      main.out().print(table(ours));
    }
    return ExitCode.OK.code();
  }

  @Command(name = "status", description = "One of them, with all that it told of itself.")
  int status(
      @Parameters(paramLabel = "ID", description = "Name of the device") String id,
      @Option(names = "--json", description = "As JSON.") boolean json) {
    DeviceState device;
    try (HubClient hub = main.hub()) {
      device =
          hub.devices().devices().stream()
              .filter(each -> each.kind() == kind && each.id().equals(id))
              .findFirst()
              .orElseThrow(() ->
                  CliException.hubSaidNo(404, "no " + kind.word() + " " + id + " is enrolled"));
    }
    if (json) {
      main.printJson(device);
    } else {
      main.out().print(table(List.of(device)));
      TextTable health = new TextTable();
      new TreeMap<>(device.health()).forEach((name, value) -> health.row("  " + name, value));
      main.out().print(health);
    }
    return ExitCode.OK.code();
  }

  @Command(
      name = "revoke",
      description = {
        "Shut the device out at once, for good: a stolen one, or one that goes to another store.",
        "To let it in again, enrol it."
      })
  int revoke(
      @Parameters(paramLabel = "ID", description = "Name of the device") String id,
      @Option(
              names = {"-y", "--yes"},
              description = "Do not ask, do it.")
          boolean yes,
      @Option(names = "--json", description = "As JSON.") boolean json) {
    try (HubClient hub = main.hub()) {
      boolean ours =
          hub.devices().devices().stream()
              .anyMatch(each -> each.kind() == kind && each.id().equals(id));
      if (!ours) {
        throw CliException.hubSaidNo(404, "no " + kind.word() + " " + id + " is enrolled");
      }
      main.demandConsent(
          yes,
          "Shut " + kind.word() + " " + id + " out at once, in the middle of whatever it does?");
      hub.revoke(id);
      main.say(
          json,
          new QlessMain.Action("shut out", kind.word(), id),
          kind.word() + " " + id + " is shut out");
    }
    return ExitCode.OK.code();
  }

  private TextTable table(List<DeviceState> devices) {
    TextTable table = new TextTable("ID", "STATE", "HEARD", "ENROLLED", "TROUBLE");
    for (DeviceState device : devices) {
      table.row(
          device.id(),
          device.state(),
          device.heardAt().equals(Instant.EPOCH) ? "-" : main.sessionText().at(device.heardAt()),
          main.sessionText().at(device.enrolledAt()),
          trouble(device.health()));
    }
    return table;
  }

  /// What somebody should look at, in words.
  private static String trouble(Map<String, String> health) {
    List<String> trouble = new ArrayList<>();
    for (String part : List.of("scanner", "scale")) {
      String state = health.getOrDefault(part, "ok");
      if (!state.equals("ok")) {
        trouble.add(part + " " + state);
      }
    }
    String clock = health.getOrDefault("clock", "");
    if (!clock.isEmpty() && !clock.equals("ok") && !clock.equals("not measured")) {
      trouble.add("clock " + clock);
    }
    String lock = health.getOrDefault("lock", "");
    if (!lock.isEmpty() && !lock.equals("holds")) {
      trouble.add("lock " + lock);
    }
    if (health.getOrDefault("keys", "1").equals("0")) {
      trouble.add("knows no key and lets nobody out");
    }
    return trouble.isEmpty() ? "-" : String.join(", ", trouble);
  }

  /// The file is made before the hub is asked: a password that can't be written would be lost.
  private void write(HubClient hub, EnrolDevice device, Path out) {
    Path draft = main.drafts().secretBeside(out);
    try {
      Files.writeString(draft, main.json(hub.enrol(device)) + "\n");
      main.drafts().keep(draft, out);
    } catch (IOException cause) {
      throw CliException.usage("can't write " + out + " (" + cause + ")", cause);
    } finally {
      main.drafts().drop(draft);
    }
  }
}
