package io.qless.kiosk.bill;

import static org.assertj.core.api.Assertions.assertThat;

import io.qless.kiosk.look.Messages;
import io.qless.kiosk.trip.CareView;
import io.qless.kiosk.trip.CareView.Hold;
import io.qless.kiosk.trip.Language;
import io.qless.kiosk.trip.SampleSplits;
import io.qless.kiosk.trip.SampleTrips;
import io.qless.kiosk.trip.TripView;
import java.util.List;
import org.junit.jupiter.api.Test;

class BillViewModelTest {
  private static final Messages ENGLISH = Messages.in(Language.ENGLISH);
  private static final TripView BILL = SampleTrips.bill(Language.ENGLISH);

  @Test
  void everyDiscountTellsItsReason() {
    assertThat(BillViewModel.of(BILL, ENGLISH).sums())
        .containsExactly(
            new BillViewModel.Sum("Subtotal", "₹1,933.65", false),
            new BillViewModel.Sum("Offers on items", "−₹149.75", true),
            new BillViewModel.Sum("Coupon DIWALI50", "−₹50.00", true));
  }

  @Test
  void theGstTableHasOneRowPerRateBelowItsHeading() {
    List<List<String>> gst = BillViewModel.of(BILL, ENGLISH).gst();
    assertThat(gst).hasSize(4);
    assertThat(gst.get(2)).containsExactly("5%", "₹796.19", "₹19.90", "₹19.91");
  }

  @Test
  void offlineTheBillStandsAndPayingWaits() {
    BillViewModel model = BillViewModel.of(BILL.but().online(false).build(), ENGLISH);
    assertThat(model.canPay()).isFalse();
    assertThat(model.why()).contains("network");
    assertThat(model.total()).isEqualTo("₹1,733.90");
  }

  @Test
  void anOpenHoldKeepsPayingClosed() {
    CareView care =
        new CareView(false, List.of(new Hold(Hold.Kind.WEIGHT, "", List.of())), null, null);
    assertThat(BillViewModel.of(BILL.but().care(care).build(), ENGLISH).canPay()).isFalse();
  }

  @Test
  void pointsAreAPaymentBelowTheWholeBill() {
    BillViewModel model = BillViewModel.of(SampleSplits.bill(Language.ENGLISH, 240, true), ENGLISH);
    assertThat(model.sums())
        .endsWith(
            new BillViewModel.Sum("Bill", "₹1,733.90", false),
            new BillViewModel.Sum("Paid by 240 points", "−₹240.00", true));
    assertThat(model.total()).isEqualTo("₹1,493.90");
    assertThat(model.payText()).isEqualTo("Pay ₹1,493.90");
    assertThat(model.pointsPay()).isTrue();
  }

  @Test
  void whoHasNoPointsIsNotAskedAboutThem() {
    assertThat(BillViewModel.of(BILL, ENGLISH).points()).isEmpty();
    assertThat(BillViewModel.of(SampleSplits.bill(Language.ENGLISH, 0, true), ENGLISH).points())
        .isEqualTo("Use 240 points: ₹240.00 less");
  }

  @Test
  void aBillOfNothingIsFinishedWithoutPaying() {
    BillViewModel model = BillViewModel.of(SampleSplits.nothingToPay(Language.ENGLISH), ENGLISH);
    assertThat(model.payText()).isEqualTo("Nothing to pay: finish");
    assertThat(model.canPay()).isTrue();
    assertThat(model.canSplit()).isFalse();
  }
}
