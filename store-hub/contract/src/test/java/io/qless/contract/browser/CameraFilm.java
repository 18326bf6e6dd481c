package io.qless.contract.browser;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.concurrent.TimeUnit;

/// What a phone's camera sees in a test: a few seconds of film with a barcode in it, or without.
/// Drawn by programs that we did not write.
public final class CameraFilm {

  private static final int LIMIT_SECONDS = 60;

  /// Twice each bar's printed width and then some, as a code fills a third of what a hand holds up.
  private static final String BARCODE_SCALE = "2";

  /// A noisy shop behind the goods, in the size that a phone's camera is asked for.
  private static final String SHOP = "testsrc2=size=1280x720:rate=10:duration=4";

  /// A white box with room around the bars, that a hand sways a little.
  private static final String HELD =
      "[1:v]pad=iw+80:ih+60:40:30:white[label];"
          + "[0:v][label]overlay=x=(W-w)/2+12*sin(t*3):y=(H-h)/2+8*cos(t*2)";

  private CameraFilm() {}

  /// Films an article with this number on it.
  ///
  /// @param digits of an EAN-13, EAN-8 or UPC-A, check digit included
  public static Path of(String digits, Path file) {
    Path bars = file.resolveSibling(digits + ".png");
    makeRoom(file);
    // zint reckons the check digit itself where it is left out, and refuses a wrong one.
    run(
        List.of(
            NeededProgram.find("zint", "zint").toString(),
            digits.length() == 12 ? "--barcode=UPCA_CHK" : "--barcode=EANX_CHK",
            "--scale=" + BARCODE_SCALE,
            "--output=" + bars,
            "--data=" + digits));
    film(List.of("-i", bars.toString(), "-filter_complex", HELD), file);
    return file;
  }

  /// Films a shop without any code.
  public static Path ofNothing(Path file) {
    makeRoom(file);
    film(List.of(), file);
    return file;
  }

  private static void film(List<String> more, Path file) {
    List<String> command = new ArrayList<>();
    command.add(NeededProgram.find("ffmpeg", "ffmpeg").toString());
    command.addAll(List.of("-y", "-v", "error", "-nostdin", "-f", "lavfi", "-i", SHOP));
    command.addAll(more);
    command.addAll(List.of("-pix_fmt", "yuvj420p", "-q:v", "4", "-f", "mjpeg", file.toString()));
    run(command);
  }

  private static void makeRoom(Path file) {
    try {
      Files.createDirectories(Objects.requireNonNull(file.toAbsolutePath().getParent()));
    } catch (IOException cause) {
      throw new UncheckedIOException(cause);
    }
  }

  private static void run(List<String> command) {
    try {
      Path told = Files.createTempFile("camera-film", ".log");
      Process program =
          new ProcessBuilder(command)
              .redirectErrorStream(true)
              .redirectOutput(told.toFile())
              .start();
      boolean ended = program.waitFor(LIMIT_SECONDS, TimeUnit.SECONDS);
      program.destroyForcibly();
      String words = Files.readString(told);
      Files.delete(told);
      if (!ended || program.exitValue() != 0) {
        throw new IllegalStateException(String.join(" ", command) + ": " + words);
      }
    } catch (IOException cause) {
      throw new UncheckedIOException(cause);
    } catch (InterruptedException interrupted) {
      Thread.currentThread().interrupt();
      throw new IllegalStateException(interrupted);
    }
  }
}
