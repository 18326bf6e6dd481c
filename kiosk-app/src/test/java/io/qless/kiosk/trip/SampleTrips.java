package io.qless.kiosk.trip;

import io.qless.kiosk.trip.BasketView.Line;
import io.qless.kiosk.trip.BasketView.Wish;
import io.qless.kiosk.trip.FamilyView.Participant;
import io.qless.kiosk.trip.TripView.Screen;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;

/// One rich trip as values for screens. Long names, long offers, large sums on purpose;
/// [SampleMoments] goes through it moment by moment.
public final class SampleTrips {
  public static final Instant NOW = Instant.parse("2026-11-24T10:00:00Z");
  public static final String UPI =
      "upi://pay?pa=qless.s017@examplebank&pn=Q-Less%20Supermarket&tr=S017PAY2026112400042"
          + "&tn=Trolley%20T-07&am=1733.90&cu=INR&mc=5411&mode=15&purpose=00";
  public static final String PASS =
      "eyJ0eXAiOiJleGl0LXBhc3Mrand0IiwiYWxnIjoiRVMyNTYiLCJraWQiOiJzMDE3LTIwMjYtMTEifQ."
          + "eyJpc3MiOiJxbGVzczpzdG9yZTpTMDE3IiwiYXVkIjoicWxlc3M6Z2F0ZTpTMDE3Iiwic3ViIjoiMDFKRDhZ"
              .repeat(4)
          + ".c2lnbmF0dXJlLW9mLTg2LWNoYXJhY3RlcnMtYXMtZXMyNTYtYWx3YXlzLWhhcy1pdC0wMTIzNDU2Nzg5YWJj";

  private SampleTrips() {}

  static Words words(String english, String hindi) {
    return new Words(english, hindi);
  }

  static Line pieces(
      String id,
      Words name,
      int count,
      long unit,
      long off,
      @Nullable Words why,
      String by,
      String picture) {
    return new Line(
        id, name, new Measure.Pieces(count), unit, unit * count, off, why, by, picture, false);
  }

  static List<Line> lines() {
    Line noodles =
        pieces(
            "3",
            words("Masala Noodles Family Pack 560 g", "मसाला नूडल्स फ़ैमिली पैक 560 ग्राम"),
            3,
            9600,
            9600,
            words("Masala noodles: buy 2, get 1 free", "मसाला नूडल्स: 2 खरीदें, 1 मुफ़्त"),
            "Asha",
            "noodles.png");
    return List.of(
        pieces(
            "1",
            words("Whole Wheat Atta 10 kg", "गेहूँ का आटा 10 किग्रा"),
            1,
            50900,
            0,
            null,
            "",
            "atta.png"),
        banana(),
        noodles,
        pieces(
            "4",
            words("UHT Milk Carton 1 l", "यूएचटी दूध डिब्बा 1 ली"),
            6,
            7200,
            0,
            null,
            "",
            "milk-carton.png"),
        pieces(
            "5",
            words("Detergent Powder 2 kg", "डिटर्जेंट पाउडर 2 किग्रा"),
            1,
            34500,
            0,
            null,
            "Rohan",
            "detergent.png"),
        chips());
  }

  /// Two packs of an offer that makes the third one free.
  static Line oneMoreIsFree() {
    return new Line(
        "7",
        words("Masala Noodles Pack of 6 420 g", "मसाला नूडल्स 6 का पैक 420 ग्राम"),
        new Measure.Pieces(2),
        4_800,
        9_600,
        0,
        null,
        "",
        "noodles.png",
        false,
        new BasketView.Hint(
            1,
            0,
            4_800,
            true,
            words("Masala noodles: buy 2, get 1 free", "मसाला नूडल्स: 2 खरीदें, 1 मुफ़्त")),
        0);
  }

  /// Two cans that come back.
  static Line withDeposit() {
    return new Line(
        "8",
        words("Drinking Water 5 l", "पीने का पानी 5 ली"),
        new Measure.Pieces(2),
        6_800,
        33_600,
        0,
        null,
        "",
        "water-jug.png",
        false,
        null,
        20_000);
  }

  private static Line chips() {
    return new Line(
        "6",
        words("Masala Potato Chips 115 g", "मसाला आलू चिप्स 115 ग्राम"),
        new Measure.Pieces(2),
        4700,
        9400,
        4700,
        words("Big masala chips: buy 1, get 1 free", "बड़े मसाला चिप्स: 1 खरीदें, 1 मुफ़्त"),
        "Asha",
        "masala-chips.png",
        true,
        new BasketView.Hint(
            0,
            12_650,
            5_000,
            false,
            words(
                "50 rupees off snacks from 300 rupees", "300 रुपये के स्नैक्स पर 50 रुपये की छूट")),
        0);
  }

