package io.qless.kiosk.look;

import java.time.Duration;
import java.time.Instant;
import javafx.css.PseudoClass;
import javafx.scene.control.Label;
import javafx.scene.layout.HBox;

/// Time running down to an instant, as `4:05`. FX thread only.
public final class Countdown extends HBox {
  private static final PseudoClass SHORT = PseudoClass.getPseudoClass("short");
  private static final Duration ALMOST_A_SECOND = Duration.ofSeconds(1).minusNanos(1);
  private static final Duration SHORT_TIME = Duration.ofMinutes(1);

  private final Label text = Parts.label("countdown-text");

  /// Shows nothing until the first tick.
  public Countdown() {
    getStyleClass().add("countdown");
    getChildren().addAll(Icon.CLOCK.node("icon"), text);
  }

  /// What is left: 0 from the instant on; an unknown end ([Instant#MAX]) is a year away.
  public static Duration left(Instant now, Instant end) {
    if (end.equals(Instant.MAX)) {
      return Duration.ofDays(365);
    }
    Duration left = Duration.between(now, end);
    return left.isNegative() ? Duration.ZERO : left;
  }

  /// `4:05`; seconds are rounded up, so `0:00` means over.
  public static String minutesAndSeconds(Duration left) {
    long seconds = left.plus(ALMOST_A_SECOND).toSeconds();
    return "%d:%02d".formatted(seconds / 60, seconds % 60);
  }

  /// Shows what is left, nothing at all where the end is unknown.
  public void show(Instant now, Instant end) {
    Parts.present(this, !end.equals(Instant.MAX));
    Duration left = left(now, end);
    text.setText(minutesAndSeconds(left));
    pseudoClassStateChanged(SHORT, left.compareTo(SHORT_TIME) < 0);
  }
}
