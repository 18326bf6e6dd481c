package io.qless.kiosk.desk;

import io.qless.bridge.DeviceException;
import io.qless.bridge.sim.SimulatedLoadCell;
import io.qless.bridge.sim.SimulatedScanner;
import io.qless.contract.wire.Json;
import io.qless.kiosk.trip.TripView;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Optional;
import java.util.function.Consumer;
import java.util.function.Supplier;

/// The desk's words. One line in, one line out: `ok`, `ok VALUE` or `no REASON`.
public final class DeskCommands {

  private static final String HELP =
      "scan TEXT | drop GRAMS | remove GRAMS | shake SECONDS | unplug | plug | tap ID | shot FILE | texts | view | basket | pauses | help";

  private final Optional<SimulatedScanner> scanner;
  private final SimulatedLoadCell cell;
  private final ScreenHand screen;
  private final Supplier<Optional<TripView>> view;
  private final Supplier<String> basket;

  public DeskCommands(
      Optional<SimulatedScanner> scanner,
      SimulatedLoadCell cell,
      ScreenHand screen,
      Supplier<Optional<TripView>> view,
      Supplier<String> basket) {
    this.scanner = scanner;
    this.cell = cell;
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
        case "unplug" -> withScanner(SimulatedScanner::unplug);
        case "plug" -> withScanner(SimulatedScanner::plugIn);
        case "drop" -> weigh(() -> cell.drop(Integer.parseInt(rest)));
        case "remove" -> weigh(() -> cell.remove(Integer.parseInt(rest)));
        case "shake" -> weigh(() -> cell.shake(Duration.ofSeconds(Integer.parseInt(rest))));
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
    if (scanner.isEmpty()) {
      return "no scanner is played here: it was started with --scanner";
    }
    work.accept(scanner.get());
    return "ok";
  }

  private static String weigh(Runnable work) {
    work.run();
    return "ok";
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
