package io.qless.cli;

import io.qless.contract.rest.BuyerName;
import io.qless.contract.rest.OrderDetail;
import io.qless.contract.rest.ReturnAnswer;
import io.qless.contract.rest.ReturnRequest;
import java.time.ZoneId;
import java.time.format.DateTimeFormatter;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.UUID;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/// `qless order`: paid trips, and goods that come back.
@Command(name = "order", aliases = "orders", description = "Look at paid trips; take goods back.")
final class OrderCommand {
  private static final String ORDER = "Number of the invoice, or id of the trip";

  /// Line, then how much: `2=1`, `5=250g`.
  private static final Pattern PART = Pattern.compile("(.+)=([1-9][0-9]{0,8})(g?)");

  private final QlessMain main;

  OrderCommand(QlessMain main) {
    this.main = main;
  }

  @Command(name = "show", description = "Lines with what is left of them, and what came back.")
  int show(
      @Parameters(paramLabel = "ORDER", description = ORDER) String order,
      @Option(names = "--json", description = "As JSON.") boolean json) {
    try (HubClient hub = main.hub()) {
      OrderDetail detail = hub.order(order);
      if (json) {
        main.printJson(detail);
      } else {
        main.out().print(text(detail));
      }
    }
    return ExitCode.OK.code();
  }

  @Command(
      name = "return",
      description = {
        "Take goods back: writes a credit note and pays the money back.",
        "Safe to run again with the same --key."
      })
  int giveBack(
      @Parameters(paramLabel = "ORDER", description = ORDER) String order,
      @Option(
              names = "--line",
              paramLabel = "LINE=COUNT",
              required = true,
              description = {
                "What comes back: a line's number on the receipt and pieces (2=1) or grams (5=250g).",
                "A bottle's deposit goes with it unless its own line is named."
              })
          List<String> lines,
      @Option(
              names = "--reason",
              paramLabel = "TEXT",
              required = true,
              description = "As told; printed on the credit note.")
          String reason,
      @Option(
              names = "--staff",
              paramLabel = "NAME",
              defaultValue = "admin",
              description = "Who takes the goods (default: ${DEFAULT-VALUE}).")
          String staff,
      @Option(
              names = "--key",
              paramLabel = "KEY",
              description = "Name of this return; made up and printed if it has none.")
          @Nullable String key,
      @Option(names = "--dry-run", description = "Only say what would be paid back.")
          boolean dryRun,
      @Option(
              names = {"-y", "--yes"},
              description = "Do not ask, do it.")
          boolean yes,
      @Option(names = "--json", description = "As JSON.") boolean json) {
    String name = key == null ? UUID.randomUUID().toString() : key;
    List<ReturnRequest.Part> parts = lines.stream().map(OrderCommand::part).toList();
    if (!dryRun) {
      main.demandConsent(yes, "Write a credit note for " + order + " and pay the money back?");
    }
    ReturnAnswer answer =
        giveBack(order, name, new ReturnRequest(parts, reason, staff, dryRun), key == null);
    if (json) {
      main.printJson(answer);
    } else {
      main.out().print(text(answer));
    }
    return ExitCode.OK.code();
  }

  /// @param madeUp the person does not know the key yet
  private ReturnAnswer giveBack(String order, String key, ReturnRequest goods, boolean madeUp) {
    try (HubClient hub = main.hub()) {
      return hub.giveBack(order, key, goods);
    } catch (CliException failed) {
      throw failed.exitCode() == ExitCode.HUB_NOT_REACHABLE && madeUp && !goods.dryRun()
          ? failed.after("to try this very return again, add --key " + key)
          : failed;
    }
  }

  @Command(name = "credit-note", description = "The paper of a return, as text or as PDF.")
  int creditNote(
      @Parameters(paramLabel = "NUMBER", description = "Such as S017/2627/C00042") String number,
      @Mixin PaperOptions paper) {
    return paper.give(
        main, (hub, kind, language, columns) -> hub.creditNote(number, kind, language, columns));
  }

