package io.qless.hub.family;

import io.qless.hub.exit.CurrentPass;
import io.qless.hub.session.Outcome;
import io.qless.hub.session.SessionDesk;
import io.qless.hub.session.SessionListener;
import io.qless.hub.storage.Database;
import io.qless.shop.budget.BudgetGauge;
import io.qless.shop.budget.LookAhead;
import io.qless.shop.budget.Outlook;
import io.qless.shop.cart.Cart;
import io.qless.shop.cart.Command;
import io.qless.shop.cart.Event;
import io.qless.shop.cart.JournalEntry;
import io.qless.shop.cart.Phase;
import io.qless.shop.cart.SessionId;
import io.qless.shop.catalogue.Shelf;
import io.qless.shop.pricing.Bill;
import java.security.SecureRandom;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.Base64;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.ScheduledFuture;
import java.util.concurrent.TimeUnit;
import java.util.function.Consumer;
import java.util.function.Function;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/// Lets phones into trips and speaks for them there. Safe for any thread; lives as long as the hub.
/// Register it as a listener of the sessions, so that it forgets the links of ended trips.
public final class FamilyDesk implements SessionListener, AutoCloseable {

  private static final Logger LOG = LoggerFactory.getLogger(FamilyDesk.class);

  /// Long enough to hand a phone over, too short for a photo of the trolley to be of use at home.
  static final Duration LINK_LIFE = Duration.ofMinutes(10);

  /// A shopping trip and the way home, to look at the receipt.
  static final Duration TOKEN_LIFE = Duration.ofHours(12);

  /// 128 bits: nobody finds one by trying (OWASP asks for 64).
  private static final int SECRET_BYTES = 16;

  private static final int TOKEN_BYTES = 32;

  /// Names of one trip's participants must differ, and two of them never meet by chance.
  private static final int PARTICIPANT_BYTES = 8;

  /// Trips with phones alone at a time: as many as a large store has trolleys, four times over.
  static final int MAX_ALONE = 2_000;

  private final JdbcFamilyStore store;
  private final JoinRequests requests;
  private final PhonePace pace;
  private final SessionDesk sessions;
  private final Shelf shelf;
  private final Function<SessionId, Optional<CurrentPass>> passes;
  private final InstantSource clock;
  private final String publicUrl;
  private volatile boolean ownersAnswer;
  private final SecureRandom random = new SecureRandom();
  private final Map<SessionId, Link> links = new ConcurrentHashMap<>();
  private final Map<SessionId, LookAhead> ahead = new ConcurrentHashMap<>();
  private final List<Consumer<SessionId>> listeners = new CopyOnWriteArrayList<>();
  private final ScheduledExecutorService timer =
      Executors.newSingleThreadScheduledExecutor(
          Thread.ofPlatform().name("family").daemon().factory());

  /// @param passes the exit pass to show for a trip, if there is one
  /// @param publicUrl address of the hub as phones reach it, such as `https://hub.example`, without
  ///   a slash at its end
  public FamilyDesk(
      Database journal,
      SessionDesk sessions,
      Shelf shelf,
      Function<SessionId, Optional<CurrentPass>> passes,
      InstantSource clock,
      String publicUrl) {
    store = new JdbcFamilyStore(journal);
    this.sessions = sessions;
    requests = new JoinRequests(sessions);
    pace = new PhonePace(clock);
    this.shelf = shelf;
    this.passes = passes;
    this.clock = clock;
    this.publicUrl = publicUrl;
  }

  /// From now on whoever holds the trolley is asked before a phone is let in.
  public void letOwnersAnswer() {
    ownersAnswer = true;
  }

  /// Asks to be told when a trip needs a new join link on its trolley.
  public void listen(Consumer<SessionId> listener) {
    listeners.add(listener);
  }

  /// Looks after links from now on.
  ///
  /// @param every how often; well below [#LINK_LIFE]
  public void start(Duration every) {
    ScheduledFuture<?> _ =
        timer.scheduleWithFixedDelay(
            this::lookAfterLinks, every.toMillis(), every.toMillis(), TimeUnit.MILLISECONDS);
  }

  /// Address for the family QR of a trip; a new one after each use and after half its life, so that
  /// what a trolley shows works. Empty if nobody can join now.
  public String currentJoinUrl(SessionId session) {
    Optional<Cart> cart = sessions.cart(session);
    if (cart.isEmpty()
        || !cart.get().phase().isOpen()
        || cart.get().participants().size() + cart.get().asking().size() >= Cart.MAX_PARTICIPANTS) {
      return "";
    }
    Instant now = clock.instant();
    Link link =
        links.compute(session, (id, old) -> old == null || old.isAging(now) ? fresh(id, now) : old);
    return publicUrl + "/join#" + link.secret();
  }

