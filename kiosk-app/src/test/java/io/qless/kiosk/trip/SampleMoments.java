package io.qless.kiosk.trip;

import io.qless.kiosk.trip.BasketView.Line;
import io.qless.kiosk.trip.BasketView.Wish;
import io.qless.kiosk.trip.CareView.Hold;
import io.qless.kiosk.trip.CareView.Notice;
import io.qless.kiosk.trip.CareView.Notice.Tone;
import io.qless.kiosk.trip.CareView.Question;
import io.qless.kiosk.trip.CareView.Question.Answer;
import io.qless.kiosk.trip.PaymentView.State;
import io.qless.kiosk.trip.TripView.Screen;
import java.time.Instant;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/// Every moment of a trip that a screen has to show well, by name and in the order of a trip.
public final class SampleMoments {
  private SampleMoments() {}

  /// All of them in one language.
  public static Map<String, TripView> all(Language language) {
    Map<String, TripView> all = new LinkedHashMap<>();
    beginning(all, language);
    shopping(all, language);
    notices(all, language);
    questions(all, language);
    SampleStaff.add(all, language);
    bills(all, language);
    paying(all, language);
    splitting(all, language);
    leaving(all, language);
    return all;
  }

  private static void beginning(Map<String, TripView> all, Language language) {
    all.put("00-starting", SampleTrips.plain(Screen.STARTING, language));
    TripView welcome = SampleTrips.plain(Screen.WELCOME, language);
    all.put("01-welcome", welcome);
    all.put("02-welcome-offline", welcome.but().online(false).build());
    all.put("10-empty", SampleTrips.plain(Screen.SHOPPING, language));
    all.put("11-empty-with-family", SampleTrips.at(Screen.SHOPPING, language).build());
  }

  private static void shopping(Map<String, TripView> all, Language language) {
    all.put(
        "12-one-line",
        SampleTrips.at(Screen.SHOPPING, language)
            .coupons(List.of())
            .basket(new BasketView(List.of(SampleTrips.oneMoreIsFree()), "7", List.of(), 9_600, 0))
            .build());
    all.put(
        "12-deposit",
        SampleTrips.at(Screen.SHOPPING, language)
            .coupons(List.of())
            .basket(new BasketView(List.of(SampleTrips.withDeposit()), "8", List.of(), 33_600, 0))
            .build());
    all.put("13-warning", SampleTrips.shopping(language));
    all.put("14-safe", SampleTrips.budget(language, BudgetView.Status.SAFE));
    all.put("15-danger", SampleTrips.budget(language, BudgetView.Status.DANGER));
    all.put(
        "16-offline",
        SampleTrips.shopping(language).but().online(false).family(FamilyView.ALONE).build());
    SampleStates.add(all, language);
    all.put("17-long-cart", longCart(language));
    all.put("17-much-of-one", muchOfOne(language));
    all.put(
        "18-weighed",
        SampleTrips.shopping(language)
            .but()
            .basket(new BasketView(SampleTrips.lines().subList(0, 2), "2", List.of(), 56975, 675))
            .build());
    all.put(
        "19-hold",
        caring(SampleTrips.shopping(language), new CareView(false, holds(), null, null)));
  }

  /// A trolley filled to the brim, with the longest names and sums that the sample store has.
  public static TripView longCart(Language language) {
    List<Line> lines = new ArrayList<>(SampleTrips.lines());
    Words biscuits =
        new Words("Glucose Biscuits Family Pack 800 g", "ग्लूकोज़ बिस्कुट फैमिली पैक 800 ग्राम");
    Words sweets =
        new Words("12 % off sweets in the winter weeks", "सर्दियों में मिठाई पर 12 % छूट");
    Words diapers = new Words("Baby Diapers Medium Pack of 20", "बेबी डायपर मीडियम 20 का पैक");
    for (int i = 10; i < 30; i += 2) {
      lines.add(
          SampleTrips.pieces("" + i, biscuits, 24, 14950, 43056, sweets, "Dadi", "biscuit.png"));
      lines.add(
          SampleTrips.pieces("" + (i + 1), diapers, 2, 64900, 0, null, "Rohan", "diapers.png"));
    }
    List<Wish> wishes = new ArrayList<>(SampleTrips.basket().wishes());
    wishes.add(new Wish("w3", biscuits, new Measure.Pieces(2), 29900, "Dadi", "biscuit.png"));
    wishes.add(new Wish("w4", diapers, new Measure.Pieces(1), 64900, "Asha", "diapers.png"));
    wishes.add(new Wish("w5", biscuits, new Measure.Pieces(4), 59800, "Asha", "biscuit.png"));
    return SampleTrips.shopping(language)
        .but()
        .basket(new BasketView(lines, "28", wishes, 4_682_130, 450_535))
        .budget(new BudgetView(9_999_900, 4_682_130, 47, BudgetView.Status.SAFE))
        .build();
  }

