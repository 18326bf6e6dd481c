package io.qless.hub.coupon;

import static io.qless.hub.payment.PaymentHouse.scan;
import static org.assertj.core.api.Assertions.assertThat;

import io.qless.contract.rest.CouponList;
import io.qless.hub.session.Outcome;
import io.qless.hub.session.SessionDesk;
import io.qless.hub.storage.Database;
import io.qless.hub.storage.TestDatabases;
import io.qless.shop.RefusalCode;
import io.qless.shop.cart.AbandonReason;
import io.qless.shop.cart.Cart;
import io.qless.shop.cart.Command;
import io.qless.shop.cart.Event;
import io.qless.shop.cart.NumberedCommand;
import io.qless.shop.cart.Phase;
import io.qless.shop.cart.SeenTotal;
import io.qless.shop.cart.SessionId;
import io.qless.shop.cart.Settlement;
import io.qless.shop.cart.Source;
import io.qless.shop.money.Money;
import java.nio.file.Path;
import java.time.Instant;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CyclicBarrier;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// Coupons and slips counted over trips, with a real database.
class CouponDeskIT {

  private static final SessionId ONE = new SessionId("trip-0001");
  private static final SessionId TWO = new SessionId("trip-0002");

  @TempDir Path directory;
  private final Map<SessionId, String> accounts = new ConcurrentHashMap<>();
  private volatile Instant now = Instant.parse("2026-11-24T06:30:00Z");
  private Database database;
  private SessionDesk trips;
  private CouponDesk coupons;

  @BeforeEach
  void open() {
    InstantSource clock = () -> now;
    database = TestDatabases.journal(directory);
    coupons =
        new CouponDesk(database, session -> Optional.ofNullable(accounts.get(session)), clock);
    trips = new SessionDesk(database, CountedShelf.open(), coupons, clock);
  }

  @AfterEach
  void close() {
    database.close();
  }

  @Test
  void ofTwoTripsThatWantTheLastUseExactlyOneGetsIt() throws Exception {
    int racers = 8;
    List<SessionId> all = new ArrayList<>();
    for (int i = 0; i < racers; i++) {
      all.add(shopping(new SessionId("racer-%04d".formatted(i)), "LASTONE"));
    }
    CyclicBarrier line = new CyclicBarrier(racers);
    try (ExecutorService threads = Executors.newFixedThreadPool(racers)) {
      List<Future<Cart>> runs =
          all.stream()
              .map(session ->
                  threads.submit(() -> {
                    line.await(20, TimeUnit.SECONDS);
                    return checkout(session);
                  }))
              .toList();
      int got = 0;
      for (Future<Cart> run : runs) {
        Cart cart = run.get(60, TimeUnit.SECONDS);
        boolean has = bill(cart).equals(Money.paise(11_345));
        assertThat(bill(cart)).isEqualTo(Money.paise(has ? 11_345 : 12_345));
        got += has ? 1 : 0;
      }
      assertThat(got).isEqualTo(1);
    }
    assertThat(counted("LASTONE")).isEqualTo("0 redeemed, 1 reserved");
  }

  @Test
  void whoComesTooLateIsToldAndPaysWithoutIt() {
    shopping(ONE, "LASTONE");
    shopping(TWO, "LASTONE");
    checkout(ONE);
    Cart late = checkout(TWO);
    assertThat(bill(late)).isEqualTo(Money.paise(12_345));
    assertThat(late.phase()).isEqualTo(Phase.CHECKOUT);
    assertThat(late.dropped())
        .containsExactly(new Cart.DroppedCoupon("LASTONE", RefusalCode.COUPON_USED_UP));
    assertThat(late.coupons()).isEmpty();
  }

