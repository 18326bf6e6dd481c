package io.qless.kiosk.assist;

import io.qless.kiosk.look.Icon;
import io.qless.kiosk.look.Messages;
import io.qless.kiosk.look.Parts;
import io.qless.kiosk.look.Prose;
import io.qless.kiosk.look.Sheet;
import io.qless.kiosk.trip.TripActions;
import io.qless.kiosk.trip.TripView;
import java.time.Duration;
import java.time.Instant;
import javafx.scene.control.Button;
import javafx.scene.layout.HBox;
import org.jspecify.annotations.Nullable;

/// Asks whether somebody is still there before an empty trip ends by itself. FX thread only.
public final class IdleSheet {
  private final Prose title = Parts.prose("sheet-title");
  private final Prose text = Parts.prose("sheet-text");
  private final Button end;
  private final Button stay;
  private final Sheet sheet;
  private Messages words = Messages.in(io.qless.kiosk.trip.Language.ENGLISH);
  private @Nullable Instant ends;

  /// Built once by the shell.
  public IdleSheet(TripActions actions) {
    end = Parts.growing(Parts.button("idle-end", actions::finish, "quiet"));
    stay = Parts.growing(Parts.button("idle-stay", Icon.DONE, actions::stillHere, "cta"));
    HBox buttons = Parts.row("assist-buttons", end, stay);
    sheet = new Sheet("idle-sheet", Parts.column("assist-card", title, text, buttons));
  }

  /// The sheet, to be laid over all pages.
  public Sheet sheet() {
    return sheet;
  }

  /// Shows what this moment needs.
  public void show(TripView view, Messages now) {
    words = now;
    ends = view.idleEnds();
    title.setText(words.text("idle.title"));
    end.setText(words.text("empty.finish"));
    stay.setText(words.text("idle.stay"));
    sheet.open(ends != null);
  }

  /// Lets time pass.
  public void tick(Instant now) {
    Instant until = ends;
    if (until != null) {
      long seconds = Math.max(0, Duration.between(now, until).toSeconds());
      text.setText(words.text("idle.text", seconds));
    }
  }
}
