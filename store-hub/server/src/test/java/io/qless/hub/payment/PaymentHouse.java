package io.qless.hub.payment;

import io.javalin.Javalin;
import io.qless.hub.HubConfig;
import io.qless.hub.coupon.CouponDesk;
import io.qless.hub.coupon.Customers;
import io.qless.hub.exit.KeyRing;
import io.qless.hub.exit.PassDesk;
import io.qless.hub.payment.simulator.UpiSimulator;
import io.qless.hub.receipt.ReceiptDesk;
import io.qless.hub.returns.ReturnDesk;
import io.qless.hub.rewards.PointsBooks;
import io.qless.hub.rewards.PointsDesk;
import io.qless.hub.session.AllBooks;
import io.qless.hub.session.SessionDesk;
import io.qless.hub.storage.AlertStore;
import io.qless.hub.storage.Database;
import io.qless.hub.storage.TestDatabases;
import io.qless.hub.web.PassRoutes;
import io.qless.hub.web.PaymentRoutes;
import io.qless.shop.cart.Cart;
import io.qless.shop.cart.Command;
import io.qless.shop.cart.NumberedCommand;
import io.qless.shop.cart.SessionId;
import io.qless.shop.cart.Settlement;
import io.qless.shop.cart.Source;
import io.qless.shop.catalogue.Article;
import io.qless.shop.item.ItemCode;
import io.qless.shop.item.Weight;
import io.qless.shop.money.Money;
import io.qless.shop.rewards.PointsPolicy;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.List;
import java.util.Map;
import java.util.function.BooleanSupplier;

/// A hub's money side with everything real: H2, HTTP, simulator, sessions. The clock stands still
/// until a test moves it, and no round of asking runs by itself. Test use only.
public final class PaymentHouse implements AutoCloseable {

  public static final Instant NOON = Instant.parse("2026-11-24T06:30:00Z");
  public static final WebhookSignature SIGNATURE =
      new WebhookSignature(List.of("whsec_MfKQ9r8GKYqrTwjUPD8ILPZIo2LaLaSw"));

  private static final String API_KEY = "0123456789abcdef";
  private static final Duration LIMIT = Duration.ofSeconds(20);
  private static final Duration NEVER = Duration.ofDays(1);

  private final Path directory;
  private final HttpClient http = HttpClient.newHttpClient();
  private volatile Instant now = NOON;
  private Database journal;
  private SessionDesk sessions;
  private PaymentDesk payments;
  private PassDesk passes;
  private Javalin web;
  private SimulatorProvider provider;
  private final UpiSimulator simulator;
  private final OneOwner owners = new OneOwner();

  public PaymentHouse(Path directory) {
    this.directory = directory;
    simulator =
        new UpiSimulator(
            new UpiSimulator.Config(
                new InetSocketAddress(InetAddress.getLoopbackAddress(), 0),
                "",
                API_KEY,
                Duration.ofMillis(50),
                directory.resolve("simulator-orders")),
            SIGNATURE,
            clock());
    journal = TestDatabases.journal(directory);
    sessions = makeSessions();
    provider = makeProvider(simulator.address(), Duration.ofSeconds(10));
    payments = makePayments();
    passes = makePasses();
    web = makeWeb();
    webhooksOn();
  }

  /// Opens the doors; before, nobody listens to the sessions.
  public PaymentHouse open() {
    payments.start(NEVER);
    passes.start(NEVER);
    return this;
  }

  /// A provider at another address that does not wait long.
  public void useProviderAt(URI address) {
    payments.close();
    provider.close();
    provider = makeProvider(address, Duration.ofMillis(300));
    payments = makePayments();
  }

  public void hurry(Duration answer) {
    SimulatorProvider before = provider;
    provider = makeProvider(simulator.address(), answer);
    useProviders(List.of(provider));
    before.close();
  }

  /// Others collect, in this order; the simulator only if it is among them.
  public void useProviders(List<PaymentProvider> inTurn) {
    web.stop();
    payments.close();
    payments = makePayments(inTurn);
    web = makeWeb();
    webhooksOn();
  }

