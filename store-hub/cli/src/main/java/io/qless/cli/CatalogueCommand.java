package io.qless.cli;

import io.qless.cli.ImportReport.OfFile;
import io.qless.contract.rest.CatalogueKind;
import io.qless.contract.rest.CatalogueReport;
import io.qless.contract.rest.CatalogueReport.Refused;
import io.qless.contract.rest.CatalogueRows;
import io.qless.contract.rest.LearnedWeights;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/// `qless catalogue`: loads and changes what the store sells.
@Command(name = "catalogue", description = "Load, change and look at what the store sells.")
final class CatalogueCommand {
  /// Rows of one request: far under the hub's limit, about 40 kB, one short transaction.
  private static final int CHUNK_ROWS = 200;

  private final QlessMain main;

  private CatalogueCommand(QlessMain main) {
    this.main = main;
  }

  /// All of `qless catalogue`.
  static CommandLine line(QlessMain main) {
    return new CommandLine(new CatalogueCommand(main))
        .addSubcommand(new CatalogueExport(main))
        .addSubcommand(new CatalogueDiffer(main))
        .addSubcommand(new ArticleCommands.SetPrice(main))
        .addSubcommand(new ArticleCommands.Prices(main))
        .addSubcommand(new ArticleCommands.Recall(main))
        .addSubcommand(new ArticleCommands.Search(main))
        .addSubcommand(new PictureCommand(main))
        .addSubcommand(new OfferCommand(main));
  }

  @Command(
      name = "import",
      description = {
        "Send CSV files of articles, offers, coupons, recalls, labels, markdowns or synonyms to the"
            + " hub.",
        "Each file's first line tells its kind. Pictures that the rows name are sent"
            + " along when they lie in 'pictures' beside the file."
            + " Sending a file again is safe."
      })
  int importFiles(
      @Parameters(arity = "1..*", paramLabel = "FILE", description = "CSV files in UTF-8")
          List<Path> paths,
      @Option(names = "--dry-run", description = "Only judge the rows; keep nothing.")
          boolean dryRun,
      @Option(names = "--json", description = "Report as JSON.") boolean json) {
    // Articles before the offers that name them.
    List<CatalogueFile> files =
        paths.stream()
            .map(CatalogueFile::read)
            .sorted(Comparator.comparing(CatalogueFile::kind))
            .toList();
    Map<String, Path> pictures = pictures(files);
    long steps = files.stream().mapToLong(CatalogueFile::rows).sum();
    ImportReport report;
    try (HubClient hub = main.hub();
        Progress progress = main.progress("import", dryRun ? steps : steps + pictures.size())) {
      report = run(hub, files, dryRun ? Map.of() : pictures, dryRun, progress);
    } finally {
      main.drafts().ifStopped(() -> "");
    }
    if (json) {
      main.printJson(report);
    } else {
      report.print(main.out());
    }
    return report.isClean() ? ExitCode.OK.code() : ExitCode.ROWS_REFUSED.code();
  }

  @Command(
      name = "withdraw",
      description = {
        "Take articles off sale, or end offers, coupons, labels, markdowns or synonyms.",
        "Trolleys hear of it at once. To bring one back, import its row again."
            + " Recalls stay: a pack that was called back may still lie on a shelf."
      })
  int withdraw(
      @Parameters(
              index = "0",
              paramLabel = "KIND",
              description = "articles, offers, coupons, labels, markdowns or synonyms")
          String kind,
      @Parameters(
              index = "1..*",
              arity = "1..*",
              paramLabel = "ID",
              description = "Article codes, coupon codes, or ids in the store's files.")
          List<String> ids,
      @Option(
              names = {"-y", "--yes"},
              description = "Do not ask, do it.")
          boolean yes,
      @Option(names = "--json", description = "As JSON, one object on each line.") boolean json) {
    CatalogueKind of = withdrawable(kind);
    main.demandConsent(
        yes, "Withdraw %d of the %s, on every trolley at once?".formatted(ids.size(), of.word()));
    try (HubClient hub = main.hub()) {
      for (String id : ids) {
        hub.withdraw(of, id);
        if (json) {
          main.out().println(main.jsonLine(new QlessMain.Action("withdrawn", of.word(), id)));
        } else {
          main.out().println("withdrawn from " + of.word() + ": " + TextTable.plain(id));
        }
      }
    }
    return ExitCode.OK.code();
  }

