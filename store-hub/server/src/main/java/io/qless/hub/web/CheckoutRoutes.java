package io.qless.hub.web;

import io.javalin.config.RoutesConfig;
import io.javalin.http.Context;
import io.qless.hub.family.Access;
import io.qless.hub.family.FamilyDesk;
import io.qless.hub.family.FamilyView;
import io.qless.hub.session.SessionDesk;
import io.qless.shop.cart.Command;
import io.qless.shop.cart.SeenTotal;
import io.qless.shop.cart.SessionId;
import io.qless.shop.cart.Source;
import io.qless.shop.cart.SplitPlan;
import io.qless.shop.money.Money;
import java.util.List;

/// Doors of the frozen bill for all phones of a trip, with a trolley or without one: points that
/// pay a part of it, and splitting it. Each answers with the trip as the phone then sees it.
public final class CheckoutRoutes implements Doors {

  private final FamilyDesk family;
  private final SessionDesk sessions;

  public CheckoutRoutes(FamilyDesk family, SessionDesk sessions) {
    this.family = family;
    this.sessions = sessions;
  }

  @Override
  public void register(RoutesConfig routes) {
    routes.post("/checkout/points", this::points);
    routes.post("/checkout/split", this::split);
    routes.post("/payment/share", this::share);
    routes.post("/payment/cancel", this::cancel);
  }

  private void points(Context request) {
    Points points = Exchange.read(request, Points.class);
    submit(request, points.session(), points.number(), new Command.UsePoints(points.points()));
  }

  private void split(Context request) {
    Split split = Exchange.read(request, Split.class);
    submit(
        request,
        split.session(),
        split.number(),
        new Command.SplitBill(SeenTotal.of(Money.paise(split.totalPaise())), plan(split)));
  }

  private static SplitPlan plan(Split split) {
    return switch (split.how()) {
      case EQUALLY -> new SplitPlan.Equally(split.shares());
      case BY_CONTRIBUTOR -> new SplitPlan.ByContributor();
      case AMOUNTS ->
          new SplitPlan.Amounts(
              split.amounts().stream()
                  .map(part -> new SplitPlan.Part(part.payer(), Money.paise(part.paise())))
                  .toList());
    };
  }

  private void share(Context request) {
    Again again = Exchange.read(request, Again.class);
    submit(request, again.session(), again.number(), new Command.PayShare(again.share()));
  }

  private void cancel(Context request) {
    Step step = Exchange.read(request, Step.class);
    submit(request, step.session(), step.number(), new Command.CancelPayment());
  }

  private void submit(Context request, SessionId session, long number, Command command) {
    Access access = FamilyRoutes.access(family, request, session);
    FamilyRoutes.submit(family, request, access, number, command);
    FamilyView view =
        family.view(
            sessions.cart(session).orElseThrow(ProblemException::unknownSession),
            access.participant());
    Exchange.answer(request, 200, view);
  }

  /// @param points how many are to pay, 0 for none
  /// @param number of the command: one more than the last that the trip heard from this phone
  record Points(SessionId session, long points, long number) {}

  /// @param shares how many, if all pay the same; else 0
  /// @param amounts who pays how much, if that was agreed; else empty
  /// @param totalPaise what was due as this phone saw it
  record Split(
      SessionId session, How how, int shares, List<Part> amounts, long totalPaise, long number) {
    Split {
      amounts = List.copyOf(amounts);
    }
  }

  /// How a bill is split.
  enum How {
    EQUALLY,
    BY_CONTRIBUTOR,
    AMOUNTS
  }

  /// @param payer as in `addedBy`
  record Part(Source payer, long paise) {}

  /// @param share its number
  record Again(SessionId session, int share, long number) {}

  record Step(SessionId session, long number) {}
}
