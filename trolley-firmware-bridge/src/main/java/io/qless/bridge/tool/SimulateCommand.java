package io.qless.bridge.tool;

import io.qless.bridge.DeviceException;
import io.qless.bridge.sim.SimulatedScaleController;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.PrintWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Locale;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;

/// Plays devices for another program, at links that are given to it as if they were real ports.
@Command(
    name = "simulate",
    description = {
      "Plays a scanner and a scale on pseudo-terminals for another program: start that with the lines"
          + " that are printed, such as qless-kiosk --scanner=... --scale=...",
      "Lines on standard input are the hand: "
          + SimulateCommand.HELP
          + ". In a text <GS> is the separator of GS1 codes. The end of the input is a quit."
    })
final class SimulateCommand implements Callable<Integer> {

  static final String HELP =
      "scan TEXT | drop GRAMS | remove GRAMS | shake SECONDS | drift GRAMS_PER_MINUTE"
          + " | unplug [scanner|scale] | plug [scanner|scale] | help | quit";

  /// The same noise each time.
  private static final long NOISE_SEED = 2026;

  private final BufferedReader in;
  private final PrintWriter out;

  @Option(
      names = "--folder",
      paramLabel = "FOLDER",
      description = "Where the links are made (a new folder, taken away at the end).")
  private String folder = "";

  @Option(
      names = "--scanner",
      paramLabel = "SPEECH",
      description = "plain: codes with a line end; ssi: Zebra's packets with answers (plain).")
  private PlayedScanner.Speech speech = PlayedScanner.Speech.PLAIN;

  /// @param in the hand
  SimulateCommand(BufferedReader in, PrintWriter out) {
    this.in = in;
    this.out = out;
  }

  @Override
  public Integer call() throws IOException {
    Path where =
        folder.isEmpty()
            ? Files.createTempDirectory("trolley-bridge")
            : Files.createDirectories(Path.of(folder));
    Path scannerLink = where.resolve("scanner");
    Path scaleLink = where.resolve("scale");
    try (var scanner = PlayedScanner.open(speech, scannerLink);
        var scale = new SimulatedScaleController(scaleLink, NOISE_SEED)) {
      say("--scanner=" + speech.name().toLowerCase(Locale.ROOT) + ":" + scannerLink);
      say("--scale=cdc:" + scaleLink);
      for (String line = in.readLine();
          line != null && !line.strip().equals("quit");
          line = in.readLine()) {
        say(run(line.strip(), scanner, scale));
      }
      return ExitCode.OK.code();
    } catch (DeviceException failed) {
      say("FAILED  " + failed.getMessage() + "; " + failed.wayOut());
      return ExitCode.NOT_WELL.code();
    } finally {
      Files.deleteIfExists(scannerLink);
      Files.deleteIfExists(scaleLink);
      if (folder.isEmpty()) {
        Files.deleteIfExists(where);
      }
    }
  }

  /// A program that reads our output acts on a line when it is there.
  private void say(String line) {
    out.println(DevicesCommand.plain(line));
    out.flush();
  }

  private static String run(String line, PlayedScanner scanner, SimulatedScaleController scale) {
    int blank = line.indexOf(' ');
    String word = blank < 0 ? line : line.substring(0, blank);
    String rest = blank < 0 ? "" : line.substring(blank + 1).strip();
    try {
      switch (word) {
        case "scan" ->
            scanner.scan(rest.replace("<GS>", String.valueOf(PlayedScanner.GROUP_SEPARATOR)));
        case "drop" -> scale.drop(grams(rest));
        case "remove" -> scale.remove(grams(rest));
        case "shake" -> scale.shake(Duration.ofSeconds(Integer.parseInt(rest)));
        case "drift" -> scale.drift(Integer.parseInt(rest));
        case "unplug" -> pull(rest, scanner::unplug, scale::unplug);
        case "plug" -> pull(rest, scanner::plugIn, scale::plugIn);
        case "help" -> {
          return HELP;
        }
        default -> throw new IllegalArgumentException("no such word: " + word + "; " + HELP);
      }
      return "ok";
    } catch (NumberFormatException notANumber) {
      return "no: not a number: " + rest;
    } catch (DeviceException | IllegalArgumentException refused) {
      return "no: " + refused.getMessage();
    }
  }

  private static int grams(String text) {
    int grams = Integer.parseInt(text);
    if (grams <= 0) {
      throw new IllegalArgumentException("goods weigh more than 0 g, not " + grams);
    }
    return grams;
  }

  private static void pull(String device, Runnable scanner, Runnable scale) {
    switch (device) {
      case "", "scanner" -> scanner.run();
      case "scale" -> scale.run();
      default -> throw new IllegalArgumentException("no such device: " + device);
    }
  }
}
