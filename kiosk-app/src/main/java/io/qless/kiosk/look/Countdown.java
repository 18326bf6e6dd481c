package io.qless.kiosk.look;

import io.qless.kiosk.trip.Figures;
import java.time.Duration;
import java.time.Instant;
import javafx.css.PseudoClass;
import javafx.scene.control.Label;
import javafx.scene.layout.HBox;

/// Time running down to an instant, as `4:05`. FX thread only.
public final class Countdown extends HBox {
  private static final PseudoClass SHORT = PseudoClass.getPseudoClass("short");
  private static final Duration SHORT_TIME = Duration.ofMinutes(1);

  private final Label text = Parts.label("countdown-text");

  /// Shows nothing until the first tick.
  public Countdown() {
    getStyleClass().add("countdown");
    getChildren().addAll(Icon.CLOCK.node("icon"), text);
  }

  /// Shows what is left, nothing at all where the end is unknown.
  public void show(Instant now, Instant end) {
    Parts.present(this, !end.equals(Instant.MAX));
    Duration left = Figures.timeLeft(now, end);
    text.setText(Figures.minutesAndSeconds(left));
    pseudoClassStateChanged(SHORT, left.compareTo(SHORT_TIME) < 0);
  }
}
