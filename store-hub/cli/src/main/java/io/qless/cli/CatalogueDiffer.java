package io.qless.cli;

import io.qless.contract.rest.CatalogueDiff;
import io.qless.contract.rest.CatalogueDiff.Change;
import io.qless.contract.rest.CatalogueKind;
import io.qless.contract.rest.CataloguePage;
import io.qless.contract.rest.CatalogueReport.Refused;
import io.qless.contract.rest.CatalogueRows;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.EnumMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.Callable;
import java.util.stream.Stream;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/// `qless catalogue diff`: what an import would change, line by line.
@Command(
    name = "diff",
    description = {
      "Show what an import of these files would change; nothing is kept.",
      "Ends with 0 if nothing would change, 5 if something would, 3 if rows would be refused.",
      "What the files do not name stays as it is; it is told at the end."
    })
final class CatalogueDiffer implements Callable<Integer> {
  private static final int CHUNK_ROWS = 200;

  private final QlessMain main;

  @Parameters(arity = "1..*", paramLabel = "FILE", description = "CSV files in UTF-8")
  private List<Path> paths = List.of();

  @Option(names = "--json", description = "As JSON, with the unchanged rows.")
  private boolean json;

  CatalogueDiffer(QlessMain main) {
    this.main = main;
  }

  /// What was found.
  ///
  /// @param revision catalogue revision that the files were held against
  /// @param notInFiles kind to the ids that stand in the catalogue and in none of the files of that
  ///   kind; an import leaves them
  record Report(long revision, List<OfFile> files, Map<CatalogueKind, List<String>> notInFiles) {
    record OfFile(
        String file, CatalogueKind kind, List<CatalogueDiff.Line> lines, List<Refused> refused) {
      long count(Change change) {
        return lines.stream().filter(line -> line.change() == change).count();
      }
    }
  }

  @Override
  public Integer call() {
    List<CatalogueFile> files =
        paths.stream()
            .map(CatalogueFile::read)
            .sorted(Comparator.comparing(CatalogueFile::kind))
            .toList();
    Report report;
    long steps = files.stream().mapToLong(CatalogueFile::rows).sum();
    try (HubClient hub = main.hub();
        Progress progress = main.progress("diff", steps)) {
      report = compare(hub, files, progress);
    }
    if (json) {
      main.printJson(report);
    } else {
      report.files().forEach(this::print);
      report.notInFiles().forEach(this::print);
    }
    return end(report).code();
  }

  private static ExitCode end(Report report) {
    if (report.files().stream().anyMatch(file -> !file.refused().isEmpty())) {
      return ExitCode.ROWS_REFUSED;
    }
    return report.files().stream()
            .allMatch(file -> file.count(Change.UNCHANGED) == file.lines().size())
        ? ExitCode.OK
        : ExitCode.DIFFERENT;
  }

  private Report compare(HubClient hub, List<CatalogueFile> files, Progress progress) {
    List<Report.OfFile> reports = new ArrayList<>();
    Map<CatalogueKind, Set<String>> named = new EnumMap<>(CatalogueKind.class);
    long[] revision = {0};
    for (CatalogueFile file : files) {
      List<CatalogueDiff.Line> lines = new ArrayList<>();
      List<Refused> refused = new ArrayList<>(file.misfits());
      file.chunks(
          CHUNK_ROWS,
          rows -> {
            CatalogueDiff diff = hub.diff(new CatalogueRows(file.kind(), true, rows));
            lines.addAll(diff.lines());
            refused.addAll(diff.refused());
            revision[0] = diff.revision();
            progress.step(rows.size());
          });
      refused.sort(Comparator.comparingInt(Refused::line));
      reports.add(new Report.OfFile(file.name(), file.kind(), lines, refused));
      Set<String> ids = named.computeIfAbsent(file.kind(), kind -> new HashSet<>());
      lines.forEach(line -> ids.add(line.id()));
    }
    Map<CatalogueKind, List<String>> notInFiles = new EnumMap<>(CatalogueKind.class);
    named.forEach((kind, ids) -> {
      List<String> others = ids(hub, kind).stream().filter(id -> !ids.contains(id)).toList();
      notInFiles.put(kind, others);
    });
    return new Report(revision[0], reports, notInFiles);
  }

  private static List<String> ids(HubClient hub, CatalogueKind kind) {
    List<String> ids = new ArrayList<>();
    CataloguePage page;
    do {
      page = hub.page(kind, ids.size());
      page.rows().forEach(row -> ids.add(id(row)));
    } while (ids.size() < page.total() && !page.rows().isEmpty());
    return ids;
  }

  /// As the hub calls a row in a [CatalogueDiff].
  private static String id(Map<String, String> row) {
    return Stream.of("code", "id", "gtin", "batch", "serial")
        .map(column -> row.getOrDefault(column, ""))
        .filter(text -> !text.isEmpty())
        .reduce((one, other) -> one + ' ' + other)
        .orElse("");
  }

  private void print(Report.OfFile file) {
    for (CatalogueDiff.Line line : file.lines()) {
      String what =
          switch (line.change()) {
            case ADDED -> "added";
            case RETURNED -> "was withdrawn, comes back";
            case CHANGED -> String.join(", ", line.cells().stream().map(this::words).toList());
            case UNCHANGED -> "";
          };
      if (!what.isEmpty()) {
        main.out()
            .println(
                TextTable.plain(
                    "%s:%d: %s: %s".formatted(file.file(), line.line(), line.id(), what)));
      }
    }
    for (Refused row : file.refused()) {
      main.out()
          .println(
              TextTable.plain(
                  "%s:%d: refused: %s".formatted(file.file(), row.line(), row.reason())));
    }
    main.out()
        .printf(
            "%s: %d added, %d changed, %d come back, %d unchanged, %d refused%n",
            file.file(),
            file.count(Change.ADDED),
            file.count(Change.CHANGED),
            file.count(Change.RETURNED),
            file.count(Change.UNCHANGED),
            file.refused().size());
  }

  private String words(CatalogueDiff.Cell cell) {
    return cell.column() + " " + quoted(cell.before()) + " -> " + quoted(cell.after());
  }

  private static String quoted(String text) {
    return text.isEmpty() ? "nothing" : text.contains(" ") ? '"' + text + '"' : text;
  }

  private void print(CatalogueKind kind, List<String> ids) {
    if (!ids.isEmpty()) {
      main.out()
          .println(
              TextTable.plain(
                  "%d %s stand in the catalogue only; an import leaves them: %s"
                      .formatted(ids.size(), kind.word(), shortened(ids))));
    }
  }

  private static String shortened(List<String> ids) {
    int shown = 10;
    return String.join(", ", ids.stream().limit(shown).toList())
        + (ids.size() > shown ? ", ... (--json tells them all)" : "");
  }
}
