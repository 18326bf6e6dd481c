package io.qless.cli;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Option;

/// How a paper of the store is wanted: a receipt or a credit note, as text on the screen or as a
/// PDF in a file.
final class PaperOptions {

  @Option(
      names = "--lang",
      paramLabel = "LANGUAGE",
      defaultValue = "en",
      description = "en or hi (default: ${DEFAULT-VALUE}).")
  private String language = "en";

  @Option(
      names = "--columns",
      paramLabel = "N",
      defaultValue = "48",
      description = "Characters in a line of the text (default: ${DEFAULT-VALUE}).")
  private int columns;

  @Option(names = "--json", description = "As JSON: the text, or which PDF was written.")
  private boolean json;

  @Option(names = "--pdf", paramLabel = "FILE", description = "Write a PDF into this file.")
  private @Nullable Path pdf;

  /// Asks the hub for the paper.
  @FunctionalInterface
  interface Source {
    /// @param kind `txt` or `pdf`
    byte[] paper(HubClient hub, String kind, String language, int columns);
  }

  /// Prints the paper, or writes it into the file.
  int give(QlessMain main, Source source) {
    try (HubClient hub = main.hub()) {
      if (pdf == null) {
        byte[] text = source.paper(hub, "txt", language, columns);
        print(main, new String(text, StandardCharsets.UTF_8));
      } else {
        write(main, pdf, source.paper(hub, "pdf", language, columns));
      }
    } catch (IOException cause) {
      throw CliException.usage("can't write " + pdf, cause);
    }
    return ExitCode.OK.code();
  }

  /// The text of a paper, for `--json`.
  record Paper(String language, int columns, String text) {}

  private void print(QlessMain main, String text) {
    if (json) {
      main.printJson(new Paper(language, columns, text));
    } else {
      main.out().print(text);
      main.out().flush();
    }
  }

  private void write(QlessMain main, Path file, byte[] bytes) throws IOException {
    Path draft = main.drafts().beside(file);
    try {
      Files.write(draft, bytes);
      main.drafts().keep(draft, file);
    } finally {
      main.drafts().drop(draft);
    }
    if (json) {
      main.printJson(new QlessMain.Action("written", "pdf", file.toString()));
    }
  }
}