  /// Lets a phone in, or has it wait for the owner's word. The link is used up only if that works.
  ///
  /// @param name what the others will read
  public JoinOutcome join(String secret, String name) {
    Instant now = clock.instant();
    Optional<SessionId> session = store.sessionOf(secret, now);
    if (session.isEmpty()) {
      return new JoinOutcome.LinkNotGood();
    }
    Access access = new Access(session.get(), HexFormat.of().formatHex(bytes(PARTICIPANT_BYTES)));
    String token = text(TOKEN_BYTES);
    // Checks the name before the link is touched.
    String shown = ShownName.of(access.participant(), name);
    boolean asks = ownersAnswer;
    Command command = asks ? new Command.AskToJoin(shown) : new Command.JoinTrip(shown);
    try {
      Outcome outcome =
          sessions.submit(
              access.session(),
              access.source(),
              (handle, cart) -> {
                if (!store.useSecret(handle, secret)) {
                  throw new LinkUsedException();
                }
                links.remove(access.session());
                store.addToken(handle, token, access, now.plus(TOKEN_LIFE));
                return command;
              });
      return switch (outcome) {
        case Outcome.Done done ->
            asks ? new JoinOutcome.Waiting(access, token) : new JoinOutcome.Joined(access, token);
        case Outcome.Refused refused -> new JoinOutcome.Refused(refused.code(), refused.detail());
      };
    } catch (LinkUsedException used) {
      return new JoinOutcome.LinkNotGood();
    }
  }

  /// Begins a trip without a trolley for a phone, which is its first participant.
  ///
  /// @param language `en` or `hi`
  /// @return empty if there are as many such trips as the hub takes
  /// @throws IllegalArgumentException if that is no name
  public Optional<JoinOutcome.Joined> startAlone(String name, String language) {
    SessionId session = new SessionId(UUID.randomUUID().toString());
    Access access = new Access(session, HexFormat.of().formatHex(bytes(PARTICIPANT_BYTES)));
    String token = text(TOKEN_BYTES);
    Command command = new Command.StartAlone(ShownName.of(access.participant(), name), language);
    try {
      sessions.submit(
          session,
          access.source(),
          (handle, cart) -> {
            if (store.countAlone(handle) >= MAX_ALONE) {
              throw new HubFullException();
            }
            store.addToken(handle, token, access, clock.instant().plus(TOKEN_LIFE));
            return command;
          });
      return Optional.of(new JoinOutcome.Joined(access, token));
    } catch (HubFullException full) {
      LOG.warn("{} trips with phones alone are under way; no more are begun", MAX_ALONE);
      return Optional.empty();
    }
  }

  /// What a token opens, empty if nothing. Who waits to be let in opens nothing yet.
  public Optional<Access> access(String token) {
    return store
        .access(token, clock.instant())
        .filter(access ->
            sessions
                .cart(access.session())
                .filter(cart -> cart.has(access.participant()))
                .isPresent());
  }

  /// Counts a request of a phone.
  ///
  /// @return how long it must wait because it asks too fast; zero if the request may go on
  public Duration pause(Access access) {
    return pace.take(access);
  }

  /// How far a phone has come that wants to join, empty if the token is unknown.
  public Optional<JoinState> joinState(String token) {
    return store.access(token, clock.instant()).map(requests::state);
  }

  /// Puts a phone's numbered command into its trip. A number that was heard before changes nothing,
  /// and is answered as done unless another request brought it; joining was number 1.
  ///
  /// @param key names the request, up to 64 characters, the same when it is sent again; empty if it
  ///   has no name and is known by its number alone
  public PhoneOutcome submit(Access access, long number, String key, Command command) {
    try {
      Outcome outcome =
          sessions.submit(
              access.session(),
              access.source(),
              (handle, cart) -> {
                long heard = cart.heardFrom(access.source());
                if (number != heard + 1) {
                  throw new OutOfTurnException(heard, cart.revision());
                }
                if (!key.isEmpty()) {
                  store.addCommand(handle, access, number, key, clock.instant().plus(TOKEN_LIFE));
                }
                return command;
              });
      return switch (outcome) {
        case Outcome.Done done -> new PhoneOutcome.Done(done.cart().revision());
        case Outcome.Refused refused -> new PhoneOutcome.Refused(refused.code(), refused.detail());
      };
    } catch (OutOfTurnException outOfTurn) {
      if (number > outOfTurn.heard) {
        return new PhoneOutcome.Gap(outOfTurn.heard + 1);
      }
      return isOfAnother(access, number, key)
          ? new PhoneOutcome.Used()
          : new PhoneOutcome.Done(outOfTurn.revision);
    }
  }

