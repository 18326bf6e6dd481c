package io.qless.hub;

import io.qless.contract.wire.Json;
import io.qless.contract.wire.Topics;
import io.qless.hub.attendant.AdminToken;
import io.qless.hub.attendant.AttendantDesk;
import io.qless.hub.attendant.StaffBoard;
import io.qless.hub.backup.BackupDesk;
import io.qless.hub.backup.Restore;
import io.qless.hub.broker.Broker;
import io.qless.hub.broker.HubPost;
import io.qless.hub.device.HubAddress;
import io.qless.hub.exit.GateEdge;
import io.qless.hub.exit.PassDesk;
import io.qless.hub.family.FamilyDesk;
import io.qless.hub.family.TakeOver;
import io.qless.hub.metrics.DoorTimes;
import io.qless.hub.metrics.HubMetrics;
import io.qless.hub.orders.Caller;
import io.qless.hub.orders.OrderDesk;
import io.qless.hub.receipt.ReceiptDesk;
import io.qless.hub.repeat.RequestKeys;
import io.qless.hub.returns.ReturnDesk;
import io.qless.hub.rewards.PointsDesk;
import io.qless.hub.session.ChainAudit;
import io.qless.hub.session.IdleTrips;
import io.qless.hub.storage.Alert;
import io.qless.hub.storage.Databases;
import io.qless.hub.storage.DiskWatch;
import io.qless.hub.trolley.BatteryWatch;
import io.qless.hub.trolley.ShownToTrolley;
import io.qless.hub.trolley.TrolleyEdge;
import io.qless.hub.web.AdminRoutes;
import io.qless.hub.web.AlertRoutes;
import io.qless.hub.web.AuthRoutes;
import io.qless.hub.web.BackupRoutes;
import io.qless.hub.web.CartSockets;
import io.qless.hub.web.CheckoutRoutes;
import io.qless.hub.web.CouponRoutes;
import io.qless.hub.web.DeviceRoutes;
import io.qless.hub.web.Doors;
import io.qless.hub.web.FamilyRoutes;
import io.qless.hub.web.GateRoutes;
import io.qless.hub.web.HealthRoutes;
import io.qless.hub.web.KeyRoutes;
import io.qless.hub.web.MemberRoutes;
import io.qless.hub.web.MetricsRoutes;
import io.qless.hub.web.MoneyRoutes;
import io.qless.hub.web.OrderRoutes;
import io.qless.hub.web.PassRoutes;
import io.qless.hub.web.PaymentRoutes;
import io.qless.hub.web.PhoneTripRoutes;
import io.qless.hub.web.ProductRoutes;
import io.qless.hub.web.ReceiptRoutes;
import io.qless.hub.web.Repeats;
import io.qless.hub.web.ReturnRoutes;
import io.qless.hub.web.StaffDoor;
import io.qless.hub.web.StaffEntryRoutes;
import io.qless.hub.web.StaffRoutes;
import io.qless.hub.web.StaffSockets;
import io.qless.hub.web.TrolleyRoutes;
import io.qless.hub.web.UserRoutes;
import io.qless.hub.web.WebEdge;
import io.qless.hub.web.WeightRoutes;
import io.qless.hub.weight.WeightDesk;
import io.qless.hub.weight.WeightEdge;
import io.qless.shop.cart.SessionId;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.time.Duration;
import java.time.InstantSource;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.Consumer;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/// The program in the back room. Its constructor is its architecture: what is kept and decided
/// ([BackRoom]), what speaks with devices, what speaks with people. Lives from program start to
/// program end.
public final class Hub implements AutoCloseable {

  /// Name of the admin token's file in the data directory.
  static final String ADMIN_TOKEN = "admin-token";

  private static final Logger LOG = LoggerFactory.getLogger(Hub.class);

  /// What trolleys agreed on is told to all of them so often: each telling makes each of them ask.
  private static final Duration TELL_WEIGHTS = Duration.ofMinutes(10);

  /// More than staff can settle in a day.
  private static final int SHOWN_ALERTS = 50;

  private static final Duration LOOK_FOR_IDLE = Duration.ofMinutes(1);
  private static final Duration FORGET_KEYS = Duration.ofMinutes(1);

  private final Parts parts = new Parts();
  private final WebEdge web;
  private final Consumer<String> lastResort;
  private volatile boolean ending;

  /// Starts the hub; when it returns, trolleys and phones are served.
  ///
  /// @throws RuntimeException of the part that could not start; the others are closed again
  public Hub(HubConfig config, InstantSource clock) {
    this(config, clock, why -> LOG.error("the hub can't go on: {}", why));
  }

  /// @param lastResort told why this hub can't go on, and that only a new start helps; not told
  ///   while it closes
  Hub(HubConfig config, InstantSource clock, Consumer<String> lastResort) {
    this.lastResort = lastResort;
    try {
      web = start(config, clock);
    } catch (RuntimeException failed) {
      close();
      throw failed;
    }
    LOG.info("hub of store {} is ready", config.store());
  }