  @Command(
      name = "weights",
      description = {
        "Show what the trolleys saw articles weigh, beside what the catalogue says.",
        "A weight is learned from three trolleys on; one that disagrees with the others does not"
            + " count, and its scale wants looking at."
      })
  int weights(
      @Parameters(
              arity = "0..1",
              paramLabel = "GTIN",
              description = "Only this article: its GTIN, or plu: and its PLU.")
          @Nullable String article,
      @Option(
              names = "--reset",
              description =
                  "Forget what was learned of the article; the catalogue's weight stands.")
          boolean reset,
      @Option(
              names = {"-y", "--yes"},
              description = "Do not ask, do it.")
          boolean yes,
      @Option(names = "--json", description = "Report as JSON.") boolean json) {
    String asked = article == null ? "" : article;
    if (reset && asked.isEmpty()) {
      throw CliException.usage("--reset needs the GTIN of the article", null);
    }
    try (HubClient hub = main.hub()) {
      if (reset) {
        main.demandConsent(yes, "Forget all that trolleys learned of the weight of " + asked + "?");
        hub.resetWeight(asked);
        main.say(
            json,
            new QlessMain.Action("forgotten", "weight", asked),
            "forgotten; the catalogue's weight of " + asked + " stands again");
        return ExitCode.OK.code();
      }
      LearnedWeights weights = hub.weights(asked);
      if (json) {
        main.printJson(weights);
      } else {
        main.out().print(WeightText.of(weights));
      }
    }
    return ExitCode.OK.code();
  }

  private static CatalogueKind withdrawable(String word) {
    return Arrays.stream(CatalogueKind.values())
        .filter(kind -> kind.word().equals(word) && kind != CatalogueKind.RECALLS)
        .findFirst()
        .orElseThrow(() ->
            CliException.usage(
                "\""
                    + word
                    + "\" is none of articles, offers, coupons, labels, markdowns and"
                    + " synonyms",
                null));
  }

  /// Pictures first: a trolley that hears of an article can then fetch its picture.
  private ImportReport run(
      HubClient hub,
      List<CatalogueFile> files,
      Map<String, Path> pictures,
      boolean dryRun,
      Progress progress) {
    List<String> missing = new ArrayList<>();
    List<String> refused = new ArrayList<>();
    int sent = 0;
    for (Map.Entry<String, Path> picture : pictures.entrySet()) {
      if (!Files.isRegularFile(picture.getValue())) {
        missing.add(picture.getKey());
      } else if (put(hub, picture, refused)) {
        sent++;
      }
      progress.step(1);
    }
    List<OfFile> reports = new ArrayList<>();
    long revision = 0;
    for (CatalogueFile file : files) {
      Sending sending = new Sending(hub, file, dryRun, progress);
      main.drafts().ifStopped(() -> dryRun ? "nothing was kept" : sending.came());
      reports.add(sending.all());
      revision = Math.max(revision, sending.revision);
    }
    return new ImportReport(
        dryRun, revision, reports, new ImportReport.Pictures(sent, missing, refused));
  }

  private static boolean put(HubClient hub, Map.Entry<String, Path> picture, List<String> refused) {
    try {
      hub.putPicture(picture.getKey(), picture.getValue());
      return true;
    } catch (CliException no) {
      if (!no.isAboutTheBody()) {
        throw no;
      }
      refused.add(picture.getKey() + ": " + no.getMessage());
      return false;
    }
  }

  private static Map<String, Path> pictures(List<CatalogueFile> files) {
    Map<String, Path> found = new LinkedHashMap<>();
    for (CatalogueFile file : files) {
      Path folder = file.path().toAbsolutePath().resolveSibling("pictures");
      file.pictures().forEach(name -> found.putIfAbsent(name, folder.resolve(name)));
    }
    return found;
  }

  /// One file on its way to the hub.
  private static final class Sending {
    private final HubClient hub;
    private final CatalogueFile file;
    private final boolean dryRun;
    private final Progress progress;
    private final List<Refused> refused;
    private int changed;
    private int unchanged;
    private volatile int lastLine;
    private long revision;

    Sending(HubClient hub, CatalogueFile file, boolean dryRun, Progress progress) {
      this.hub = hub;
      this.file = file;
      this.dryRun = dryRun;
      this.progress = progress;
      this.refused = new ArrayList<>(file.misfits());
    }

    OfFile all() {
      try {
        file.chunks(CHUNK_ROWS, this::send);
      } catch (CliException end) {
        throw dryRun ? end : end.after(came());
      }
      refused.sort(Comparator.comparingInt(Refused::line));
      return new OfFile(
          file.name(),
          file.kind(),
          file.rows() + file.misfits().size(),
          changed,
          unchanged,
          refused);
    }

    /// How far it came, for who has to send it again.
    String came() {
      String came = lastLine == 0 ? "nothing" : "everything up to line " + lastLine;
      return "of " + file.name() + " " + came + " was sent; import it again, it is safe";
    }

    private void send(List<CatalogueRows.Row> rows) {
      CatalogueReport report = hub.sendRows(new CatalogueRows(file.kind(), dryRun, rows));
      changed += report.changed();
      unchanged += report.unchanged();
      refused.addAll(report.refused());
      revision = report.revision();
      lastLine = rows.getLast().line();
      progress.step(rows.size());
    }
  }
}
