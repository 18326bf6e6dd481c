package io.qless.bridge.serialscale;

import io.qless.bridge.scanner.SerialLine;
import java.time.Duration;
import java.util.Optional;
import java.util.function.Function;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/// How a scale is asked, and how its answers look. Immutable, without state.
///
/// An answer is found as a whole between its first and its last character, wherever in the bytes it
/// begins; a half one matches nothing.
///
/// @param line how its port is set by the factory
/// @param greeting what has to be answered first, `""` if nothing
/// @param greetingAnswer how that looks
/// @param question what asks for a weight
/// @param answer how a whole answer looks
/// @param meaning what it says, empty if its checksum is wrong
/// @param pause between two questions
public record ScaleProtocol(
    SerialLine line,
    String greeting,
    Pattern greetingAnswer,
    String question,
    Pattern answer,
    Function<Matcher, Optional<ScaleAnswer>> meaning,
    Duration pause) {

  /// What a scale takes to answer, at most; none is much slower than a tenth of this.
  static final Duration ANSWER_LIMIT = Duration.ofMillis(600);

  private static final Pattern NOTHING = Pattern.compile("");

  /// A protocol without a greeting.
  static ScaleProtocol asking(
      SerialLine line,
      String question,
      String answer,
      Duration pause,
      Function<Matcher, Optional<ScaleAnswer>> meaning) {
    return new ScaleProtocol(
        line, "", NOTHING, question, Pattern.compile(answer, Pattern.DOTALL), meaning, pause);
  }
}
