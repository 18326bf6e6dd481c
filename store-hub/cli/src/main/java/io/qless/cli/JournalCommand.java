package io.qless.cli;

import io.qless.contract.rest.JournalCheck;
import io.qless.contract.rest.JournalCheck.Broken;
import java.util.ArrayList;
import java.util.List;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;

/// `qless journal`: whether the trips' journals are as they were written.
@Command(name = "journal", description = "Look after the journals of the trips.")
final class JournalCommand {

  private final QlessMain main;

  JournalCommand(QlessMain main) {
    this.main = main;
  }

  @Command(
      name = "check",
      description = {
        "Look for rows that were changed, taken away or cut off.",
        "Ends with 5 if there are any."
      })
  int check(@Option(names = "--json", description = "As JSON.") boolean json) {
    long trips = 0;
    long rows = 0;
    List<Broken> broken = new ArrayList<>();
    try (HubClient hub = main.hub()) {
      String next = "";
      do {
        JournalCheck page = new MoneyDoors(hub).checkJournal(next);
        trips += page.trips();
        rows += page.rows();
        broken.addAll(page.broken());
        next = page.next();
      } while (!next.isEmpty());
    }
    if (json) {
      main.printJson(new JournalCheck(trips, rows, broken, ""));
    } else {
      broken.forEach(each ->
          main.out().println(TextTable.plain("trip " + each.session() + ": " + each.words())));
      main.out()
          .printf(
              "%d rows of %d trips, %s%n",
              rows,
              trips,
              broken.isEmpty()
                  ? "all as they were written"
                  : broken.size() + " trips were changed");
    }
    return (broken.isEmpty() ? ExitCode.OK : ExitCode.DIFFERENT).code();
  }
}
