package io.qless.hub.receipt;

import io.qless.shop.money.Money;
import java.util.List;

/// An amount in words, counted in crore, lakh and thousand.
final class AmountInWords {

  private static final long CRORE = 10_000_000;
  private static final long LAKH = 100_000;
  private static final long THOUSAND = 1_000;
  private static final long HUNDRED = 100;

  private static final List<String> ENGLISH =
      List.of(
          ("Zero One Two Three Four Five Six Seven Eight Nine Ten Eleven Twelve Thirteen Fourteen"
                  + " Fifteen Sixteen Seventeen Eighteen Nineteen")
              .split(" "));

  private static final List<String> ENGLISH_TENS =
      List.of("- - Twenty Thirty Forty Fifty Sixty Seventy Eighty Ninety".split(" "));

  /// Hindi has a word of its own for each number up to 99.
  private static final List<String> HINDI =
      List.of(
          ("शून्य एक दो तीन चार पाँच छह सात आठ नौ"
                  + " दस ग्यारह बारह तेरह चौदह पंद्रह सोलह सत्रह अठारह उन्नीस"
                  + " बीस इक्कीस बाईस तेईस चौबीस पच्चीस छब्बीस सत्ताईस अट्ठाईस उनतीस"
                  + " तीस इकतीस बत्तीस तैंतीस चौंतीस पैंतीस छत्तीस सैंतीस अड़तीस उनतालीस"
                  + " चालीस इकतालीस बयालीस तैंतालीस चवालीस पैंतालीस छियालीस सैंतालीस अड़तालीस उनचास"
                  + " पचास इक्यावन बावन तिरपन चौवन पचपन छप्पन सत्तावन अट्ठावन उनसठ"
                  + " साठ इकसठ बासठ तिरसठ चौंसठ पैंसठ छियासठ सड़सठ अड़सठ उनहत्तर"
                  + " सत्तर इकहत्तर बहत्तर तिहत्तर चौहत्तर पचहत्तर छिहत्तर सतहत्तर अठहत्तर उन्यासी"
                  + " अस्सी इक्यासी बयासी तिरासी चौरासी पचासी छियासी सतासी अट्ठासी नवासी"
                  + " नब्बे इक्यानवे बानवे तिरानवे चौरानवे पचानवे छियानवे सत्तानवे अट्ठानवे निन्यानवे")
              .split(" "));

  private AmountInWords() {}

  static String of(Money money, ReceiptLanguage language) {
    if (money.isNegative()) {
      throw new IllegalArgumentException("a total is not below zero: " + money);
    }
    long rupees = money.minor() / 100;
    int paise = (int) (money.minor() % 100);
    return switch (language) {
      case EN ->
          "Rupees "
              + number(rupees, language)
              + (paise == 0 ? "" : " and " + small(paise, language) + " Paise")
              + " Only";
      case HI ->
          number(rupees, language)
              + " रुपये"
              + (paise == 0 ? "" : " " + small(paise, language) + " पैसे")
              + " मात्र";
    };
  }

  private static String number(long number, ReceiptLanguage language) {
    boolean hindi = language == ReceiptLanguage.HI;
    StringBuilder words = new StringBuilder();
    if (number >= CRORE) {
      words.append(number(number / CRORE, language)).append(hindi ? " करोड़ " : " Crore ");
    }
    long below = number % CRORE;
    group(words, below / LAKH, hindi ? "लाख" : "Lakh", language);
    group(words, below % LAKH / THOUSAND, hindi ? "हज़ार" : "Thousand", language);
    group(words, below % THOUSAND / HUNDRED, hindi ? "सौ" : "Hundred", language);
    if (below % HUNDRED > 0 || number == 0) {
      words.append(small((int) (below % HUNDRED), language));
    }
    return words.toString().strip();
  }

  private static void group(
      StringBuilder words, long count, String name, ReceiptLanguage language) {
    if (count > 0) {
      words.append(small((int) count, language)).append(' ').append(name).append(' ');
    }
  }

  /// 0 to 99.
  private static String small(int number, ReceiptLanguage language) {
    if (language == ReceiptLanguage.HI) {
      return HINDI.get(number);
    }
    if (number < ENGLISH.size()) {
      return ENGLISH.get(number);
    }
    String tens = ENGLISH_TENS.get(number / 10);
    return number % 10 == 0 ? tens : tens + "-" + ENGLISH.get(number % 10);
  }
}
