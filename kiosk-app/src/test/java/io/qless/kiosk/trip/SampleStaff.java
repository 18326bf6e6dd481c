package io.qless.kiosk.trip;

import io.qless.kiosk.trip.CareView.Hold.Kind;
import io.qless.kiosk.trip.StaffView.Calibrating;
import io.qless.kiosk.trip.StaffView.Calibrating.Step;
import io.qless.kiosk.trip.StaffView.Health;
import io.qless.kiosk.trip.StaffView.Look;
import io.qless.kiosk.trip.StaffView.Part;
import io.qless.kiosk.trip.StaffView.Task;
import io.qless.kiosk.trip.TripView.Screen;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/// Staff at the trolley, and nobody at all, as values for screens.
public final class SampleStaff {
  private static final Words CHIPS =
      new Words("Masala Potato Chips Family Pack 115 g", "मसाला आलू चिप्स फ़ैमिली पैक 115 ग्राम");
  private static final Health WELL =
      new Health(
          "",
          "",
          "",
          new Words("weighs what was scanned", "जो स्कैन हुआ, वही वज़न"),
          true,
          0,
          41,
          new Words("26 Nov 2026, Meena", "26 नव॰ 2026, मीना"));
  private static final Health ILL =
      new Health(
          "the port /dev/ttyACM0 is not there: is the cable plugged in?",
          "repeats one value",
          "the help button is stuck",
          new Words("412 g without a scan", "412 ग्राम बिना स्कैन"),
          false,
          7,
          41,
          new Words("not yet", "अभी नहीं हुआ"));

  private SampleStaff() {}

  static void add(Map<String, TripView> all, Language language) {
    TripView trip = SampleTrips.shopping(language);
    all.put("36-staff", trip.but().staff(tasks(null, WELL)).build());
    all.put("37-staff-look", trip.but().staff(tasks(look(), WELL)).build());
    all.put(
        "38-staff-nothing",
        trip.but().staff(new StaffView("", List.of(), false, true, null, null, ILL)).build());
    TripView welcome = SampleTrips.plain(Screen.WELCOME, language);
    all.put("38-staff-welcome", welcome.but().staff(calibrating(null)).build());
    all.put(
        "38-staff-calibrate-mass",
        welcome.but().staff(calibrating(new Calibrating(Step.MASS, 0, 0, ""))).build());
    all.put(
        "38-staff-calibrate-off",
        welcome.but().staff(calibrating(new Calibrating(Step.CHECK, 10_000, 38, "OFF"))).build());
    all.put(
        "38-staff-calibrate-done",
        welcome.but().staff(calibrating(new Calibrating(Step.DONE, 10_000, -3, ""))).build());
    all.put(
        "39-idle",
        SampleTrips.plain(Screen.SHOPPING, language)
            .but()
            .idleEnds(SampleTrips.NOW.plusSeconds(24))
            .build());
  }

  /// Some tasks of each kind.
  public static StaffView tasks(@Nullable Look look, Health health) {
    return new StaffView(
        "Ravi",
        List.of(
            new Task("age-1", Kind.AGE, "Premium Lager Beer 650 ml: 18 years"),
            new Task("w-2", Kind.WEIGHT, "412 g that no scan explains"),
            new Task("a-3", Kind.SPOT_CHECK, "random sample; look at Ghee, Rice, Almonds")),
        true,
        true,
        look,
        null,
        health);
  }

  /// A trolley that is well.
  public static Health well() {
    return WELL;
  }

  /// Nobody shops; the scale may be calibrated.
  public static StaffView calibrating(@Nullable Calibrating how) {
    return new StaffView("Meena", List.of(), false, false, null, how, WELL);
  }

  private static Look look() {
    return new Look(
        List.of(
            new Part(CHIPS, 2, 2),
            new Part(new Words("Ghee 1 l", "घी 1 ली"), 0, 1),
            new Part(new Words("Almonds 500 g", "बादाम 500 ग्राम"), 1, 1)),
        List.of(CHIPS));
  }
}
