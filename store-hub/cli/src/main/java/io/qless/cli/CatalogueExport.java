package io.qless.cli;

import de.siegmar.fastcsv.writer.CsvWriter;
import de.siegmar.fastcsv.writer.LineDelimiter;
import io.qless.contract.rest.CatalogueKind;
import io.qless.contract.rest.CataloguePage;
import io.qless.contract.rest.PictureList;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;

/// `qless catalogue export`: the whole catalogue as the files that `import` takes.
@Command(
    name = "export",
    description = {
      "Write the catalogue as CSV files, one for each kind, that import again to just that.",
      "Files of an earlier export in the folder are replaced, each as a whole."
    })
final class CatalogueExport implements Callable<Integer> {
  /// An export is of one revision; a store that changes prices goes quiet within a few tries.
  private static final int MAX_TRIES = 5;

  private final QlessMain main;

  @Option(
      names = "--out",
      paramLabel = "DIR",
      defaultValue = "catalogue",
      description = "Folder for the files, made if missing (default: ${DEFAULT-VALUE}).")
  private Path folder = Path.of("catalogue");

  @Option(names = "--pictures", description = "Fetch the pictures as well, into DIR/pictures.")
  private boolean withPictures;

  @Option(names = "--json", description = "Report as JSON.")
  private boolean json;

  CatalogueExport(QlessMain main) {
    this.main = main;
  }

  /// What was written.
  ///
  /// @param revision catalogue revision that the files are of
  record Report(long revision, String folder, List<OfFile> files, int pictures) {
    record OfFile(String file, CatalogueKind kind, int rows) {}
  }

  @Override
  public Integer call() {
    Report report;
    try (HubClient hub = main.hub()) {
      Map<CatalogueKind, Rows> all = read(hub, MAX_TRIES);
      report = write(all, withPictures ? fetch(hub) : 0);
    } catch (UncheckedIOException | IOException cause) {
      throw CliException.usage("can't write into " + folder + " (" + cause + ")", cause);
    }
    if (json) {
      main.printJson(report);
    } else {
      report
          .files()
          .forEach(file -> main.out().printf("%-16s %6d rows%n", file.file(), file.rows()));
      if (withPictures) {
        main.out().printf("%-16s %6d fetched%n", "pictures", report.pictures());
      }
      main.out().println("revision " + report.revision() + " of the catalogue lies in " + folder);
    }
    return ExitCode.OK.code();
  }

  /// All rows of a kind.
  private record Rows(long revision, List<String> columns, List<Map<String, String>> rows) {}

  private Map<CatalogueKind, Rows> read(HubClient hub, int tries) {
    Map<CatalogueKind, Rows> all = new EnumMap<>(CatalogueKind.class);
    for (CatalogueKind kind : CatalogueKind.values()) {
      all.put(kind, read(hub, kind));
    }
    if (all.values().stream().mapToLong(Rows::revision).distinct().count() == 1) {
      return all;
    }
    if (tries == 1) {
      throw CliException.hubSaidNo(
          409, "the catalogue changed each time while it was read; try again");
    }
    return read(hub, tries - 1);
  }

  /// The revision is negative if it moved between the pages.
  private Rows read(HubClient hub, CatalogueKind kind) {
    CataloguePage page = hub.page(kind, 0);
    List<Map<String, String>> rows = new ArrayList<>(page.rows());
    long revision = page.revision();
    boolean isLong = page.total() > page.rows().size();
    try (Progress progress =
        isLong ? main.progress(kind.word(), page.total()) : Progress.silent()) {
      progress.step(page.rows().size());
      while (rows.size() < page.total() && !page.rows().isEmpty() && revision >= 0) {
        page = hub.page(kind, rows.size());
        rows.addAll(page.rows());
        progress.step(page.rows().size());
        revision = page.revision() == revision ? revision : -1 - page.revision();
      }
    }
    return new Rows(revision, page.columns(), rows);
  }

  private Report write(Map<CatalogueKind, Rows> all, int pictures) throws IOException {
    Files.createDirectories(folder);
    List<Report.OfFile> files = new ArrayList<>();
    long revision = 0;
    for (Map.Entry<CatalogueKind, Rows> of : all.entrySet()) {
      String name = of.getKey().word() + ".csv";
      Path part = main.drafts().beside(folder.resolve(name));
      try (CsvWriter csv =
          CsvWriter.builder().lineDelimiter(LineDelimiter.LF).build(part, StandardCharsets.UTF_8)) {
        List<String> columns = of.getValue().columns();
        csv.writeRecord(columns);
        for (Map<String, String> row : of.getValue().rows()) {
          csv.writeRecord(columns.stream().map(column -> row.getOrDefault(column, "")).toList());
        }
      }
      main.drafts().keep(part, folder.resolve(name));
      files.add(new Report.OfFile(name, of.getKey(), of.getValue().rows().size()));
      revision = of.getValue().revision();
    }
    return new Report(revision, folder.toString(), files, pictures);
  }

  private int fetch(HubClient hub) throws IOException {
    Path into = Files.createDirectories(folder.resolve("pictures"));
    List<PictureList.Picture> pictures = hub.pictures().pictures();
    try (Progress progress = main.progress("pictures", pictures.size())) {
      for (PictureList.Picture picture : pictures) {
        if (!CatalogueFile.isFileName(picture.name())) {
          throw CliException.hubSaidNo(200, "the hub names a picture " + picture.name());
        }
        Path part = main.drafts().beside(into.resolve(picture.name()));
        Files.write(part, hub.picture(picture.name()));
        main.drafts().keep(part, into.resolve(picture.name()));
        progress.step(1);
      }
    }
    return pictures.size();
  }
}
