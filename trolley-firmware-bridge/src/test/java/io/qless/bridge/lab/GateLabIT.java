package io.qless.bridge.lab;

import static org.assertj.core.api.Assertions.assertThat;

import io.qless.bridge.relay.PiGateIo;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.io.Writer;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/// The gate's pins on a real gpiochip, through Pi4J and libgpiod, as on a Pi 4 and a Pi 5.
class GateLabIT {

  private static final PiGateIo.Pins PINS = PiGateIo.Pins.USUAL;
  private static final int SIGKILL = 128 + 9;

  @TempDir Path dir;
  private Path out;

  @BeforeEach
  void makeOut() throws IOException {
    out = Files.createFile(dir.resolve("out"));
  }

  @AfterEach
  void showOut() throws IOException {
    System.out.println(Files.readString(out));
  }

  @ParameterizedTest
  @ValueSource(strings = {"pinctrl-bcm2711", "pinctrl-rp1"})
  void theLockFollowsAndIsLowAtTheStartAtTheEndAndAfterAKill(String label)
      throws IOException, InterruptedException {
    try (var chip = new SimulatedChip(label)) {
      Process gate = start();
      try (Writer in = gate.outputWriter()) {
        assertThat(answer(1)).isEqualTo("open");
        assertThat(chip.isHigh(PINS.lock())).as("at the start").isFalse();
        assertThat(ask(in, 2, "fire loop")).as("pulled up: a wire is broken").isEqualTo("false");
        chip.pull(PINS.fire(), false);
        assertThat(ask(in, 3, "fire loop")).isEqualTo("true");
        chip.pull(PINS.button(), false);
        assertThat(ask(in, 4, "button")).isEqualTo("true");
        ask(in, 5, "show green");
        assertThat(chip.isHigh(PINS.green())).isTrue();
        ask(in, 6, "open the gate");
        assertThat(chip.isHigh(PINS.lock())).as("open").isTrue();
      }
      assertThat(answer(7)).isEqualTo("closed");
      assertThat(chip.isHigh(PINS.lock())).as("at the end").isFalse();
      gate.waitFor();
      assertThatAKillLetsItGo(chip);
    }
  }

  private void assertThatAKillLetsItGo(SimulatedChip chip)
      throws IOException, InterruptedException {
    Process gate = start();
    Writer in = gate.outputWriter();
    assertThat(answer(8)).as("the pins were free").isEqualTo("open");
    ask(in, 9, "open the gate");
    assertThat(chip.isHigh(PINS.lock())).isTrue();
    gate.destroyForcibly();
    assertThat(gate.waitFor()).isEqualTo(SIGKILL);
    Wait.until("the lock is let go", () -> !chip.isHigh(PINS.lock()));
  }

  private Process start() throws IOException {
    return new ProcessBuilder(
            ProcessHandle.current().info().command().orElseThrow(),
            "-XX:TieredStopAtLevel=1",
            "-XX:+UseSerialGC",
            "--enable-native-access=ALL-UNNAMED",
            "-Dpi4j.library.path=" + System.getProperty("pi4j.library.path"),
            "-cp",
            System.getProperty("java.class.path"),
            GateMain.class.getName())
        .redirectErrorStream(true)
        .redirectOutput(ProcessBuilder.Redirect.appendTo(out.toFile()))
        .start();
  }

  private String ask(Writer in, int number, String line) throws IOException {
    in.write(line + "\n");
    in.flush();
    return answer(number);
  }

  private String answer(int number) throws IOException {
    Wait.until("answer " + number + " of " + out, () -> answers().size() >= number);
    return answers().get(number - 1);
  }

  private List<String> answers() {
    try (var lines = Files.lines(out)) {
      return lines.filter(each -> each.startsWith("= ")).map(each -> each.substring(2)).toList();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
