package io.qless.kiosk.staff;

import io.qless.kiosk.look.Messages;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/// What a hold is about, in the language of the screen: journals keep it in English words of ours.
/// Names of articles stay as they are written there.
final class HoldWords {

  private static final Map<Pattern, String> SENTENCES =
      Map.of(
          Pattern.compile("(\\d+) g that no scan explains"), "staff.told.more",
          Pattern.compile("(\\d+) g left the basket"), "staff.told.less",
          Pattern.compile("the scale cannot weigh now"), "staff.told.scale",
          Pattern.compile("(.+): (\\d+) years"), "staff.told.age",
          Pattern.compile("random sample; look at (.+)"), "staff.told.sample",
          Pattern.compile("(\\d+) basket questions, (\\d+) taken back after; look at (.+)"),
              "staff.told.doubt");

  private HoldWords() {}

  /// The same in the screen's language; what is not known is said as it is.
  static String say(String detail, Messages words) {
    for (Map.Entry<Pattern, String> sentence : SENTENCES.entrySet()) {
      Matcher found = sentence.getKey().matcher(detail);
      if (found.matches()) {
        Object[] values = new Object[found.groupCount()];
        for (int i = 0; i < values.length; i++) {
          values[i] = found.group(i + 1);
        }
        return words.text(sentence.getValue(), values);
      }
    }
    return detail;
  }
}
