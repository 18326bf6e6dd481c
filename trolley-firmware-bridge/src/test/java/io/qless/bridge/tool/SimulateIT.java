package io.qless.bridge.tool;

import static org.assertj.core.api.Assertions.assertThat;

import io.qless.bridge.linux.DeviceTree;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.PipedReader;
import java.io.PipedWriter;
import java.io.PrintWriter;
import java.io.Reader;
import java.io.StringReader;
import java.io.StringWriter;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.Path;
import java.time.Duration;
import java.time.InstantSource;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.LockSupport;
import java.util.function.BooleanSupplier;
import java.util.function.Supplier;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/// Devices that one program plays for another, here for the same tool's monitor.
@Timeout(120)
class SimulateIT {

  private static final Duration LIMIT = Duration.ofSeconds(30);

  private static final Pattern RESTS_AT_500 = Pattern.compile("rests   (49[5-9]|50[0-5]) g");

  @TempDir Path folder;
  private final StringWriter out = new StringWriter();
  private final StringWriter heard = new StringWriter();

  @ParameterizedTest
  @ValueSource(strings = {"plain", "ssi"})
  void anotherProgramReadsWhatTheHandScans(String speech) throws Exception {
    try (PipedWriter hand = new PipedWriter();
        PipedReader end = new PipedReader(hand)) {
      var simulated =
          beside(() ->
              run(
                  new BufferedReader(end),
                  out,
                  "simulate",
                  "--folder=" + folder,
                  "--scanner=" + speech));
      String setup = speech + ":" + folder.resolve("scanner");
      await("the lines to write", () -> out.toString().contains("--scale=cdc:" + folder));
      assertThat(out.toString()).startsWith("--scanner=" + setup);
      var monitor = beside(() -> run(nobody(), heard, "monitor", setup, "--scans=2", "--for=30"));
      await("the monitor", () -> heard.toString().contains("present"));
      say(hand, "scan 9520000000011");
      await("the first scan", () -> heard.toString().contains("9520000000011"));
      say(hand, "unplug");
      await("the cable", () -> heard.toString().contains("absent"));
      say(hand, "plug");
      await(
          "the cable again",
          () -> heard.toString().lastIndexOf("present") > heard.toString().lastIndexOf("absent"));
      say(hand, "scan 010952000000001121X<GS>10B");
      assertThat(monitor.get(LIMIT.toSeconds(), TimeUnit.SECONDS)).isZero();
      assertThat(heard.toString()).contains("010952000000001121X<GS>10B");
      say(hand, "quit");
      assertThat(simulated.get(LIMIT.toSeconds(), TimeUnit.SECONDS)).isZero();
    }
    assertThat(Files.exists(folder.resolve("scanner"), LinkOption.NOFOLLOW_LINKS)).isFalse();
    assertThat(Files.exists(folder.resolve("scale"), LinkOption.NOFOLLOW_LINKS)).isFalse();
  }

  @Test
  void aHandThatIsWrongIsToldWhy() {
    assertThat(said("scan\ndrop 0\ndrop lots\nunplug printer\ndance\nhelp\n"))
        .contains(
            "no: a scanner sends one line of text",
            "no: goods weigh more than 0 g, not 0",
            "no: not a number: lots",
            "no: no such device: printer",
            "no: no such word: dance",
            "scan TEXT | drop GRAMS");
  }

  @Test
  void theScaleAndItsCableObeyTheHand() {
    assertThat(said("drop 500\nremove 200\nshake 1\ndrift 5\nunplug scale\nplug scale\n").lines())
        .filteredOn("ok"::equals)
        .hasSize(6);
  }

  @Test
  void whatIsDroppedRestsOnTheScaleOfAnotherProgram() throws Exception {
    try (PipedWriter hand = new PipedWriter();
        PipedReader end = new PipedReader(hand)) {
      var simulated =
          beside(() -> run(new BufferedReader(end), out, "simulate", "--folder=" + folder));
      await("the link", () -> out.toString().contains("--scale=cdc:"));
      var monitor =
          beside(
              () -> run(nobody(), heard, "monitor", "cdc:" + folder.resolve("scale"), "--for=20"));
      await("the empty basket", () -> heard.toString().contains("rests   "));
      say(hand, "drop 500");
      await("the goods", () -> RESTS_AT_500.matcher(heard.toString()).find());
      say(hand, "unplug scale");
      await("the cable", () -> heard.toString().contains("absent"));
      say(hand, "quit");
      assertThat(simulated.get(LIMIT.toSeconds(), TimeUnit.SECONDS)).isZero();
      assertThat(monitor.get(LIMIT.toSeconds(), TimeUnit.SECONDS)).isZero();
    }
  }

  @Test
  void withoutAFolderItTakesItsOwnAway() {
    String link = said("").lines().findFirst().orElseThrow().replace("--scanner=plain:", "");
    assertThat(Path.of(link).getParent()).doesNotExist();
  }

  @Test
  void aFolderThatCanNotHoldLinksIsTold() {
    assertThat(run(nobody(), out, "simulate", "--folder=/proc/self")).isEqualTo(1);
    assertThat(out.toString()).contains("FAILED").contains("check the directory");
  }

  @Test
  void aSpeechThatNobodySpeaksIsAWrongCommandLine() {
    assertThat(run(nobody(), out, "simulate", "--scanner=morse")).isEqualTo(2);
  }

  private String said(String lines) {
    assertThat(run(new BufferedReader(new StringReader(lines)), out, "simulate")).isZero();
    return out.toString();
  }

  /// On a thread of its own: the common pool has one where there are two processors.
  private static CompletableFuture<Integer> beside(Supplier<Integer> program) {
    return CompletableFuture.supplyAsync(program, Thread.ofPlatform().daemon()::start);
  }

  private static void say(PipedWriter hand, String line) throws IOException {
    hand.write(line + "\n");
    hand.flush();
  }

  private static BufferedReader nobody() {
    return new BufferedReader(Reader.nullReader());
  }

  private static int run(BufferedReader in, StringWriter out, String... arguments) {
    return new BridgeMain(
            new PrintWriter(out, true),
            new PrintWriter(new StringWriter(), true),
            in,
            DeviceTree.OF_LINUX,
            InstantSource.system())
        .commandLine()
        .execute(arguments);
  }

  private void await(String what, BooleanSupplier condition) {
    long end = System.nanoTime() + LIMIT.toNanos();
    while (!condition.getAsBoolean()) {
      assertThat(System.nanoTime())
          .as("waited %s for %s; said %s, heard %s", LIMIT, what, out, heard)
          .isLessThan(end);
      LockSupport.parkNanos(2_000_000);
    }
  }
}
