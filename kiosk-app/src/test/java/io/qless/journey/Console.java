package io.qless.journey;

import io.qless.contract.wire.Json;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import tools.jackson.databind.JsonNode;

/// The hands of somebody who sits in front of the demo without scanner, goods, phone or gate: one
/// typed line, one answer.
final class Console {

  private static final String HELP =
      """
      take WORDS           scan an article of the sample store by its name and drop it in
      take GRAMS WORDS     loose goods with a label of the counter scale
      scan CODE            send a code through the scanner's serial port
      drop GRAMS           put something in without a scan
      remove GRAMS         take something out
      tap ID               touch a control of the screen, such as start-trip
      shot FILE.png        save what the screen shows
      link                 the link that a family phone opens to join
      pay                  pay the QR on the screen as the payer
      leave                show the exit pass to the gate
      lamp                 what the gate's lamp shows
      qless WORDS          the admin's command line, such as: qless sessions list\
      """;

  private final DemoStore store;
  private final Shelf shelf;

  Console(DemoStore store) {
    this.store = store;
    this.shelf = Shelf.ofSampleStore(store.home());
  }

  /// Does what was typed.
  String answer(String line) {
    int blank = line.indexOf(' ');
    String word = blank < 0 ? line : line.substring(0, blank);
    String rest = blank < 0 ? "" : line.substring(blank + 1).strip();
    try {
      return switch (word) {
        case "help" -> HELP;
        case "take" -> take(rest);
        case "scan", "drop", "remove", "tap" -> "done" + store.kioskDesk().say(line);
        case "shot" -> store.kioskDesk().say("shot " + Path.of(rest).toAbsolutePath());
        case "link" -> shown(view().at("/family/joinText").asString(""), "begin a trip first");
        case "pay" -> pay();
        case "leave" -> leave();
        case "lamp" -> store.gateDesk().say("lamp");
        case "qless" -> store.qless(rest.split(" +")).strip();
        default -> "There is no \"" + word + "\"; help tells what there is.";
      };
    } catch (JourneyException no) {
      return "" + no.getMessage();
    }
  }

  private String take(String what) {
    Optional<Goods> found = shelf.find(what);
    if (found.isEmpty()) {
      return "Nothing in the sample store is called " + what;
    }
    Goods goods = found.get();
    store.kioskDesk().say("scan " + goods.code());
    store.kioskDesk().say("drop " + goods.grams());
    return goods.name() + ", " + goods.grams() + " g";
  }

  private String pay() {
    String qr = view().at("/payment/qrText").asString("");
    if (qr.isEmpty()) {
      return "there is no QR to pay on the screen";
    }
    Payer payer = new Payer(store.payerUrl());
    payer.pay(qr);
    return "paid on " + payer.page(qr);
  }

  private String leave() {
    String pass = view().at("/exitPass/token").asString("");
    if (pass.isEmpty()) {
      return "there is no exit pass on the screen";
    }
    store.gateDesk().say("scan " + pass);
    String lamp =
        Await.found(
            "the gate's lamp changes",
            Await.USUAL,
            () -> Optional.of(store.gateDesk().say("lamp")).filter(now -> !now.startsWith("WHITE")),
            () -> "it stays white");
    return "shown to the gate; its lamp: " + lamp;
  }

  private JsonNode view() {
    return Json.mapperForTrees().readTree(store.kioskDesk().say("view"));
  }

  private static String shown(String text, String otherwise) {
    return text.isEmpty() ? otherwise : text;
  }

  /// What the sample store sells, as goods in a hand.
  record Shelf(List<List<String>> rows) {

    private static final int CODE = 0;
    private static final int NAME = 1;
    private static final int WEIGHT = 10;
    private static final String USUAL_GRAMS = "750";

    static Shelf ofSampleStore(Path home) {
      try {
        return new Shelf(
            Files.readAllLines(home.resolve("deploy/sample-store/articles.csv")).stream()
                .skip(1)
                .map(row -> List.of(row.split(",", -1)))
                .toList());
      } catch (IOException cause) {
        throw new UncheckedIOException("reading the sample store", cause);
      }
    }

    /// The first article whose name has all the words; a number in front is the grams of loose
    /// goods.
    Optional<Goods> find(String typed) {
      String[] words = typed.toLowerCase(Locale.ROOT).split(" +");
      String grams = words[0].matches("[0-9]{2,5}") ? words[0] : USUAL_GRAMS;
      String name = typed.toLowerCase(Locale.ROOT).replaceFirst("^[0-9]{2,5} +", "");
      return rows.stream()
          .filter(row -> {
            String of = row.get(NAME).toLowerCase(Locale.ROOT);
            return List.of(name.split(" +")).stream().allMatch(of::contains);
          })
          .findFirst()
          .map(row -> goods(row, Integer.parseInt(grams)));
    }

    private static Goods goods(List<String> row, int grams) {
      if (!row.get(WEIGHT).isEmpty()) {
        return new Goods(
            row.get(NAME), row.get(CODE).replace("plu:", ""), Integer.parseInt(row.get(WEIGHT)));
      }
      String label = "210%s%05d".formatted(row.get(CODE).replace("plu:", ""), grams);
      int sum = 0;
      for (int i = 0; i < label.length(); i++) {
        sum += (label.charAt(i) - '0') * (i % 2 == 0 ? 1 : 3);
      }
      return new Goods(row.get(NAME), label + (10 - sum % 10) % 10, grams);
    }
  }
}
