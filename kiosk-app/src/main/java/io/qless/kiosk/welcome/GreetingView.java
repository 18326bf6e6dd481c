package io.qless.kiosk.welcome;

import io.qless.kiosk.look.Icon;
import io.qless.kiosk.look.Messages;
import io.qless.kiosk.look.Page;
import io.qless.kiosk.look.Parts;
import io.qless.kiosk.look.Prose;
import io.qless.kiosk.trip.TripView;
import javafx.geometry.Pos;
import javafx.scene.layout.Region;
import javafx.scene.layout.VBox;

/// A calm page with two sentences: getting ready before a trip, or good-bye after it. FX thread
/// only.
public final class GreetingView implements Page {
  private final String key;
  private final Prose title = Parts.prose("headline");
  private final Prose text = Parts.prose("promise");
  private final VBox root;

  /// The page whose texts are `<key>.title` and `<key>.text`.
  public GreetingView(String key) {
    this.key = key;
    root = Parts.column("greeting", Icon.LOGO.node("greeting-sign"), title, text);
    root.setAlignment(Pos.CENTER);
  }

  @Override
  public Region root() {
    return root;
  }

  @Override
  public void show(TripView view, Messages words) {
    title.setText(words.text(key + ".title"));
    text.setText(words.text(key + ".text"));
  }
}
