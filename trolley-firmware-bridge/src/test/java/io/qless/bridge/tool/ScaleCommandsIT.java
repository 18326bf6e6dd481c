package io.qless.bridge.tool;

import static org.assertj.core.api.Assertions.assertThat;

import io.qless.bridge.scale.Calibration;
import io.qless.bridge.setup.FakeLinux;
import io.qless.bridge.setup.ScaleSetup;
import io.qless.bridge.sim.PseudoTerminal;
import io.qless.bridge.sim.SimulatedScaleController;
import io.qless.bridge.sim.SimulatedSerialScale;
import java.io.IOException;
import java.io.PrintWriter;
import java.io.Reader;
import java.io.StringReader;
import java.io.StringWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.time.InstantSource;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// The installer's commands for scales, with played ones behind pseudo-terminals.
class ScaleCommandsIT {

  private static final Instant NOON = Instant.parse("2026-11-23T06:30:00Z");
  private static final long SEED = 3;

  @TempDir Path root;
  private FakeLinux linux;
  private Path port;
  private Path file;
  private final StringWriter out = new StringWriter();
  private final StringWriter err = new StringWriter();

  @BeforeEach
  void install() {
    linux = new FakeLinux(root);
    port = root.resolve("controller");
    file = root.resolve("scale.properties");
  }

  @Test
  void anInstallerIsGuidedAndTheKioskReadsWhatWasFound() {
    try (var basket = new SimulatedScaleController(port, SEED)) {
      // Each line is typed once the question before it was answered; hands move the masses first.
      var hands =
          new Hands(
              List.of(
                  new Hand("", () -> {}),
                  new Hand("", () -> {}),
                  new Hand("heavy", () -> {}),
                  new Hand("2000", () -> basket.drop(2_000)),
                  new Hand("10000", () -> basket.drop(8_000)),
                  new Hand("10000", () -> {}),
                  new Hand("5000", () -> basket.remove(5_000))));
      int code = calibrate(hands);
      assertThat(code).as(out::toString).isZero();
    }
    assertThat(out.toString())
        .contains("It was not done before.")
        .contains("noise 2.", "80 conversions a second, 0 torn")
        .contains("grams are a whole number")
        .contains("refused: too light")
        .contains("refused: as heavy as the first mass")
        .contains("Done: zero");
    Calibration found = kept();
    assertThat(found.isMade()).isTrue();
    assertThat(found.by()).isEqualTo("Meena");
    assertThat(found.at()).isEqualTo(NOON);
    assertThat(found.span()).isBetween(0.999, 1.001);
    assertThat(file).content().contains("found=noise");
  }

  @Test
  void aTareIsANewZeroAndKeepsTheSpan() throws IOException {
    ScaleSetup.parse("cdc:" + port)
        .calibrationFile(file)
        .write(new Calibration(0, 1.25, Instant.EPOCH, "Ravi"));
    try (var basket = new SimulatedScaleController(port, SEED)) {
      assertThat(
              run(
                  new Hands(
                      List.of(
                          new Hand("", () -> basket.drop(8_000)),
                          new Hand("", () -> basket.remove(7_200)))),
                  "calibrate",
                  "cdc:" + port,
                  "--file=" + file,
                  "--by=Meena",
                  "--tare"))
          .isZero();
    }
    assertThat(out.toString()).contains("g are goods, no tare").contains("count for nothing now");
    assertThat(kept().span()).isEqualTo(1.25);
    assertThat(kept().zeroGrams()).isBetween(796.0, 804.0);
    assertThat(kept().by()).isEqualTo("Meena");
  }

  @Test
  void whoGivesUpChangesNothing() {
    try (var basket = new SimulatedScaleController(port, SEED)) {
      assertThat(
              calibrate(
                  new Hands(
                      List.of(
                          new Hand("", () -> {}),
                          new Hand("", () -> {}),
                          new Hand("10000", () -> basket.drop(2_000)),
                          new Hand("q", () -> {})))))
          .isEqualTo(1);
    }
    assertThat(out.toString())
        .contains("refused: the cell would be more than a fifth off")
        .contains("Not calibrated; nothing has changed.");
    assertThat(kept().isMade()).isFalse();
  }

