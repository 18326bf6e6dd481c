package io.qless.kiosk.trip;

import static io.qless.kiosk.trip.SampleTrips.words;

import io.qless.kiosk.trip.FoundArticle.Taking;
import java.util.List;
import java.util.Locale;
import java.util.function.Consumer;

/// A few goods of the sample store with the longest names, found by a piece of their name.
public final class SampleGoods implements Finder {
  private static final Words OFFER =
      new Words("Masala noodles: buy 2, get 1 free", "मसाला नूडल्स: 2 खरीदें, 1 मुफ़्त");
  private static final List<FoundArticle> PACKS =
      List.of(
          pack(
              "09520212000717",
              "Masala Noodles Family Pack 560 g",
              "मसाला नूडल्स फ़ैमिली पैक 560 ग्राम",
              9600,
              "noodles.png"),
          pack(
              "09520212000618",
              "Masala Potato Chips 115 g",
              "मसाला आलू चिप्स 115 ग्राम",
              4700,
              "masala-chips.png"),
          pack(
              "09520191000517",
              "Masala Chai Tea Bags 100 pieces",
              "मसाला चाय टी बैग 100 नग",
              38_500,
              "tea.png"),
          pack("09520233000116", "Garam Masala 100 g", "गरम मसाला 100 ग्राम", 8_900, "spices"),
          pack(
              "09520233000215",
              "Pav Bhaji Masala 50 g",
              "पाव भाजी मसाला 50 ग्राम",
              4_200,
              "spices"));

  private static FoundArticle pack(
      String gtin, String english, String hindi, long paise, String picture) {
    return new FoundArticle(
        "gtin:" + gtin,
        words(english, hindi),
        paise,
        english.contains("Noodles") ? OFFER : null,
        picture,
        Taking.SCAN);
  }

  private static FoundArticle loose(
      String plu, String english, String hindi, long paise, String picture, Taking taking) {
    return new FoundArticle("plu:" + plu, words(english, hindi), paise, null, picture, taking);
  }

  /// Goods without a barcode.
  public static List<FoundArticle> loose() {
    return List.of(
        loose("4261", "Coconut", "नारियल", 3_800, "coconut.png", Taking.TAP),
        loose("4079", "Cauliflower", "फूलगोभी", 4_500, "cauliflower.png", Taking.TAP),
        loose("4090", "Spinach Bunch", "पालक गुच्छा", 2_400, "spinach.png", Taking.TAP),
        loose("4889", "Coriander Bunch", "हरा धनिया गुच्छा", 1_200, "spinach.png", Taking.TAP),
        loose(
            "4022",
            "Grapes Green Seedless",
            "हरे अंगूर बिना बीज",
            12_800,
            "grapes.png",
            Taking.LABEL),
        loose("4011", "Banana Robusta", "केला रोबस्टा", 5_400, "banana.png", Taking.LABEL));
  }

  @Override
  public void find(String typed, Consumer<Answer> answer) {
    String wanted = typed.toLowerCase(Locale.ROOT);
    answer.accept(
        new Answer(
            typed,
            PACKS.stream()
                .filter(pack ->
                    pack.name().english().toLowerCase(Locale.ROOT).contains(wanted)
                        || pack.name().hindi().contains(wanted))
                .toList()));
  }

  @Override
  public void withoutBarcode(Consumer<List<FoundArticle>> answer) {
    answer.accept(loose());
  }
}