  @Test
  void whoSawTheBillWithTheCouponIsNotAskedToPayTheOneWithout() {
    checkout(shopping(ONE, "LASTONE"));
    trolley(TWO, new Command.StartTrip("T1", "en"), scan());
    trolley(ONE, new Command.ReturnToShopping());
    trolley(TWO, new Command.ApplyCoupon("LASTONE"));
    checkout(ONE);
    SeenTotal withCoupon = SeenTotal.of(Money.paise(11_345));
    trolley(TWO, new Command.StartCheckout(), new Command.RequestPayment(withCoupon));
    assertThat(trips.journal(TWO, 0).getLast().event())
        .isEqualTo(
            new Event.CommandRefused(RefusalCode.AMOUNT_DIFFERS, "the bill is now INR 123.45"));
    SeenTotal without = SeenTotal.of(Money.paise(12_345));
    assertThat(trolley(TWO, new Command.RequestPayment(without)).phase()).isEqualTo(Phase.PAYING);
  }

  @Test
  void aCouponThatIsUsedUpCannotBePutOnABill() {
    checkout(shopping(ONE, "LASTONE"));
    shopping(TWO);
    trolley(TWO, new Command.ApplyCoupon("LASTONE"));
    assertThat(trips.journal(TWO, 0).getLast().event())
        .isEqualTo(new Event.CommandRefused(RefusalCode.COUPON_USED_UP, "LASTONE"));
  }

  @Test
  void aCancelledTripGivesTheUseBack() {
    checkout(shopping(ONE, "LASTONE"));
    trolley(ONE, new Command.CancelTrip());
    assertThat(bill(checkout(shopping(TWO, "LASTONE")))).isEqualTo(Money.paise(11_345));
  }

  @Test
  void anAbandonedTripGivesTheUseBack() {
    checkout(shopping(ONE, "LASTONE"));
    submit(ONE, new Command.Abandon(AbandonReason.NO_SIGN_OF_LIFE));
    assertThat(bill(checkout(shopping(TWO, "LASTONE")))).isEqualTo(Money.paise(11_345));
  }

  @Test
  void goingBackToShoppingGivesTheUseBack() {
    checkout(shopping(ONE, "LASTONE"));
    trolley(ONE, new Command.ReturnToShopping());
    assertThat(counted("LASTONE")).isEqualTo("0 redeemed, 0 reserved");
    assertThat(bill(checkout(ONE))).isEqualTo(Money.paise(11_345));
    assertThat(counted("LASTONE")).isEqualTo("0 redeemed, 1 reserved");
  }

  @Test
  void aBillAskedForAnewInOneBreathKeepsItsCoupon() {
    checkout(shopping(ONE, "LASTONE"));
    trolley(ONE, new Command.ReturnToShopping(), new Command.StartCheckout());
    assertThat(counted("LASTONE")).isEqualTo("0 redeemed, 1 reserved");
    assertThat(bill(checkout(shopping(TWO)))).isEqualTo(Money.paise(12_345));
  }

  @Test
  void aFailedPaymentKeepsTheUseForTheNextTry() {
    checkout(shopping(ONE, "LASTONE"));
    Cart paying = trolley(ONE, new Command.RequestPayment());
    String attempt = ((Settlement.Requested) paying.settlement()).attempt();
    submit(ONE, new Command.FailAttempt(attempt, "declined"));
    assertThat(counted("LASTONE")).isEqualTo("0 redeemed, 1 reserved");
  }

  @Test
  void aPaidTripHasUsedIt() {
    pay(checkout(shopping(ONE, "LASTONE")));
    assertThat(counted("LASTONE")).isEqualTo("1 redeemed, 0 reserved");
  }

  @Test
  void aCouponOfHundredPercentIsUsedToo() {
    Cart cart = checkout(shopping(ONE, "ALLFREE"));
    assertThat(bill(cart)).isEqualTo(Money.ZERO);
    pay(cart);
    assertThat(counted("ALLFREE")).isEqualTo("1 redeemed, 0 reserved");
    assertThat(bill(checkout(shopping(TWO)))).isEqualTo(Money.paise(12_345));
  }

