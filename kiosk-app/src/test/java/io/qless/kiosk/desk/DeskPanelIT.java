package io.qless.kiosk.desk;

import static org.assertj.core.api.Assertions.assertThat;

import io.qless.bridge.panel.Light;
import io.qless.bridge.sim.SimulatedLoadCell;
import io.qless.bridge.sim.SimulatedPanel;
import io.qless.bridge.sim.SimulatedScanner;
import io.qless.kiosk.look.PngFile;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.Callable;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.function.Consumer;
import javafx.application.Platform;
import javafx.geometry.Bounds;
import javafx.scene.Node;
import javafx.scene.control.Label;
import javafx.scene.control.Labeled;
import javafx.scene.control.ListView;
import javafx.scene.control.TextField;
import javafx.scene.image.Image;
import javafx.scene.input.MouseButton;
import javafx.scene.robot.Robot;
import javafx.scene.text.Text;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.testfx.util.WaitForAsyncUtils;

/// The desk's window with real clicks; its devices are played, and nobody reads them.
class DeskPanelIT {

  private static final long LIMIT_SECONDS = 20;
  private static final List<DeskGoods> GOODS =
      List.of(
          new DeskGoods("Toned Milk 1 l", "]E09520000000011", 1_040),
          new DeskGoods(
              "Basmati Rice Extra Long Grain Aged Two Years 5 kg", "]E0952000000028", 5_060),
          new DeskGoods("Masala Potato Chips 115 g", "]E09520000000035", 131));

  @TempDir Path directory;
  private final SimulatedLoadCell cell = new SimulatedLoadCell(1);
  private final SimulatedPanel signals = new SimulatedPanel();
  private SimulatedScanner scanner;
  private DeskPanel panel;

  @BeforeEach
  void open() {
    startToolkit();
    scanner = new SimulatedScanner(directory.resolve("scanner"));
    PlayedDevices played = new PlayedDevices(Optional.of(scanner), cell, Optional.of(signals));
    DeskCommands commands =
        new DeskCommands(played, new NoScreen(), Optional::empty, () -> "empty");
    panel =
        onFx(() -> {
          DeskPanel opened = new DeskPanel(commands, played, () -> GOODS);
          opened.open(0);
          return opened;
        });
    await("the goods", () -> onFx(() -> goods().getItems().size() == GOODS.size()));
  }

  @AfterEach
  void close() {
    onFx(() -> {
      panel.close();
      return true;
    });
    scanner.close();
  }

  @Test
  void everyTextFitsAndItsPictureIsTaken() throws IOException {
    signals.lamp(Light.AMBER);
    cell.drop(1_171);
    onFx(() -> {
      goods().getSelectionModel().select(0);
      return true;
    });
    await("amber", () -> text("desk-light").equals("Lamp amber"));
    shoot("desk-panel");
    assertThat(onFx(() -> panel.scene().getRoot().lookupAll(".label")))
        .allSatisfy(each -> assertThat(isCut((Label) each)).as("%s", each).isFalse());
    signals.lamp(Light.RED);
    signals.buzzer(true);
    click("desk-scanner-plug");
    await("red", () -> text("desk-light").equals("Lamp red"));
    await("loud", () -> text("desk-buzzer").contains("beep!"));
    await("the cable", () -> !scanner.isPluggedIn());
    await("its button", () -> text("desk-scanner-plug").equals("Plug in"));
    shoot("desk-panel-unplugged");
  }

  @Test
  void aPackIsScannedAndPutIn() {
    onFx(() -> {
      goods().getSelectionModel().select(0);
      return true;
    });
    click("desk-scan-put");
    await("the pack", () -> Math.round(cell.loadGrams()) == 1_040);
    assertThat(text("desk-answer")).isEqualTo("drop 1040  →  ok");
    click("desk-take");
    await("the empty basket", () -> Math.round(cell.loadGrams()) == 0);
  }

  @Test
  void aNameNarrowsTheListAndAnyTextCanBeScanned() {
    type("chips");
    assertThat(onFx(() -> goods().getItems().size())).isOne();
    type("no-code");
    click("desk-scan");
    await("the word", () -> text("desk-answer").equals("scan no-code  →  ok"));
  }

