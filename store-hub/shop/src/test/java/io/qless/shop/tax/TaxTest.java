package io.qless.shop.tax;

import static org.junit.jupiter.api.Assertions.assertEquals;

import io.qless.shop.cart.LineId;
import io.qless.shop.catalogue.Gst;
import io.qless.shop.catalogue.LocalText;
import io.qless.shop.money.Money;
import io.qless.shop.money.Rounding;
import io.qless.shop.pricing.Bill;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.TreeMap;
import org.junit.jupiter.api.Test;

class TaxTest {

  private static final int[] RATES = {0, 500, 1_800, 4_000};

  @Test
  void twentyRupeesAtFivePercentHaveTwoHalvesOf48Paise() {
    assertEquals(tax(1_904, 48), Tax.ofLines(bill(line(0, 2_000, 500))).getFirst());
  }

  @Test
  void fortyFiveRupeesFiftyAtFivePercentHaveTwoHalvesOf108Paise() {
    assertEquals(tax(4_334, 108), Tax.ofLines(bill(line(0, 4_550, 500))).getFirst());
  }

  @Test
  void aGroupIsRoundedOnceAndItsLinesShareThePaise() {
    Bill bill = bill(line(0, 2_000, 500), line(1, 2_000, 500), line(2, 2_000, 500));
    assertEquals(Money.paise(143), bill.taxes().getFirst().cgst());
    assertEquals(List.of(tax(1_904, 48), tax(1_904, 48), tax(1_906, 47)), Tax.ofLines(bill));
  }

  @Test
  void goodsWithoutTaxAreTaxableInFull() {
    assertEquals(tax(4_500, 0), Tax.ofLines(bill(line(0, 4_500, 0))).getFirst());
  }

  @Test
  void aLineThatIsFreeBearsNoTax() {
    assertEquals(
        List.of(tax(1_904, 48), Tax.NONE), Tax.ofLines(bill(line(0, 2_000, 500), line(1, 0, 500))));
  }

  @Test
  void everyColumnOfAnyBillAddsUp() {
    for (int seed = 0; seed < 2_000; seed++) {
      Random random = new Random(seed);
      List<Bill.Line> lines = new ArrayList<>();
      for (int i = random.nextInt(40); i >= 0; i--) {
        int rate = RATES[random.nextInt(RATES.length)];
        lines.add(line(i, random.nextInt(random.nextBoolean() ? 200 : 200_000), rate));
      }
      Bill bill = bill(lines.toArray(Bill.Line[]::new));
      List<Tax> taxes = Tax.ofLines(bill);
      Map<Gst, Tax> sums = new TreeMap<>(Comparator.comparing(Gst::toString));
      for (int i = 0; i < taxes.size(); i++) {
        Bill.Line line = bill.lines().get(i);
        String where = "seed " + seed + " line " + i;
        assertEquals(line.net(), taxes.get(i).inclusive(), where);
        long alone = Rounding.halfOfTaxWithin(line.net(), line.gst().basisPoints()).minor();
        long off = Math.abs(alone - taxes.get(i).cgst().minor());
        assertEquals(true, off <= 1, where + " is " + off + " paise from its own share");
        sums.merge(line.gst(), taxes.get(i), Tax::plus);
      }
      for (Bill.TaxRow row : bill.taxes()) {
        assertEquals(
            new Tax(row.taxable(), row.cgst(), row.sgst()), sums.get(row.gst()), "seed " + seed);
      }
    }
  }

  private static Tax tax(long taxable, long half) {
    return new Tax(Money.paise(taxable), Money.paise(half), Money.paise(half));
  }

  private static Bill.Line line(int number, long paise, int rate) {
    Money net = Money.paise(paise);
    return new Bill.Line(
        new LineId("L%03d".formatted(number)),
        new LocalText("Thing", ""),
        new Bill.Quantity.Pieces(1),
        net,
        net,
        Money.ZERO,
        net,
        List.of(),
        new Gst("1905", rate));
  }

  private static Bill bill(Bill.Line... lines) {
    Map<Integer, Money> groups = new TreeMap<>();
    Money total = Money.ZERO;
    for (Bill.Line line : lines) {
      groups.merge(line.gst().basisPoints(), line.net(), Money::plus);
      total = total.plus(line.net());
    }
    List<Bill.TaxRow> rows = new ArrayList<>();
    groups.forEach((rate, sum) -> {
      Money half = Rounding.halfOfTaxWithin(sum, rate);
      rows.add(new Bill.TaxRow(new Gst("1905", rate), sum.minus(half.times(2)), half, half));
    });
    return new Bill(List.of(lines), List.of(), total, Money.ZERO, total, rows);
  }
}
