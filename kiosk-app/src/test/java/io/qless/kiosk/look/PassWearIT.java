package io.qless.kiosk.look;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.stream.LongStream;
import java.util.stream.Stream;
import javax.imageio.ImageIO;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/// An exit pass as the trolley draws it, seen by a reader that others wrote (`zbarimg`, Debian
/// package `zbar-tools`) through worn glass. What is asserted here is read with every seed; where
/// it ends is told beside it.
class PassWearIT {

  /// Pixels for the pass on the smaller of our screens.
  private static final int ROOM = 466;

  private static final long SEEDS = 4;

  /// Of the reader, across the code: a small camera at arm's length.
  private static final int ACROSS = 320;

  @TempDir Path directory;

  /// A pass as a hub signed it once. Always the same one: some patterns bear a little more than
  /// others.
  private static final String TEXT =
      "eyJ0eXAiOiJleGl0LXBhc3Mrand0Iiwia2lkIjoiS3dUZEt5ZmYiLCJhbGciOiJFUzI1NiJ9.eyJpc3MiOiJ"
          + "TMDE3IiwiYXVkIjoiUzAxNy9nYXRlIiwic3ViIjoiNmYxYzJhOWUtMGI3ZC00YTUzLTljNDEtMmY2ZjNmMGY"
          + "3YTExIiwianRpIjoiMUp2R3RJZk1wM2tzNFBDTTFtbDdGZyIsImlhdCI6MTc5NTUwMTgwMCwiZXhwIjoxNzk"
          + "1NTAyNDAwLCJ0IjoiVC0wNyIsImludiI6IlMwMTcvMjYyNy8wMDQ1MTIiLCJhbXQiOjE3MzM5MCwibiI6MjQ"
          + "sImciOjEyNzYwfQ.eVSzVdZNTrrZ8oWYcSFZpcuumvn3MYuWoe18UlPP0fOdv98hYVFPkdLfe6CtC-tL4Qc2"
          + "81FY76up_4mfUjckGg";

  private final QrView.Code code = QrView.Code.of(TEXT, ROOM);

  /// What a code must bear, each with a reader that turns it by any angle in its plane.
  enum Wear {
    /// Read to the last; at 20 degrees every second one is not.
    TIPPED_BY_10_DEGREES,
    /// 3 pixels for a module; with 2 pixels some are not read.
    SEEN_SMALL,
    /// Of 255 steps between dark and light; with 10 none is read.
    CONTRAST_OF_15,
    /// One sigma of noise at 150 steps; with 20 most are not read.
    NOISE_OF_10,
    /// Grey, one module wide, across all of it; with two most are read, with four few. Level L is
    /// not sure with one, and level Q, whose modules are smaller, is not sure when tipped: so the
    /// trolley draws level M.
    ONE_SCRATCH,
    /// A scratch, on a dim screen, tipped a little.
    ALL_AT_ONCE
  }

  @ParameterizedTest
  @EnumSource(Wear.class)
  void aWornPassIsReadWithEverySeed(Wear wear) throws Exception {
    for (long seed : LongStream.range(0, SEEDS).toArray()) {
      assertThat(read(worn(wear, seed), wear + "-" + seed))
          .as("%s, seed %d", wear, seed)
          .isEqualTo(TEXT);
    }
  }

  /// The reader is no sage: what is beyond its limits is not read, so the limits above are some.
  @Test
  void aPassBeyondTheLimitsIsNotRead() throws Exception {
    assertThat(read(fresh(0).scratched(40, 5).seen(10, ACROSS).dim(200, 4), "torn")).isEmpty();
    assertThat(read(fresh(0).seen(60, ACROSS).dim(200, 4), "flat")).isEmpty();
  }

  private WornPicture worn(Wear wear, long seed) {
    WornPicture fresh = fresh(seed);
    return switch (wear) {
      case TIPPED_BY_10_DEGREES -> fresh.seen(10, ACROSS).dim(200, 4);
      case SEEN_SMALL -> fresh.seen(5, 280).dim(200, 4);
      case CONTRAST_OF_15 -> fresh.seen(10, ACROSS).dim(15, 1);
      case NOISE_OF_10 -> fresh.seen(10, ACROSS).dim(150, 10);
      case ONE_SCRATCH -> fresh.scratched(1, 5).seen(10, ACROSS).dim(200, 4);
      case ALL_AT_ONCE -> fresh.scratched(1, 3).seen(5, ACROSS).dim(90, 4);
    };
  }

  private WornPicture fresh(long seed) {
    int[] argb = new int[code.size() * code.size()];
    code.argb().duplicate().rewind().get(argb);
    return new WornPicture(code.size(), argb, seed);
  }

  private String read(WornPicture picture, String name) throws IOException, InterruptedException {
    Path png = directory.resolve(name + ".png");
    ImageIO.write(picture.picture(), "png", png.toFile());
    Path shots = Files.createDirectories(Path.of("target", "shots"));
    ImageIO.write(picture.picture(), "png", shots.resolve("pass-" + name + ".png").toFile());
    Process zbar;
    try {
      zbar =
          new ProcessBuilder(
                  Stream.of(
                          "zbarimg",
                          "--quiet",
                          "--raw",
                          "-Sdisable",
                          "-Sqrcode.enable",
                          png.toString())
                      .toList())
              .redirectError(ProcessBuilder.Redirect.DISCARD)
              .start();
    } catch (IOException missing) {
      throw new AssertionError("install the Debian package zbar-tools", missing);
    }
    String said = new String(zbar.getInputStream().readAllBytes(), StandardCharsets.UTF_8).strip();
    zbar.waitFor();
    return said;
  }
}
