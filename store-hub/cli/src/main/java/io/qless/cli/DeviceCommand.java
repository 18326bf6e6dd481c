package io.qless.cli;

import io.qless.contract.rest.DeviceCredentials;
import io.qless.contract.rest.DeviceKind;
import io.qless.contract.rest.EnrolDevice;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.attribute.PosixFilePermissions;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/// `qless trolley` and `qless gate`: lets devices in.
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
          @Nullable Path out) {
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
        main.out().println(kind.word() + " " + id + " is enrolled; credentials are in " + out);
      }
    }
    return ExitCode.OK.code();
  }

  /// The file is made before the hub is asked: a password that can't be written would be lost.
  private void write(HubClient hub, EnrolDevice device, Path out) {
    Path folder = out.getParent();
    if (folder == null || !Files.isDirectory(folder)) {
      throw CliException.usage("there is no folder " + folder, null);
    }
    Path draft = null;
    try {
      draft =
          Files.createTempFile(
              folder,
              ".qless-",
              ".json",
              PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString("rw-------")));
      DeviceCredentials credentials = hub.enrol(device);
      Files.writeString(draft, main.json(credentials) + "\n");
      Files.move(draft, out, StandardCopyOption.REPLACE_EXISTING, StandardCopyOption.ATOMIC_MOVE);
    } catch (IOException cause) {
      throw CliException.usage("can't write " + out + " (" + cause + ")", cause);
    } finally {
      remove(draft);
    }
  }

  private static void remove(@Nullable Path draft) {
    try {
      if (draft != null) {
        Files.deleteIfExists(draft);
      }
    } catch (IOException cause) {
      throw CliException.usage("can't remove " + draft, cause);
    }
  }
}
