package io.qless.monkey;

import io.qless.bridge.DeviceException;
import io.qless.kiosk.Kiosk;
import io.qless.kiosk.look.Prose;
import io.qless.kiosk.look.Sheet;
import io.qless.kiosk.shell.Glass;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HexFormat;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.concurrent.locks.LockSupport;
import java.util.function.Supplier;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import javafx.application.Platform;
import javafx.geometry.Bounds;
import javafx.geometry.Point2D;
import javafx.scene.AccessibleRole;
import javafx.scene.Node;
import javafx.scene.Parent;
import javafx.scene.Scene;
import javafx.scene.control.ButtonBase;
import javafx.scene.control.Labeled;
import javafx.scene.input.MouseButton;
import javafx.scene.robot.Robot;
import javafx.stage.Window;

/// The monkey's paw in the trolley's process: finds what can be pressed now and presses it through
/// the display, as a finger would; plays the faults of the devices that no hand at the desk plays.
/// One line in, one line out; any thread but the screen's.
final class Paw {

  /// Whoever waits longer for a screen or a trip calls it hung.
  private static final Duration ANSWER = Duration.ofSeconds(10);

  /// Longer than what the screens take for a finger that stays.
  private static final Duration LONG = Duration.ofMillis(1_700);

  private static final Duration BEAT = Duration.ofMillis(20);

  /// A press in so many misses the sheet that lies open, and hits what is behind it.
  private static final int BESIDE = 8;

  private static final int DRAG_STEPS = 6;

  /// A text's name in place of the text.
  private static final Pattern KEY_NAME = Pattern.compile("[a-z]+(\\.[a-z-]+)+|null");

  /// The same within a text, or a place in it that nobody filled.
  private static final Pattern GAP = Pattern.compile("![a-z.-]+!|\\{[0-9]}");

  private static final Pattern CLOSES =
      Pattern.compile(".*-(close|cancel|no|stay|go-on)|staff-leave|notice-close");

  private final Kiosk kiosk;
  private final Diary diary;

  Paw(Kiosk kiosk, Diary diary) {
    this.kiosk = kiosk;
    this.diary = diary;
  }

  /// @return `ok` and what was done, or `no` and why not
  String run(String line) {
    List<String> words = List.of(line.strip().split(" +"));
    try {
      return "ok " + done(words.getFirst(), words.subList(1, words.size()));
    } catch (IllegalArgumentException | DeviceException refused) {
      return "no " + refused.getMessage();
    } catch (IllegalStateException hung) {
      return "hung " + hung.getMessage();
    }
  }

  private String done(String word, List<String> with) {
    return switch (word) {
      case "press" -> onFx(() -> press(chosen(number(with, 0)), 1));
      case "double" -> onFx(() -> press(chosen(number(with, 0)), 2));
      case "long" -> hold(number(with, 0));
      case "poke" -> onFx(() -> poke(number(with, 0), number(with, 1)));
      case "drag" -> drag(number(with, 0), number(with, 1));
      case "close" -> onFx(this::close);
      case "faults" -> String.join(" | ", onFx(this::faults));
      case "beat" -> beat();
      case "bytes" -> {
        kiosk.simulatedScanner().orElseThrow().send(HexFormat.of().parseHex(with.getFirst()));
        yield "";
      }
      case "drift" -> cell(() -> kiosk.simulatedCell().drift(number(with, 0)));
      case "cell-out" -> cell(() -> kiosk.simulatedCell().unplug());
      case "cell-in" -> cell(() -> kiosk.simulatedCell().plugIn());
      case "empty" -> cell(this::empty);
      case "session" -> kiosk.session();
      case "waiting" -> "" + kiosk.waiting();
      default -> throw new IllegalArgumentException("no such word: " + word);
    };
  }

  private static int number(List<String> words, int at) {
    return Integer.parseInt(words.get(at));
  }

  private static String cell(Runnable work) {
    work.run();
    return "";
  }

  private void empty() {
    kiosk.simulatedCell().drift(0);
    double there = kiosk.simulatedCell().loadGrams();
    if (there > 0) {
      kiosk.simulatedCell().remove(there);
    } else if (there < 0) {
      kiosk.simulatedCell().drop(-there);
    }
  }

  /// Whether the trip's thread still does what it is asked.
  private String beat() {
    long before = diary.views();
    long end = System.nanoTime() + ANSWER.toNanos();
    kiosk.fingers().stillHere();
    while (diary.views() == before) {
      if (System.nanoTime() - end > 0) {
        throw new IllegalStateException("the trip stands still");
      }
      LockSupport.parkNanos(BEAT.toNanos());
    }
    return "";
  }

  private static Scene scene() {
    return Window.getWindows().getFirst().getScene();
  }

  /// Everything in sight, depth first.
  private static Stream<Node> seen(Node node) {
    if (!node.isVisible()) {
      return Stream.empty();
    }
    return node instanceof Parent parent
        ? Stream.concat(
            Stream.of(node), parent.getChildrenUnmodifiable().stream().flatMap(Paw::seen))
        : Stream.of(node);
  }