  private static Line banana() {
    return new Line(
        "2",
        words("Banana Robusta", "केला रोबस्टा"),
        new Measure.Weighed(1250),
        5400,
        6750,
        675,
        words("10 % off banana robusta", "केला रोबस्टा पर 10 % छूट"),
        "",
        "banana.png",
        false);
  }

  static BasketView basket() {
    return new BasketView(
        lines(),
        "6",
        List.of(
            new Wish(
                "w1",
                words("Filter Coffee 200 g", "फ़िल्टर कॉफ़ी 200 ग्राम"),
                new Measure.Pieces(1),
                18500,
                "Rohan",
                "coffee-bag.png"),
            new Wish(
                "w2",
                words("Grapes", "अंगूर"),
                new Measure.Weighed(500),
                6000,
                "Asha",
                "grapes.png"),
            new Wish(
                "gtin:09520233000116/trolley",
                words("Garam Masala 100 g", "गरम मसाला 100 ग्राम"),
                new Measure.Pieces(1),
                8900,
                "",
                "spices")),
        173390,
        19975);
  }

  static TripView.Builder at(Screen screen, Language language) {
    return TripView.on(screen, language, "T-07")
        .family(
            new FamilyView(
                "https://s017.example/j/9F3K7Q2M5X",
                List.of(
                    new Participant("Asha", true),
                    new Participant("Rohan", true),
                    new Participant("Dadi", false))))
        .coupons(
            List.of(
                new CouponView(
                    "DIWALI50", words("₹50 off from ₹1,500", "₹1,500 से ₹50 की छूट"), 5000, true)));
  }

  public static TripView shopping(Language language) {
    return at(Screen.SHOPPING, language)
        .basket(basket())
        .budget(
            new BudgetView(
                200_000,
                173_390,
                86,
                BudgetView.Status.WARNING,
                List.of(),
                173_390,
                wishes(200_000)))
        .build();
  }

  public static TripView budget(Language language, BudgetView.Status status) {
    long limit =
        switch (status) {
          case SAFE -> 500000;
          case WARNING -> 200000;
          case DANGER -> 150000;
        };
    return shopping(language)
        .but()
        .budget(
            new BudgetView(
                limit,
                173390,
                (int) (173390 * 100 / limit),
                status,
                status == BudgetView.Status.DANGER ? wayBack() : List.of(),
                status == BudgetView.Status.DANGER ? 117_590 : 173_390,
                wishes(limit)))
        .build();
  }

  /// Coffee and half a kilogram of grapes on top.
  private static BudgetView.Forecast wishes(long limit) {
    long total = 173_390 + 18_500 + 6_000;
    return new BudgetView.Forecast(
        total,
        total > limit
            ? BudgetView.Status.DANGER
            : total * 10 >= limit * 8 ? BudgetView.Status.WARNING : BudgetView.Status.SAFE);
  }

  /// Two swaps and put-backs with long names, and one more.
  public static List<BudgetView.Move> wayBack() {
    Words atta = words("Whole Wheat Atta 10 kg", "गेहूँ का आटा 10 किग्रा");
    return List.of(
        new BudgetView.Move(
            1,
            words("Khetila Whole Wheat Atta 10 kg", "Khetila गेहूँ का आटा 10 किग्रा"),
            words("Rozka Whole Wheat Atta 10 kg", "Rozka गेहूँ का आटा 10 किग्रा")),
        new BudgetView.Move(
            2,
            words("Masala Noodles Family Pack 560 g", "मसाला नूडल्स फ़ैमिली पैक 560 ग्राम"),
            null),
        new BudgetView.Move(1, atta, null));
  }

  public static TripView bill(Language language) {
    List<BillView.Adjustment> adjustments =
        List.of(new BillView.Adjustment(words("Coupon DIWALI50", "कूपन DIWALI50"), -5000));
    List<BillView.GstRow> gst =
        List.of(
            new BillView.GstRow(0, 49275, 0, 0),
            new BillView.GstRow(500, 79619, 1990, 1991),
            new BillView.GstRow(1800, 34335, 3090, 3090));
    return at(Screen.BILL, language)
        .basket(basket())
        .bill(new BillView(lines(), adjustments, gst, 193365, 173390, 19975))
        .build();
  }

  public static TripView pay(Language language, PaymentView.State state) {
    return bill(language)
        .but()
        .screen(Screen.PAY)
        .payment(new PaymentView(state, UPI, 173390, NOW.plus(Duration.ofSeconds(167)), true))
        .build();
  }

  public static TripView exitPass(Language language) {
    return bill(language)
        .but()
        .screen(Screen.EXIT_PASS)
        .exitPass(
            new ExitPassView(
                PASS, NOW.plus(Duration.ofSeconds(581)), "S017/2627/000042", 173390, 17))
        .build();
  }

  public static TripView plain(Screen screen, Language language) {
    return TripView.on(screen, language, "T-07").build();
  }
}
