package io.qless.hub;

import io.qless.hub.attendant.AttendantDesk;
import io.qless.hub.auth.People;
import io.qless.hub.auth.TripCustomers;
import io.qless.hub.catalogue.CatalogueDesk;
import io.qless.hub.catalogue.PictureStore;
import io.qless.hub.coupon.CouponDesk;
import io.qless.hub.device.DeviceStore;
import io.qless.hub.exit.GateJournal;
import io.qless.hub.exit.KeyRing;
import io.qless.hub.exit.PassDesk;
import io.qless.hub.family.FamilyDesk;
import io.qless.hub.payment.PaymentDesk;
import io.qless.hub.payment.PaymentProvider;
import io.qless.hub.payment.Providers;
import io.qless.hub.payment.ShareBooks;
import io.qless.hub.payment.SimulatorProvider;
import io.qless.hub.payment.WebhookSignature;
import io.qless.hub.payment.paytm.PaytmProvider;
import io.qless.hub.payment.phonepe.PhonePeProvider;
import io.qless.hub.payment.razorpay.RazorpayProvider;
import io.qless.hub.payment.simulator.UpiSimulator;
import io.qless.hub.payment.stripe.StripeProvider;
import io.qless.hub.reconciliation.Reconciliation;
import io.qless.hub.rewards.PointsBooks;
import io.qless.hub.rewards.PointsDesk;
import io.qless.hub.session.AllBooks;
import io.qless.hub.session.SessionDesk;
import io.qless.hub.storage.AlertStore;
import io.qless.hub.storage.Database;
import io.qless.shop.audit.AuditRule;
import io.qless.shop.cart.Command;
import io.qless.shop.cart.Phase;
import io.qless.shop.cart.PointsTender;
import io.qless.shop.cart.SessionId;
import io.qless.shop.cart.Source;
import io.qless.shop.rewards.PointsPolicy;
import java.net.InetSocketAddress;
import java.nio.file.Path;
import java.security.SecureRandom;
import java.time.Duration;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.List;

/// What the hub keeps and decides, before anybody can speak with it: databases, catalogue, trips,
/// coupons, passes, people and money. Its constructor reads from the disk upwards. Lives as long as
/// the hub.
final class BackRoom {

  private static final Duration ASK_PROVIDER = Duration.ofSeconds(3);
  private static final Duration LOOK_AT_PASSES = Duration.ofSeconds(20);
  private static final Duration LOOK_AT_LINKS = Duration.ofSeconds(30);

  final Database journal;
  final Database goods;
  final AlertStore alerts;
  final DeviceStore devices;
  final PictureStore pictures;
  final CatalogueDesk catalogue;
  final CouponDesk coupons;
  final PointsDesk points;
  final PointsBooks tender;
  final SessionDesk sessions;
  final PassDesk passes;
  final GateJournal gateJournal;
  final FamilyDesk family;
  final People people;
  final PaymentDesk payments;
  final Reconciliation money;

  private final HubConfig config;
  private final InstantSource clock;

  /// @param parts takes what must be closed
  BackRoom(HubConfig config, Parts parts, InstantSource clock) {
    this.config = config;
    this.clock = clock;
    Path directory = config.directory();
    journal = parts.keep("journal", config.databases().journal());
    goods = parts.keep("catalogue", config.databases().catalogue());
    alerts = new AlertStore(journal, clock);
    devices = new DeviceStore(journal, clock);
    pictures = new PictureStore(directory);
    catalogue = new CatalogueDesk(goods, config.zone(), clock);
    catalogue.warnFrom(config.budgetWarning());
    TripCustomers customers = new TripCustomers(journal);
    coupons = new CouponDesk(journal, customers::customerOf, clock);
    points = new PointsDesk(journal, PointsPolicy.USUAL, clock);
    tender = new PointsBooks(points, customers);
    sessions =
        new SessionDesk(
            journal, catalogue, new AllBooks(coupons, tender, new ShareBooks(clock)), clock);
    sessions.audit(new AuditRule(config.audits(), new SecureRandom().nextLong()));
    passes =
        parts.keep(
            "exit passes",
            new PassDesk(
                journal, sessions, alerts, config.store(), new KeyRing(directory, clock), clock));
    gateJournal = new GateJournal(journal);
    family =
        parts.keep(
            "family",
            new FamilyDesk(
                journal,
                sessions,
                catalogue,
                passes::currentPass,
                clock,
                config.publicUrl().toString()));
    if (config.joinConfirm()) {
      family.letOwnersAnswer();
    }
    people = new People(directory, journal, config.store(), family::access, clock);
    payments = payments(parts);
    money = new Reconciliation(journal, payments::lookInto, config.zone(), clock);
  }