  /// As many of one article as a line takes, of which the hub does not know yet.
  private static TripView muchOfOne(Language language) {
    Words diapers = new Words("Baby Diapers Medium Pack of 20", "बेबी डायपर मीडियम 20 का पैक");
    Measure many = new Measure.Pieces(999);
    Line line =
        new Line("40", diapers, many, 64_900, 64_835_100, 6_483_510, null, "", "diapers.png", true);
    return SampleTrips.shopping(language)
        .but()
        .basket(new BasketView(List.of(line), "40", List.of(), 58_351_590, 6_483_510))
        .build();
  }

  private static List<Hold> holds() {
    return List.of(
        new Hold(Hold.Kind.AGE, "", List.of()), new Hold(Hold.Kind.SPOT_CHECK, "", List.of()));
  }

  private static TripView caring(TripView view, CareView care) {
    return view.but().care(care).build();
  }

  private static TripView notice(Language language, Tone tone, String code, Words... args) {
    return caring(
        SampleTrips.shopping(language),
        new CareView(false, List.of(), null, new Notice(tone, code, List.of(args))));
  }

  private static void notices(Map<String, TripView> all, Language language) {
    all.put("20-price-unknown", notice(language, Tone.REFUSED, "PRICE_UNKNOWN"));
    all.put("21-recalled", notice(language, Tone.REFUSED, "RECALLED"));
    all.put(
        "22-coupon-applied", notice(language, Tone.GOOD, "COUPON_APPLIED", Words.same("SAVE10")));
    all.put("26-trip-moved", notice(language, Tone.INFO, "TRIP_MOVED", Words.same("T2")));
    all.put(
        "27-taken-out",
        caring(
            SampleTrips.shopping(language),
            new CareView(
                false,
                List.of(),
                null,
                new Notice(
                    Tone.INFO,
                    "ITEM_REMOVED",
                    List.of(SampleTrips.lines().getFirst().name()),
                    true))));
    all.put("23-back-online", notice(language, Tone.INFO, "BACK_ONLINE"));
    all.put(
        "24-age-restricted",
        caring(
            SampleTrips.shopping(language),
            new CareView(false, holds().subList(0, 1), null, null)));
    all.put(
        "25-refused-offline",
        notice(language, Tone.REFUSED, "NEEDS_WEIGHT_LABEL").but().online(false).build());
  }

  private static TripView question(
      Language language,
      Question.Kind kind,
      @Nullable Words article,
      long grams,
      Answer... answers) {
    return caring(
        SampleTrips.shopping(language),
        new CareView(
            false, List.of(), new Question("q1", kind, article, grams, List.of(answers)), null));
  }

  private static void questions(Map<String, TripView> all, Language language) {
    Words chips = new Words("Masala Potato Chips 115 g", "मसाला आलू चिप्स 115 ग्राम");
    all.put(
        "30-unexpected",
        question(
            language,
            Question.Kind.UNEXPECTED,
            null,
            412,
            Answer.I_WILL_SCAN_IT,
            Answer.MY_OWN_BAG,
            Answer.CALL_HELP));
    all.put(
        "31-missing",
        question(
            language,
            Question.Kind.MISSING,
            chips,
            -115,
            Answer.I_PUT_IT_IN,
            Answer.DO_NOT_WANT_IT,
            Answer.CALL_HELP));
    all.put(
        "32-removed",
        question(
            language,
            Question.Kind.REMOVED,
            chips,
            -115,
            Answer.I_TOOK_IT_OUT,
            Answer.MY_OWN_BAG,
            Answer.CALL_HELP));
    all.put(
        "33-undecided",
        question(language, Question.Kind.UNDECIDED, null, 0, Answer.I_PUT_IT_IN, Answer.CALL_HELP));
    all.put(
        "35-join",
        question(
            language, Question.Kind.JOIN, Words.same("Asha"), 0, Answer.LET_IN, Answer.NOT_LET_IN));
    all.put(
        "34-help",
        caring(SampleTrips.shopping(language), new CareView(true, List.of(), null, null)));
  }

