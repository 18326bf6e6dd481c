package io.qless.kiosk;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// The trolley's program where no display is: it says so and ends, in place of a trolley that
/// nobody sees.
class NoDisplayIT {

  private static final Duration LIMIT = Duration.ofSeconds(60);
  private static final int NO_START = 1;

  @Test
  void itSaysHowToDoWithoutAndEnds(@TempDir Path directory)
      throws IOException, InterruptedException {
    LonelyTrolley.install(directory);
    Path told = directory.resolve("told");
    ProcessBuilder builder =
        new ProcessBuilder(
            List.of(
                Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                "--enable-native-access=ALL-UNNAMED",
                "-cp",
                System.getProperty("java.class.path"),
                KioskMain.class.getName(),
                "--data-directory=" + directory,
                "--devices=sim"));
    builder.environment().put("DISPLAY", "");
    builder.redirectErrorStream(true).redirectOutput(told.toFile());
    Process kiosk = builder.start();
    try {
      assertThat(kiosk.waitFor(LIMIT.toSeconds(), TimeUnit.SECONDS)).as("it ends").isTrue();
      assertThat(kiosk.exitValue()).isEqualTo(NO_START);
      assertThat(Files.readString(told))
          .contains("The kiosk cannot start: no window can be opened", "--headless=true");
    } finally {
      kiosk.destroyForcibly();
    }
  }
}
