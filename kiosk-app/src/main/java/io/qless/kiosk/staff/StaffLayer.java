package io.qless.kiosk.staff;

import io.qless.kiosk.look.Icon;
import io.qless.kiosk.look.Messages;
import io.qless.kiosk.look.Parts;
import io.qless.kiosk.look.Prose;
import io.qless.kiosk.look.Sheet;
import io.qless.kiosk.staff.StaffViewModel.Act;
import io.qless.kiosk.staff.StaffViewModel.Fact;
import io.qless.kiosk.staff.StaffViewModel.Row;
import io.qless.kiosk.trip.Language;
import io.qless.kiosk.trip.StaffActions;
import io.qless.kiosk.trip.StaffView;
import io.qless.kiosk.trip.TripView;
import java.util.List;
import java.util.Locale;
import javafx.scene.Node;
import javafx.scene.control.Button;
import javafx.scene.control.Label;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Region;
import javafx.scene.layout.VBox;
import org.jspecify.annotations.Nullable;

/// The sheet that lies over every page while somebody of the staff stands at the trolley. FX thread
/// only; lives as long as the shell.
public final class StaffLayer {
  /// Width of a button whose word is shorter than a finger, in pixels.
  private static final double SHORT_WORD = 100;

  private final StaffActions actions;
  private final Label title = Parts.label("sheet-title");
  private final Label heading = Parts.label("staff-heading");
  private final VBox rows = Parts.column("staff-rows");
  private final VBox health = Parts.column("staff-health");
  private final Prose question = Parts.prose("sheet-text");
  private final Button release;
  private final Button no;
  private final Button yes;
  private final Button calibrate;
  private final Button stop;
  private final Button finished;
  private final Button leave;
  private final Sheet sheet;
  private @Nullable StaffViewModel shown;
  private Messages words = Messages.in(Language.ENGLISH);
  private boolean asking;

  /// Built once by the shell.
  public StaffLayer(StaffActions actions) {
    this.actions = actions;
    release = Parts.button("staff-release", () -> ask(true), "quiet");
    no = Parts.button("staff-release-no", () -> ask(false), "quiet");
    yes = Parts.button("staff-release-yes", this::end, "cta");
    calibrate = Parts.button("staff-calibrate", () -> actions.calibrate(true), "quiet");
    stop = Parts.button("staff-look-stop", this::stopWork, "quiet");
    finished = Parts.button("staff-look-done", Icon.DONE, this::finish, "cta");
    leave = Parts.button("staff-leave", Icon.BACK, actions::leave, "cta");
    VBox left = Parts.growing(Parts.column("staff-left", heading, rows));
    left.setPrefWidth(0);
    health.setMinWidth(Region.USE_PREF_SIZE);
    HBox head = Parts.row("staff-head", Icon.IDENTITY.node("icon"), title);
    HBox body = Parts.growing(Parts.row("staff-columns", left, health));
    HBox feet =
        Parts.row(
            "staff-feet",
            release,
            calibrate,
            Parts.broad(question),
            no,
            yes,
            Parts.space(),
            stop,
            finished,
            leave);
    List.of(release, calibrate, yes, finished, leave)
        .forEach(button -> button.setMinWidth(Region.USE_PREF_SIZE));
    List.of(no, stop).forEach(button -> button.setMinWidth(SHORT_WORD));
    sheet = new Sheet("staff-sheet", Parts.column("staff-card", head, body, feet));
  }

  /// The sheet, to be laid over all pages.
  public Sheet sheet() {
    return sheet;
  }

  /// Shows what this moment needs.
  public void show(TripView view, Messages now) {
    StaffView staff = view.staff();
    if (staff == null) {
      shown = null;
      asking = false;
      sheet.open(false);
      return;
    }
    StaffViewModel model = StaffViewModel.of(staff, now);
    if (!model.equals(shown) || !now.equals(words)) {
      shown = model;
      words = now;
      draw(model);
    }
    sheet.open(true);
  }

