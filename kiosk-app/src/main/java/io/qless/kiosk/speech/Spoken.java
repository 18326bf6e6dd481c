package io.qless.kiosk.speech;

import io.qless.kiosk.assist.AssistViewModel;
import io.qless.kiosk.assist.AssistViewModel.Kind;
import io.qless.kiosk.look.Messages;
import io.qless.kiosk.trip.BasketView.Line;
import io.qless.kiosk.trip.BatteryView;
import io.qless.kiosk.trip.BillView;
import io.qless.kiosk.trip.CareView.Hold;
import io.qless.kiosk.trip.CareView.Notice;
import io.qless.kiosk.trip.Figures;
import io.qless.kiosk.trip.Measure;
import io.qless.kiosk.trip.TripView;
import io.qless.kiosk.trip.TripView.Screen;
import java.util.ArrayList;
import java.util.List;

/// What the step from one view to the next is worth saying. Pure.
///
/// It says what a shopper who can't read the screen would miss: what was scanned with its price,
/// why something was refused, what the guard asks, what staff must see, the total, and that all is
/// paid. It says nothing twice.
final class Spoken {
  private final TripView before;
  private final TripView now;
  private final Messages words;
  private final List<String> sentences = new ArrayList<>();

  private Spoken(TripView before, TripView now) {
    this.before = before;
    this.now = now;
    words = Messages.in(now.language());
  }

  /// The sentences, empty where nothing is to be said.
  static String of(TripView before, TripView now) {
    return new Spoken(before, now).all();
  }

  private String all() {
    if (!before.comfort().speech()) {
      sentences.add(words.text("say.on"));
    }
    scanned();
    refused();
    steps();
    asked();
    battery();
    return Aloud.of(String.join(" ", sentences), words);
  }

  /// The last article, where it is another one or more of it.
  private void scanned() {
    Line line = now.basket().lastLine();
    if (line == null || now.screen() != Screen.SHOPPING || before.screen() != Screen.SHOPPING) {
      return;
    }
    Line then =
        before.basket().lines().stream()
            .filter(known -> known.id().equals(line.id()))
            .findFirst()
            .orElse(null);
    if (then == null || isMore(line.measure(), then.measure())) {
      String name = line.name().in(now.language());
      String price = Figures.rupees(line.extendedPaise() - line.discountPaise());
      sentences.add(
          line.measure().equals(new Measure.Pieces(1))
              ? words.text("say.scanned", name, price)
              : words.text("say.scanned.more", name, words.spokenMeasure(line.measure()), price));
    }
  }

  private static boolean isMore(Measure now, Measure then) {
    return now instanceof Measure.Pieces(int count)
        && then instanceof Measure.Pieces(int before)
        && count > before;
  }

  private void refused() {
    Notice notice = now.care().notice();
    if (notice != null
        && notice.tone() == Notice.Tone.REFUSED
        && !notice.equals(before.care().notice())) {
      sentences.add(words.textOr("notice." + notice.code(), "notice.other", notice.args()));
    }
  }

  private void steps() {
    if (now.screen() == before.screen()) {
      return;
    }
    BillView bill = now.bill();
    if (now.screen() == Screen.BILL && bill != null) {
      sentences.add(
          words.text(
              "say.total",
              words.count("items", now.basket().itemCount()),
              Figures.rupees(bill.totalPaise())));
    } else if (now.screen() == Screen.EXIT_PASS) {
      sentences.add(words.text("say.paid"));
    }
  }

  /// What the sheet over the page asks or explains; while shopping, a new hold is told as well.
  private void asked() {
    AssistViewModel sheet = AssistViewModel.of(now, words, false);
    AssistViewModel then = AssistViewModel.of(before, words, false);
    if (sheet.kind() != Kind.NONE && !sheet.equals(then)) {
      sentences.add(sheet.title() + (sheet.title().matches(".*[?!.।]") ? "" : "."));
      sentences.addAll(sheet.texts());
    } else if (sheet.kind() == Kind.NONE && now.screen() == Screen.SHOPPING) {
      now.care().holds().stream()
          .map(Hold::kind)
          .distinct()
          .filter(kind -> before.care().holds().stream().noneMatch(old -> old.kind() == kind))
          .forEach(kind -> sentences.add(words.text("hold." + kind + ".hint")));
    }
  }

  private void battery() {
    BatteryView battery = now.battery();
    BatteryView then = before.battery();
    if (battery == null || battery.level() == BatteryView.Level.LOW) {
      return;
    }
    boolean news = then == null || then.level() != battery.level();
    if (news && now.screen() == Screen.SHOPPING) {
      sentences.add(words.text("battery.title") + '.');
    }
  }
}