  /// The doors that stand open for people and programs, as [WebEdge#doors()] tells them.
  List<String> doors() {
    return web.doors();
  }

  @Override
  public void close() {
    ending = true;
    parts.close();
  }

  private void giveUp(String why) {
    if (!ending) {
      lastResort.accept(why);
    }
  }

  private WebEdge start(HubConfig config, InstantSource clock) {
    DiskWatch disk = parts.keep("disk watch", new DiskWatch(made(config.directory())));
    demandRoom(disk);
    demandWhole(config.directory());
    BackRoom room = new BackRoom(config, parts, clock);
    room.journal.guard(disk::full, this::giveUp);
    room.goods.guard(disk::full, this::giveUp);
    disk.whenLow(words ->
        room.alerts.raise(
            Alert.Kind.DISK_LOW, LocalDate.ofInstant(clock.instant(), config.zone()) + "", words));
    Topics topics = new Topics(config.store());

    Encryption tls = parts.keep("certificate", new Encryption(config, clock));
    Broker broker =
        parts.keep("broker", Brokers.of(config, topics, room.devices, tls, this::giveUp));
    HubPost post = parts.keep("hub's post", new HubPost());
    TrolleyEdge trolleys =
        parts.keep(
            "trolleys",
            new TrolleyEdge(
                post, topics, room.sessions, new Shown(room.family, room.passes), clock));
    trolleys.whenHeard(new BatteryWatch(room.alerts, clock)::heard);
    WeightDesk weights = weights(config, room, post, topics, clock);
    GateEdge gates =
        parts.keep(
            "gates", new GateEdge(post, topics, room.passes, room.gateJournal, room.alerts, clock));
    room.catalogue.listen(head -> post.announce(topics.catalogueHead(), Json.bytes(head)));
    post.announce(topics.catalogueHead(), Json.bytes(room.catalogue.head()));

    DeviceRoutes devices = new DeviceRoutes(room.devices, trolleys, gates);
    StaffBoard board = new StaffBoard(room.sessions, room.catalogue::offers, clock);
    StaffSockets pages = pages(room, board, devices, clock);
    CartSockets sockets = new CartSockets(room.family, room.sessions);
    List<Doors> doors = new ArrayList<>(doorsOfShoppers(config, room, sockets, clock));
    doors.addAll(doorsOfStaff(config, room, weights, pages, clock));
    doors.add(devices);
    doors.add(new GateRoutes(room.devices, gates, room.gateJournal));
    doors.add(new KeyRoutes(room.passes.keys()));
    HubMetrics metrics = parts.keep("metrics", new HubMetrics());
    new Meters(metrics)
        .backRoom(room)
        .devices(room, broker, post, trolleys, gates)
        .sockets(sockets, pages);
    doors.add(new MetricsRoutes(metrics, config.metrics()));
    doors.add(new HealthRoutes(() -> disk.full() ? "disk full" : tls.trouble()));
    doors.add(tls.doors());
    WebEdge web = parts.keep("web", web(config, tls, repeats(config, room, clock), metrics, doors));

    room.sessions.listen(room.family);
    room.sessions.listen(sockets);
    room.sessions.listen(board);
    room.sessions.listen(pages);
    room.family.listen(trolleys::shownChanged);
    room.start();
    endIdleTrips(config, room, trolleys, sockets, clock);
    post.open(broker.hubLink());
    tls.start(web, broker, room.alerts);
    return web;
  }

  private static List<Doors> doorsOfShoppers(
      HubConfig config, BackRoom room, CartSockets sockets, InstantSource clock) {
    return List.of(
        new ProductRoutes(room.catalogue, room.pictures, room.devices, clock),
        new FamilyRoutes(room.family, room.sessions, sockets, room.catalogue, clock),
        new TrolleyRoutes(room.devices, new TakeOver(room.journal, room.sessions, clock)),
        new StaffEntryRoutes(room.devices, room.people.badges()),
        new MemberRoutes(room.devices, room.people, room.sessions),
        new PhoneTripRoutes(room.family, room.sessions, room.passes, clock),
        new CheckoutRoutes(room.family, room.sessions),
        doorsAfterPayment(config, room, clock),
        new PaymentRoutes(room.payments.webhooks())::register,
        new PassRoutes(room.passes)::register,
        new AuthRoutes(room.people, config.publicUrl()));
  }