  private static List<Node> pressable(Node root) {
    return seen(root).filter(Paw::isPressable).toList();
  }

  private static boolean isPressable(Node node) {
    if (!(node instanceof ButtonBase || node.getAccessibleRole() == AccessibleRole.BUTTON)
        || node.isDisabled()) {
      return false;
    }
    Bounds box = node.localToScene(node.getBoundsInLocal());
    return box.getWidth() > 0
        && scene().getRoot().getLayoutBounds().contains(box.getCenterX(), box.getCenterY());
  }

  private static Node chosen(int dice) {
    laidOut();
    List<Node> sheets = seen(scene().getRoot()).filter(Sheet.class::isInstance).toList();
    Node root = sheets.isEmpty() || dice % BESIDE == 0 ? scene().getRoot() : sheets.getLast();
    List<Node> there = pressable(root);
    if (there.isEmpty()) {
      throw new IllegalArgumentException("nothing to press");
    }
    return there.get(dice % there.size());
  }

  /// What just opened has no place before it is laid out.
  private static void laidOut() {
    scene().getRoot().applyCss();
    scene().getRoot().layout();
  }

  private static String press(Node node, int times) {
    Robot finger = at(middle(node));
    for (int i = 0; i < times; i++) {
      finger.mouseClick(MouseButton.PRIMARY);
    }
    return name(node);
  }

  private static Point2D middle(Node node) {
    Bounds box = node.localToScreen(node.getBoundsInLocal());
    return new Point2D(box.getCenterX(), box.getCenterY());
  }

  private static Robot at(Point2D place) {
    Robot finger = new Robot();
    finger.mouseMove(place);
    return finger;
  }

  private static String name(Node node) {
    return node.getId() == null ? node.getStyleClass().toString() : node.getId();
  }

  private static String poke(int x, int y) {
    at(place(x, y)).mouseClick(MouseButton.PRIMARY);
    return x + "," + y;
  }

  /// Any two numbers are a place on the screen.
  private static Point2D place(int x, int y) {
    Scene scene = scene();
    Window window = scene.getWindow();
    return new Point2D(
        window.getX() + x % (int) scene.getWidth(), window.getY() + y % (int) scene.getHeight());
  }

  private static String hold(int dice) {
    String what =
        onFx(() -> {
          Node node = chosen(dice);
          at(middle(node)).mousePress(MouseButton.PRIMARY);
          return name(node);
        });
    LockSupport.parkNanos(LONG.toNanos());
    return onFx(() -> released(what));
  }

  private static String drag(int from, int to) {
    Point2D begin = place(from, from / 7);
    Point2D end = place(to, to / 7);
    onFx(() -> {
      at(begin).mousePress(MouseButton.PRIMARY);
      return "";
    });
    for (int i = 1; i <= DRAG_STEPS; i++) {
      Point2D next = begin.interpolate(end, (double) i / DRAG_STEPS);
      LockSupport.parkNanos(BEAT.toNanos());
      onFx(() -> name(at(next)));
    }
    return onFx(() -> released("from " + begin + " to " + end));
  }

  private static String name(Robot finger) {
    return finger.getMousePosition().toString();
  }

  private static String released(String what) {
    new Robot().mouseRelease(MouseButton.PRIMARY);
    return what;
  }

  /// Presses something that closes what lies open.
  private String close() {
    laidOut();
    return pressable(scene().getRoot()).stream()
        .filter(node -> CLOSES.matcher(name(node)).matches())
        .reduce((one, other) -> other)
        .map(node -> press(node, 1))
        .orElse("");
  }

  private List<String> faults() {
    laidOut();
    List<String> faults = new ArrayList<>(new Glass(scene()).faults());
    for (Node node : seen(scene().getRoot()).toList()) {
      String text =
          switch (node) {
            case Labeled labeled when labeled.getText() != null -> labeled.getText();
            case Prose prose -> prose.getText();
            default -> "";
          };
      if (KEY_NAME.matcher(text).matches() || GAP.matcher(text).find()) {
        faults.add("the name of a text in place of the text: " + text);
      }
      if (node instanceof ButtonBase button && text.isBlank() && button.getGraphic() == null) {
        faults.add("a button says nothing: " + name(button));
      }
    }
    return faults;
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
      return answer.get(ANSWER.toSeconds(), TimeUnit.SECONDS);
    } catch (InterruptedException interrupted) {
      Thread.currentThread().interrupt();
      throw new IllegalStateException("interrupted while the screen was asked", interrupted);
    } catch (ExecutionException failed) {
      throw failed.getCause() instanceof IllegalArgumentException refused
          ? refused
          : new IllegalStateException("" + failed.getCause(), failed);
    } catch (TimeoutException late) {
      throw new IllegalStateException("the screen did not answer", late);
    }
  }
}
