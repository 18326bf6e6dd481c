package io.qless.cli;

import io.qless.contract.rest.PictureList;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/// `qless catalogue pictures`: the pictures of articles.
@Command(name = "pictures", description = "Look after the pictures of articles.")
final class PictureCommand {
  private final QlessMain main;

  PictureCommand(QlessMain main) {
    this.main = main;
  }

  /// What became of the files.
  ///
  /// @param refused `name: reason` of those the hub did not take
  record Report(int sent, List<String> refused) {}

  @Command(
      name = "put",
      description = {
        "Send pictures; an article shows the one its row names. An older one of that name is"
            + " replaced.",
        "Ends with 3 if some were refused."
      })
  int put(
      @Parameters(arity = "1..*", paramLabel = "FILE", description = "PNG or JPEG, up to 64 kB")
          List<Path> files,
      @Option(names = "--json", description = "Report as JSON.") boolean json) {
    for (Path file : files) {
      if (!Files.isRegularFile(file)) {
        throw CliException.usage("there is no file " + file, null);
      }
    }
    List<String> refused = new ArrayList<>();
    try (HubClient hub = main.hub();
        Progress progress = main.progress("pictures", files.size())) {
      for (Path file : files) {
        String name = String.valueOf(file.getFileName());
        try {
          hub.putPicture(name, file);
        } catch (CliException no) {
          if (!no.isAboutTheBody()) {
            throw no;
          }
          refused.add(name + ": " + no.getMessage());
        }
        progress.step(1);
      }
    }
    Report report = new Report(files.size() - refused.size(), refused);
    if (json) {
      main.printJson(report);
    } else {
      refused.forEach(line -> main.out().println(TextTable.plain(line)));
      main.out().printf("%d sent, %d refused%n", report.sent(), refused.size());
    }
    return refused.isEmpty() ? ExitCode.OK.code() : ExitCode.ROWS_REFUSED.code();
  }

  @Command(name = "list", description = "Name, size and how many articles show each.")
  int list(@Option(names = "--json", description = "As JSON.") boolean json) {
    PictureList list;
    try (HubClient hub = main.hub()) {
      list = hub.pictures();
    }
    if (json) {
      main.printJson(list);
    } else {
      TextTable table = new TextTable("PICTURE", "BYTES", "ARTICLES");
      for (PictureList.Picture picture : list.pictures()) {
        table.row(picture.name(), picture.bytes(), picture.articles());
      }
      main.out().print(table);
      main.out().flush();
    }
    return ExitCode.OK.code();
  }
}
