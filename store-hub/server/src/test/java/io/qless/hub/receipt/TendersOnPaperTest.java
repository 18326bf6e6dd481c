package io.qless.hub.receipt;

import static org.assertj.core.api.Assertions.assertThat;

import io.qless.shop.money.Money;
import io.qless.shop.tax.Invoice;
import java.util.List;
import org.junit.jupiter.api.Test;

/// What paid a bill stands below its total and its tax: points, and each payer's money.
class TendersOnPaperTest {

  private static final Invoice PLAIN = SampleReceipt.invoice();

  @Test
  void pointsAndSharesAreListedAsPayments() {
    for (int columns : new int[] {TextReceipt.NARROW, TextReceipt.WIDE}) {
      String paper = ReceiptDesk.text(shared(), ReceiptLanguage.EN, columns);
      assertThat(paper).contains("Paid by 40 points", "₹40.00", "rrn-1", "rrn-2");
      assertThat(paper.split("Paid by UPI", -1)).hasSize(3);
      assertThat(paper.lines()).allMatch(line -> TextReceipt.width(line) <= columns);
    }
    assertThat(ReceiptDesk.text(shared(), ReceiptLanguage.HI, TextReceipt.WIDE))
        .contains("40 अंकों से भुगतान");
  }

  @Test
  void totalAndTaxAreThoseOfTheWholeBill() {
    String plain = upToPayment(PLAIN);
    assertThat(upToPayment(shared())).isEqualTo(plain);
  }

  private static String upToPayment(Invoice invoice) {
    String paper = ReceiptDesk.text(invoice, ReceiptLanguage.EN, TextReceipt.WIDE);
    return paper.substring(0, paper.indexOf("Paid by"));
  }

  /// The sample bill, paid by 40 points and by two payers.
  private static Invoice shared() {
    Money due = PLAIN.total().minus(Money.paise(4_000));
    Money first = Money.paise(10_000);
    return new Invoice(
        PLAIN.kind(),
        PLAIN.number(),
        PLAIN.issuedAt(),
        PLAIN.seller(),
        PLAIN.trip(),
        PLAIN.trolley(),
        PLAIN.lines(),
        PLAIN.coupons(),
        PLAIN.goods(),
        PLAIN.saved(),
        PLAIN.total(),
        new Invoice.Payment(due, "rrn-2", PLAIN.issuedAt(), false),
        PLAIN.points(),
        PLAIN.returned(),
        PLAIN.buyer(),
        new Invoice.Tenders(
            40,
            Money.paise(4_000),
            List.of(
                new Invoice.Payment(first, "rrn-1", PLAIN.issuedAt(), false),
                new Invoice.Payment(due.minus(first), "rrn-2", PLAIN.issuedAt(), false))));
  }
}