  @Test
  void aCouponBelowItsMinimumUsesNothingUp() {
    checkout(shopping(ONE, "LARGE"));
    assertThat(counted("LARGE")).isEqualTo("0 redeemed, 0 reserved");
  }

  @Test
  void theReservationOutlivesTheProcess() {
    shopping(TWO, "LASTONE");
    checkout(shopping(ONE, "LASTONE"));
    close();
    open();
    assertThat(bill(checkout(TWO))).isEqualTo(Money.paise(12_345));
    pay(trips.cart(ONE).orElseThrow());
    assertThat(counted("LASTONE")).isEqualTo("1 redeemed, 0 reserved");
  }

  @Test
  void anAccountUsesACouponOnceAndAnotherAccountToo() {
    accounts.put(ONE, "asha");
    accounts.put(TWO, "asha");
    pay(checkout(shopping(ONE, "ONCEEACH")));
    shopping(TWO);
    trolley(TWO, new Command.ApplyCoupon("ONCEEACH"));
    assertThat(trips.journal(TWO, 0).getLast().event())
        .isEqualTo(new Event.CommandRefused(RefusalCode.COUPON_USED_BY_YOU, "ONCEEACH"));
    SessionId third = new SessionId("trip-0003");
    accounts.put(third, "ravi");
    assertThat(bill(checkout(shopping(third, "ONCEEACH")))).isEqualTo(Money.paise(11_345));
  }

  @Test
  void oneAccountOnTwoTrolleysUsesItOnce() {
    accounts.put(ONE, "asha");
    accounts.put(TWO, "asha");
    shopping(ONE, "ONCEEACH");
    shopping(TWO, "ONCEEACH");
    assertThat(bill(checkout(ONE))).isEqualTo(Money.paise(11_345));
    Cart second = checkout(TWO);
    assertThat(bill(second)).isEqualTo(Money.paise(12_345));
    assertThat(second.dropped())
        .containsExactly(new Cart.DroppedCoupon("ONCEEACH", RefusalCode.COUPON_USED_BY_YOU));
    trolley(ONE, new Command.CancelTrip());
    trolley(TWO, new Command.ReturnToShopping(), new Command.ApplyCoupon("ONCEEACH"));
    assertThat(bill(checkout(TWO))).isEqualTo(Money.paise(11_345));
  }

  @Test
  void eachGuestsTripIsAShopperOfItsOwn() {
    pay(checkout(shopping(ONE, "ONCEEACH")));
    assertThat(bill(checkout(shopping(TWO, "ONCEEACH")))).isEqualTo(Money.paise(11_345));
  }

  @Test
  void aCouponForAccountsIsRefusedToGuests() {
    shopping(ONE);
    trolley(ONE, new Command.ApplyCoupon("KNOWN"));
    assertThat(trips.journal(ONE, 0).getLast().event())
        .isEqualTo(new Event.CommandRefused(RefusalCode.COUPON_NEEDS_ACCOUNT, "KNOWN"));
  }

  @Test
  void whenOneOfTwoCouponsIsGoneTheOtherStays() {
    checkout(shopping(TWO, "ALSOONE"));
    trolley(TWO, new Command.ReturnToShopping());
    shopping(ONE, "ALSOONE", "LASTONE");
    checkout(TWO);
    assertThat(bill(checkout(ONE))).isEqualTo(Money.paise(11_345));
    assertThat(counted("LASTONE")).isEqualTo("0 redeemed, 1 reserved");
    assertThat(counted("ALSOONE")).isEqualTo("0 redeemed, 1 reserved");
  }

