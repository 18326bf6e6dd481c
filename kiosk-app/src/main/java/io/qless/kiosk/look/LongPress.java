package io.qless.kiosk.look;

import javafx.animation.PauseTransition;
import javafx.scene.Node;
import javafx.scene.input.MouseEvent;
import javafx.util.Duration;

/// A finger that stays. FX thread only.
public final class LongPress {
  /// Longer than a tap by mistake, shorter than patience.
  private static final Duration STAYS = Duration.seconds(1.5);

  private LongPress() {}

  /// Does something after a finger has stayed on a node.
  public static void on(Node node, Runnable then) {
    PauseTransition stay = new PauseTransition(STAYS);
    stay.setOnFinished(_ -> then.run());
    node.addEventHandler(MouseEvent.MOUSE_PRESSED, _ -> stay.playFromStart());
    node.addEventHandler(MouseEvent.MOUSE_RELEASED, _ -> stay.stop());
    node.addEventHandler(MouseEvent.MOUSE_EXITED, _ -> stay.stop());
  }
}
