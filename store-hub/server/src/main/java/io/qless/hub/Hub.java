package io.qless.hub;

import io.qless.contract.pass.SigningKey;
import io.qless.contract.rest.DeviceKind;
import io.qless.contract.wire.Json;
import io.qless.contract.wire.Topics;
import io.qless.hub.attendant.AdminToken;
import io.qless.hub.attendant.AttendantDesk;
import io.qless.hub.broker.Broker;
import io.qless.hub.broker.EmbeddedBroker;
import io.qless.hub.broker.HubPost;
import io.qless.hub.broker.MosquittoBroker;
import io.qless.hub.catalogue.CatalogueDesk;
import io.qless.hub.catalogue.PictureStore;
import io.qless.hub.coupon.CouponDesk;
import io.qless.hub.coupon.Customers;
import io.qless.hub.device.DeviceListener;
import io.qless.hub.device.DeviceStore;
import io.qless.hub.device.HubAddress;
import io.qless.hub.exit.GateEdge;
import io.qless.hub.exit.PassDesk;
import io.qless.hub.family.FamilyDesk;
import io.qless.hub.payment.PaymentDesk;
import io.qless.hub.payment.SimulatorProvider;
import io.qless.hub.payment.WebhookSignature;
import io.qless.hub.payment.simulator.UpiSimulator;
import io.qless.hub.receipt.ReceiptDesk;
import io.qless.hub.session.SessionDesk;
import io.qless.hub.storage.AlertStore;
import io.qless.hub.storage.Database;
import io.qless.hub.storage.DiskWatch;
import io.qless.hub.trolley.ShownToTrolley;
import io.qless.hub.trolley.TrolleyEdge;
import io.qless.hub.web.AdminRoutes;
import io.qless.hub.web.CartSockets;
import io.qless.hub.web.CouponRoutes;
import io.qless.hub.web.DeviceRoutes;
import io.qless.hub.web.FamilyRoutes;
import io.qless.hub.web.PassRoutes;
import io.qless.hub.web.PaymentRoutes;
import io.qless.hub.web.ProductRoutes;
import io.qless.hub.web.ReceiptRoutes;
import io.qless.hub.web.WebEdge;
import io.qless.hub.web.WeightRoutes;
import io.qless.hub.weight.WeightDesk;
import io.qless.hub.weight.WeightEdge;
import io.qless.shop.cart.SessionId;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetSocketAddress;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.time.Duration;
import java.time.InstantSource;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/// The program in the back room. Its constructor is its architecture: what is kept, what decides,
/// what speaks with devices, what speaks with people. Lives from program start to program end.
public final class Hub implements AutoCloseable {

  /// Name of the admin token's file in the data directory.
  static final String ADMIN_TOKEN = "admin-token";

  private static final Logger LOG = LoggerFactory.getLogger(Hub.class);

  private static final Duration ASK_PROVIDER = Duration.ofSeconds(3);
  private static final Duration LOOK_AT_PASSES = Duration.ofSeconds(20);
  private static final Duration LOOK_AT_LINKS = Duration.ofSeconds(30);

  /// Learned weights change over days; each revision makes every trolley fetch.
  private static final Duration TELL_WEIGHTS = Duration.ofMinutes(10);

  private final Deque<Part> parts = new ArrayDeque<>();

  private record Part(String name, AutoCloseable part) {}

  /// Starts the hub; when it returns, trolleys and phones are served.
  ///
  /// @throws RuntimeException of the part that could not start; the others are closed again
  public Hub(HubConfig config, InstantSource clock) {
    try {
      start(config, clock);
    } catch (RuntimeException failed) {
      close();
      throw failed;
    }
    LOG.info("hub of store {} is ready", config.store());
  }

  @Override
  public void close() {
    while (!parts.isEmpty()) {
      Part last = parts.pop();
      try {
        last.part().close();
      } catch (Exception failed) { // the others must be closed, too
        LOG.error("{} did not close well", last.name(), failed);
      }
    }
  }

