package io.qless.kiosk;

import io.qless.kiosk.desk.ScreenHand;
import io.qless.kiosk.look.PngFile;
import io.qless.kiosk.look.Prose;
import io.qless.kiosk.shell.KioskShell;
import io.qless.kiosk.shell.PauseWatch;
import java.io.IOException;
import java.nio.file.Path;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.function.Supplier;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import javafx.application.Platform;
import javafx.geometry.Bounds;
import javafx.scene.Cursor;
import javafx.scene.Node;
import javafx.scene.Parent;
import javafx.scene.Scene;
import javafx.scene.control.Labeled;
import javafx.scene.image.Image;
import javafx.scene.input.KeyCombination;
import javafx.scene.input.MouseButton;
import javafx.scene.robot.Robot;
import javafx.stage.Stage;
import javafx.stage.StageStyle;

/// The window around the shell, and the desk's finger at it. Built on the FX thread; the finger may
/// be used from any other thread.
final class KioskWindow implements ScreenHand {

  /// How long the screen may take to answer a finger.
  private static final long ANSWER_SECONDS = 10;

  private final Stage stage = new Stage(StageStyle.UNDECORATED);
  private final Scene scene;
  private final PauseWatch watch;

  KioskWindow(KioskShell shell, KioskConfig config, PauseWatch watch) {
    this.watch = watch;
    scene = shell.scene(config.width(), config.height());
    stage.setTitle("Q-Less");
    stage.setScene(scene);
    stage.setX(0);
    stage.setY(0);
    stage.setOnCloseRequest(close -> close.consume());
    if (config.fullScreen()) {
      stage.setFullScreenExitHint("");
      stage.setFullScreenExitKeyCombination(KeyCombination.NO_MATCH);
      stage.setFullScreen(true);
      scene.setCursor(Cursor.NONE);
    }
    stage.show();
  }

  @Override
  public String tap(String id) {
    return onFx(() -> touch(id));
  }

  @Override
  public void shot(Path file) throws IOException {
    Image picture = onFx(() -> scene.snapshot(null));
    PngFile.write(picture, file);
  }

  @Override
  public String texts() {
    return onFx(() ->
        all(scene.getRoot())
            .filter(KioskWindow::isSeen)
            .map(KioskWindow::textOf)
            .filter(text -> !text.isEmpty())
            .collect(Collectors.joining(" | ")));
  }

  @Override
  public String pauses() {
    return watch.inWords();
  }

  private static String textOf(Node node) {
    return switch (node) {
      case Labeled labeled when labeled.getText() != null -> labeled.getText();
      case Prose prose -> prose.getText();
      default -> "";
    };
  }

  private String touch(String id) {
    scene.getRoot().applyCss(); // what just opened has no place before it is laid out
    scene.getRoot().layout();
    Optional<Node> found =
        all(scene.getRoot())
            .filter(node -> id.equals(node.getId()))
            .filter(KioskWindow::isReachable)
            .findFirst();
    if (found.isEmpty()) {
      return "control #" + id + " on the screen now";
    }
    Bounds bounds = found.get().localToScreen(found.get().getBoundsInLocal());
    Robot finger = new Robot();
    finger.mouseMove(bounds.getCenterX(), bounds.getCenterY());
    finger.mouseClick(MouseButton.PRIMARY);
    return "";
  }

  /// By walking, not by CSS look-up: ids of lines hold characters that a selector can't.
  private static Stream<Node> all(Node node) {
    return node instanceof Parent parent
        ? Stream.concat(
            Stream.of(node), parent.getChildrenUnmodifiable().stream().flatMap(KioskWindow::all))
        : Stream.of(node);
  }

  private static boolean isSeen(Node node) {
    for (Node at = node; at != null; at = at.getParent()) {
      if (!at.isVisible()) {
        return false;
      }
    }
    return true;
  }

  private static boolean isReachable(Node node) {
    for (Node at = node; at != null; at = at.getParent()) {
      if (!at.isVisible() || at.isDisabled()) {
        return false;
      }
    }
    return true;
  }

  private static <T> T onFx(Supplier<T> work) {
    CompletableFuture<T> answer = new CompletableFuture<>();
    Platform.runLater(() -> {
      try {
        answer.complete(work.get());
      } catch (RuntimeException mistake) {
        answer.completeExceptionally(mistake);
      }
    });
    try {
      return answer.get(ANSWER_SECONDS, TimeUnit.SECONDS);
    } catch (InterruptedException interrupted) {
      Thread.currentThread().interrupt();
      throw new IllegalStateException("interrupted while the screen was asked", interrupted);
    } catch (ExecutionException | TimeoutException cause) {
      throw new IllegalStateException("the screen did not answer", cause);
    }
  }
}