  @Test
  void handsAtTheBasket() {
    onFx(() -> {
      ((TextField) node("desk-grams")).setText("750");
      return true;
    });
    click("desk-put");
    await("750 g", () -> text("desk-load").equals("750 g"));
    click("desk-drift");
    await("that it creeps", () -> text("desk-answer").equals("drift 60  →  ok"));
    click("desk-drift");
    await("that it stands", () -> text("desk-answer").equals("drift 0  →  ok"));
    click("desk-shake");
    await("that it rolls", () -> text("desk-answer").equals("shake 3  →  ok"));
    click("desk-scale-plug");
    await("the cable", () -> !cell.isPluggedIn());
    onFx(() -> {
      ((TextField) node("desk-grams")).setText("lots");
      return true;
    });
    click("desk-remove");
    await("a refusal", () -> text("desk-answer").equals("remove lots  →  no number: lots"));
  }

  @Test
  void theHelpButtonIsDownAsLongAsTheMouseIs() {
    at("desk-help", robot -> robot.mousePress(MouseButton.PRIMARY));
    await("the button down", signals::buttonDown);
    at("desk-help", robot -> robot.mouseRelease(MouseButton.PRIMARY));
    await("the button up", () -> !signals.buttonDown());
    click("desk-panel-plug");
    await("the cable", () -> !signals.isPluggedIn());
  }

  private static boolean isCut(Label label) {
    return !label.getStyleClass().contains("desk-name") // a long name ends in dots
        && label.isVisible()
        && !label.getText().isEmpty()
        && label.lookup(".text") instanceof Text drawn
        && !drawn.getText().equals(label.getText());
  }

  @SuppressWarnings("unchecked")
  private ListView<DeskGoods> goods() {
    return (ListView<DeskGoods>) node("desk-goods");
  }

  private void type(String typed) {
    onFx(() -> {
      ((TextField) node("desk-text")).setText(typed);
      return true;
    });
  }

  private void click(String id) {
    at(id, robot -> robot.mouseClick(MouseButton.PRIMARY));
  }

  private void at(String id, Consumer<Robot> does) {
    onFx(() -> {
      Bounds box = node(id).localToScreen(node(id).getBoundsInLocal());
      Robot robot = new Robot();
      robot.mouseMove(box.getCenterX(), box.getCenterY());
      does.accept(robot);
      return true;
    });
    onFx(() -> true);
  }

  private String text(String id) {
    return onFx(() -> ((Labeled) node(id)).getText());
  }

  private Node node(String id) {
    return panel.scene().lookup("#" + id);
  }

  private void shoot(String name) throws IOException {
    Image picture = onFx(() -> panel.scene().snapshot(null));
    Path folder = Path.of(System.getProperty("shots", "target/shots"));
    Files.createDirectories(folder);
    PngFile.write(picture, folder.resolve(name + ".png"));
  }

  private static void startToolkit() {
    if (Boolean.getBoolean("testfx.headless")) {
      System.setProperty("glass.platform", "Monocle");
      System.setProperty("monocle.platform", "Headless");
    }
    CountDownLatch started = new CountDownLatch(1);
    try {
      Platform.startup(started::countDown);
    } catch (IllegalStateException alreadyRunning) {
      started.countDown();
    }
    Platform.setImplicitExit(false);
    await("JavaFX", () -> started.getCount() == 0);
  }

  private static <T> T onFx(Callable<T> work) {
    return WaitForAsyncUtils.waitForAsyncFx(TimeUnit.SECONDS.toMillis(LIMIT_SECONDS), work);
  }

  private static void await(String what, Callable<Boolean> condition) {
    try {
      WaitForAsyncUtils.waitFor(LIMIT_SECONDS, TimeUnit.SECONDS, condition);
    } catch (TimeoutException late) {
      throw new AssertionError("not within " + LIMIT_SECONDS + " s: " + what, late);
    }
  }
}
