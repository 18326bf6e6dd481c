package io.qless.monkey;

import io.qless.contract.wire.Json;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Random;
import tools.jackson.databind.JsonNode;

/// What others do about the trolley while the monkey plays: payers, the gate, staff, the family's
/// phones, the shopper at the next trolley. The monkey's thread only.
final class Others {

  private static final List<String> BUTTONS =
      List.of("pay", "pay", "pay", "pay", "decline", "slow", "late", "again");

  /// Codes to pay that were seen; who pays an old one gets the money back.
  private static final int MOST_CODES = 100;

  private final Grounds grounds;
  private final List<String> codes = new ArrayList<>();
  private int asked;

  Others(Grounds grounds) {
    this.grounds = grounds;
  }

  List<Deed> deeds() {
    return List.of(
        new Deed(70, "pay", this::pay),
        new Deed(8, "pay old code", this::payOld),
        new Deed(35, "leave", _ -> leave()),
        new Deed(45, "clear holds", _ -> clearHolds()),
        new Deed(3, "release", _ -> release()),
        new Deed(12, "phone joins", _ -> join()),
        new Deed(35, "phone acts", this::phoneActs),
        new Deed(12, "neighbour scans", this::neighbourScans),
        new Deed(3, "neighbour takes over", _ -> takeOver()));
  }

  /// Whoever stands at a code to pay presses a button of the payer's page.
  private String pay(Random dice) throws InterruptedException {
    List<String> shown = new ArrayList<>();
    JsonNode view = grounds.view();
    shown.add(view.at("/payment/qrText").asString(""));
    view.at("/split/shares").valueStream().forEach(s -> shown.add(s.at("/qrText").asString("")));
    shown.removeIf(String::isEmpty);
    if (shown.isEmpty()) {
      return "nothing to pay";
    }
    String code = shown.get(dice.nextInt(shown.size()));
    if (!codes.contains(code)) {
      codes.add(code);
      if (codes.size() > MOST_CODES) {
        codes.removeFirst();
      }
    }
    return press(code, dice);
  }

  private String payOld(Random dice) throws InterruptedException {
    return codes.isEmpty() ? "no code" : press(codes.get(dice.nextInt(codes.size())), dice);
  }

  private String press(String code, Random dice) throws InterruptedException {
    String button = BUTTONS.get(dice.nextInt(BUTTONS.size()));
    return button + (grounds.people().street().press(code, button) ? "" : ": no answer");
  }

  private String leave() {
    String pass = grounds.view().at("/exitPass/token").asString("");
    if (pass.isEmpty()) {
      return "no pass";
    }
    grounds.people().street().leave(pass);
    return "";
  }

  private String clearHolds() {
    String session = session();
    if (!session.isEmpty()) {
      grounds.hub().clearHolds(session);
    }
    return session;
  }

  private String session() {
    String told = grounds.trolley().paw().ask("session");
    return told.startsWith("ok ") ? told.substring(3).strip() : "";
  }

  /// Staff end the trip from their page.
  String release() {
    String session = session();
    return session.isEmpty()
        ? "no trip"
        : session
            + " "
            + grounds
                .hub()
                .send(
                    "POST",
                    "/admin/sessions/" + session + "/release",
                    Json.bytes(Map.of("reason", "the monkey is at it")))
                .map(answer -> "" + answer.statusCode())
                .orElse("hub away");
  }

  private String join() {
    String link = grounds.view().at("/family/joinText").asString("");
    if (link.isEmpty()) {
      return "no link";
    }
    asked++;
    return "phone " + grounds.people().phones().join(link, "Meera " + asked);
  }

  private String phoneActs(Random dice) {
    return grounds.people().phones().act(dice, grounds.people().shelf().piece(dice).code());
  }

  private String neighbourScans(Random dice) {
    grounds.people().neighbour().scan(grounds.people().shelf().piece(dice).code());
    return "";
  }

  private String takeOver() {
    String link = grounds.view().at("/family/joinText").asString("");
    if (link.isEmpty()) {
      return "no link";
    }
    grounds.people().neighbour().takeOver(link);
    return "";
  }
}
