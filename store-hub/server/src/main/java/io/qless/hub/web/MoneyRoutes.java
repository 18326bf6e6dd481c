package io.qless.hub.web;

import io.javalin.config.RoutesConfig;
import io.javalin.http.Context;
import io.qless.contract.rest.MoneyBack;
import io.qless.contract.rest.StaffReason;
import io.qless.hub.payment.Refunds;
import io.qless.hub.reconciliation.Reconciliation;
import io.qless.hub.session.ChainAudit;
import io.qless.shop.money.Money;
import java.time.DateTimeException;
import java.time.LocalDate;
import java.util.Optional;

/// Where the money is, sending back what is for no bill, and whether the journals are as they were
/// written; for admins. [AdminRoutes] guards all that begins with `/admin/`.
public final class MoneyRoutes implements Doors {

  private final Reconciliation money;
  private final Refunds refunds;
  private final ChainAudit chains;

  public MoneyRoutes(Reconciliation money, Refunds refunds, ChainAudit chains) {
    this.money = money;
    this.refunds = refunds;
    this.chains = chains;
  }

  @Override
  public void register(RoutesConfig routes) {
    routes.get("/admin/payments/report", this::report);
    routes.post("/admin/payments/{attempt}/give-back", this::giveBack);
    routes.get("/admin/journal/check", this::check);
  }

  private void report(Context request) {
    String date = Optional.ofNullable(request.queryParam("date")).orElse("yesterday");
    boolean ask = !"no".equals(request.queryParam("ask"));
    Exchange.answer(request, 200, money.report(day(date), ask));
  }

  private LocalDate day(String date) {
    try {
      return switch (date) {
        case "today" -> money.today();
        case "yesterday" -> money.today().minusDays(1);
        default -> LocalDate.parse(date);
      };
    } catch (DateTimeException none) {
      throw ProblemException.malformed("'" + date + "' is no day such as 2026-11-26");
    }
  }

  private void giveBack(Context request) {
    String reason = Exchange.read(request, StaffReason.class).reason();
    if (reason.isEmpty()) {
      throw ProblemException.malformed("money is not given back without a reason");
    }
    String attempt = request.pathParam("attempt");
    Money back =
        refunds
            .giveHeldBack(attempt, StaffDoor.who(request), reason)
            .orElseThrow(() ->
                ProblemException.of(
                    409,
                    "NOTHING_HELD",
                    "Nothing to give back",
                    "no money of " + attempt + " is there for no bill, or it goes back already"));
    Exchange.answer(request, 200, new MoneyBack(attempt, back.minor()));
  }

  private void check(Context request) {
    String after = Optional.ofNullable(request.queryParam("after")).orElse("");
    Exchange.answer(request, 200, chains.check(after));
  }
}
