package io.qless.bridge.tool;

import io.qless.bridge.DeviceException;
import io.qless.bridge.linux.DeviceTree;
import io.qless.bridge.scale.Calibration;
import io.qless.bridge.scale.CalibrationFile;
import io.qless.bridge.scale.Calibrator;
import io.qless.bridge.scale.CellCheck;
import io.qless.bridge.scale.CellReport;
import io.qless.bridge.scale.LoadCell;
import io.qless.bridge.scale.Scale;
import io.qless.bridge.scale.ScaleReading;
import io.qless.bridge.setup.CellSetup;
import io.qless.bridge.setup.ScaleSetup;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.PrintWriter;
import java.nio.file.Path;
import java.time.Duration;
import java.time.InstantSource;
import java.util.Locale;
import java.util.Optional;
import java.util.concurrent.Callable;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/// Guides an installer with two test weights through the calibration of a scale.
@Command(
    name = "calibrate",
    description = {
      "Looks at a scale's load cell, then asks for the empty basket, a mass, and another mass as a"
          + " check, and writes the file that the kiosk weighs by. Nothing changes before the check is"
          + " passed.",
      "End the kiosk first: a device is one program's at a time."
    })
final class CalibrateCommand implements Callable<Integer> {

  private static final Duration SETTLE_LIMIT = Duration.ofSeconds(10);
  private static final Duration SAMPLE_LIMIT = Duration.ofMillis(100);
  private static final long POLL_MILLIS = 20;

  private final PrintWriter out;
  private final BufferedReader in;
  private final DeviceTree tree;
  private final InstantSource clock;

  @Parameters(
      paramLabel = "SCALE",
      converter = ScaleConverter.class,
      description = "Which scale, as the kiosk's --scale= names it.")
  private @Nullable ScaleSetup setup;

  @Option(
      names = "--file",
      paramLabel = "FILE",
      description =
          "Where the kiosk reads it: scale.properties in its data directory (${DEFAULT-VALUE}).",
      defaultValue = "kiosk-data/scale.properties")
  private Path file = Path.of("scale.properties");

  @Option(
      names = "--by",
      paramLabel = "NAME",
      description = "Who does it (${DEFAULT-VALUE}).",
      defaultValue = "${sys:user.name}")
  private String by = "";

  @Option(
      names = "--look",
      paramLabel = "SECONDS",
      description = "How long the cell is looked at before (${DEFAULT-VALUE}).",
      defaultValue = "10")
  private int seconds = 10;

  @Option(
      names = "--tare",
      description = {
        "Only a new zero: what is in the basket now, a liner or a crate, counts for nothing. Needs no"
            + " masses, and a calibration that was made before."
      })
  private boolean tare;

  CalibrateCommand(PrintWriter out, BufferedReader in, DeviceTree tree, InstantSource clock) {
    this.out = out;
    this.in = in;
    this.tree = tree;
    this.clock = clock;
  }

  @Override
  public Integer call() throws IOException, InterruptedException {
    if (!(setup instanceof CellSetup cell)) {
      out.println("This scale keeps its own calibration: it is calibrated at its own keys.");
      return ExitCode.USAGE.code();
    }
    try {
      return calibrate(cell).code();
    } catch (DeviceException failed) {
      out.println("FAILED  " + failed.getMessage() + "; " + failed.wayOut());
      return ExitCode.NOT_USABLE.code();
    }
  }

  private ExitCode calibrate(CellSetup cell) throws IOException, InterruptedException {
    CalibrationFile kept = cell.calibrationFile(file);
    Calibration before = kept.read();
    out.println("Calibrates " + cell + " into " + file + ".");
    out.println(
        before.isMade()
            ? "It was done before, " + before.at() + " by " + before.by() + "."
            : "It was not done before.");
    if (tare) {
      return tare(cell, kept, before);
    }
    if (!asked("Empty the basket, touch nothing, and press Enter.")) {
      return stopped();
    }
    CellReport report = look(cell.cell(tree));
    out.println("  " + report.inWords());
    if (report.verdict() != CellReport.Verdict.WELL) {
      out.println("FAILED  the cell is " + lower(report.verdict()) + ": " + wayOut(report));
      return ExitCode.NOT_WELL;
    }
    try (Scale scale = cell.scale("scale", tree, kept)) {
      scale.start(new Silence());
      Optional<Calibration> found = guide(scale, new Calibrator(before, by));
      if (found.isEmpty()) {
        return stopped();
      }
      kept.write(found.get(), report);
      out.printf(
          Locale.ROOT,
          "Done: zero %.1f g, span %.5f, kept in %s.%n",
          found.get().zeroGrams(),
          found.get().span(),
          file);
      return ExitCode.OK;
    }
  }

