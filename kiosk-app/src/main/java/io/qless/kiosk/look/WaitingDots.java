package io.qless.kiosk.look;

import java.time.Instant;
import javafx.css.PseudoClass;
import javafx.scene.Node;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Region;

/// Three dots of which one is lit: something is under way, and nobody knows how long it takes.
/// Moves only when time is told to it, so nothing runs while another page stands. FX thread only.
public final class WaitingDots extends HBox {
  private static final PseudoClass LIT = PseudoClass.getPseudoClass("lit");
  private static final int DOTS = 3;
  private static final long STEP_MILLIS = 500;

  /// The first dot is lit.
  public WaitingDots() {
    getStyleClass().add("waiting-dots");
    for (int i = 0; i < DOTS; i++) {
      Region dot = new Region();
      dot.getStyleClass().add("dot");
      getChildren().add(dot);
    }
    light(0);
  }

  /// Lights the dot of this moment.
  public void tick(Instant now) {
    light((int) Math.floorMod(now.toEpochMilli() / STEP_MILLIS, (long) DOTS));
  }

  private void light(int lit) {
    for (int i = 0; i < DOTS; i++) {
      Node dot = getChildren().get(i);
      dot.pseudoClassStateChanged(LIT, i == lit);
    }
  }
}
