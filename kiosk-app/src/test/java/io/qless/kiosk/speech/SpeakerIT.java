package io.qless.kiosk.speech;

import static org.assertj.core.api.Assertions.assertThat;

import io.qless.kiosk.trip.Comfort;
import io.qless.kiosk.trip.Language;
import io.qless.kiosk.trip.SampleTrips;
import io.qless.kiosk.trip.TripView;
import io.qless.kiosk.trip.TripView.Screen;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.LockSupport;
import java.util.function.BooleanSupplier;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// The voice by the real program, into a file in place of a loudspeaker; and how a program that
/// does as it likes is kept in bounds.
class SpeakerIT {
  private static final long LIMIT_SECONDS = 30;
  private static final int WAV_HEADER = 44;

  /// Writes down what it is told, and never comes to an end; without a child that would outlive it.
  private static final String HOLDING = "read -r said; printf %%s \"$said\" >>%s; exec sleep 600";

  @TempDir Path directory;

  @Test
  void itSpeaksAndMoreTextTakesLonger() throws IOException {
    int one = loudSamples(Language.ENGLISH, "Milk.");
    int more = loudSamples(Language.ENGLISH, "Milk 1 litre. 66 rupees. Your bill: 3 items.");
    assertThat(one).isPositive();
    assertThat(more).isGreaterThan(2 * one);
  }

  @Test
  void hindiIsSpokenByAVoiceOfItsOwn() throws IOException {
    int hindi = loudSamples(Language.HINDI, "दूध एक लीटर। 66 रुपये।");
    int spelled = loudSamples(Language.ENGLISH, "दूध एक लीटर। 66 रुपये।");
    assertThat(hindi).isPositive().isNotEqualTo(spelled);
  }

  /// The program gets the text as its input, and it stays text.
  @Test
  void whatIsSaidIsNeverAnArgument() throws IOException {
    Path evil = directory.resolve("evil");
    assertThat(loudSamples(Language.ENGLISH, "-w " + evil + " $(touch " + evil + ") ; `id`"))
        .isPositive();
    assertThat(evil).doesNotExist();
  }

  @Test
  void theNewestIsSaidAndWhatWaitedIsDropped() throws IOException {
    Path heard = directory.resolve("heard");
    try (Speaker speaker = new Speaker(playing(HOLDING.formatted(heard)))) {
      speaker.say(Language.ENGLISH, "first;");
      await("the first is heard", () -> text(heard).contains("first"));
      for (int i = 0; i < 50; i++) {
        speaker.say(Language.ENGLISH, "old " + i + ";");
      }
      speaker.say(Language.ENGLISH, "newest;");
      await("the newest is heard", () -> text(heard).endsWith("newest;"));
      assertThat(text(heard).split(";")).hasSizeLessThan(25);
      speaker.hush();
      await("nothing is left running", () -> running() == 0);
    }
  }

  @Test
  void aProgramThatHangsIsEnded() throws IOException {
    Path heard = directory.resolve("heard");
    SpeechProgram hanging = playing(HOLDING.formatted(heard));
    try (Speaker speaker = new Speaker(hanging, Duration.ofMillis(300))) {
      speaker.say(Language.ENGLISH, "hello");
      await("it began", () -> text(heard).equals("hello"));
      await("it is gone", () -> running() == 0);
    }
  }

  @Test
  void atTheEndOfTheProgramNothingGoesOnSpeaking() throws IOException {
    Path heard = directory.resolve("heard");
    Speaker speaker = new Speaker(playing(HOLDING.formatted(heard)));
    speaker.say(Language.ENGLISH, "hello");
    await("it began", () -> text(heard).equals("hello"));
    speaker.close();
    await("it is gone", () -> running() == 0);
  }

  @Test
  void aProgramThatIsGoneIsNoTrouble() {
    SpeechProgram gone = new SpeechProgram(directory.resolve("gone"), List.of());
    try (Speaker speaker = new Speaker(gone)) {
      speaker.say(Language.ENGLISH, "hello");
      speaker.say(Language.HINDI, "नमस्ते");
    }
    assertThat(SpeechProgram.find(directory.toString())).isEmpty();
  }

  @Test
  void onlyWhoWantsItHearsTheTrolley() throws IOException {
    Path heard = directory.resolve("heard");
    TripView silent = SampleTrips.plain(Screen.SHOPPING, Language.ENGLISH);
    TripView aloud = silent.but().comfort(Comfort.USUAL.turnSpeech()).build();
    try (Voice voice = new Voice(new Speaker(playing("exec cat >>" + heard)))) {
      voice.show(silent);
      voice.show(SampleTrips.shopping(Language.ENGLISH));
      voice.show(silent);
      voice.show(aloud);
      await("it speaks", () -> text(heard).equals("I tell you now what happens."));
    }
  }

  /// How many samples of what the real program says can be heard.
  private int loudSamples(Language language, String text) throws IOException {
    Path program =
        SpeechProgram.find(System.getenv("PATH"))
            .orElseThrow(() -> new AssertionError("install Debian's package espeak-ng"))
            .file();
    Path wav = Files.createTempFile(directory, "said", ".wav");
    Path done = directory.resolve(wav.getFileName() + ".done");
    SpeechProgram listening = playing("%s \"$@\" -w %s && touch %s".formatted(program, wav, done));
    try (Speaker speaker = new Speaker(listening)) {
      speaker.say(language, text);
      await("it has spoken", () -> Files.exists(done));
    }
    ByteBuffer sound = ByteBuffer.wrap(Files.readAllBytes(wav)).order(ByteOrder.LITTLE_ENDIAN);
    assertThat(new String(sound.array(), 0, 4, StandardCharsets.US_ASCII)).isEqualTo("RIFF");
    int loud = 0;
    for (sound.position(WAV_HEADER); sound.remaining() > 1; ) {
      loud += Math.abs(sound.getShort()) > 300 ? 1 : 0;
    }
    return loud;
  }

  /// A program of a few words, started as the real one would be.
  private SpeechProgram playing(String words) throws IOException {
    Path file = Files.createTempFile(directory, "voice", ".sh");
    Files.writeString(file, "#!/bin/sh\n" + words + "\n");
    Files.setPosixFilePermissions(file, PosixFilePermissions.fromString("rwx------"));
    return new SpeechProgram(file, List.of());
  }

  /// Programs of this test that still run.
  private static long running() {
    return ProcessHandle.current()
        .children()
        .filter(ProcessHandle::isAlive)
        .filter(child -> child.info().command().orElse("").matches(".*/(sleep|sh|dash|cat)"))
        .count();
  }

  private static String text(Path file) {
    try {
      return Files.exists(file) ? Files.readString(file) : "";
    } catch (IOException cause) {
      throw new AssertionError(cause);
    }
  }

  private static void await(String what, BooleanSupplier condition) {
    long end = System.nanoTime() + TimeUnit.SECONDS.toNanos(LIMIT_SECONDS);
    while (!condition.getAsBoolean()) {
      if (System.nanoTime() > end) {
        throw new AssertionError("not within " + LIMIT_SECONDS + " s: " + what);
      }
      LockSupport.parkNanos(5_000_000);
    }
  }
}
