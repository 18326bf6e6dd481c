package io.qless.cli;

import io.qless.contract.rest.CatalogueKind;
import io.qless.contract.rest.CatalogueRows.Row;
import io.qless.shop.item.LabelTemplate;
import io.qless.shop.item.LabelTemplates;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Path;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/// `qless code`: what a scan means. Needs no hub.
@Command(name = "code", description = "See what a scan means. Needs no hub.")
final class CodeCommand {

  private final QlessMain main;
  private final InputStream in;
  private final @Nullable String labelsOfTheStore;
  private final LocalDate today;

  /// @param environment `QLESS_LABELS` names the store's labels.csv
  /// @param in the scans of `--stdin`
  /// @param today decides the century of two-digit years, and what has expired
  CodeCommand(QlessMain main, Map<String, String> environment, InputStream in, LocalDate today) {
    this.main = main;
    this.in = in;
    this.today = today;
    labelsOfTheStore = environment.get("QLESS_LABELS");
  }

  @Command(
      name = "explain",
      description = {
        "Tell what a scan means: an article number, PLU, label of a counter scale, GS1 element"
            + " string, bracketed text or GS1 Digital Link.",
        "An AIM identifier such as ]d2 may stand before it. On a command line, \\x1d or {GS}"
            + " stands for the separator. Positions count from 1 behind the AIM identifier."
      })
  int explain(
      @Parameters(arity = "0..1", paramLabel = "TEXT", description = "What the scanner sent.")
          @Nullable String text,
      @Option(names = "--stdin", description = "Read one scan per line, as the scanner sent it.")
          boolean stdin,
      @Option(names = "--json", description = "One JSON object per scan, each on one line.")
          boolean json,
      @Option(
              names = "--labels",
              paramLabel = "FILE",
              description = "The store's labels.csv (or QLESS_LABELS).")
          @Nullable Path file) {
    if (stdin == (text != null)) {
      throw CliException.usage("give one TEXT, or --stdin", null);
    }
    CodeText codes = new CodeText(labels(file), today);
    if (text != null) {
      CodeText.Explained explained =
          codes.explain(text.replace("{GS}", "\u001d").replace("\\x1d", "\u001d"));
      print(explained, "", json);
      return explained.ok() ? ExitCode.OK.code() : ExitCode.HUB_SAID_NO.code();
    }
    try {
      ScanLines lines = new ScanLines(in);
      int number = 0;
      for (String line = lines.next(); line != null; line = lines.next()) {
        number++;
        print(codes.explain(line), "scan " + number + System.lineSeparator(), json);
      }
    } catch (IOException cause) {
      throw CliException.usage("can't read the scans (" + cause + ")", cause);
    }
    return ExitCode.OK.code();
  }

  /// @param heading tells a person which of many scans it is
  private void print(CodeText.Explained explained, String heading, boolean json) {
    main.out().println(json ? main.jsonLine(explained.json()) : heading + explained.text());
  }

  private LabelTemplates labels(@Nullable Path file) {
    Path path =
        file != null || labelsOfTheStore == null || labelsOfTheStore.isEmpty()
            ? file
            : Path.of(labelsOfTheStore);
    if (path == null) {
      return LabelTemplates.NONE;
    }
    CatalogueFile rows = CatalogueFile.read(path);
    if (rows.kind() != CatalogueKind.LABELS) {
      throw CliException.usage(path + " describes no labels", null);
    }
    List<LabelTemplate> templates = new ArrayList<>();
    rows.chunks(100, chunk -> chunk.forEach(row -> templates.add(template(path, row))));
    return new LabelTemplates(templates);
  }

  private static LabelTemplate template(Path path, Row row) {
    try {
      return new LabelTemplate(
          row.fields().getOrDefault("id", ""), row.fields().getOrDefault("pattern", ""));
    } catch (IllegalArgumentException wrong) {
      throw CliException.usage(
          path + " line " + row.line() + ": " + String.valueOf(wrong.getMessage()), wrong);
    }
  }
}
