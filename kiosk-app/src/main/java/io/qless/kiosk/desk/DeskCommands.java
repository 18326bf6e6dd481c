package io.qless.kiosk.desk;

import io.qless.bridge.DeviceException;
import io.qless.bridge.sim.SimulatedLoadCell;
import io.qless.bridge.sim.SimulatedPanel;
import io.qless.bridge.sim.SimulatedScanner;
import io.qless.contract.wire.Json;
import io.qless.kiosk.trip.TripView;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Locale;
import java.util.Optional;
import java.util.function.Consumer;
import java.util.function.Supplier;

/// The desk's words. One line in, one line out: `ok`, `ok VALUE` or `no REASON`.
public final class DeskCommands {

  private static final String HELP =
      "scan TEXT | drop GRAMS | remove GRAMS | shake SECONDS | drift GRAMS_PER_MINUTE"
          + " | unplug [scanner|scale|panel] | plug [scanner|scale|panel]"
          + " | press | hold | release | panel"
          + " | tap ID | shot FILE | texts | view | basket | pauses | help";

  /// How long a finger stays on the help button.
  private static final Duration PRESS = Duration.ofMillis(300);

  private static final String NO_PANEL = "no panel is played here: it was started with --panel";
  private static final String NO_DEVICE = "no such device: ";

  private final PlayedDevices played;
  private final ScreenHand screen;
  private final Supplier<Optional<TripView>> view;
  private final Supplier<String> basket;

  public DeskCommands(
      PlayedDevices played,
      ScreenHand screen,
      Supplier<Optional<TripView>> view,
      Supplier<String> basket) {
    this.played = played;
    this.screen = screen;
    this.view = view;
    this.basket = basket;
  }

  /// Does what one line says.
  String run(String line) {
    int blank = line.indexOf(' ');
    String word = blank < 0 ? line : line.substring(0, blank);
    String rest = blank < 0 ? "" : line.substring(blank + 1).strip();
    try {
      return switch (word) {
        case "scan" -> withScanner(played -> played.scan(rest.replace("<GS>", "\u001d")));
        case "unplug" -> unplug(rest);
        case "plug" -> plug(rest);
        case "drop", "remove", "shake", "drift" -> weigh(word, Integer.parseInt(rest));
        case "press" -> withPanel(panel -> panel.press(PRESS));
        case "hold" -> withPanel(panel -> panel.hold(true));
        case "release" -> withPanel(panel -> panel.hold(false));
        case "panel" -> played.panel().map(DeskCommands::inWords).orElse(NO_PANEL);
        case "tap" -> tap(rest);
        case "shot" -> shot(rest);
        case "texts" -> "ok " + screen.texts().replaceAll("\\s+", " ");
        case "view" -> view.get().map(shown -> "ok " + Json.text(shown)).orElse("no view yet");
        case "pauses" -> "ok " + screen.pauses();
        case "basket" -> "ok " + basket.get();
        case "help" -> "ok " + HELP;
        default -> "no such word: " + word + "; " + HELP;
      };
    } catch (NumberFormatException notANumber) {
      return "no number: " + rest;
    } catch (IllegalArgumentException | DeviceException | IOException refused) {
      return "no " + refused.getMessage();
    }
  }

  private String withScanner(Consumer<SimulatedScanner> work) {
    if (played.scanner().isEmpty()) {
      return "no scanner is played here: it was started with --scanner";
    }
    work.accept(played.scanner().get());
    return "ok";
  }

  private String withPanel(Consumer<SimulatedPanel> work) {
    if (played.panel().isEmpty()) {
      return NO_PANEL;
    }
    work.accept(played.panel().get());
    return "ok";
  }

  private String weigh(String word, int number) {
    SimulatedLoadCell cell = played.cell();
    switch (word) {
      case "drop" -> cell.drop(number);
      case "remove" -> cell.remove(number);
      case "shake" -> cell.shake(Duration.ofSeconds(number));
      default -> cell.drift(number);
    }
    return "ok";
  }

  private String unplug(String device) {
    return switch (device) {
      case "", "scanner" -> withScanner(SimulatedScanner::unplug);
      case "scale" -> onScale(SimulatedLoadCell::unplug);
      case "panel" -> withPanel(SimulatedPanel::unplug);
      default -> NO_DEVICE + device;
    };
  }

  private String plug(String device) {
    return switch (device) {
      case "", "scanner" -> withScanner(SimulatedScanner::plugIn);
      case "scale" -> onScale(SimulatedLoadCell::plugIn);
      case "panel" -> withPanel(SimulatedPanel::plugIn);
      default -> NO_DEVICE + device;
    };
  }

  private String onScale(Consumer<SimulatedLoadCell> work) {
    work.accept(played.cell());
    return "ok";
  }

  /// What an eye and an ear at the panel would tell.
  private static String inWords(SimulatedPanel panel) {
    return "ok lamp %s, buzzer %s, %d beeps"
        .formatted(
            panel.light().name().toLowerCase(Locale.ROOT),
            panel.isBuzzing() ? "sounds" : "quiet",
            panel.beeps());
  }

  private String tap(String id) {
    String why = screen.tap(id);
    return why.isEmpty() ? "ok" : "no " + why;
  }

  private String shot(String file) throws IOException {
    screen.shot(Path.of(file));
    return "ok " + file;
  }
}
