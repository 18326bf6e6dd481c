package io.qless.kiosk.speech;

import io.qless.kiosk.look.Messages;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;

/// Turns a text for eyes into one for ears: amounts, weights and sizes of packs as words. Pure.
final class Aloud {
  private static final Pattern RUPEES = Pattern.compile("₹([0-9,]+)(?:\\.([0-9]{2}))?");
  private static final Pattern SCALE = Pattern.compile("([0-9]+)\\.([0-9]{3}) kg");
  private static final Pattern PACK = Pattern.compile("([0-9]) ?(kg|g|l|ml)\\b");

  /// What the program would take for orders: `[[` begins phonemes, `<` a mark. A space is no loss.
  private static final Pattern ORDERS = Pattern.compile("[\\p{Cntrl}\\[\\]<>{}|\\\\]+");

  private Aloud() {}

  /// The same text, to be heard.
  static String of(String text, Messages words) {
    String said = RUPEES.matcher(text).replaceAll(found -> rupees(found, words));
    said = SCALE.matcher(said).replaceAll(found -> weight(found, words));
    said = PACK.matcher(said).replaceAll(found -> pack(found, words));
    return ORDERS.matcher(said).replaceAll(" ").strip();
  }

  private static String rupees(MatchResult amount, Messages words) {
    String rupees = amount.group(1).replace(",", "");
    String paise = amount.group(2);
    return paise == null || paise.equals("00")
        ? words.text("say.rupees", rupees)
        : words.text("say.rupees.paise", rupees, Integer.parseInt(paise));
  }

  private static String weight(MatchResult weight, Messages words) {
    int grams = Integer.parseInt(weight.group(2));
    if (weight.group(1).equals("0")) {
      return words.text("say.grams", grams);
    }
    String kilos = words.text("say.kilos", weight.group(1));
    return grams == 0 ? kilos : kilos + ' ' + words.text("say.grams", grams);
  }

  private static String pack(MatchResult size, Messages words) {
    return size.group(1) + ' ' + words.text("say.unit." + size.group(2));
  }
}
