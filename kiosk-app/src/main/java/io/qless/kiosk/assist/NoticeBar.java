package io.qless.kiosk.assist;

import io.qless.kiosk.look.Icon;
import io.qless.kiosk.look.Messages;
import io.qless.kiosk.look.Parts;
import io.qless.kiosk.look.Prose;
import io.qless.kiosk.trip.CareView.Notice;
import io.qless.kiosk.trip.CareView.Notice.Tone;
import io.qless.kiosk.trip.Comfort;
import io.qless.kiosk.trip.TripActions;
import io.qless.kiosk.trip.TripView;
import java.time.Duration;
import java.time.Instant;
import javafx.scene.control.Button;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Pane;
import org.jspecify.annotations.Nullable;

/// A short explanation over the top bar: it went well, it is worth knowing, or the shop said no and
/// why. Goes by itself after a while by telling the core that it was read. FX thread only.
public final class NoticeBar extends HBox {
  /// Long enough to read two lines twice.
  private static final Duration STAYS = Duration.ofSeconds(8);

  /// A refusal stays longer: the shopper was looking at the goods.
  private static final Duration REFUSAL_STAYS = Duration.ofSeconds(15);

  private final TripActions actions;
  private final Pane sign = Icon.INFO.node("notice-sign");
  private final Prose text = Parts.prose("notice-text");
  private final Button undo;
  private Comfort comfort = Comfort.USUAL; // of the view shown last
  private @Nullable Notice shown;
  private @Nullable Instant until;

  /// Built once by the shell.
  public NoticeBar(TripActions actions) {
    this.actions = actions;
    setId("notice");
    getStyleClass().add("notice");
    Button close = Parts.button("notice-close", Icon.CLOSE, actions::dismissNotice, "notice-close");
    undo = Parts.button("notice-undo", Icon.UNDO, actions::undoVoid, "notice-undo");
    undo.setMinWidth(USE_PREF_SIZE);
    getChildren().addAll(sign, Parts.broad(text), undo, close);
    Parts.present(this, false);
  }

  /// Shows this moment's notice, or nothing.
  ///
  /// @return whether it says something else than before
  public boolean show(TripView view, Messages words) {
    String before = isVisible() ? text.getText() : "";
    draw(view, words);
    return isVisible() && !text.getText().equals(before);
  }

  private void draw(TripView view, Messages words) {
    comfort = view.comfort();
    Notice notice = view.care().notice();
    Parts.present(this, notice != null);
    if (notice == null) {
      shown = null;
      until = null;
      return;
    }
    if (!notice.equals(shown)) {
      shown = notice;
      until = null;
    }
    for (Tone tone : Tone.values()) {
      Parts.mark(
          this, "notice-" + tone.name().toLowerCase(java.util.Locale.ROOT), tone == notice.tone());
    }
    Icon.change(sign, notice.tone() == Tone.GOOD ? Icon.DONE : Icon.INFO);
    undo.setText(words.text("notice.undo"));
    Parts.present(undo, notice.undo());
    text.setText(words.textOr("notice." + notice.code(), "notice.other", notice.args()));
  }

  /// Lets time pass.
  public void tick(Instant now) {
    Notice notice = shown;
    if (notice == null) {
      return;
    }
    if (until == null) {
      until = now.plus(comfort.stays(notice.tone() == Tone.REFUSED ? REFUSAL_STAYS : STAYS));
    } else if (!now.isBefore(until)) {
      until = now.plus(STAYS);
      actions.dismissNotice();
    }
  }
}