  /// Begins to look after what time brings: links that age, payments and passes that are awaited.
  void start() {
    family.start(LOOK_AT_LINKS);
    payments.start(ASK_PROVIDER);
    passes.start(LOOK_AT_PASSES);
  }

  /// Somebody signed in: what they have may pay the bill that is made already. A trip without one
  /// asks for it when it makes one.
  void offerPoints(SessionId trip) {
    if (sessions.cart(trip).filter(cart -> cart.phase() == Phase.CHECKOUT).isEmpty()) {
      return;
    }
    sessions.submit(
        trip,
        Source.HUB,
        (handle, cart) -> {
          PointsTender have = tender.tender(handle, trip);
          return new Command.OfferPoints(have.offered(), have.worth(), have.owners());
        });
  }

  /// What staff see and settle.
  AttendantDesk attendant() {
    return new AttendantDesk(
        sessions,
        family,
        catalogue::offers,
        trip -> money.trail(trip, sessions.firstBrokenLink(trip)),
        clock);
  }

  /// The payment side: who collects money, and what sees that it arrives.
  private PaymentDesk payments(Parts parts) {
    List<PaymentProvider> inTurn = new ArrayList<>();
    for (PaymentChoice choice : config.collectors()) {
      inTurn.add(
          switch (choice) {
            case PaymentChoice.Simulator() -> simulated(parts);
            case PaymentChoice.Razorpay(RazorpayProvider.Config with) ->
                parts.keep("Razorpay", new RazorpayProvider(with));
            case PaymentChoice.Stripe(StripeProvider.Config with) ->
                parts.keep("Stripe", new StripeProvider(with));
            case PaymentChoice.PhonePe(PhonePeProvider.Config with) ->
                parts.keep("PhonePe", new PhonePeProvider(with, clock));
            case PaymentChoice.Paytm(PaytmProvider.Config with) ->
                parts.keep("Paytm", new PaytmProvider(with, clock));
          });
    }
    return parts.keep(
        "payments",
        new PaymentDesk(
            journal,
            sessions,
            new Providers(inTurn),
            alerts,
            new PaymentDesk.Rules(config.store(), config.timeToPay()),
            clock));
  }

  /// The simulator in the hub's process is reached over HTTP like any other provider. The secrets
  /// that both share are made anew at each start.
  private PaymentProvider simulated(Parts parts) {
    WebhookSignature signature = new WebhookSignature(List.of(WebhookSignature.newSecret()));
    String apiKey = WebhookSignature.newSecret();
    UpiSimulator simulator =
        parts.keep(
            "payment simulator",
            new UpiSimulator(
                new UpiSimulator.Config(
                    new InetSocketAddress(config.simulator().host(), config.simulator().port()),
                    config.simulatorUrl().toString(),
                    apiKey,
                    Duration.ofSeconds(1),
                    config.directory().resolve("simulator-orders")),
                signature,
                clock));
    simulator.sendWebhooksTo(config.http().local("/payment/webhook/" + SimulatorProvider.NAME));
    return parts.keep(
        "payment provider",
        new SimulatorProvider(
            SimulatorProvider.Config.at(simulator.address(), apiKey), signature, clock));
  }
}
