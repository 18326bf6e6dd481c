package io.qless.kiosk.welcome;

import io.qless.kiosk.look.Icon;
import io.qless.kiosk.look.Messages;
import io.qless.kiosk.look.Page;
import io.qless.kiosk.look.Parts;
import io.qless.kiosk.look.Prose;
import io.qless.kiosk.look.QrView;
import io.qless.kiosk.look.WaitingDots;
import io.qless.kiosk.trip.TripView;
import java.time.Instant;
import javafx.scene.Node;
import javafx.scene.layout.Region;
import javafx.scene.layout.StackPane;

/// A calm page with two sentences: getting ready before a trip, good-bye after it, or why this
/// trolley can't go on. FX thread only.
public final class GreetingView implements Page {
  private final String key;
  private final Prose title = Parts.prose("headline");
  private final Prose text = Parts.prose("promise");
  private final WaitingDots dots = new WaitingDots();
  private final QrView wayOn = new QrView("way-on", "qr-rest");
  private final StackPane root;

  private GreetingView(String key, Node sign, boolean waiting) {
    this.key = key;
    Parts.present(dots, waiting);
    root =
        new StackPane(
            new Backdrop(0.5, 0.45, 0.74),
            Parts.column("greeting", sign, title, text, wayOn, dots));
    root.getStyleClass().add("welcome");
  }

  /// The page while the trolley gets ready.
  public static GreetingView starting() {
    return new GreetingView("starting", Icon.LOGO.node("greeting-sign"), true);
  }

  /// The page after the gate.
  public static GreetingView farewell() {
    StackPane badge = new StackPane(Icon.DONE.node("greeting-done"));
    badge.getStyleClass().add("greeting-badge");
    return new GreetingView("farewell", badge, false);
  }

  /// The page of a trolley that must rest. Another one scans the code on it and goes on.
  public static GreetingView outOfService() {
    StackPane badge = new StackPane(Icon.SWAP.node("greeting-done"));
    badge.getStyleClass().add("greeting-badge");
    return new GreetingView("out-of-service", badge, false);
  }

  @Override
  public Region root() {
    return root;
  }

  @Override
  public void show(TripView view, Messages words) {
    title.setText(words.text(key + ".title"));
    text.setText(words.text(key + ".text"));
    boolean goesOn = view.screen() == TripView.Screen.OUT_OF_SERVICE;
    wayOn.show(goesOn ? view.family().joinText() : "");
    Parts.present(wayOn, goesOn && !view.family().joinText().isEmpty());
  }

  @Override
  public void tick(Instant now) {
    dots.tick(now);
  }
}
