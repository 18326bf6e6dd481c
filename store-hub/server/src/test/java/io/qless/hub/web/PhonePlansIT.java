package io.qless.hub.web;

import static org.assertj.core.api.Assertions.assertThat;

import io.qless.contract.browser.PhoneBrowser;
import io.qless.shop.cart.SessionId;
import java.nio.file.Path;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// What the family's page says of what lies ahead: the budget with all wishes, the way back to a
/// safe one, what a little more would bring, deposits.
class PhonePlansIT {

  private static final SessionId TRIP = WebHouse.TRIP;
  private static final String DAL = "gtin:9520135000610";
  private static final String ATTA = "gtin:9520135000115";
  private static final String NOODLES = "gtin:9520212000717";
  private static final String GHEE = "gtin:9520107000914";
  private static final String PEAS = "gtin:9520226000116";
  private static final String WATER = "gtin:9520198000213";

  private static PhoneBrowser phone;
  private static PhoneAudit audit;

  @TempDir Path directory;
  private WebHouse house;

  @BeforeAll
  static void unlock() {
    phone = PhoneBrowser.open();
    audit = new PhoneAudit(phone);
  }

  @AfterAll
  static void lock() {
    phone.close();
  }

  @BeforeEach
  void open() throws Exception {
    house = new WebHouse(directory).withSampleStore();
    house.startTrip(TRIP);
    phone.go("about:blank");
    phone.go(house.address() + "/join#" + house.secret(TRIP));
    phone.type("#name", "Asha");
    phone.tap("#join-form button[type=submit]");
    phone.await("#title", "Trolley T1");
  }

  @AfterEach
  void close() {
    phone.go("about:blank");
    phone.forget();
    house.close();
  }

  @Test
  void theForecastSaysWhatTheWishesWouldCostAndHowThatStands() throws Exception {
    limit("500");
    house.scan(TRIP, ATTA, 0);
    wish("chana", "Chana Dal 1 kg");
    phone.await("#budget-wishes", "With the family’s wishes: ₹363.00 of ₹500.00. Safe.");
    wish("sugar", "Sugar 1 kg");
    phone.await("#budget-wishes", "With the family’s wishes: ₹415.00 of ₹500.00. Warning.");
    assertThat(phone.sees("#gauge.SAFE #budget-wishes.WARNING")).isTrue();
    audit.look("20-forecast");
  }

  @Test
  void aPassedBudgetSaysTheFewestChangesThatMakeItSafe() throws Exception {
    limit("700");
    house.scan(TRIP, ATTA, 0);
    house.scan(TRIP, GHEE, 0);
    house.scan(TRIP, DAL, 0);
    phone.await("#budget-words", "₹66.00 over the budget of ₹700.00");
    phone.await("#way-back", "Back to a safe budget with the fewest changes:");
    phone.await("#way-back li", "Put back 1 ×");
    phone.await("#way-back .way-after", "of ₹700.00, safe.");
    audit.look("21-way-back");
    limit("2000");
    phone.await("#budget-words", "of ₹2,000.00 left");
    assertThat(phone.sees("#way-back")).isFalse();
  }

  @Test
  void aLittleMoreThatPaysIsSaidAndGoesOnceItIsThere() throws Exception {
    house.scan(TRIP, NOODLES, 0);
    house.scan(TRIP, NOODLES, 0);
    phone.await("#lines .hint", "Add 1 more for free");
    house.scan(TRIP, PEAS, 0);
    house.scan(TRIP, PEAS, 0);
    phone.await("#savings .hint", "₹104.00 to go: 40 rupees off frozen goods from 300 rupees");
    phone.await("#savings .price.hint", "saves ₹40.00");
    house.scan(TRIP, WATER, 0);
    phone.await("#lines li:first-child", "1 × ₹68.00 + ₹100.00 deposit");
    phone.await("#lines li:first-child .price", "₹168.00");
    audit.look("22-hints");
    house.scan(TRIP, NOODLES, 0);
    phone.await("#savings", "Masala noodles: buy 2, get 1 free");
    assertThat(phone.sees("#lines .hint")).isFalse();
  }

  private static void limit(String rupees) {
    phone.tap("#budget-change");
    phone.type("#limit", rupees);
    phone.press("Enter");
    phone.await("#budget-words", "₹");
  }

  private static void wish(String typed, String name) {
    phone.tap("#wish-add");
    phone.type("#question", typed);
    phone.tap("#found [aria-label='Wish for " + name + "']");
    phone.awaitSight("#found .done");
    phone.tap("#search [data-close]");
    phone.await("#wishes", name);
  }
}
