package io.qless.bridge.converter;

import io.qless.bridge.converter.WeightLine.About;
import io.qless.bridge.converter.WeightLine.Weight;
import java.nio.charset.StandardCharsets;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/// How the lines are written. Stateless.
final class WeightLineForm {

  private static final int WORD_END = 0x7fffff;
  static final Pattern FRAMED = Pattern.compile("(.+)\\*([0-9A-Fa-f]{4})");
  private static final Pattern WEIGHT =
      Pattern.compile("W,(\\d{1,10}),(\\d{1,10}),(-?\\d{1,8}),([0-9A-Fa-f]{1,4})");
  private static final Pattern ABOUT = Pattern.compile("V,(\\d{1,3}),([\\w -]{1,16}),(\\d{1,4})");

  private WeightLineForm() {}

  static int crc(String text) {
    int crc = 0xffff;
    for (byte each : text.getBytes(StandardCharsets.ISO_8859_1)) {
      crc ^= (each & 0xff) << 8;
      for (int bit = 0; bit < 8; bit++) {
        crc = (crc & 0x8000) == 0 ? crc << 1 : (crc << 1) ^ 0x1021;
      }
      crc &= 0xffff;
    }
    return crc;
  }

  static Optional<WeightLine> weight(String text) {
    Matcher weight = WEIGHT.matcher(text);
    return weight.matches() && isWord(Integer.parseInt(weight.group(3)))
        ? Optional.of(
            new Weight(
                Long.parseLong(weight.group(1)),
                Long.parseLong(weight.group(2)),
                Integer.parseInt(weight.group(3)),
                Integer.parseInt(weight.group(4), 16)))
        : Optional.empty();
  }

  private static boolean isWord(int raw) {
    return raw >= -WORD_END - 1 && raw <= WORD_END;
  }

  static Optional<WeightLine> about(String text) {
    Matcher about = ABOUT.matcher(text);
    return about.matches()
        ? Optional.of(
            new About(
                Integer.parseInt(about.group(1)), about.group(2), Integer.parseInt(about.group(3))))
        : Optional.empty();
  }
}
