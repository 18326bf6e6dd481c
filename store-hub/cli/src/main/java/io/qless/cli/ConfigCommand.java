package io.qless.cli;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/// `qless config`: the hub's settings. Only the hub knows its keys, so its program is asked; it
/// must be on this machine, but need not run.
@Command(name = "config", description = "Look at the settings of a hub on this machine.")
final class ConfigCommand {

  private final QlessMain main;
  private final String hubProgram;

  /// @param hubProgram path of `qless-hub`, empty if nobody has told it
  ConfigCommand(QlessMain main, String hubProgram) {
    this.main = main;
    this.hubProgram = hubProgram;
  }

  @Command(
      name = "check",
      description = {
        "Tell all that is wrong in a hub's settings, each by key and line with the way out: unknown"
            + " keys, values, files and who can read them, keystore, ports, database.",
        "Changes nothing. Ends with 2 if the hub would not start."
      })
  int check(
      @Parameters(
              arity = "0..1",
              paramLabel = "FILE",
              description = "Settings (otherwise /etc/qless/hub.properties, if it is there).")
          @Nullable Path file,
      @Option(names = "--json", description = "As JSON.") boolean json) {
    if (hubProgram.isEmpty() || !Files.isExecutable(Path.of(hubProgram))) {
      throw CliException.usage(
          "the hub's program is not on this machine; QLESS_HUB_PROGRAM names it", null);
    }
    List<String> command = new ArrayList<>(List.of(hubProgram, "--check"));
    if (json) {
      command.add("--json");
    }
    if (file != null) {
      command.add("--config=" + file.toAbsolutePath());
    }
    try {
      Process hub =
          new ProcessBuilder(command).redirectError(ProcessBuilder.Redirect.INHERIT).start();
      hub.getOutputStream().close();
      main.out().print(new String(hub.getInputStream().readAllBytes(), StandardCharsets.UTF_8));
      main.out().flush();
      return hub.waitFor() == 0 ? ExitCode.OK.code() : ExitCode.USAGE.code();
    } catch (IOException cause) {
      throw CliException.usage("can't run " + hubProgram + " (" + cause + ")", cause);
    } catch (InterruptedException cause) {
      Thread.currentThread().interrupt();
      throw CliException.usage("stopped while the settings were looked at", cause);
    }
  }
}