  private void start(HubConfig config, InstantSource clock) {
    Path directory = made(config.directory());
    Topics topics = new Topics(config.store());

    keep("disk watch", new DiskWatch(directory));
    Database journal = keep("journal", config.databases().journal());
    Database goods = keep("catalogue", config.databases().catalogue());
    AlertStore alerts = new AlertStore(journal, clock);
    DeviceStore devices = new DeviceStore(journal, clock);
    PictureStore pictures = new PictureStore(directory);

    CatalogueDesk catalogue = new CatalogueDesk(goods, config.zone());
    catalogue.warnFrom(config.budgetWarning());
    CouponDesk coupons = new CouponDesk(journal, Customers.GUESTS, clock);
    SessionDesk sessions = new SessionDesk(journal, catalogue, coupons, clock);
    PassDesk passes = passes(config, journal, sessions, alerts, clock);
    FamilyDesk family = family(config, journal, sessions, catalogue, passes, clock);
    Money money = new Money(config, journal, sessions, alerts, clock);

    Broker broker = keep("broker", broker(config, topics, devices));
    devices.listen(new TellBroker(broker));
    HubPost post = keep("hub's post", new HubPost());
    TrolleyEdge trolleys =
        keep("trolleys", new TrolleyEdge(post, topics, sessions, new Shown(family, passes), clock));
    GateEdge gates = keep("gates", new GateEdge(post, topics, passes, clock));
    WeightDesk weights = weights(config, goods, catalogue, sessions, post, topics, clock);
    catalogue.listen(head -> post.announce(topics.catalogueHead(), Json.bytes(head)));
    post.announce(topics.catalogueHead(), Json.bytes(catalogue.head()));

    CartSockets sockets = new CartSockets(family, sessions);
    HubAddress address =
        new HubAddress(
            config.store(), config.publicMqttUrl().toString(), config.publicUrl().toString());
    keep(
        "web",
        new WebEdge(
            new WebEdge.Entrance(config.http().host(), config.http().port()),
            switch (config.tls()) {
              case HubConfig.Tls.None() -> List.of();
              case HubConfig.Tls.Keys keys ->
                  List.of(
                      new WebEdge.EncryptedEntrance(
                          keys.https().host(),
                          keys.https().port(),
                          keys.keystore(),
                          keys.password()));
            },
            List.of(
                new ProductRoutes(catalogue, pictures, devices),
                new FamilyRoutes(family, sessions, sockets),
                new ReceiptRoutes(
                    new ReceiptDesk(journal, sessions, config.seller(), clock), sessions, family),
                new PaymentRoutes(money.desk.webhooks())::register,
                new PassRoutes(passes)::register,
                new DeviceRoutes(devices, trolleys, gates),
                new WeightRoutes(weights),
                new CouponRoutes(catalogue, coupons),
                new AdminRoutes(
                    AdminToken.inFile(directory.resolve(ADMIN_TOKEN)),
                    catalogue,
                    pictures,
                    devices,
                    () -> address,
                    new AttendantDesk(sessions, family, catalogue::offers, clock)))));

    sessions.listen(family);
    sessions.listen(sockets);
    family.listen(trolleys::shownChanged);
    family.start(LOOK_AT_LINKS);
    money.desk.start(ASK_PROVIDER);
    passes.start(LOOK_AT_PASSES);
    post.open(broker.hubLink());
  }

  private WeightDesk weights(
      HubConfig config,
      Database goods,
      CatalogueDesk catalogue,
      SessionDesk sessions,
      HubPost post,
      Topics topics,
      InstantSource clock) {
    WeightDesk weights =
        keep("weights", new WeightDesk(goods, catalogue, sessions, config.zone(), clock));
    keep("weights of trolleys", new WeightEdge(post, topics, weights));
    weights.start(TELL_WEIGHTS);
    return weights;
  }

