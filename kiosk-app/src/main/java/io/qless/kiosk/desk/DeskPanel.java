package io.qless.kiosk.desk;

import atlantafx.base.theme.PrimerLight;
import java.util.List;
import java.util.Objects;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.function.Supplier;
import javafx.animation.Animation;
import javafx.animation.KeyFrame;
import javafx.animation.Timeline;
import javafx.application.Platform;
import javafx.geometry.Rectangle2D;
import javafx.scene.Scene;
import javafx.scene.control.Label;
import javafx.scene.layout.VBox;
import javafx.stage.Screen;
import javafx.stage.Stage;
import javafx.util.Duration;

/// The desk as a window, for who trains staff or shows a trolley without hardware: goods are
/// scanned and put in, devices unplugged, the help button pressed, and lamp and buzzer are seen.
/// Each of its buttons says a desk command, so that it can do nothing that the socket can't. FX
/// thread only; closing it ends nothing.
public final class DeskPanel {

  private static final double WIDTH = 460;
  private static final double HEIGHT = 760;

  /// How often it looks at the devices. A beep is shorter, and is counted.
  private static final Duration LOOK = Duration.millis(100);

  /// Looks between two attempts to get goods, before the catalogue is there.
  private static final int GOODS_EVERY = 20;

  private final DeskCommands commands;
  private final Supplier<List<DeskGoods>> goods;
  private final ScanBox scans;
  private final BasketBox basket;
  private final SignalBox signals;
  private final Label answer = new Label("Each button says a word of the desk; it stands here.");
  private final Stage stage = new Stage();
  private final Scene scene;
  private final Timeline looking = new Timeline(new KeyFrame(LOOK, _ -> look()));

  /// Says the commands one after the other: some wait for the screen, and a scan for its reader.
  private final ExecutorService hand =
      Executors.newSingleThreadExecutor(Thread.ofVirtual().name("desk-hand").factory());

  private int looks;

  /// @param commands what the buttons say
  /// @param played what is looked at
  /// @param goods asked on another thread until there are some
  public DeskPanel(DeskCommands commands, PlayedDevices played, Supplier<List<DeskGoods>> goods) {
    this.commands = commands;
    this.goods = goods;
    scans = new ScanBox(played, this::say);
    basket = new BasketBox(played, this::say);
    signals = new SignalBox(played, this::say);
    answer.setId("desk-answer");
    answer.getStyleClass().add("desk-answer");
    answer.setMaxWidth(Double.MAX_VALUE);
    VBox root = new VBox(signals, scans, basket, answer);
    root.getStyleClass().add("desk");
    scene = new Scene(root, WIDTH, HEIGHT);
    scene.setUserAgentStylesheet(new PrimerLight().getUserAgentStylesheet());
    scene
        .getStylesheets()
        .add(Objects.requireNonNull(DeskPanel.class.getResource("desk.css")).toExternalForm());
    looking.setCycleCount(Animation.INDEFINITE);
  }

  /// Opens it beside the trolley's window, or over its edge where there is no room.
  ///
  /// @param besides width of the trolley's window in pixels
  public void open(double besides) {
    Rectangle2D room = Screen.getPrimary().getVisualBounds();
    stage.setTitle("Played devices");
    stage.setScene(scene);
    stage.setX(Math.max(0, Math.min(besides, room.getMaxX() - WIDTH)));
    stage.setY(room.getMinY());
    stage.setAlwaysOnTop(true);
    stage.setOnHidden(_ -> close());
    stage.show();
    scans.focus();
    looking.play();
  }

  /// Shuts it.
  public void close() {
    looking.stop();
    stage.hide();
    hand.shutdown();
  }

  /// What a test takes a picture of.
  Scene scene() {
    return scene;
  }

  private void say(List<String> lines) {
    hand.execute(() -> {
      for (String line : lines) {
        String said = commands.run(line);
        Platform.runLater(() -> answer.setText(line + "  →  " + said));
      }
    });
  }

  private void look() {
    if (scans.isEmpty() && looks % GOODS_EVERY == 0) {
      hand.execute(() -> {
        List<DeskGoods> found = goods.get();
        Platform.runLater(() -> scans.offer(found));
      });
    }
    looks++;
    signals.look();
    scans.look();
    basket.look();
  }
}
