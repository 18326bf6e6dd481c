package io.qless.hub.receipt;

import io.qless.hub.session.SessionDesk;
import io.qless.hub.storage.Database;
import io.qless.shop.cart.SessionId;
import io.qless.shop.cart.Settlement;
import io.qless.shop.tax.CreditNote;
import io.qless.shop.tax.Invoice;
import io.qless.shop.tax.StoreDetails;
import java.time.InstantSource;
import java.util.List;
import java.util.Optional;

/// Gives out receipts of paid trips, made anew from the journal each time: the same trip gives the
/// same bytes, also after the store has moved to another address. Safe for any thread; lives as
/// long as the hub.
public final class ReceiptDesk {

  /// Narrowest text.
  public static final int MIN_COLUMNS = TextReceipt.NARROW;

  /// Widest text; more has no printer.
  public static final int MAX_COLUMNS = 80;

  /// Width of a text if nobody asks for another.
  public static final int USUAL_COLUMNS = TextReceipt.WIDE;

  private final SessionDesk sessions;
  private final JdbcSellerStore sellers;

  /// @param seller the store from now on; earlier receipts keep what it was
  public ReceiptDesk(
      Database journal, SessionDesk sessions, StoreDetails seller, InstantSource clock) {
    this.sessions = sessions;
    sellers = new JdbcSellerStore(journal);
    sellers.from(clock.instant(), seller);
  }

  /// The invoice of a trip, empty while it is not paid or if there is no such trip.
  public Optional<Invoice> invoice(SessionId session) {
    return sessions
        .cart(session)
        .filter(cart -> cart.settlement() instanceof Settlement.Paid)
        .flatMap(cart -> {
          Settlement.Paid paid = (Settlement.Paid) cart.settlement();
          return Invoice.of(cart, sellers.at(paid.paidAt()));
        });
  }

  /// As text.
  ///
  /// @param columns [#MIN_COLUMNS] to [#MAX_COLUMNS]
  public static String text(Invoice invoice, ReceiptLanguage language, int columns) {
    return text(ReceiptRows.of(invoice, language), columns);
  }

  /// A credit note as text.
  ///
  /// @param columns [#MIN_COLUMNS] to [#MAX_COLUMNS]
  public static String text(
      CreditNote note, Invoice invoice, ReceiptLanguage language, int columns) {
    return text(CreditNoteRows.of(note, invoice, language), columns);
  }

  private static String text(List<Row> rows, int columns) {
    if (columns < MIN_COLUMNS || columns > MAX_COLUMNS) {
      throw new IllegalArgumentException(
          "a receipt has " + MIN_COLUMNS + " to " + MAX_COLUMNS + " columns");
    }
    return TextReceipt.of(rows, columns);
  }

  /// As PDF.
  public static byte[] pdf(Invoice invoice, ReceiptLanguage language) {
    List<Row> rows = ReceiptRows.of(invoice, language);
    String title = language.local(invoice.seller().name()) + " " + invoice.number();
    return PdfReceipt.of(rows, title, language, invoice.issuedAt());
  }

  /// A credit note as PDF.
  public static byte[] pdf(CreditNote note, Invoice invoice, ReceiptLanguage language) {
    List<Row> rows = CreditNoteRows.of(note, invoice, language);
    String title = language.local(note.seller().name()) + " " + note.number().text();
    return PdfReceipt.of(rows, title, language, note.issuedAt());
  }
}
