package io.qless.kiosk.trip;

import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;

/// All that the trolley's screens show at one moment: a value made by the core after each change,
/// shown and dropped.
///
/// @param screen which screen stands
/// @param language what the shopper reads
/// @param trolley the trolley's short name, as painted on its handle
/// @param online false while the hub can't be reached: shopping goes on, paying waits
/// @param basket lines, wishes and total
/// @param budget null when the shopper set no limit
/// @param family who shops together
/// @param coupons handed in so far
/// @param bill there from [Screen#BILL] on, else null
/// @param payment there on [Screen#PAY], else null
/// @param exitPass there on [Screen#EXIT_PASS], else null
/// @param split there on [Screen#SPLIT], else null
/// @param care holds, help, question and banner
/// @param staff there while somebody of the staff stands at the trolley, else null
/// @param idleEnds when this empty trip ends by itself, while that is to be warned of; else null
/// @param comfort how the shopper wants to see, hold and hear the trolley
/// @param weighing loose goods that are weighed in the basket now, else null
/// @param battery what is to be said about the trolley's battery; null while it is full enough
public record TripView(
    Screen screen,
    Language language,
    String trolley,
    boolean online,
    BasketView basket,
    @Nullable BudgetView budget,
    FamilyView family,
    List<CouponView> coupons,
    @Nullable BillView bill,
    @Nullable PaymentView payment,
    @Nullable ExitPassView exitPass,
    @Nullable SplitView split,
    CareView care,
    @Nullable StaffView staff,
    @Nullable Instant idleEnds,
    Comfort comfort,
    @Nullable WeighingView weighing,
    @Nullable BatteryView battery) {
  /// The screens in the order of a trip.
  public enum Screen {
    /// The program is getting ready.
    STARTING,
    /// Waits for a shopper.
    WELCOME,
    SHOPPING,
    BILL,
    PAY,
    /// Several people pay, each a share.
    SPLIT,
    EXIT_PASS,
    /// Left through the gate; the trolley is about to be free.
    FAREWELL,
    /// The trolley can't keep a trip; the shopper goes on with another one.
    OUT_OF_SERVICE
  }

  public TripView {
    coupons = List.copyOf(coupons);
    require(screen != Screen.BILL || bill != null, "bill");
    require(screen != Screen.PAY || payment != null, "payment");
    require(screen != Screen.SPLIT || split != null, "shares");
    require(screen != Screen.EXIT_PASS || exitPass != null, "exit pass");
  }

  private static void require(boolean there, String what) {
    if (!there) {
      throw new IllegalArgumentException("this screen needs its " + what);
    }
  }

  /// Starts from an empty trip; set what differs.
  public static Builder on(Screen screen, Language language, String trolley) {
    return new Builder(screen, language, trolley);
  }

  /// A copy to change.
  public Builder but() {
    Builder copy = new Builder(screen, language, trolley);
    copy.online = online;
    copy.basket = basket;
    copy.budget = budget;
    copy.family = family;
    copy.coupons = coupons;
    copy.bill = bill;
    copy.payment = payment;
    copy.exitPass = exitPass;
    copy.split = split;
    copy.care = care;
    copy.staff = staff;
    copy.idleEnds = idleEnds;
    copy.comfort = comfort;
    copy.weighing = weighing;
    copy.battery = battery;
    return copy;
  }

  /// Gathers the parts of one view, then is thrown away. Not for sharing between threads.
  public static final class Builder {
    private Screen screen;
    private Language language;
    private final String trolley;
    private boolean online = true;
    private BasketView basket = BasketView.EMPTY;
    private @Nullable BudgetView budget;
    private FamilyView family = FamilyView.ALONE;
    private List<CouponView> coupons = List.of();
    private @Nullable BillView bill;
    private @Nullable PaymentView payment;
    private @Nullable ExitPassView exitPass;
    private @Nullable SplitView split;
    private CareView care = CareView.CALM;
    private @Nullable StaffView staff;
    private @Nullable Instant idleEnds;
    private Comfort comfort = Comfort.USUAL;
    private @Nullable WeighingView weighing;
    private @Nullable BatteryView battery;

    private Builder(Screen screen, Language language, String trolley) {
      this.screen = screen;
      this.language = language;
      this.trolley = trolley;
    }

    public Builder screen(Screen value) {
      screen = value;
      return this;
    }

    public Builder language(Language value) {
      language = value;
      return this;
    }

    public Builder online(boolean value) {
      online = value;
      return this;
    }

    public Builder basket(BasketView value) {
      basket = value;
      return this;
    }

    public Builder budget(@Nullable BudgetView value) {
      budget = value;
      return this;
    }

    public Builder family(FamilyView value) {
      family = value;
      return this;
    }

    public Builder coupons(List<CouponView> value) {
      coupons = value;
      return this;
    }

    public Builder bill(@Nullable BillView value) {
      bill = value;
      return this;
    }

    public Builder payment(@Nullable PaymentView value) {
      payment = value;
      return this;
    }

    public Builder exitPass(@Nullable ExitPassView value) {
      exitPass = value;
      return this;
    }

    public Builder split(@Nullable SplitView value) {
      split = value;
      return this;
    }

    public Builder care(CareView value) {
      care = value;
      return this;
    }

    public Builder staff(@Nullable StaffView value) {
      staff = value;
      return this;
    }

    public Builder idleEnds(@Nullable Instant value) {
      idleEnds = value;
      return this;
    }

    public Builder comfort(Comfort value) {
      comfort = value;
      return this;
    }

    public Builder weighing(@Nullable WeighingView value) {
      weighing = value;
      return this;
    }

    public Builder battery(@Nullable BatteryView value) {
      battery = value;
      return this;
    }

    public TripView build() {
      return new TripView(
          screen, language, trolley, online, basket, budget, family, coupons, bill, payment,
          exitPass, split, care, staff, idleEnds, comfort, weighing, battery);
    }
  }
}
