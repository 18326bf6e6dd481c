package io.qless.hub.returns;

import io.qless.hub.checkout.JdbcCreditNoteStore;
import io.qless.hub.checkout.JdbcInvoiceStore;
import io.qless.hub.payment.Refunds;
import io.qless.hub.receipt.ReceiptDesk;
import io.qless.hub.returns.ReturnRules.NoReturnException;
import io.qless.hub.session.Outcome;
import io.qless.hub.session.SessionDesk;
import io.qless.hub.storage.Database;
import io.qless.shop.cart.Command;
import io.qless.shop.cart.LineId;
import io.qless.shop.cart.SessionId;
import io.qless.shop.cart.Source;
import io.qless.shop.money.Money;
import io.qless.shop.tax.CreditNote;
import io.qless.shop.tax.CreditNoteNumber;
import io.qless.shop.tax.FinancialYear;
import io.qless.shop.tax.Invoice;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.time.Instant;
import java.time.InstantSource;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jdbi.v3.core.Handle;

/// Takes goods back after payment. One transaction writes the credit note, what is owed to the
/// payer, and the line in the trip's journal with who did it; the provider is asked after it, and
/// again until it answers. Safe for any thread; lives as long as the hub.
public final class ReturnDesk {

  private final Database journal;
  private final SessionDesk sessions;
  private final ReceiptDesk receipts;
  private final Refunds refunds;
  private final InstantSource clock;
  private final String store;
  private final JdbcInvoiceStore invoices;
  private final JdbcCreditNoteStore notes;
  private final AlsoBack also;

  /// @param store store id, four letters or digits
  /// @param also what else goes back in the same transaction
  public ReturnDesk(
      Database journal,
      SessionDesk sessions,
      ReceiptDesk receipts,
      Refunds refunds,
      String store,
      AlsoBack also,
      InstantSource clock) {
    this.journal = journal;
    this.sessions = sessions;
    this.receipts = receipts;
    this.refunds = refunds;
    this.store = store;
    this.also = also;
    this.clock = clock;
    invoices = new JdbcInvoiceStore(store);
    notes = new JdbcCreditNoteStore(store);
  }

  /// What else goes back with goods, such as the points they earned.
  @FunctionalInterface
  public interface AlsoBack {

    /// Nothing else.
    AlsoBack NOTHING = (handle, invoice, earlier, note) -> {};

    /// @param handle the transaction of the return
    /// @param earlier notes of the invoice before this one
    void goodsCameBack(Handle handle, Invoice invoice, List<CreditNote> earlier, CreditNote note);
  }

  /// The trip that a name stands for: its own, or the number of its invoice, in which a dash is as
  /// good as a slash.
  public Optional<SessionId> find(String name) {
    Optional<SessionId> byInvoice =
        journal
            .jdbi()
            .withHandle(handle -> invoices.sessionOf(handle, name.strip().replace('-', '/')));
    return byInvoice.or(() -> trip(name)).filter(session -> sessions.cart(session).isPresent());
  }

  /// A paid trip with what came back of it, empty while it is not paid or if there is none.
  public Optional<PaidOrder> order(SessionId session) {
    return receipts
        .invoice(session)
        .map(invoice ->
            journal
                .jdbi()
                .withHandle(handle ->
                    new PaidOrder(
                        invoice, notes.of(handle, invoice).stream().map(this::returned).toList())));
  }

  /// A credit note and its order.
  ///
  /// @param number as printed, a dash is as good as a slash
  public Optional<PaidOrder> orderOfNote(String number) {
    return journal
        .jdbi()
        .withHandle(handle -> notes.sessionOf(handle, number.replace('-', '/')))
        .flatMap(this::order);
  }

  /// What a return would pay back. Nothing is written.
  public ReturnOutcome preview(String order, GoodsBack back) {
    try {
      Invoice invoice = invoice(order);
      return journal
          .jdbi()
          .withHandle(handle -> {
            Instant now = clock.instant();
            CreditNoteNumber none = new CreditNoteNumber(store, FinancialYear.of(now), 1);
            List<CreditNote> earlier = earlier(handle, invoice);
            Map<LineId, Long> units = ReturnRules.units(invoice, earlier, back.parts());
            CreditNote draft = CreditNote.of(none, now, invoice, earlier, units, back.reason());
            demandPaid(handle, invoice, draft);
            return new ReturnOutcome.Previewed(draft);
          });
    } catch (NoReturnException no) {
      return no.outcome();
    }
  }

