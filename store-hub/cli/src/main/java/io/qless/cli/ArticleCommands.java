package io.qless.cli;

import io.qless.contract.rest.CatalogueKind;
import io.qless.contract.rest.CatalogueReport;
import io.qless.contract.rest.CatalogueRows;
import io.qless.contract.rest.PriceHistory;
import io.qless.contract.rest.PriceSet;
import java.time.Instant;
import java.time.ZoneId;
import java.time.format.DateTimeFormatter;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.concurrent.Callable;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import tools.jackson.databind.JsonNode;

/// What `qless catalogue` does with single articles.
final class ArticleCommands {

  private ArticleCommands() {}

  /// `set-price`
  @Command(
      name = "set-price",
      description = {
        "Give one article a new price; trolleys hear of it at once.",
        "Carts keep the lower of the price when scanned and the one now. Setting it again is safe."
      })
  static final class SetPrice implements Callable<Integer> {
    private static final Pattern RUPEES = Pattern.compile("([0-9]{1,7})(?:\\.([0-9]{1,2}))?");

    private final QlessMain main;

    @Parameters(index = "0", paramLabel = "ARTICLE", description = "GTIN, or plu: and digits")
    private String article = "";

    @Parameters(
        index = "1",
        paramLabel = "RUPEES",
        description = "Per piece or kilogram, such as 54.00")
    private String rupees = "";

    @Option(names = "--json", description = "As JSON.")
    private boolean json;

    SetPrice(QlessMain main) {
      this.main = main;
    }

    @Override
    public Integer call() {
      long paise = paise(rupees);
      PriceSet set;
      try (HubClient hub = main.hub()) {
        set = hub.setPrice(article, paise);
      }
      if (json) {
        main.printJson(set);
        return ExitCode.OK.code();
      }
      String name = TextTable.plain(set.name());
      String after = TextTable.rupees(set.afterPaise());
      main.out()
          .println(
              set.beforePaise() == set.afterPaise()
                  ? "%s costs %s already; the catalogue stays at revision %d"
                      .formatted(name, after, set.revision())
                  : "%s: %s -> %s; the catalogue is at revision %d"
                      .formatted(name, TextTable.rupees(set.beforePaise()), after, set.revision()));
      return ExitCode.OK.code();
    }

    private static long paise(String rupees) {
      Matcher decimal = RUPEES.matcher(rupees);
      if (!decimal.matches()) {
        throw CliException.usage(
            "\"" + rupees + "\" is not an amount in rupees such as 54.00", null);
      }
      String fraction = decimal.group(2) == null ? "" : decimal.group(2);
      return Long.parseLong(decimal.group(1) + (fraction + "00").substring(0, 2));
    }
  }

  /// `prices`
  @Command(name = "prices", description = "What an article has cost, by revision and time.")
  static final class Prices implements Callable<Integer> {
    private static final DateTimeFormatter TIME =
        DateTimeFormatter.ofPattern("yyyy-MM-dd HH:mm:ss", Locale.ROOT);

    private final QlessMain main;

    @Parameters(paramLabel = "ARTICLE", description = "GTIN, or plu: and digits")
    private String article = "";

    @Option(names = "--json", description = "As JSON.")
    private boolean json;

    Prices(QlessMain main) {
      this.main = main;
    }

    @Override
    public Integer call() {
      PriceHistory history;
      try (HubClient hub = main.hub()) {
        history = hub.prices(article);
      }
      if (json) {
        main.printJson(history);
        return ExitCode.OK.code();
      }
      TextTable table = new TextTable("REVISION", "FROM", "PRICE");
      for (PriceHistory.Step step : history.prices()) {
        table.row(
            step.revision(),
            step.at().isEmpty() ? "time not kept" : time(step.at()),
            step.onSale() ? TextTable.rupees(step.paise()) : "not on sale");
      }
      main.out().print(table);
      main.out().flush();
      return ExitCode.OK.code();
    }

    private static String time(String instant) {
      return TIME.format(Instant.parse(instant).atZone(ZoneId.systemDefault()));
    }
  }

  /// `recall`
  @Command(
      name = "recall",
      description = {
        "Call packs of an article back: from now on no trolley sells them. A recall stays.",
        "Name a batch or a serial number, or all of it. Doing it again is safe."
      })
  static final class Recall implements Callable<Integer> {
    private final QlessMain main;