  /// The provider that speaks with the simulator.
  public PaymentProvider simulated() {
    return provider;
  }

  /// The hub's process ends and another begins on the same disk. The simulator lives on.
  public void restart() {
    stopHub();
    journal = TestDatabases.journal(directory);
    sessions = makeSessions();
    provider = makeProvider(simulator.address(), Duration.ofSeconds(10));
    payments = makePayments();
    passes = makePasses();
    web = makeWeb();
    webhooksOn();
    open();
  }

  public InstantSource clock() {
    return () -> now;
  }

  public void wait(Duration time) {
    now = now.plus(time);
  }

  public UpiSimulator simulator() {
    return simulator;
  }

  public SessionDesk sessions() {
    return sessions;
  }

  private SessionDesk makeSessions() {
    return new SessionDesk(
        journal,
        new SmallShelf(),
        new AllBooks(
            new CouponDesk(journal, Customers.GUESTS, clock()),
            new PointsBooks(points(), owners),
            new ShareBooks(clock())),
        clock());
  }

  /// From now on the trips belong to this account, and these phones are signed in with it.
  public void belongTo(String customer, String... phones) {
    owners.are(customer, phones);
  }

  private PaymentDesk makePayments() {
    return makePayments(List.of(provider));
  }

  private PaymentDesk makePayments(List<PaymentProvider> inTurn) {
    return new PaymentDesk(
        journal,
        sessions,
        new Providers(inTurn),
        new AlertStore(journal, clock()),
        new PaymentDesk.Rules("S017", Duration.ofMinutes(5)),
        clock());
  }

  public Database journal() {
    return journal;
  }

  /// Prints what the trips of this house bought.
  public ReceiptDesk receipts() {
    return new ReceiptDesk(journal, sessions, HubConfig.of(Map.of()).seller(), clock());
  }

  /// Takes goods back.
  public ReturnDesk returns() {
    return new ReturnDesk(
        journal,
        sessions,
        receipts(),
        payments.refunds(),
        "S017",
        points()::goodsCameBack,
        clock());
  }

  /// Moves points.
  public PointsDesk points() {
    return new PointsDesk(journal, PointsPolicy.USUAL, clock());
  }

  /// A trip that bought these and paid.
  public SessionId paidTrip(String name, Command... goods) {
    SessionId session = new SessionId(name);
    trolley(session, new Command.StartTrip("T1", "en"));
    for (Command one : goods) {
      trolley(session, one);
    }
    payNow(session);
    return session;
  }

  /// A trip with goods pays.
  public void payNow(SessionId session) {
    trolley(session, new Command.StartCheckout());
    trolley(session, new Command.RequestPayment());
    soon(
        "asked to pay or paid",
        () -> !(cart(session).settlement() instanceof Settlement.Requested));
    if (cart(session).settlement() instanceof Settlement.Awaiting awaiting) {
      simulator.decide(awaiting.attempt(), true);
    }
    soon("paid", () -> cart(session).settlement() instanceof Settlement.Paid);
  }

  public PaymentDesk desk() {
    return payments;
  }

  public PassDesk passDesk() {
    return passes;
  }

  public AlertStore alerts() {
    return new AlertStore(journal, clock());
  }

  public void webhooksOff() {
    simulator.sendWebhooksTo(URI.create("http://127.0.0.1:1/nobody"));
  }

  public void webhooksOn() {
    simulator.sendWebhooksTo(hubAddress().resolve("/payment/webhook/simulator"));
  }

  public URI hubAddress() {
    return URI.create("http://127.0.0.1:" + web.port());
  }

  /// A trip with goods whose payment was asked for.
  public SessionId tripAsksToPay(String name) {
    SessionId session = new SessionId(name);
    trolley(session, new Command.StartTrip("T1", "en"));
    trolley(session, scan());
    trolley(session, scan());
    trolley(session, new Command.StartCheckout());
    trolley(session, new Command.RequestPayment());
    return session;
  }

