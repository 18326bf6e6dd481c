package io.qless.cli;

import io.qless.contract.rest.CatalogueKind;
import io.qless.contract.rest.CataloguePage;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;

/// `qless catalogue offers`: what shoppers get cheaper.
@Command(name = "offers", description = "Look at the offers.")
final class OfferCommand {
  private static final List<String> SHOWN =
      List.of("id", "kind", "applies_to", "from", "to", "days", "hours", "name");

  private final QlessMain main;

  OfferCommand(QlessMain main) {
    this.main = main;
  }

  @Command(
      name = "list",
      description = "Each offer as its row in a file; end one by 'catalogue withdraw offers ID'.")
  int list(@Option(names = "--json", description = "As JSON, with all columns.") boolean json) {
    List<Map<String, String>> offers = new ArrayList<>();
    try (HubClient hub = main.hub()) {
      CataloguePage page;
      do {
        page = hub.page(CatalogueKind.OFFERS, offers.size());
        offers.addAll(page.rows());
      } while (offers.size() < page.total() && !page.rows().isEmpty());
    }
    if (json) {
      main.printJson(Map.of("offers", offers));
    } else {
      TextTable table = new TextTable(SHOWN.toArray(String[]::new));
      offers.forEach(offer ->
          table.row(SHOWN.stream().map(column -> offer.getOrDefault(column, "")).toArray()));
      main.out().print(table);
      main.out().flush();
    }
    return ExitCode.OK.code();
  }
}