  @Test
  void aCellThatIsNotWellIsNotCalibrated() {
    try (var basket = new SimulatedScaleController(port, SEED)) {
      basket.flag(2);
      assertThat(calibrate(new StringReader("\n"))).isEqualTo(1);
    }
    assertThat(out.toString()).contains("FAILED  the cell is silent: check the converter's cable");
    assertThat(Files.exists(file)).isFalse();
  }

  @Test
  void aScaleThatIsAwayOrKeepsItsOwnCalibrationIsNotCalibrated() {
    assertThat(calibrate(new StringReader("\n"))).isEqualTo(3);
    assertThat(out.toString()).contains("nothing is plugged in at").contains("plug in the scale");
    assertThat(run(new StringReader(""), "calibrate", "toledo:/dev/ttyS0")).isEqualTo(2);
    assertThat(out.toString()).contains("at its own keys");
    assertThat(run(new StringReader(""), "calibrate", "bathroom:1")).isEqualTo(2);
    assertThat(err.toString()).contains("nau7802, hx711, iio or cdc");
  }

  @Test
  void theMonitorShowsWeightsAsTheyCome() {
    try (var scale = new SimulatedSerialScale(port, SimulatedSerialScale.Speech.MT_SICS)) {
      scale.put(1_235);
      assertThat(run(new StringReader(""), "monitor", "mt-sics/5g:" + port, "--for=6")).isZero();
    }
    assertThat(out.toString()).contains("present").contains("rests   1,235 g  (within 1.4 g)");
  }

  @Test
  void devicesSaysWhatMayBeAScale() throws IOException {
    Path chip = Files.createDirectories(root.resolve("sys/bus/iio/devices/iio:device0"));
    Files.writeString(chip.resolve("name"), "hx711\n");
    Files.createDirectories(root.resolve("dev"));
    Files.createFile(root.resolve("dev/i2c-1"));
    try (var pico = PseudoTerminal.open();
        var other = PseudoTerminal.open()) {
      linux.plugSerial("ttyACM0", "2e8a", "000a", "E66");
      linux.behind("ttyACM0", pico);
      linux.plugSerial("ttyUSB0", "0403", "6001", "");
      linux.behind("ttyUSB0", other);
      assertThat(run(new StringReader(""), "devices")).isZero();
    }
    assertThat(out.toString())
        .contains("--scale=iio:hx711")
        .contains("--scale=nau7802:1")
        .contains("if it is a scale, one of:")
        .contains("--scale=cdc:usb:2e8a:000a:E66")
        .contains("--scale=toledo/5g:usb:0403:6001", "--scale=mt-sics/5g:usb:0403:6001");
  }

  @Test
  void theSelftestPlaysScales() {
    assertThat(run(new StringReader(""), "selftest")).isZero();
    assertThat(out.toString())
        .contains("ok      load cells behind a microcontroller")
        .contains("ok      scale with a display");
  }

  /// A line that somebody types, and what is done before.
  private record Hand(String types, Runnable before) {}

  /// Somebody at the terminal: does the next thing when the program reads the next line.
  private static final class Hands extends Reader {
    private final List<Hand> hands;
    private int next;
    private String line = "";

    Hands(List<Hand> hands) {
      this.hands = hands;
    }

    @Override
    public int read(char[] into, int offset, int length) {
      if (line.isEmpty()) {
        if (next == hands.size()) {
          return -1;
        }
        hands.get(next).before().run();
        line = hands.get(next).types() + "\n";
        next++;
      }
      int count = Math.min(length, line.length());
      line.getChars(0, count, into, offset);
      line = line.substring(count);
      return count;
    }

    @Override
    public boolean ready() {
      return !line.isEmpty();
    }

    @Override
    public void close() {}
  }

  private Calibration kept() {
    return ScaleSetup.parse("cdc:" + port).calibrationFile(file).read();
  }

  private int calibrate(Reader typed) {
    return run(typed, "calibrate", "cdc:" + port, "--file=" + file, "--by=Meena", "--look=6");
  }

  private int run(Reader typed, String... arguments) {
    return new BridgeMain(
            new PrintWriter(out, true),
            new PrintWriter(err, true),
            typed,
            linux.tree(),
            InstantSource.fixed(NOON))
        .commandLine()
        .execute(arguments);
  }
}