  private void draw(StaffViewModel model) {
    title.setText(model.title());
    heading.setText(model.heading());
    rows.getChildren().setAll(model.rows().stream().map(this::row).toList());
    rows.getChildren().addAll(model.strays().stream().map(StaffLayer::stray).toList());
    health.getChildren().setAll(model.health().stream().map(StaffLayer::fact).toList());
    release.setText(words.text("staff.release"));
    question.setText(words.text("staff.release.ask"));
    no.setText(words.text("staff.release.no"));
    yes.setText(words.text("staff.release.yes"));
    calibrate.setText(words.text("staff.calibrate"));
    stop.setText(words.text("staff.look.stop"));
    finished.setText(words.text("staff.look.done"));
    leave.setText(words.text("staff.leave"));
    asking &= model.canRelease();
    Parts.present(release, model.canRelease() && !asking && !model.busy());
    Parts.present(calibrate, model.canCalibrate());
    Parts.present(question, asking);
    Parts.present(no, asking);
    Parts.present(yes, asking);
    Parts.present(stop, model.busy());
    Parts.present(finished, !model.lookedAt().isEmpty());
    Parts.present(leave, !asking && !model.busy());
  }

  private Node row(Row row) {
    Label name = Parts.label("staff-row-title");
    name.setText(row.title());
    Label detail = Parts.label("staff-row-detail");
    detail.setText(row.detail());
    Parts.present(detail, !row.detail().isEmpty());
    VBox texts = Parts.growing(Parts.column("staff-row-texts", name, detail));
    texts.setMinWidth(0);
    HBox line = Parts.row("staff-row", texts);
    if (!row.state().isEmpty()) {
      Label state = Parts.label("staff-row-state");
      state.setText(row.state());
      state.setMinWidth(Region.USE_PREF_SIZE);
      line.getChildren().add(state);
      Parts.mark(line, "staff-row-done", row.done());
    }
    for (int i = 0; i < row.acts().size(); i++) {
      Act act = row.acts().get(i);
      Button button =
          Parts.button(
              id(act, row.hold()),
              () -> doIt(act, row.hold()),
              i == row.acts().size() - 1 ? "cta" : "quiet");
      button.setText(words.text("staff.act." + act));
      button.setMinWidth(Region.USE_PREF_SIZE);
      line.getChildren().add(button);
    }
    return line;
  }

  /// Such as `staff-too-young-age-7`; there is one call for help at a time.
  private static String id(Act act, String hold) {
    String what = "staff-" + act.name().toLowerCase(Locale.ROOT).replace('_', '-');
    return hold.isEmpty() ? what : what + '-' + hold;
  }

  private static Node stray(String text) {
    Prose prose = Parts.prose("staff-stray");
    prose.setText(text);
    return prose;
  }

  private static Node fact(Fact fact) {
    Label name = Parts.label("staff-fact-name");
    name.setText(fact.name());
    Prose state = Parts.prose("staff-fact-state");
    state.setText(fact.state());
    VBox texts = Parts.column("staff-fact", name, state);
    Parts.mark(texts, "staff-fact-ill", !fact.well());
    return texts;
  }

  private void doIt(Act act, String hold) {
    switch (act) {
      case SETTLE, OLD_ENOUGH -> actions.settle(hold);
      case TOO_YOUNG -> actions.refuseAge(hold);
      case LOOK -> actions.look(true);
      case HELPED -> actions.endHelp();
      case WEIGH -> actions.weigh(Long.parseLong(hold));
    }
  }

  private void finish() {
    StaffViewModel model = shown;
    if (model != null) {
      actions.settle(model.lookedAt());
    }
  }

  private void stopWork() {
    actions.look(false);
    actions.calibrate(false);
  }

  private void end() {
    asking = false;
    actions.release();
    redraw();
  }

  private void ask(boolean open) {
    asking = open;
    redraw();
  }

  private void redraw() {
    StaffViewModel model = shown;
    if (model != null) {
      draw(model);
    }
  }
}