  private boolean isOfAnother(Access access, long number, String key) {
    return !key.isEmpty() && store.keyOf(access, number).filter(key::equals).isEmpty();
  }

  /// A trip as one participant sees it; nobody's view, and no exit pass, for an empty name.
  public FamilyView view(Cart cart, String participant) {
    return draw(cart, !participant.isEmpty()).of(participant);
  }

  /// A trip as all its phones will see it, drawn when the first of them takes it.
  public SharedView shared(Cart cart) {
    return new SharedView(cart, () -> draw(cart, true));
  }

  private ViewOfTrip draw(Cart cart, boolean forPhones) {
    Instant now = clock.instant();
    FamilyView.Pass pass = forPhones ? pass(cart, now) : FamilyView.Pass.NONE;
    Bill bill = ViewOfTrip.bill(cart, shelf.offers(), now);
    return new ViewOfTrip(cart, bill, outlook(cart, bill, forPhones, now), pass, now);
  }

  /// Looked ahead once for all phones of a trip.
  private Outlook outlook(Cart cart, Bill bill, boolean forPhones, Instant now) {
    if (!forPhones || cart.phase() != Phase.SHOPPING) {
      return Ahead.unseen(BudgetGauge.of(cart, bill.total(), shelf.storeRules().budgetWarning()));
    }
    return ahead
        .computeIfAbsent(cart.session(), session -> new LookAhead())
        .of(cart, bill, shelf, now);
  }

  /// A used pass opens nothing, so it is shown only until the trip has left.
  private FamilyView.Pass pass(Cart cart, Instant now) {
    if (cart.phase() != Phase.PAID) {
      return FamilyView.Pass.NONE;
    }
    return passes
        .apply(cart.session())
        .map(pass ->
            new FamilyView.Pass(
                QrPattern.ofPass(pass.token()), Duration.between(now, pass.expires()).toMillis()))
        .orElse(FamilyView.Pass.NONE);
  }

  @Override
  public void changed(Cart cart, List<JournalEntry> entries) {
    if (cart.phase() != Phase.SHOPPING) {
      ahead.remove(cart.session());
    }
    boolean moved = entries.stream().anyMatch(entry -> entry.event() instanceof Event.TripMoved);
    if (moved || !cart.phase().isOpen()) {
      links.remove(cart.session());
    }
  }

  @Override
  public void close() {
    timer.shutdownNow();
  }

  private Link fresh(SessionId session, Instant now) {
    Link link = new Link(text(SECRET_BYTES), now.plus(LINK_LIFE));
    store.addSecret(link.secret(), session, link.expires());
    return link;
  }

  /// One round; [#start] does it by itself.
  public void lookAfterLinks() {
    try {
      Instant now = clock.instant();
      store.sweep(now);
      requests.endOld(now);
      ahead.keySet().removeIf(session -> !isShopping(session));
      links.forEach((session, link) -> {
        if (link.isAging(now)) {
          listeners.forEach(listener -> listener.accept(session));
        }
      });
    } catch (RuntimeException cause) {
      LOG.warn("join links could not be looked after, next round tries again", cause);
    }
  }

  private boolean isShopping(SessionId session) {
    return sessions.cart(session).filter(cart -> cart.phase() == Phase.SHOPPING).isPresent();
  }

  private String text(int count) {
    return Base64.getUrlEncoder().withoutPadding().encodeToString(bytes(count));
  }

  private byte[] bytes(int count) {
    byte[] bytes = new byte[count];
    random.nextBytes(bytes);
    return bytes;
  }

  /// @param secret what stands in the link
  private record Link(String secret, Instant expires) {
    boolean isAging(Instant now) {
      return now.isAfter(expires.minus(LINK_LIFE.dividedBy(2)));
    }
  }

  /// Rolls the beginning back.
  private static final class HubFullException extends RuntimeException {
    private static final long serialVersionUID = 1L;

    HubFullException() {
      super("too many trips with phones alone", null, false, false);
    }
  }

  /// Rolls a command back that is not the next.
  private static final class OutOfTurnException extends RuntimeException {
    private static final long serialVersionUID = 1L;
    private final long heard;
    private final long revision;

    OutOfTurnException(long heard, long revision) {
      super("number out of turn", null, false, false);
      this.heard = heard;
      this.revision = revision;
    }
  }
}
