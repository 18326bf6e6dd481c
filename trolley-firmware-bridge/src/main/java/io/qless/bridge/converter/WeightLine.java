package io.qless.bridge.converter;

import java.nio.charset.StandardCharsets;
import java.util.Locale;
import java.util.regex.Matcher;

/// A line of a microcontroller that streams weights: text, `*`, and four hexadecimal digits of
/// CRC-16/CCITT-FALSE (polynomial 0x1021, beginning with 0xFFFF) over the text. Immutable.
public sealed interface WeightLine {

  /// Asks a controller what it is; it answers with an [About].
  String WHAT_ARE_YOU = "V?\n";

  /// Asks it for 80 conversions a second, if its converter can be told.
  String RATE_80 = "R80\n";

  /// One conversion: `W,SEQUENCE,MILLISECONDS,RAW,FLAGS`.
  ///
  /// @param sequence counts lines, modulo 2^32
  /// @param millis since the controller began, modulo 2^32
  /// @param raw the converter's signed word of 24 bits
  /// @param flags [#SATURATED], [#SILENT]; others mean nothing yet
  record Weight(long sequence, long millis, int raw, int flags) implements WeightLine {

    /// The converter is at its end.
    public static final int SATURATED = 1;

    /// The converter gives nothing; `raw` is what it gave last.
    public static final int SILENT = 2;

    @Override
    public String text() {
      return "W,%d,%d,%d,%X".formatted(sequence, millis, raw, flags);
    }
  }

  /// What the controller is: `V,VERSION,CONVERTER,RATE`.
  ///
  /// @param version of these lines; 1 is the only one
  /// @param converter such as `HX711`
  /// @param rate conversions a second
  record About(int version, String converter, int rate) implements WeightLine {
    @Override
    public String text() {
      return "V,%d,%s,%d".formatted(version, converter, rate);
    }
  }

  /// Bytes that are no whole line.
  record Torn() implements WeightLine {
    @Override
    public String text() {
      return "";
    }
  }

  /// What the checksum is over.
  String text();

  /// The line as it is sent, its end included.
  default byte[] bytes() {
    String text = text();
    return String.format(Locale.ROOT, "%s*%04X\n", text, WeightLineForm.crc(text))
        .getBytes(StandardCharsets.US_ASCII);
  }

  /// Reads a line without its end; [Torn] if it is not whole.
  static WeightLine parse(String line) {
    Matcher framed = WeightLineForm.FRAMED.matcher(line);
    if (!framed.matches()
        || WeightLineForm.crc(framed.group(1)) != Integer.parseInt(framed.group(2), 16)) {
      return new Torn();
    }
    return WeightLineForm.weight(framed.group(1))
        .or(() -> WeightLineForm.about(framed.group(1)))
        .orElseGet(Torn::new);
  }
}
