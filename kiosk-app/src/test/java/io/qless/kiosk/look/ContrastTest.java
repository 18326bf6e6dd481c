package io.qless.kiosk.look;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;

/// Whether what is written can be told from what it is written on: WCAG 2.2, criteria 1.4.3 (4.5 to
/// 1) and, for high contrast, 1.4.6 (7 to 1), from the colours in the style sheets.
class ContrastTest {
  private static final double AA = 4.5;
  private static final double AAA = 7;
  private static final Pattern COLOUR = Pattern.compile("(-[a-z-]+):\\s*(#[0-9a-f]{6})\\s*;");
  private static final Pattern TINT =
      Pattern.compile(
          "\\.tint-\\d \\{ -fx-background-color: (#[0-9a-f]{6}); \\} .*-fx-stroke: (#[0-9a-f]{6});");

  /// Text first, then the ground it stands on somewhere.
  private static final List<String> PAIRS =
      List.of(
          "-text -card",
          "-text -paper",
          "-text -indigo-mist",
          "-quiet -card",
          "-quiet -paper",
          "-indigo -card",
          "-indigo-deep -indigo-mist",
          "-indigo-deep -card",
          "-saved -card",
          "-saved -saved-mist",
          "-quiet-on-ink -ink",
          "-quiet-on-ink -ink-soft",
          "-lime -ink",
          "-lime -ink-soft",
          "-ink -lime",
          "-card -indigo",
          "-card -ink-soft",
          "-card -ink");

  private static String css(String sheet) throws IOException {
    try (InputStream in = ContrastTest.class.getResourceAsStream(sheet)) {
      return new String(Objects.requireNonNull(in, sheet).readAllBytes(), StandardCharsets.UTF_8);
    }
  }

  /// The named colours of the block that begins with this selector.
  private static Map<String, String> colours(String css, String selector) {
    int start = css.indexOf(selector + " {");
    assertThat(start).as(selector).isNotNegative();
    Map<String, String> colours = new HashMap<>();
    Matcher matcher = COLOUR.matcher(css.substring(start, css.indexOf('}', start)));
    while (matcher.find()) {
      colours.put(matcher.group(1), matcher.group(2));
    }
    return colours;
  }

  private static List<String> tooWeak(Map<String, String> colours, double least) {
    List<String> weak = new ArrayList<>();
    for (String pair : PAIRS) {
      String[] names = pair.split(" ", -1);
      double ratio =
          ratio(
              Objects.requireNonNull(colours.get(names[0]), names[0]),
              Objects.requireNonNull(colours.get(names[1]), names[1]));
      if (ratio < least) {
        weak.add("%s on %s is only %.2f to 1".formatted(names[0], names[1], ratio));
      }
    }
    return weak;
  }

  private static double ratio(String one, String other) {
    double a = luminance(one);
    double b = luminance(other);
    return (Math.max(a, b) + 0.05) / (Math.min(a, b) + 0.05);
  }

  private static double luminance(String colour) {
    double sum = 0;
    double[] weights = {0.2126, 0.7152, 0.0722};
    for (int i = 0; i < weights.length; i++) {
      double part = Integer.parseInt(colour.substring(1 + 2 * i, 3 + 2 * i), 16) / 255.0;
      sum += weights[i] * (part <= 0.04045 ? part / 12.92 : Math.pow((part + 0.055) / 1.055, 2.4));
    }
    return sum;
  }

  @Test
  void blackOnWhiteIsTheMostThereIs() {
    assertThat(ratio("#000000", "#ffffff")).isEqualTo(21.0);
    assertThat(ratio("#767676", "#ffffff")).isBetween(4.5, 4.6);
  }

  @Test
  void everyTextCanBeTold() throws IOException {
    assertThat(tooWeak(colours(css("qless.css"), ".q-less"), AA)).isEmpty();
  }

  @Test
  void highContrastIsHigh() throws IOException {
    Map<String, String> colours = colours(css("qless.css"), ".q-less");
    colours.putAll(colours(css("comfort.css"), ".q-less.contrast"));
    assertThat(tooWeak(colours, AAA)).isEmpty();
  }

  @Test
  void everyPictogramStandsOutFromItsTile() throws IOException {
    Matcher tint = TINT.matcher(css("qless.css"));
    int tints = 0;
    while (tint.find()) {
      tints++;
      assertThat(ratio(tint.group(1), tint.group(2))).as(tint.group()).isGreaterThan(AA);
    }
    assertThat(tints).isEqualTo(6);
  }
}
