package io.qless.kiosk.staff;

import io.qless.kiosk.look.Messages;
import io.qless.kiosk.trip.CareView.Hold;
import io.qless.kiosk.trip.StaffView;
import io.qless.kiosk.trip.StaffView.Health;
import io.qless.kiosk.trip.StaffView.Look;
import io.qless.kiosk.trip.Words;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/// What staff's sheet says at one moment, decided without JavaFX. Immutable.
///
/// @param title who is here
/// @param heading what the left side is about
/// @param rows tasks, or goods to scan again
/// @param strays a line for each article that is not on the list
/// @param health how the trolley is
/// @param lookedAt the hold that the look under way is for; empty while there is none
/// @param canRelease whether there is a trip to end
/// @param canCalibrate whether there is a scale, and no trip whose goods lie in it
/// @param busy whether goods are scanned again or the scale is calibrated, which can be stopped
record StaffViewModel(
    String title,
    String heading,
    List<Row> rows,
    List<String> strays,
    List<Fact> health,
    String lookedAt,
    boolean canRelease,
    boolean canCalibrate,
    boolean busy) {

  /// As many as fit on the small screen.
  static final int MAX_ROWS = 5;

  /// What a button of a row does.
  enum Act {
    SETTLE,
    OLD_ENOUGH,
    TOO_YOUNG,
    LOOK,
    HELPED,
    WEIGH
  }

  /// One task, or one article of a look.
  ///
  /// @param hold its id, empty for all but holds; for a test weight its grams
  /// @param state a word at the end, empty for none
  /// @param done whether it needs nothing more
  record Row(
      String hold, String title, String detail, String state, boolean done, List<Act> acts) {}

  /// One line about the trolley.
  record Fact(String name, String state, boolean well) {}

  StaffViewModel {
    rows = List.copyOf(rows);
    strays = List.copyOf(strays);
    health = List.copyOf(health);
  }

  /// Decides for this moment.
  static StaffViewModel of(StaffView view, Messages words) {
    StaffView.Calibrating calibrating = view.calibrating();
    if (calibrating != null) {
      boolean done = calibrating.step() == StaffView.Calibrating.Step.DONE;
      return new StaffViewModel(
          title(view, words),
          CalibrationWords.heading(calibrating, words),
          CalibrationWords.rows(calibrating, words),
          CalibrationWords.refusal(calibrating, words),
          health(view.health(), words),
          "",
          false,
          done,
          !done);
    }
    Look look = view.look();
    return new StaffViewModel(
        title(view, words),
        heading(view, look, words),
        look == null ? tasks(view, words) : parts(look, words),
        look == null
            ? List.of()
            : look.strays().stream()
                .map(stray -> words.text("staff.stray", stray.in(words.language())))
                .distinct()
                .toList(),
        health(view.health(), words),
        look == null ? "" : auditOf(view),
        view.tripOpen(),
        !view.tripOpen() && view.health().calibrated() != null,
        look != null);
  }

  private static String title(StaffView view, Messages words) {
    return view.name().isEmpty()
        ? words.text("staff.title")
        : words.text("staff.title.name", view.name());
  }

  private static String heading(StaffView view, @Nullable Look look, Messages words) {
    if (look != null) {
      return words.text("staff.look", look.seen(), look.wanted());
    }
    return words.text(
        view.tasks().isEmpty() && !view.helpCalled() ? "staff.nothing" : "staff.tasks");
  }

  /// The hold for which somebody looks, or nothing: staff may look at any time.
  private static String auditOf(StaffView view) {
    return view.tasks().stream()
        .filter(task -> task.kind() == Hold.Kind.SPOT_CHECK)
        .map(StaffView.Task::hold)
        .findFirst()
        .orElse("");
  }

  private static List<Row> tasks(StaffView view, Messages words) {
    List<Row> rows = new ArrayList<>();
    if (view.helpCalled()) {
      rows.add(new Row("", words.text("staff.help"), "", "", false, List.of(Act.HELPED)));
    }
    view.tasks().stream()
        .limit(MAX_ROWS - rows.size())
        .map(task ->
            new Row(
                task.hold(),
                words.text("staff.task." + task.kind()),
                HoldWords.say(task.detail(), words),
                "",
                false,
                acts(task.kind())))
        .forEach(rows::add);
    return rows;
  }

  private static List<Act> acts(Hold.Kind kind) {
    return switch (kind) {
      case AGE -> List.of(Act.TOO_YOUNG, Act.OLD_ENOUGH);
      case SPOT_CHECK -> List.of(Act.SETTLE, Act.LOOK);
      case WEIGHT -> List.of(Act.LOOK, Act.SETTLE);
      case SCALE, SCANNER -> List.of(Act.SETTLE);
    };
  }

  private static List<Row> parts(Look look, Messages words) {
    return look.parts().stream()
        .map(part ->
            new Row(
                "",
                part.name().in(words.language()),
                "",
                words.text("staff.seen", part.seen(), part.wanted()),
                part.seen() >= part.wanted(),
                List.of()))
        .toList();
  }

  private static List<Fact> health(Health health, Messages words) {
    List<Fact> facts = new ArrayList<>();
    facts.add(device("scanner", health.scanner(), words));
    facts.add(device("scale", health.scale(), words));
    Words calibrated = health.calibrated();
    if (calibrated != null) {
      facts.add(new Fact(words.text("staff.calibrated"), calibrated.in(words.language()), true));
    }
    facts.add(new Fact(words.text("staff.basket"), health.basket().in(words.language()), true));
    facts.add(
        new Fact(
            words.text("staff.hub"),
            words.text(health.online() ? "staff.online" : "staff.offline"),
            health.online()));
    facts.add(
        new Fact(
            words.text("staff.waiting"),
            words.count("staff.commands", health.waiting()),
            health.waiting() == 0));
    // Most trolleys have no panel, and the smaller screen no room for one row more.
    facts.add(
        health.panel().isEmpty()
            ? new Fact(words.text("staff.prices"), Long.toString(health.catalogue()), true)
            : device("panel", health.panel(), words));
    return facts;
  }

  private static Fact device(String which, String reason, Messages words) {
    return new Fact(
        words.text("staff." + which),
        reason.isEmpty() ? words.text("staff.well") : reason,
        reason.isEmpty());
  }
}