  @Command(
      name = "buyer",
      description = "Say who buys, before the trip is paid: a bill of 50,000 rupees needs it.")
  int buyer(
      @Parameters(paramLabel = "SESSION", description = "Id of the trip") String session,
      @Option(names = "--name", paramLabel = "NAME", required = true, description = "Who buys.")
          String name,
      @Option(
              names = "--address",
              paramLabel = "TEXT",
              required = true,
              description = "Where they live, in one line.")
          String address,
      @Option(
              names = "--state",
              paramLabel = "CODE",
              required = true,
              description = "GST code of that state, such as 29.")
          String state,
      @Option(names = "--json", description = "As JSON.") boolean json) {
    try (HubClient hub = main.hub()) {
      hub.nameBuyer(session, new BuyerName(name, address, state));
    }
    main.say(
        json,
        new QlessMain.Action("buyer named", "trip", session),
        "the invoice of " + session + " will name " + name);
    return ExitCode.OK.code();
  }

  private static ReturnRequest.Part part(String text) {
    Matcher part = PART.matcher(text);
    if (!part.matches()) {
      throw CliException.usage("'" + text + "' is no line such as 2=1 or 5=250g", null);
    }
    return new ReturnRequest.Part(
        part.group(1), Long.parseLong(part.group(2)), part.group(3).isEmpty() ? "NOS" : "G");
  }

  private static String text(OrderDetail order) {
    DateTimeFormatter time =
        DateTimeFormatter.ofPattern("yyyy-MM-dd HH:mm:ss", Locale.ROOT)
            .withZone(ZoneId.systemDefault());
    TextTable head = new TextTable();
    head.row("invoice", order.invoice());
    head.row("trip", order.session());
    head.row(
        "paid", TextTable.rupees(order.totalPaise()) + (order.simulated() ? ", simulated" : ""));
    head.row("at", time.format(order.paidAt()));
    head.row("paid back", TextTable.rupees(order.returnedPaise()));
    StringBuilder text = new StringBuilder(head.toString()).append('\n');
    TextTable lines = new TextTable("LINE", "WHAT", "BOUGHT", "LEFT", "PAID");
    for (OrderDetail.Line line : order.lines()) {
      lines.row(
          line.number(),
          line.name(),
          count(line.bought(), line.unit()),
          count(line.left(), line.unit()),
          TextTable.rupees(line.paidPaise()));
    }
    text.append(lines);
    if (!order.returns().isEmpty()) {
      TextTable back = new TextTable("CREDIT NOTE", "AT", "PAID BACK", "REFUND", "STAFF", "REASON");
      for (OrderDetail.Returned one : order.returns()) {
        back.row(
            one.creditNote(),
            time.format(one.issuedAt()),
            TextTable.rupees(one.totalPaise()),
            one.refund(),
            one.staff(),
            one.reason());
      }
      text.append('\n').append(back);
    }
    return text.toString();
  }

  private static String text(ReturnAnswer answer) {
    List<String> lines = new ArrayList<>();
    lines.add(
        answer.dryRun()
            ? "would be paid back: " + TextTable.rupees(answer.totalPaise())
            : "credit note %s: %s%s"
                .formatted(
                    TextTable.plain(answer.creditNote()),
                    TextTable.rupees(answer.totalPaise()),
                    answer.repeated() ? ", written before under this key" : ""));
    TextTable table = new TextTable();
    for (ReturnAnswer.Line line : answer.lines()) {
      table.row(
          "  ", line.name(), count(line.units(), line.unit()), TextTable.rupees(line.paise()));
    }
    lines.add(table.toString().stripTrailing());
    lines.add("tax inside: " + TextTable.rupees(answer.taxPaise()));
    if (!answer.dryRun()) {
      lines.add(
          switch (answer.refund()) {
            case "DONE" -> "the money is on its way to where it was paid from";
            case "REQUESTED" -> "the provider has not answered yet; the hub asks until it does";
            case "REFUSED" -> "the provider refuses; settle it with the shopper and see the alerts";
            default -> "nothing was paid for it, so nothing goes back";
          });
    }
    return String.join("\n", lines) + "\n";
  }

  private static String count(long units, String unit) {
    return unit.equals("G") ? units + " g" : Long.toString(units);
  }
}