  private static void bills(Map<String, TripView> all, Language language) {
    TripView bill = SampleTrips.bill(language);
    all.put("40-bill", bill);
    all.put("41-bill-offline", bill.but().online(false).build());
    all.put("42-bill-holds-called", caring(bill, new CareView(true, holds(), null, null)));
    all.put("42-bill-holds", caring(bill, new CareView(false, holds(), null, null)));
    BasketView full = longCart(language).basket();
    BillView sums =
        new BillView(
            full.lines(),
            List.of(
                new BillView.Adjustment(new Words("Coupon WELCOME50", "कूपन WELCOME50"), -5000),
                new BillView.Adjustment(new Words("Round off", "पूर्णांक"), -30)),
            List.of(
                new BillView.GstRow(0, 49275, 0, 0),
                new BillView.GstRow(500, 1_979_619, 49_490, 49_491),
                new BillView.GstRow(1800, 1_734_335, 156_090, 156_090),
                new BillView.GstRow(4000, 434_335, 86_867, 86_867)),
            5_132_665,
            full.totalPaise(),
            full.savedPaise());
    all.put("43-bill-long", bill.but().basket(full).bill(sums).build());
    all.put("44-bill-points", SampleSplits.bill(language, 0, true));
    all.put("45-bill-points-pay", SampleSplits.bill(language, 240, true));
    all.put("46-bill-nothing-to-pay", SampleSplits.nothingToPay(language));
  }

  private static void paying(Map<String, TripView> all, Language language) {
    for (State state : State.values()) {
      all.put("50-pay-" + state, SampleTrips.pay(language, state));
    }
    all.put(
        "51-pay-real",
        SampleTrips.pay(language, State.WAITING)
            .but()
            .payment(new PaymentView(State.WAITING, SampleTrips.UPI, 4_682_130, Instant.MAX, false))
            .build());
    String page = "https://pay.example/c/pay/cs_live_1#" + "fidkdWxOYHwnPyd1blpx".repeat(20);
    all.put(
        "52-pay-page",
        SampleTrips.pay(language, State.WAITING)
            .but()
            .payment(new PaymentView(State.WAITING, page, 173_390, Instant.MAX, false))
            .build());
  }

  private static void splitting(Map<String, TripView> all, Language language) {
    all.put("55-split-first", SampleSplits.split(language, 0, State.WAITING));
    all.put("56-split-half", SampleSplits.split(language, 1, State.WAITING));
    all.put("57-split-failed", SampleSplits.split(language, 2, State.FAILED));
    all.put("58-split-starting", SampleSplits.split(language, 0, State.STARTING));
  }

  private static void leaving(Map<String, TripView> all, Language language) {
    all.put("60-exit", SampleTrips.exitPass(language));
    all.put(
        "61-exit-renewing",
        SampleTrips.exitPass(language)
            .but()
            .exitPass(
                new ExitPassView(SampleTrips.PASS, SampleTrips.NOW, "S017/2627/000042", 173390, 0))
            .build());
    all.put("63-out-of-service", SampleTrips.at(Screen.OUT_OF_SERVICE, language).build());
    all.put("64-out-of-service-offline", SampleTrips.plain(Screen.OUT_OF_SERVICE, language));
    all.put("62-farewell", SampleTrips.plain(Screen.FAREWELL, language));
  }

  /// What opens over the shopping page when a finger asks for it.
  ///
  /// @param buttons the ids that are tapped, in turn
  public record Opened(TripView view, List<String> buttons) {
    Opened(TripView view, String... buttons) {
      this(view, List.of(buttons));
    }
  }