  /// Takes goods back. The same key again gives the same note and moves nothing.
  public ReturnOutcome take(String order, GoodsBack back) {
    try {
      Invoice invoice = invoice(order);
      String digest = digest(invoice, back);
      Optional<String> before = journal.jdbi().withHandle(handle -> repeated(handle, back, digest));
      if (before.isPresent()) {
        refunds.ask(refundOf(before.get()));
        return taken(invoice, before.get(), true);
      }
      String[] number = {""};
      Outcome outcome =
          sessions.submit(
              invoice.trip(),
              Source.attendant(back.staff()),
              (handle, cart) -> {
                CreditNote note = written(handle, invoice, back, digest);
                number[0] = note.number().text();
                return new Command.NoteReturn(number[0], note.total(), back.reason());
              });
      if (outcome instanceof Outcome.Refused refused) {
        throw new IllegalStateException("a paid trip refused a return: " + refused.detail());
      }
      refunds.ask(refundOf(number[0]));
      return taken(invoice, number[0], false);
    } catch (NoReturnException no) {
      return no.outcome();
    } catch (DoneBeforeException done) {
      return take(order, back);
    }
  }

  /// Inside the transaction. All is checked before the number is taken, since that makes all other
  /// returns wait.
  private CreditNote written(Handle handle, Invoice invoice, GoodsBack back, String digest) {
    if (repeated(handle, back, digest).isPresent()) {
      throw new DoneBeforeException();
    }
    Instant now = clock.instant();
    List<CreditNote> earlier = earlier(handle, invoice);
    Map<LineId, Long> units = ReturnRules.units(invoice, earlier, back.parts());
    CreditNoteNumber none = new CreditNoteNumber(store, FinancialYear.of(now), 1);
    demandPaid(handle, invoice, CreditNote.of(none, now, invoice, earlier, units, back.reason()));
    CreditNote note =
        CreditNote.of(notes.next(handle, now), now, invoice, earlier, units, back.reason());
    notes.write(handle, note, invoice.trip(), back.key(), digest, back.staff());
    refunds.oweAll(
        handle,
        refundOf(note.number().text()),
        invoice.trip(),
        note.inMoney(invoice),
        "credit note " + note.number().text());
    also.goodsCameBack(handle, invoice, earlier, note);
    return note;
  }

  private Invoice invoice(String order) {
    SessionId session =
        find(order)
            .orElseThrow(() ->
                new NoReturnException(
                    ReturnOutcome.Code.ORDER_UNKNOWN, "no invoice and no trip is called " + order));
    return receipts
        .invoice(session)
        .orElseThrow(() ->
            new NoReturnException(
                ReturnOutcome.Code.NOT_PAID, "trip " + session.text() + " was not paid"));
  }

  private List<CreditNote> earlier(Handle handle, Invoice invoice) {
    return notes.of(handle, invoice).stream().map(JdbcCreditNoteStore.Kept::note).toList();
  }

  /// A bill that was made smaller by something else than its goods, such as empty bottles that were
  /// handed in, can't give back more than was paid.
  private void demandPaid(Handle handle, Invoice invoice, CreditNote note) {
    Money inMoney = note.inMoney(invoice);
    if (!inMoney.isZero() && inMoney.compareTo(refunds.left(handle, invoice.trip())) > 0) {
      throw new NoReturnException(
          ReturnOutcome.Code.MORE_THAN_PAID,
          "%s would go back, which is more than is left of what was paid".formatted(inMoney));
    }
  }

  private Optional<String> repeated(Handle handle, GoodsBack back, String digest) {
    Optional<JdbcCreditNoteStore.Asked> asked = notes.asked(handle, back.key());
    if (asked.isPresent() && !asked.get().digest().equals(digest)) {
      throw new NoReturnException(
          ReturnOutcome.Code.KEY_USED, "key " + back.key() + " was another return's");
    }
    return asked.map(JdbcCreditNoteStore.Asked::number);
  }

  private ReturnOutcome taken(Invoice invoice, String number, boolean repeated) {
    PaidOrder.Returned done =
        order(invoice.trip()).orElseThrow().returns().stream()
            .filter(returned -> returned.note().number().text().equals(number))
            .findFirst()
            .orElseThrow();
    return new ReturnOutcome.Taken(done.note(), done.refund(), repeated);
  }

  private PaidOrder.Returned returned(JdbcCreditNoteStore.Kept kept) {
    String refund = refundOf(kept.note().number().text());
    return new PaidOrder.Returned(kept.note(), kept.staff(), refunds.state(refund));
  }

  /// Our name for the refund at the provider: letters, digits and dashes.
  private static String refundOf(String number) {
    return number.replace('/', '-');
  }

  private static Optional<SessionId> trip(String name) {
    try {
      return Optional.of(new SessionId(name));
    } catch (IllegalArgumentException noId) {
      return Optional.empty();
    }
  }

  private static String digest(Invoice invoice, GoodsBack back) {
    try {
      byte[] text =
          (invoice.number() + '|' + back.parts() + '|' + back.reason())
              .getBytes(StandardCharsets.UTF_8);
      return HexFormat.of().formatHex(MessageDigest.getInstance("SHA-256").digest(text));
    } catch (NoSuchAlgorithmException impossible) {
      throw new IllegalStateException("every JDK has SHA-256", impossible);
    }
  }

  /// The same key was faster on another thread; rolls this one back.
  private static final class DoneBeforeException extends RuntimeException {
    private static final long serialVersionUID = 1L;

    DoneBeforeException() {
      super("done before", null, false, false);
    }
  }
}