  @Test
  void aSlipCountsOnceInAllTrips() {
    shopping(ONE);
    shopping(TWO);
    trolley(ONE, new Command.BringSlip(CountedShelf.SLIP));
    trolley(TWO, new Command.BringSlip(CountedShelf.SLIP));
    assertThat(trips.journal(TWO, 0).getLast().event())
        .isEqualTo(new Event.CommandRefused(RefusalCode.SLIP_ALREADY_USED, "29000123"));
    Cart cart = checkout(ONE);
    assertThat(bill(cart)).isEqualTo(Money.paise(11_845));
    pay(cart);
    trolley(TWO, new Command.BringSlip(CountedShelf.SLIP));
    assertThat(trips.cart(TWO).orElseThrow().slips()).isEmpty();
  }

  @Test
  void aSlipTakenBackOrOfACancelledTripIsGoodAgain() {
    shopping(ONE);
    shopping(TWO);
    Cart cart = trolley(ONE, new Command.BringSlip(CountedShelf.SLIP));
    trolley(ONE, new Command.VoidLine(Cart.lineOf(cart.slips().getFirst()), 1));
    assertThat(trolley(TWO, new Command.BringSlip(CountedShelf.SLIP)).slips()).hasSize(1);
    trolley(TWO, new Command.CancelTrip());
    assertThat(trolley(ONE, new Command.BringSlip(CountedShelf.SLIP)).slips()).hasSize(1);
  }

  @Test
  void aSlipThatDidNotFitOnTheBillIsGoodAgainAfterIt() {
    shopping(ONE);
    trolley(ONE, new Command.ApplyCoupon("ALLFREE"));
    trolley(ONE, new Command.BringSlip(CountedShelf.DEAR_SLIP));
    pay(checkout(ONE));
    shopping(TWO);
    assertThat(trolley(TWO, new Command.BringSlip(CountedShelf.DEAR_SLIP)).slips()).hasSize(1);
  }

  @Test
  void aSlipNumberComesRoundAgainAfterAYear() {
    shopping(ONE);
    trolley(ONE, new Command.BringSlip(CountedShelf.SLIP));
    pay(checkout(ONE));
    now = now.plusSeconds(366L * 24 * 3_600);
    shopping(TWO);
    assertThat(trolley(TWO, new Command.BringSlip(CountedShelf.SLIP)).slips()).hasSize(1);
  }

  private SessionId shopping(SessionId session, String... codes) {
    trolley(session, new Command.StartTrip("T1", "en"), scan());
    for (String code : codes) {
      assertThat(trolley(session, new Command.ApplyCoupon(code)).coupons())
          .anyMatch(applied -> applied.coupon().code().equals(code));
    }
    return session;
  }

  private Cart checkout(SessionId session) {
    return trolley(session, new Command.StartCheckout());
  }

  private void pay(Cart cart) {
    Cart paying = trolley(cart.session(), new Command.RequestPayment());
    String attempt = ((Settlement.Requested) paying.settlement()).attempt();
    submit(cart.session(), new Command.ConfirmPayment(attempt, bill(cart), "rrn", "S017/26/1", 0));
  }

  private void submit(SessionId session, Command command) {
    assertThat(trips.submit(session, Source.HUB, (handle, cart) -> command))
        .isInstanceOf(Outcome.Done.class);
  }

  private Cart trolley(SessionId session, Command... commands) {
    long next = trips.cart(session).map(cart -> cart.heardFrom(Source.TROLLEY)).orElse(0L) + 1;
    List<NumberedCommand> numbered = new ArrayList<>();
    for (Command command : commands) {
      numbered.add(new NumberedCommand(Source.TROLLEY, next + numbered.size(), now, command));
    }
    return trips.take("T1", session, numbered).orElseThrow();
  }

  private static Money bill(Cart cart) {
    return cart.bill().orElseThrow().total();
  }

  private String counted(String code) {
    CouponList.Line line =
        coupons.list(CountedShelf.open().coupons()).coupons().stream()
            .filter(one -> one.code().equals(code))
            .findFirst()
            .orElseThrow();
    return line.redeemed() + " redeemed, " + line.reserved() + " reserved";
  }
}
