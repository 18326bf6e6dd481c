package io.qless.kiosk.speech;

import io.qless.kiosk.trip.Language;
import java.io.File;
import java.nio.file.Files;
import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;

/// The program that speaks: `espeak-ng`, as Debian's package of that name brings it, with its
/// voices for English and Hindi. What it says comes to it as its input, never as an argument, and
/// no shell takes part.
///
/// @param file the program
/// @param more further arguments, such as `-w` and a file for a test that listens
public record SpeechProgram(Path file, List<String> more) {
  private static final String NAME = "espeak-ng";

  /// Slower than its usual 175: there are other voices in a shop.
  private static final int WORDS_A_MINUTE = 150;

  public SpeechProgram {
    more = List.copyOf(more);
  }

  /// Looks where the system looks for programs.
  ///
  /// @param path the environment's `PATH`
  public static Optional<SpeechProgram> find(String path) {
    return Arrays.stream(path.split(File.pathSeparator, -1))
        .filter(folder -> !folder.isBlank())
        .flatMap(folder -> in(folder).stream())
        .filter(Files::isExecutable)
        .filter(Files::isRegularFile)
        .findFirst()
        .map(file -> new SpeechProgram(file, List.of()));
  }

  private static Optional<Path> in(String folder) {
    try {
      return Optional.of(Path.of(folder).toAbsolutePath().resolve(NAME));
    } catch (InvalidPathException noFolder) {
      return Optional.empty();
    }
  }

  /// How it is started to speak this language; UTF-8 comes in, one utterance until the end of
  /// input.
  List<String> command(Language language) {
    List<String> command = new ArrayList<>(List.of(file.toString()));
    command.addAll(
        List.of("-v", language.tag(), "-s", String.valueOf(WORDS_A_MINUTE), "-b", "1", "--stdin"));
    command.addAll(more);
    return command;
  }
}
