package io.qless.bridge.converter;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.qless.bridge.converter.WeightLine.About;
import io.qless.bridge.converter.WeightLine.Weight;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.io.TempDir;

/// The lines of the microcontroller's program (`firmware`), compiled with g++, and their reader.
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class FirmwareLinesIT {

  private static final Path FIRMWARE = Path.of("firmware");
  private static final long LIMIT_SECONDS = 60;

  private Path program;
  private Path directory;

  @BeforeAll
  void compile(@TempDir Path folder) throws IOException, InterruptedException {
    directory = folder;
    program = folder.resolve("desk");
    run(
        List.of(
            "g++",
            "-std=c++11",
            "-Wall",
            "-Wextra",
            "-Wconversion",
            "-Werror",
            "-fsanitize=undefined,address",
            "-o",
            program.toString(),
            FIRMWARE.resolve("desk.cpp").toString()),
        "");
  }

  @Test
  void theReaderReadsWhatTheControllerWrites() throws IOException, InterruptedException {
    assertEquals(
        List.of(
            new Weight(0, 0, 0, 0),
            new Weight(1, 12, 4_711, 0),
            new Weight(2, 25, -1, 0),
            new Weight(3, 4_294_967_295L, 8_388_607, Weight.SATURATED),
            new Weight(4, 50, -8_388_608, Weight.SATURATED),
            new Weight(5, 62, 4_711, Weight.SILENT)),
        said(
            """
            weight 0 0 0
            weight 12 1267 0
            weight 25 ffffff 0
            weight 4294967295 7fffff 0
            weight 50 800000 0
            weight 62 1267 1
            """));
  }

  @Test
  void itSaysWhatItIsWhenItIsAskedAndNothingElse() throws IOException, InterruptedException {
    assertEquals(
        List.of(new About(1, "HX711", 80), new About(1, "HX711", 80)),
        said(
            """
            host V?
            host R80
            host V
            host VVVVVVVVVVVVVVVV?
            host V?
            """));
  }

  private List<WeightLine> said(String played) throws IOException, InterruptedException {
    return run(List.of(program.toString()), played).lines().map(WeightLine::parse).toList();
  }

  private String run(List<String> command, String input) throws IOException, InterruptedException {
    Path in = Files.writeString(directory.resolve("in"), input);
    Path out = directory.resolve("out");
    Process process;
    try {
      process =
          new ProcessBuilder(command)
              .redirectInput(in.toFile())
              .redirectOutput(out.toFile())
              .redirectError(ProcessBuilder.Redirect.INHERIT)
              .start();
    } catch (IOException missing) {
      throw new UncheckedIOException("install the Debian package g++", missing);
    }
    assertTrue(process.waitFor(LIMIT_SECONDS, TimeUnit.SECONDS), "it hangs: " + command);
    assertEquals(0, process.exitValue(), () -> "failed: " + command);
    return Files.readString(out, StandardCharsets.US_ASCII);
  }
}