  /// Receipts, goods that come back, orders and points.
  private static Doors doorsAfterPayment(HubConfig config, BackRoom room, InstantSource clock) {
    ReceiptDesk receipts = new ReceiptDesk(room.journal, room.sessions, config.seller(), clock);
    PointsDesk points = room.points;
    ReturnDesk returns =
        new ReturnDesk(
            room.journal,
            room.sessions,
            receipts,
            room.payments.refunds(),
            config.store(),
            points::goodsCameBack,
            clock);
    OrderDesk orders = new OrderDesk(room.journal, points);
    room.people
        .trips()
        .listen((trip, account) -> {
          orders.claim(trip, new Caller.Customer(account));
          room.offerPoints(trip);
        });
    return Doors.all(
        List.of(
            new ReceiptRoutes(receipts, room.sessions, room.family),
            new ReturnRoutes(returns, room.family),
            new OrderRoutes(orders, returns, points, room.family, bearer -> caller(room, bearer))));
  }

  private static Optional<Caller> caller(BackRoom room, String bearer) {
    Optional<Caller> customer =
        room.people.logins().access(bearer).map(account -> new Caller.Customer(account.id()));
    return customer.or(
        () -> room.family.access(bearer).map(access -> new Caller.Guest(access.session())));
  }

  private static List<Doors> doorsOfStaff(
      HubConfig config,
      BackRoom room,
      WeightDesk weights,
      StaffSockets pages,
      InstantSource clock) {
    AdminToken token = AdminToken.inFile(config.directory().resolve(ADMIN_TOKEN));
    HubAddress address =
        new HubAddress(
            config.store(), config.publicMqttUrl().toString(), config.publicUrl().toString());
    AttendantDesk attendant = room.attendant();
    return List.of(
        new StaffRoutes(attendant, room.passes, pages),
        new AlertRoutes(room.alerts, pages),
        new WeightRoutes(weights),
        new CouponRoutes(room.catalogue, room.coupons),
        new UserRoutes(room.people),
        new MoneyRoutes(room.money, room.payments.refunds(), new ChainAudit(room.journal)),
        new BackupRoutes(
            new BackupDesk(
                config.directory(), config.store(), room.journal, room.goods, room.pictures, clock),
            room.people.staff()),
        new AdminRoutes(
            new StaffDoor(token, room.people.logins(), room.people.staff()),
            room.catalogue,
            room.pictures,
            room.devices,
            () -> address,
            attendant));
  }

  private StaffSockets pages(
      BackRoom room, StaffBoard board, DeviceRoutes devices, InstantSource clock) {
    return parts.keep(
        "attendants' pages",
        new StaffSockets(
            room.people.logins(),
            board,
            () -> devices.list().devices(),
            () -> room.alerts.latest(SHOWN_ALERTS),
            clock));
  }

  private void endIdleTrips(
      HubConfig config,
      BackRoom room,
      TrolleyEdge trolleys,
      CartSockets sockets,
      InstantSource clock) {
    IdleTrips idle =
        parts.keep(
            "idle trips",
            new IdleTrips(
                room.journal,
                room.sessions,
                config.abandonAfter(),
                cart -> trolleys.isHere(cart) || sockets.isWatched(cart.session()),
                clock));
    idle.start(LOOK_FOR_IDLE);
  }

  private WeightDesk weights(
      HubConfig config, BackRoom room, HubPost post, Topics topics, InstantSource clock) {
    WeightDesk weights =
        parts.keep(
            "weights",
            new WeightDesk(room.goods, room.catalogue, room.sessions, config.zone(), clock));
    parts.keep("weights of trolleys", new WeightEdge(post, topics, weights));
    weights.start(TELL_WEIGHTS);
    return weights;
  }

  private Repeats repeats(HubConfig config, BackRoom room, InstantSource clock) {
    Duration lease =
        switch (config.databases()) {
          case Databases.InFiles files -> Duration.ZERO;
          case Databases.OnPostgres server -> RequestKeys.LEASE;
        };
    RequestKeys keys =
        parts.keep("request keys", new RequestKeys(room.journal, config.directory(), lease, clock));
    keys.start(FORGET_KEYS);
    AdminToken token = AdminToken.inFile(config.directory().resolve(ADMIN_TOKEN));
    return new Repeats(keys, new Callers(token, room.people.logins(), room.family));
  }

  private static WebEdge web(
      HubConfig config, Encryption tls, Repeats repeats, DoorTimes times, List<Doors> doors) {
    WebEdge.Entrance plain = new WebEdge.Entrance(config.http().host(), config.http().port());
    return new WebEdge(plain, tls.ofWeb(), repeats, times, doors);
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

  /// A hub that can write nothing can't even open its files.
  private static void demandRoom(DiskWatch disk) {
    if (disk.full()) {
      throw new IllegalStateException(disk.inWords());
    }
  }

  /// Half a store must not sell.
  private static void demandWhole(Path directory) {
    if (Restore.isUnfinished(directory)) {
      throw new IllegalStateException(
          "a restore into %s did not end: run it again, it begins anew (it left %s there)"
              .formatted(directory, Restore.UNFINISHED));
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
