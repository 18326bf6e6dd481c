package io.qless.kiosk.shell;

import io.qless.kiosk.look.PictureSource;
import io.qless.kiosk.look.PngFile;
import io.qless.kiosk.look.QrView;
import io.qless.kiosk.trip.SampleGoods;
import io.qless.kiosk.trip.SampleTrips;
import io.qless.kiosk.trip.TripView;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.concurrent.Callable;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.FutureTask;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.concurrent.locks.LockSupport;
import java.util.function.BooleanSupplier;
import java.util.function.Consumer;
import javafx.application.Platform;
import javafx.geometry.Bounds;
import javafx.scene.Node;
import javafx.scene.Parent;
import javafx.scene.Scene;
import javafx.scene.image.WritableImage;
import javafx.scene.input.MouseButton;
import javafx.scene.robot.Robot;
import javafx.stage.Stage;
import org.jspecify.annotations.Nullable;

/// The shell in a real window without a display, for tests: shows a view and waits until it is on
/// the scene. Called from a test's thread.
final class ShellWindow implements AutoCloseable {
  private static final long LIMIT_SECONDS = 20;
  private static final long POLL_NANOS = 5_000_000;
  private static final Path PICTURES = Path.of("..", "deploy", "sample-store", "pictures");

  private final RecordedActions actions = new RecordedActions();
  private final KioskShell shell;
  private final Scene scene;
  private final Stage stage;

  private ShellWindow(double width, double height) {
    PictureSource pictures =
        key -> {
          Path file = PICTURES.resolve(key);
          return Files.isRegularFile(file) ? Files.readAllBytes(file) : new byte[0];
        };
    shell =
        new KioskShell(actions, new SampleGoods(), pictures, InstantSource.fixed(SampleTrips.NOW));
    scene = shell.scene(width, height);
    stage = new Stage();
    stage.setX(0);
    stage.setY(0);
    stage.setScene(scene);
    stage.show();
  }

  static ShellWindow open(double width, double height) {
    startToolkit();
    return onFx(() -> new ShellWindow(width, height));
  }

  private static void startToolkit() {
    if (!Boolean.getBoolean("testfx.headless")) {
      tryStart();
      return;
    }
    System.setProperty("glass.platform", "Monocle");
    System.setProperty("monocle.platform", "Headless");
    tryStart();
  }

  private static void tryStart() {
    CountDownLatch started = new CountDownLatch(1);
    try {
      Platform.startup(started::countDown);
    } catch (IllegalStateException alreadyRunning) {
      started.countDown();
    }
    Platform.setImplicitExit(false);
    try {
      if (!started.await(LIMIT_SECONDS, TimeUnit.SECONDS)) {
        throw new AssertionError("JavaFX did not start");
      }
    } catch (InterruptedException e) {
      throw new AssertionError(e);
    }
  }

  RecordedActions actions() {
    return actions;
  }

  Scene scene() {
    return scene;
  }

  KioskShell shell() {
    return shell;
  }

  /// Shows this view and waits until it, its pictures and its codes are there.
  void show(TripView view) {
    shell.show(view);
    await("the view", () -> onFx(() -> view.equals(shell.shown())));
    await("codes", () -> onFx(() -> settled()));
  }

  /// The same as the core would show it to who chose in the sheet for comfort.
  void showFitted(TripView view) {
    show(view.but().comfort(actions.comfort()).build());
  }

  private boolean settled() {
    Parent root = scene.getRoot();
    root.applyCss();
    root.layout();
    return visible(root).stream()
        .filter(QrView.class::isInstance)
        .map(QrView.class::cast)
        .allMatch(qr -> qr.isDrawn() || !qr.hasText());
  }

  /// Everything a shopper can see, depth first.
  static List<Node> visible(Node node) {
    List<Node> all = new ArrayList<>();
    if (node.isVisible()) {
      all.add(node);
      if (node instanceof Parent parent) {
        parent.getChildrenUnmodifiable().forEach(child -> all.addAll(visible(child)));
      }
    }
    return all;
  }

  /// A real click into the middle of the visible node with this id.
  void tap(String id) {
    finger(id, robot -> robot.mouseClick(MouseButton.PRIMARY));
  }

  /// A finger that stays on the visible node with this id until another one opens.
  void press(String id, String opens) {
    finger(id, robot -> robot.mousePress(MouseButton.PRIMARY));
    await("#" + opens + " to open", () -> isShown(opens));
    onFx(() -> {
      new Robot().mouseRelease(MouseButton.PRIMARY);
      return true;
    });
  }

  private void finger(String id, Consumer<Robot> does) {
    await("#" + id + " to touch", () -> onFx(() -> node(id) != null));
    onFx(() -> {
      scene.getRoot().layout();
      Bounds box = box(node(id));
      Robot robot = new Robot();
      robot.mouseMove(
          scene.getWindow().getX() + scene.getX() + box.getCenterX(),
          scene.getWindow().getY() + scene.getY() + box.getCenterY());
      does.accept(robot);
      return true;
    });
    onFx(() -> true);
  }

  /// Where the visible node with this id is in the scene.
  Bounds box(String id) {
    return onFx(() -> box(node(id)));
  }

  /// Where everything visible in the node with this id is; nothing if it is not there. On the FX
  /// thread.
  List<String> places(String id) {
    Node inside = node(id);
    return inside == null
        ? List.of()
        : visible(inside).stream()
            .map(node -> node.getClass().getSimpleName() + ' ' + box(node))
            .toList();
  }

  boolean isShown(String id) {
    return onFx(() -> node(id) != null);
  }

  private static Bounds box(@Nullable Node node) {
    Node there = Objects.requireNonNull(node, "no such node in sight");
    return there.localToScene(there.getLayoutBounds());
  }

  private @Nullable Node node(String id) {
    return visible(scene.getRoot()).stream()
        .filter(node -> id.equals(node.getId()))
        .findFirst()
        .orElse(null);
  }

  WritableImage picture() {
    return onFx(() -> scene.snapshot(null));
  }

  /// Writes what is on the scene as a PNG file.
  void shoot(Path file) throws IOException {
    Files.createDirectories(file.toAbsolutePath().getParent());
    PngFile.write(picture(), file);
  }

  static <T> T onFx(Callable<T> work) {
    FutureTask<T> task = new FutureTask<>(work);
    Platform.runLater(task);
    try {
      return task.get(LIMIT_SECONDS, TimeUnit.SECONDS);
    } catch (InterruptedException | ExecutionException | TimeoutException e) {
      throw new AssertionError(e);
    }
  }

  static void await(String what, BooleanSupplier condition) {
    long end = System.nanoTime() + TimeUnit.SECONDS.toNanos(LIMIT_SECONDS);
    while (!condition.getAsBoolean()) {
      if (System.nanoTime() > end) {
        throw new AssertionError("not within " + LIMIT_SECONDS + " s: " + what);
      }
      LockSupport.parkNanos(POLL_NANOS);
    }
  }

  @Override
  public void close() {
    onFx(() -> {
      shell.close();
      stage.hide();
      return true;
    });
  }
}