  public Cart trolley(SessionId session, Command command) {
    long next = sessions.cart(session).map(cart -> cart.heardFrom(Source.TROLLEY)).orElse(0L) + 1;
    NumberedCommand numbered = new NumberedCommand(Source.TROLLEY, next, now, command);
    return sessions.take("T1", session, List.of(numbered)).orElseThrow();
  }

  public Cart cart(SessionId session) {
    return sessions.cart(session).orElseThrow();
  }

  /// One piece of an article.
  public static Command.AddItem scan(Article article) {
    return new Command.AddItem(
        new ItemCode.Piece(article.id(), ItemCode.UnitMark.NONE),
        article.sale().unitPrice(),
        SmallShelf.REVISION);
  }

  /// Loose goods with their label.
  public static Command.AddItem weighed(Article article, long grams) {
    return new Command.AddItem(
        new ItemCode.Weighed(article.id(), Weight.grams(grams)),
        article.sale().unitPrice(),
        SmallShelf.REVISION);
  }

  public static Command.AddItem scan() {
    return new Command.AddItem(
        new ItemCode.Piece(SmallShelf.RICE.id(), ItemCode.UnitMark.NONE),
        Money.paise(12_345),
        SmallShelf.REVISION);
  }

  /// Posts to the hub's webhook door.
  ///
  /// @return the status of the answer
  public int post(byte[] body, Map<String, String> headers) throws Exception {
    return post("simulator", body, headers);
  }

  /// Posts to the webhook door of a provider.
  ///
  /// @return the status of the answer
  public int post(String provider, byte[] body, Map<String, String> headers) throws Exception {
    HttpRequest.Builder request =
        HttpRequest.newBuilder(hubAddress().resolve("/payment/webhook/" + provider))
            .timeout(LIMIT)
            .POST(HttpRequest.BodyPublishers.ofByteArray(body));
    headers.forEach(request::header);
    return http.send(request.build(), HttpResponse.BodyHandlers.discarding()).statusCode();
  }

  public HttpResponse<String> get(URI address) throws IOException, InterruptedException {
    return http.send(
        HttpRequest.newBuilder(address).timeout(LIMIT).build(),
        HttpResponse.BodyHandlers.ofString());
  }

  /// One column of the first row, as text.
  public String sql(String query) {
    return journal
        .jdbi()
        .withHandle(handle -> handle.createQuery(query).mapTo(String.class).first());
  }

  Attempt attempt(String id) {
    return new JdbcAttemptStore(journal).find(id).orElseThrow();
  }

  public String stateOf(String attempt) {
    return new JdbcAttemptStore(journal)
        .find(attempt)
        .map(found -> found.state().name())
        .orElse("NONE");
  }

  /// Waits for what happens on other threads.
  public static void soon(String what, BooleanSupplier condition) {
    long end = System.nanoTime() + LIMIT.toNanos();
    while (!condition.getAsBoolean()) {
      if (System.nanoTime() > end) {
        throw new AssertionError("not within " + LIMIT + ": " + what);
      }
      java.util.concurrent.locks.LockSupport.parkNanos(5_000_000);
    }
  }

  @Override
  public void close() {
    stopHub();
    simulator.close();
    http.shutdownNow();
  }

  private void stopHub() {
    web.stop();
    payments.close();
    passes.close();
    provider.close();
    journal.close();
  }

  private SimulatorProvider makeProvider(URI address, Duration answerTimeout) {
    return new SimulatorProvider(
        new SimulatorProvider.Config(address, API_KEY, Duration.ofSeconds(3), answerTimeout),
        SIGNATURE,
        clock());
  }

  private PassDesk makePasses() {
    return new PassDesk(
        journal,
        sessions,
        new AlertStore(journal, clock()),
        "S017",
        new KeyRing(directory, clock()),
        clock());
  }

  private Javalin makeWeb() {
    return Javalin.create(
            config -> {
              new PaymentRoutes(payments.webhooks()).register(config.routes);
              new PassRoutes(passes).register(config.routes);
            })
        .start("127.0.0.1", 0);
  }
}
