package io.qless.cli;

import picocli.AutoComplete;
import picocli.CommandLine;
import picocli.CommandLine.Command;

/// `qless completion`: commands and options by the tabulator key.
@Command(name = "completion", description = "Let a shell complete commands and options.")
final class CompletionCommand {

  private final QlessMain main;

  CompletionCommand(QlessMain main) {
    this.main = main;
  }

  @Command(
      name = "bash",
      description = {
        "Print the script for bash.",
        "For this shell: source <(qless completion bash). For all: write it to"
            + " ~/.local/share/bash-completion/completions/qless."
      })
  int bash() {
    CommandLine all = main.commandLine();
    main.out().print(AutoComplete.bash(all.getCommandName(), all));
    main.out().flush();
    return ExitCode.OK.code();
  }
}