  private FamilyDesk family(
      HubConfig config,
      Database journal,
      SessionDesk sessions,
      CatalogueDesk catalogue,
      PassDesk passes,
      InstantSource clock) {
    return keep(
        "family",
        new FamilyDesk(
            journal,
            sessions,
            catalogue,
            passes::currentPass,
            clock,
            config.publicUrl().toString()));
  }

  private PassDesk passes(
      HubConfig config,
      Database journal,
      SessionDesk sessions,
      AlertStore alerts,
      InstantSource clock) {
    SigningKey key = SigningKey.loadOrCreate(config.directory().resolve("exit-pass.key"));
    return keep("exit passes", new PassDesk(journal, sessions, alerts, config.store(), key, clock));
  }

  private static Broker broker(HubConfig config, Topics topics, DeviceStore devices) {
    return switch (config.broker()) {
      case HubConfig.BrokerPlace.Inside() ->
          new EmbeddedBroker(
              config.directory().resolve("broker"),
              topics,
              devices::check,
              new EmbeddedBroker.Entrance(config.mqtt().host(), config.mqtt().port()),
              switch (config.tls()) {
                case HubConfig.Tls.None() -> List.of();
                case HubConfig.Tls.Keys keys ->
                    List.of(
                        new EmbeddedBroker.EncryptedEntrance(
                            keys.mqtts().host(),
                            keys.mqtts().port(),
                            keys.keystore(),
                            keys.password()));
              });
      case HubConfig.BrokerPlace.Beside place ->
          new MosquittoBroker(
              place.uri(),
              place.adminPassword(),
              place.trust(),
              topics,
              devices.list().stream()
                  .collect(Collectors.toMap(DeviceStore.Enrolled::id, DeviceStore.Enrolled::kind)));
    };
  }

  private <T extends AutoCloseable> T keep(String name, T part) {
    parts.push(new Part(name, part));
    return part;
  }

  /// Keys, passes and what people bought are nobody else's business on this machine.
  private static Path made(Path directory) {
    try {
      if (Files.isDirectory(directory)) {
        return directory;
      }
      return Files.createDirectories(
          directory,
          PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString("rwx------")));
    } catch (IOException cause) {
      throw new UncheckedIOException("making the data directory " + directory, cause);
    }
  }

  /// The payment side: the simulator in the hub's process is reached over HTTP like any other
  /// provider. The secrets that both share are made anew at each start.
  private final class Money {
    private final PaymentDesk desk;

    Money(
        HubConfig config,
        Database journal,
        SessionDesk sessions,
        AlertStore alerts,
        InstantSource clock) {
      WebhookSignature signature = new WebhookSignature(List.of(WebhookSignature.newSecret()));
      String apiKey = WebhookSignature.newSecret();
      UpiSimulator simulator =
          keep(
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
      SimulatorProvider provider =
          keep(
              "payment provider",
              new SimulatorProvider(
                  new SimulatorProvider.Config(
                      simulator.address(), apiKey, Duration.ofSeconds(3), Duration.ofSeconds(10)),
                  signature,
                  clock));
      desk =
          keep(
              "payments",
              new PaymentDesk(
                  journal,
                  sessions,
                  provider,
                  alerts,
                  new PaymentDesk.Rules(config.store(), config.timeToPay()),
                  clock));
      simulator.sendWebhooksTo(config.http().local("/payment/webhook/" + SimulatorProvider.NAME));
    }
  }

  private record TellBroker(Broker broker) implements DeviceListener {
    @Override
    public void enrolled(DeviceKind kind, String id, String password) {
      broker.letIn(kind, id, password);
    }

    @Override
    public void revoked(String id) {
      broker.shutOut(id);
    }
  }

  private record Shown(FamilyDesk family, PassDesk passes) implements ShownToTrolley {
    @Override
    public String joinUrl(SessionId session) {
      return family.currentJoinUrl(session);
    }

    @Override
    public Optional<Pass> pass(SessionId session) {
      return passes.currentPass(session).map(pass -> new Pass(pass.token(), pass.expires()));
    }
  }
}