    @Parameters(paramLabel = "ARTICLE", description = "GTIN")
    private String article = "";

    @Option(names = "--batch", paramLabel = "BATCH", description = "As printed (AI 10).")
    private String batch = "";

    @Option(names = "--serial", paramLabel = "SERIAL", description = "One pack (AI 21).")
    private String serial = "";

    @Option(names = "--all-batches", description = "Every pack there is.")
    private boolean all;

    @Option(
        names = "--reason",
        required = true,
        paramLabel = "TEXT",
        description = "What the shopper reads, in English.")
    private String reason = "";

    @Option(names = "--reason-hi", paramLabel = "TEXT", description = "The same in Hindi.")
    private String reasonHi = "";

    @Option(names = "--dry-run", description = "Only judge it; keep nothing.")
    private boolean dryRun;

    @Option(
        names = {"-y", "--yes"},
        description = "Do not ask, do it.")
    private boolean yes;

    @Option(names = "--json", description = "As JSON.")
    private boolean json;

    Recall(QlessMain main) {
      this.main = main;
    }

    @Override
    public Integer call() {
      int named = (batch.isBlank() ? 0 : 1) + (serial.isBlank() ? 0 : 1) + (all ? 1 : 0);
      if (named != 1) {
        throw CliException.usage("name one of --batch, --serial and --all-batches", null);
      }
      if (!dryRun) {
        main.demandConsent(
            yes, "Call " + article + " back on every trolley? It stays called back.");
      }
      CatalogueReport report;
      try (HubClient hub = main.hub()) {
        report =
            hub.sendRows(
                new CatalogueRows(
                    CatalogueKind.RECALLS, dryRun, List.of(new CatalogueRows.Row(1, cells()))));
      }
      if (!report.refused().isEmpty()) {
        throw CliException.hubSaidNo(422, report.refused().getFirst().reason());
      }
      if (json) {
        main.printJson(report);
      } else {
        main.out().println(words(report));
      }
      return ExitCode.OK.code();
    }

    private Map<String, String> cells() {
      Map<String, String> cells = new HashMap<>();
      cells.put("gtin", article);
      cells.put("batch", batch);
      cells.put("serial", serial);
      cells.put("reason", reason);
      cells.put("reason_hi", reasonHi);
      return cells;
    }

    private String words(CatalogueReport report) {
      if (report.changed() == 0) {
        return TextTable.plain(article) + " was called back already";
      }
      return dryRun
          ? "dry run: nothing was kept; it would be called back"
          : "%s is called back; the catalogue is at revision %d"
              .formatted(TextTable.plain(article), report.revision());
    }
  }

  /// `search`
  @Command(
      name = "search",
      description = {
        "Search as shoppers do: English, Hindi or Hindi in Latin letters, beginnings of words,"
            + " typing errors.",
        "Ends with 0 also if nothing fits."
      })
  static final class Search implements Callable<Integer> {
    private final QlessMain main;

    @Parameters(arity = "1..*", paramLabel = "WORD", description = "What is searched for")
    private List<String> words = List.of();

    @Option(
        names = "--limit",
        paramLabel = "N",
        defaultValue = "20",
        description = "Most articles, up to 100 (default: ${DEFAULT-VALUE}).")
    private int limit;

    @Option(
        names = "--from",
        paramLabel = "N",
        defaultValue = "0",
        description = "Pass over the first N (default: ${DEFAULT-VALUE}).")
    private int from;

    @Option(names = "--json", description = "As JSON.")
    private boolean json;

    Search(QlessMain main) {
      this.main = main;
    }

    @Override
    public Integer call() {
      JsonNode found;
      try (HubClient hub = main.hub()) {
        found = hub.search(String.join(" ", words), from, limit);
      }
      if (json) {
        main.printJson(found);
        return ExitCode.OK.code();
      }
      TextTable table = new TextTable();
      for (JsonNode product : found.path("products")) {
        table.row(
            product.path("article").asString(""),
            product.path("name").path("en").asString(""),
            product.path("brand").asString(""),
            TextTable.rupees(product.path("unitPaise").asLong())
                + (product.path("byWeight").asBoolean() ? "/kg" : ""));
      }
      main.out().print(table);
      main.out().printf("%d of %d%n", found.path("products").size(), found.path("total").asInt());
      return ExitCode.OK.code();
    }
  }
}
