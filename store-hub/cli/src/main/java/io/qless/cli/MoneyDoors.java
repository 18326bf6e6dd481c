package io.qless.cli;

import io.qless.contract.rest.JournalCheck;
import io.qless.contract.rest.MoneyBack;
import io.qless.contract.rest.PaymentReport;
import io.qless.contract.rest.StaffReason;

/// The hub's doors about money and what proves it, behind a link that the command closes.
///
/// @param hub the link
record MoneyDoors(HubClient hub) {

  /// @param date a day of the store, `today` or `yesterday`
  /// @param ask whether the providers are asked, too
  PaymentReport report(String date, boolean ask) {
    return hub.get(
        "/admin/payments/report?date=%s&ask=%s"
            .formatted(HubClient.segment(date), ask ? "yes" : "no"),
        PaymentReport.class);
  }

  MoneyBack giveBack(String attempt, StaffReason reason) {
    return hub.post(
        "/admin/payments/" + HubClient.segment(attempt) + "/give-back", reason, MoneyBack.class);
  }

  /// One page; the next begins behind the trip that it names.
  JournalCheck checkJournal(String after) {
    return hub.get("/admin/journal/check?after=" + HubClient.segment(after), JournalCheck.class);
  }
}