  /// All sheets, by name.
  public static Map<String, Opened> sheets(Language language) {
    TripView shopping = SampleTrips.shopping(language);
    Map<String, Opened> all = new LinkedHashMap<>();
    all.put("70-budget", new Opened(shopping, "budget"));
    all.put(
        "71-budget-passed",
        new Opened(SampleTrips.budget(language, BudgetView.Status.DANGER), "budget"));
    all.put("71-budget-first", new Opened(shopping.but().budget(null).build(), "budget"));
    all.put("72-coupon", new Opened(shopping, "coupon"));
    all.put("73-coupon-first", new Opened(shopping.but().coupons(List.of()).build(), "coupon"));
    all.put("74-coupon-two", new Opened(shopping.but().coupons(coupons()).build(), "coupon"));
    all.put("75-family", new Opened(shopping, "family"));
    all.put("76-wishes", new Opened(shopping, "wishes"));
    all.put("78-help", new Opened(all(language, "34-help"), "help"));
    all.put("79-split-equally", new Opened(SampleSplits.bill(language, 0, true), "split"));
    TripView bill = SampleSplits.bill(language, 0, true);
    all.put(
        "79-split-amounts", new Opened(bill, List.of("split", "split-amount", "key-5", "key-00")));
    all.put("79-split-amounts-six", new Opened(bill, sixAmounts()));
    all.put(
        "79-give-up", new Opened(SampleSplits.split(language, 1, State.WAITING), "split-give-up"));
    all.put("80-staff-release", new Opened(all(language, "36-staff"), "staff-release"));
    all.put("77-wishes-many", new Opened(longCart(language), "wishes"));
    lookUps(all, shopping);
    all.put("94-receipt", new Opened(SampleTrips.exitPass(shopping.language()), "receipt"));
    all.put("93-comfort", new Opened(shopping, "comfort", "comfort-left", "comfort-left"));
    return all;
  }

  private static List<String> sixAmounts() {
    List<String> taps = new ArrayList<>(List.of("split", "split-amount"));
    for (int payer = 1; payer < 6; payer++) {
      taps.addAll(List.of("key-1", "key-" + payer, "key-0", "split-next"));
    }
    return taps.subList(0, taps.size() - 1);
  }

  private static void lookUps(Map<String, Opened> all, TripView shopping) {
    String[] masala =
        shopping.language() == Language.HINDI
            ? new String[] {"find", "find-key-hi-म", "find-key-hi-स"}
            : new String[] {"find", "find-key-m", "find-key-a", "find-key-s"};
    all.put("80-find", new Opened(shopping, "find"));
    all.put("81-found", new Opened(shopping, masala));
    List<String> pack = new ArrayList<>(List.of(masala));
    pack.add("tile-gtin:09520212000717");
    all.put("82-found-pack", new Opened(shopping, pack));
    all.put("83-found-none", new Opened(shopping, "find", "find-key-script", "find-key-hi-ण"));
    if (shopping.language() == Language.HINDI) {
      all.put("83-found-none", new Opened(shopping, "find", "find-key-hi-script", "find-key-q"));
    }
    all.put("84-loose", new Opened(shopping, "loose"));
    all.put("85-loose-piece", new Opened(shopping, "loose", "tile-plu:4261", "loose-more"));
    all.put("86-loose-weight", new Opened(shopping, "loose", "loose-weight"));
    all.put("87-loose-label", new Opened(shopping, "loose", "loose-weight", "tile-plu:4022"));
    all.put("88-loose-number", new Opened(shopping, "loose", "key-4", "key-0"));
    all.put("90-line", new Opened(shopping, "line-4"));
    all.put("91-line-out", new Opened(shopping, "line-4", "line-out"));
    all.put("92-line-weighed", new Opened(scrolledTo(shopping, "2"), "line-2"));
  }

  /// The list stands at the article that was scanned last.
  private static TripView scrolledTo(TripView shopping, String line) {
    BasketView basket = shopping.basket();
    return shopping
        .but()
        .basket(
            new BasketView(
                basket.lines(), line, basket.wishes(), basket.totalPaise(), basket.savedPaise()))
        .build();
  }

  private static TripView all(Language language, String moment) {
    return Objects.requireNonNull(all(language).get(moment));
  }

  private static List<CouponView> coupons() {
    return List.of(
        new CouponView(
            "WELCOME50",
            new Words("50 rupees off your first big shop", "पहली बड़ी ख़रीद पर 50 रुपये की छूट"),
            5000,
            true),
        new CouponView(
            "SAVE10",
            new Words("10 % off, at most 100 rupees", "10 % छूट, अधिकतम 100 रुपये"),
            0,
            false));
  }
}