  private ExitCode tare(CellSetup cell, CalibrationFile kept, Calibration before)
      throws IOException, InterruptedException {
    if (!before.isMade()) {
      out.println("FAILED  there is no calibration to give a new zero; leave --tare out");
      return ExitCode.NOT_WELL;
    }
    try (Scale scale = cell.scale("scale", tree, kept)) {
      scale.start(new Silence());
      while (asked("Leave in the basket what shall count for nothing, and press Enter.")) {
        ScaleReading reading = settled(scale);
        if (!(reading instanceof ScaleReading.Settled rest)) {
          out.println("  refused: " + ScaleMonitor.inWords(reading));
        } else if (Math.abs(rest.grams()) > Calibration.MOST_TARE_GRAMS) {
          out.println("  refused: " + rest.grams() + " g are goods, no tare");
        } else {
          kept.write(before.tared(rest.grams(), clock.instant(), by));
          out.println("Done: " + rest.grams() + " g count for nothing now, kept in " + file + ".");
          return ExitCode.OK;
        }
      }
    }
    return stopped();
  }

  private ExitCode stopped() {
    out.println("Not calibrated; nothing has changed.");
    return ExitCode.NOT_WELL;
  }

  private CellReport look(LoadCell cell) throws InterruptedException {
    var check = new CellCheck();
    try (cell) {
      cell.open();
      long end = System.nanoTime() + TimeUnit.SECONDS.toNanos(seconds);
      while (System.nanoTime() - end < 0) {
        check.accept(cell.next(SAMPLE_LIMIT));
      }
    }
    return check.report();
  }

  /// Asks for one step after the other; empty if the installer gives up.
  private Optional<Calibration> guide(Scale scale, Calibrator calibrator)
      throws IOException, InterruptedException {
    while (calibrator.step() != Calibrator.Step.DONE) {
      OptionalMass mass = massFor(calibrator.step());
      if (mass.isNone()) {
        return Optional.empty();
      }
      ScaleReading reading = settled(scale);
      out.println(
          calibrator
              .weigh(mass.grams(), reading)
              .map(why -> "  refused: " + why(why, calibrator, reading))
              .orElse("  taken"));
    }
    return calibrator.result(clock.instant());
  }

  /// A mass that an installer named.
  private record OptionalMass(long grams) {
    static final OptionalMass NONE = new OptionalMass(-1);

    boolean isNone() {
      return grams < 0;
    }
  }

  private OptionalMass massFor(Calibrator.Step step) throws IOException {
    return switch (step) {
      case EMPTY ->
          asked("Leave the basket empty and press Enter.")
              ? new OptionalMass(0)
              : OptionalMass.NONE;
      case MASS ->
          mass(
              "Lay a mass of at least "
                  + Calibrator.LEAST_MASS_GRAMS
                  + " g into the middle of the basket and type its grams.");
      case CHECK -> mass("Take it out, lay another mass in, and type its grams.");
      case DONE -> OptionalMass.NONE;
    };
  }

  private OptionalMass mass(String question) throws IOException {
    while (true) {
      String typed = ask(question);
      if (typed == null || typed.equals("q")) {
        return OptionalMass.NONE;
      }
      if (typed.matches("[1-9]\\d{0,5}")) {
        return new OptionalMass(Long.parseLong(typed));
      }
      out.println("  grams are a whole number such as 10000; q stops");
    }
  }

  private boolean asked(String question) throws IOException {
    String typed = ask(question);
    return typed != null && !typed.equals("q");
  }

  /// What was typed, null at the end of the input.
  private @Nullable String ask(String question) throws IOException {
    out.println(question);
    out.flush();
    String typed = in.readLine();
    return typed == null ? null : typed.strip().toLowerCase(Locale.ROOT);
  }

  /// What the scale says once the hands are off and goods have rung down, or when they don't.
  private static ScaleReading settled(Scale scale) throws InterruptedException {
    long end = System.nanoTime() + SETTLE_LIMIT.toNanos();
    TimeUnit.SECONDS.sleep(1); // the window still holds what was before
    while (isOnItsWay(scale.now()) && System.nanoTime() - end < 0) {
      Thread.sleep(POLL_MILLIS);
    }
    return scale.now();
  }

  private static boolean isOnItsWay(ScaleReading reading) {
    return switch (reading) {
      case ScaleReading.Moving() -> true;
      case ScaleReading.Settled rest -> rest.sigmaGrams() > ScaleReading.ROUGH_SIGMA_GRAMS;
      case ScaleReading.Fault fault -> false;
    };
  }

  private static String why(Calibrator.Refusal why, Calibrator calibrator, ScaleReading reading) {
    return switch (why) {
      case NOT_STILL -> "the load does not rest; touch nothing and try again";
      case FAULT ->
          reading instanceof ScaleReading.Fault(String reason, String wayOut)
              ? reason + "; " + wayOut
              : "the scale is out of order";
      case TOO_LIGHT -> "too light, an error of a gram would count too much";
      case NOT_THIS_MASS ->
          "the cell would be more than a fifth off its plate: another mass than was typed, a wrong"
              + " plate in SCALE, A+ and A- swapped, or something touches the basket";
      case SAME_MASS -> "as heavy as the first mass, that checks nothing";
      case OFF ->
          String.format(
              Locale.ROOT,
              "off by %+.0f g: one of the masses is wrong, or the basket touches something",
              calibrator.offGrams());
    };
  }

  private static String lower(CellReport.Verdict verdict) {
    return verdict.name().toLowerCase(Locale.ROOT);
  }

  private static String wayOut(CellReport report) {
    return report.verdict().wayOut();
  }
}
