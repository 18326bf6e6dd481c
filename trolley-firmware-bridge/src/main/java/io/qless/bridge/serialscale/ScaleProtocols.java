package io.qless.bridge.serialscale;

import static io.qless.bridge.serialscale.ScaleAnswer.weight;

import io.qless.bridge.scanner.SerialLine;
import java.time.Duration;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/// The protocols that scales at a checkout speak. Each pattern is as narrow as the maker's manual,
/// so that a byte that got lost leaves no other weight behind.
public final class ScaleProtocols {

  private static final Duration SHORT_PAUSE = Duration.ofMillis(100);

  /// A number of five digits with a point, as 8217 and CAS send it.
  private static final String FIVE_DIGITS = "(\\d\\.\\d{4}|\\d{2}\\.\\d{3}|\\d{3}\\.\\d{2})";

  /// Bits of a Toledo's status.
  private static final int TOLEDO_OVER = 1 << 1;

  private static final int TOLEDO_UNDER = 1 << 2;

  /// Toledo 8217: `W` is answered with STX, digits in the scale's own unit, CR, or with STX, `?`
  /// and a byte of status. It wants a fifth of a second between questions.
  public static final ScaleProtocol TOLEDO_8217 =
      ScaleProtocol.asking(
          new SerialLine(9_600, 7, true),
          "W",
          "\\x02(?:" + FIVE_DIGITS + "(N?)|\\?(.))\\r",
          Duration.ofMillis(200),
          ScaleProtocols::toledo);

  /// NCI (Weigh-Tronix): `W` CR is answered with LF, the weight and its unit, CR LF, two or three
  /// bytes of status, CR ETX; while the load moves, with the status alone.
  public static final ScaleProtocol NCI =
      ScaleProtocol.asking(
          new SerialLine(9_600, 7, true),
          "W\r",
          "\\n(?:([ -]?[ \\d]{1,4}\\.\\d{2,4})(KG|kg|LB|lb|OZ|oz)\\r\\n)?(?:([0-?][0-?p-\\x7f][0-?]?)|(\\?))\\r\\x03",
          SHORT_PAUSE,
          ScaleProtocols::nci);

  /// CAS "ECR": ENQ is answered with ACK; then DC1 with SOH STX, `S` or `U`, a sign, the weight and
  /// its unit, a checksum, ETX EOT.
  public static final ScaleProtocol CAS_ECR =
      new ScaleProtocol(
          SerialLine.USUAL,
          "\u0005",
          Pattern.compile("\\x06"),
          "\u0011",
          Pattern.compile(
              "\\x01\\x02(([SU])([ +F-])" + FIVE_DIGITS + "(kg|lb| g))(.)\\x03\\x04",
              Pattern.DOTALL),
          ScaleProtocols::cas,
          SHORT_PAUSE);

  /// Mettler-Toledo MT-SICS: `SI` is answered with `S S` or `S D`, ten characters of weight, a
  /// unit; or with what stands in the way.
  public static final ScaleProtocol MT_SICS =
      ScaleProtocol.asking(
          SerialLine.USUAL,
          "SI\r\n",
          "(?<![^\\r\\n])(?:S ([SD]) (?=.{10} )( *-?\\d+(?:\\.\\d+)?) (k?g|lb|oz|t|mg)"
              + "|S ([I+-])|E[STL])\\r\\n",
          SHORT_PAUSE,
          ScaleProtocols::sics);

  private ScaleProtocols() {}

  private static Optional<ScaleAnswer> toledo(Matcher answer) {
    if (answer.group(1) != null) {
      return Optional.of(
          answer.group(2).isEmpty()
              ? weight(answer.group(1), "kg", true)
              : new ScaleAnswer.Refused(
                  "the scale shows a net weight", "clear the tare at the scale"));
    }
    int status = answer.group(3).charAt(0);
    if ((status & TOLEDO_OVER) != 0) {
      return Optional.of(ScaleAnswer.OVER);
    }
    if ((status & TOLEDO_UNDER) != 0) {
      return Optional.of(ScaleAnswer.UNDER);
    }
    return Optional.of(
        (status & 1) != 0
            ? new ScaleAnswer.Motion()
            : new ScaleAnswer.Refused(
                "the scale has no zero yet", "empty the basket and switch the scale on again"));
  }

  private static Optional<ScaleAnswer> nci(Matcher answer) {
    if (answer.group(4) != null) {
      return Optional.of(
          new ScaleAnswer.Refused(
              "the scale does not understand the question", "set the scale to NCI"));
    }
    int first = answer.group(3).charAt(0);
    int second = answer.group(3).charAt(1);
    if ((first & 0b1100) != 0 || (second & 0b1100) != 0) {
      return Optional.of(ScaleAnswer.BROKEN);
    }
    if ((second & 0b10) != 0) {
      return Optional.of(ScaleAnswer.OVER);
    }
    if ((second & 1) != 0) {
      return Optional.of(ScaleAnswer.UNDER);
    }
    if ((first & 1) != 0 || answer.group(1) == null) {
      return Optional.of(new ScaleAnswer.Motion());
    }
    return Optional.of(weight(answer.group(1), answer.group(2), true));
  }

  private static Optional<ScaleAnswer> cas(Matcher answer) {
    int sum = answer.group(1).chars().reduce(0, (before, each) -> before ^ each);
    if (sum != answer.group(6).charAt(0)) {
      return Optional.empty();
    }
    return Optional.of(
        switch (answer.group(3)) {
          case "F" -> ScaleAnswer.OVER;
          case "-" -> ScaleAnswer.UNDER;
          default -> weight(answer.group(4), answer.group(5), answer.group(2).equals("S"));
        });
  }

  private static Optional<ScaleAnswer> sics(Matcher answer) {
    if (answer.group(1) != null) {
      return Optional.of(weight(answer.group(2), answer.group(3), answer.group(1).equals("S")));
    }
    String why = answer.group(4);
    if (why == null) {
      return Optional.of(
          new ScaleAnswer.Refused(
              "the scale does not understand the question", "set the scale to MT-SICS"));
    }
    return Optional.of(
        switch (why) {
          case "+" -> ScaleAnswer.OVER;
          case "-" -> ScaleAnswer.UNDER;
          default -> new ScaleAnswer.Motion(); // not executable now: it is busy
        });
  }
}
