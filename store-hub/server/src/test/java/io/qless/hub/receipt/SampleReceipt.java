package io.qless.hub.receipt;

import io.qless.hub.HubConfig;
import io.qless.shop.cart.Buyer;
import io.qless.shop.cart.LineId;
import io.qless.shop.cart.SessionId;
import io.qless.shop.catalogue.Gst;
import io.qless.shop.catalogue.LocalText;
import io.qless.shop.money.Money;
import io.qless.shop.money.Rounding;
import io.qless.shop.pricing.Bill;
import io.qless.shop.pricing.DepositReturns;
import io.qless.shop.tax.Invoice;
import io.qless.shop.tax.Tax;
import java.time.Instant;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;

/// An invoice with a bit of everything. Test use only.
final class SampleReceipt {

  static final Instant PAID_AT = Instant.parse("2026-11-24T13:12:00Z");

  private SampleReceipt() {}

  /// Five lines at three rates, an offer and a coupon.
  static Invoice invoice() {
    return invoice(
        List.of(
            pieces(
                    1,
                    "Masala Noodles 280 g",
                    "मसाला नूडल्स 280 ग्राम",
                    "1902",
                    500,
                    2,
                    5_200,
                    5_600)
                .offer("Noodle week", "नूडल्स सप्ताह", 1_040)
                .coupon(800),
            loose(2, "Onion Red", "लाल प्याज़", "0703", 1_250, 3_600).coupon(380),
            pieces(3, "Milk Chocolate", "मिल्क चॉकलेट", "1806", 500, 1, 9_900, 10_000).coupon(837),
            pieces(4, "Brown Bread", "ब्राउन ब्रेड", "1905", 0, 1, 4_500, 4_500).coupon(381),
            pieces(
                    5,
                    "Premium Steel Pressure Cooker with Glass Lid 5 l",
                    "काँच के ढक्कन वाला प्रीमियम स्टील प्रेशर कुकर 5 लीटर",
                    "732393",
                    1_800,
                    1,
                    123_456,
                    149_900)
                .coupon(2_602)));
  }

  /// As many lines as a cart may have.
  static Invoice long300() {
    List<Draft> lines = new ArrayList<>();
    for (int i = 1; i <= 300; i++) {
      lines.add(pieces(i, "Milk " + i, "दूध " + i, "0401", 500, i, 6_600, 6_800).coupon(i));
    }
    return invoice(lines);
  }

  private static Invoice invoice(List<Draft> drafts) {
    List<Bill.Line> billLines = drafts.stream().map(Draft::billLine).toList();
    Map<Gst, Money> groups = new LinkedHashMap<>();
    billLines.forEach(line -> groups.merge(line.gst(), line.net(), Money::plus));
    List<Bill.TaxRow> rows = new ArrayList<>();
    groups.forEach((gst, sum) -> {
      Money half = Rounding.halfOfTaxWithin(sum, gst.basisPoints());
      rows.add(new Bill.TaxRow(gst, sum.minus(half.times(2)), half, half));
    });
    Money goods = sum(billLines.stream().map(Bill.Line::gross));
    Money saved = sum(billLines.stream().map(Bill.Line::discount));
    Money total = goods.minus(saved);
    Bill bill = new Bill(billLines, List.of(), goods, saved, total, rows);
    List<Tax> taxes = Tax.ofLines(bill);
    List<Invoice.Line> lines = new ArrayList<>();
    for (int i = 0; i < drafts.size(); i++) {
      lines.add(drafts.get(i).line(taxes.get(i)));
    }
    Money coupon = sum(drafts.stream().map(draft -> Money.paise(draft.coupon)));
    Invoice.Payment paid = new Invoice.Payment(total, "632812345678", PAID_AT, false);
    return new Invoice(
        Invoice.Kind.INVOICE_CUM_BILL_OF_SUPPLY,
        "S017/2627/000042",
        PAID_AT,
        HubConfig.of(Map.of()).seller(),
        new SessionId("trip-0001"),
        "T-014",
        lines,
        List.of(
            new Bill.Discount("WELCOME50", new LocalText("Welcome", "स्वागत छूट"), coupon, true)),
        goods,
        saved,
        total,
        paid,
        14,
        DepositReturns.NONE,
        new Buyer.Unnamed(),
        Invoice.Tenders.of(paid));
  }

  private static Money sum(Stream<Money> amounts) {
    return amounts.reduce(Money.ZERO, Money::plus);
  }

  private static Draft pieces(
      int number, String en, String hi, String hsn, int rate, int count, long price, long mrp) {
    return new Draft(
        new LineId("L%03d".formatted(number)),
        new LocalText(en, hi),
        new Gst(hsn, rate),
        new Bill.Quantity.Pieces(count),
        price,
        mrp,
        price * count,
        List.of(),
        0);
  }

  private static Draft loose(int number, String en, String hi, String hsn, long grams, long price) {
    return new Draft(
        new LineId("L%03d".formatted(number)),
        new LocalText(en, hi),
        new Gst(hsn, 0),
        new Bill.Quantity.Grams(grams),
        price,
        price,
        price * grams / 1000,
        List.of(),
        0);
  }

  private record Draft(
      LineId id,
      LocalText name,
      Gst gst,
      Bill.Quantity quantity,
      long price,
      long mrp,
      long gross,
      List<Invoice.Reduction> offers,
      long coupon) {

    Draft offer(String en, String hi, long paise) {
      Invoice.Reduction offer = new Invoice.Reduction(new LocalText(en, hi), Money.paise(paise));
      return new Draft(id, name, gst, quantity, price, mrp, gross, List.of(offer), coupon);
    }

    Draft coupon(long paise) {
      return new Draft(id, name, gst, quantity, price, mrp, gross, offers, paise);
    }

    Money discount() {
      return sum(offers.stream().map(Invoice.Reduction::amount)).plus(Money.paise(coupon));
    }

    Bill.Line billLine() {
      Money whole = Money.paise(gross);
      return new Bill.Line(
          id,
          name,
          quantity,
          Money.paise(price),
          whole,
          discount(),
          whole.minus(discount()),
          List.of(),
          gst);
    }

    Invoice.Line line(Tax tax) {
      return new Invoice.Line(
          id,
          name,
          gst,
          quantity,
          Money.paise(price),
          Money.paise(mrp),
          Money.paise(gross),
          offers,
          discount(),
          tax);
    }
  }
}
