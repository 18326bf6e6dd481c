package io.qless.hub.web;

import static org.assertj.core.api.Assertions.assertThat;

import com.google.zxing.BinaryBitmap;
import com.google.zxing.RGBLuminanceSource;
import com.google.zxing.common.HybridBinarizer;
import com.google.zxing.qrcode.QRCodeReader;
import io.qless.contract.browser.PhoneBrowser;
import io.qless.contract.link.FaultProxy;
import io.qless.shop.cart.Command;
import io.qless.shop.cart.SessionId;
import java.awt.image.BufferedImage;
import java.net.URI;
import java.nio.file.Path;
import java.util.List;
import javax.imageio.ImageIO;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// The family's page in a real browser, against a real hub: what a person sees and can do.
class PhonePageIT {

  private static final SessionId TRIP = WebHouse.TRIP;
  private static final String BANANA = "plu:4011";
  private static final String DAL = "gtin:9520135000610";
  private static final String ATTA = "gtin:9520135000115";
  private static final String MILK = "gtin:9520107000112";

  /// Sockets of the page close at once until `socketsWork` is set.
  private static final String NO_SOCKETS =
      """
      var socketsWork = false;
      const RealSocket = WebSocket;
      WebSocket = function (address) {
        if (socketsWork) return new RealSocket(address);
        setTimeout(() => this.onclose({code: 1006}));
        this.close = () => {};
      };
      WebSocket.OPEN = 1;
      """;

  private static PhoneBrowser phone;
  private static PhoneAudit audit;

  @TempDir Path directory;
  private WebHouse house;
  private String address;

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
    address = house.address();
    house.startTrip(TRIP);
  }

  @AfterEach
  void close() {
    phone.go("about:blank");
    phone.forget();
    house.close();
  }

  @Test
  void aPhoneJoinsByTheLinkAndSeesEachScanAtOnce() throws Exception {
    open("/join#" + house.secret(TRIP));
    phone.awaitSight("#join");
    audit.look("01-join");
    phone.tap("#join-form button[type=submit]");
    phone.await("#join-problem", "Please type your name.");
    phone.type("#name", "Asha");
    phone.press("Enter");
    phone.await("#title", "Trolley T1");
    assertThat(phone.address()).isEqualTo(address + "/");
    phone.await("#lines-none", "Nothing yet.");
    audit.look("02-empty");
    house.scan(TRIP, BANANA, 1_250);
    phone.await("#lines", "Banana Robusta");
    phone.await("#lines", "1.250 kg × ₹54.00/kg");
    phone.await("#total", "₹60.75");
    phone.await("#saved", "₹6.75 saved");
    house.scan(TRIP, DAL, 0);
    house.scan(TRIP, DAL, 0);
    phone.await("#lines li:first-child", "2 × ₹172.00");
    phone.await("#lines-count", "3 items");
    audit.say("hi");
    phone.await("#lines li:first-child", "अरहर दाल");
    audit.say("en");
    assertUntroubled();
  }

  @Test
  void theBudgetBarTellsSafeWarningAndDanger() throws Exception {
    join();
    house.scan(TRIP, ATTA, 0);
    phone.tap("#budget-change");
    audit.look("03-budget-sheet");
    phone.type("#limit", "500");
    phone.press("Enter");
    phone.await("#budget-words", "₹235.00 of ₹500.00 left");
    assertThat(phone.sees("#gauge.SAFE")).isTrue();
    audit.look("04-safe");
    house.scan(TRIP, DAL, 0);
    phone.await("#budget-words", "Careful: only ₹63.00 of ₹500.00 left");
    assertThat(phone.sees("#gauge.WARNING")).isTrue();
    audit.look("05-warning");
    house.scan(TRIP, DAL, 0);
    phone.await("#budget-words", "₹109.00 over the budget of ₹500.00");
    assertThat(phone.sees("#gauge.DANGER")).isTrue();
    audit.look("06-danger");
    phone.tap("#budget-change");
    phone.type("#limit", "");
    phone.tap("#budget-form button[type=submit]");
    phone.await("#budget-none", "No limit is set");
    assertUntroubled();
  }

  @Test
  void aWishIsFoundInBothLanguagesGrantedOrTakenBack() throws Exception {
    house.withAllPictures();
    join();
    phone.tap("#wish-add");
    phone.await("#search-note", "Type what you would like.");
    phone.type("#question", "zzzz");
    phone.await("#search-note", "We found nothing for “zzzz”.");
    phone.type("#question", "milk");
    phone.await("#found", "Toned Milk Pouch 500 ml");
    audit.look("07-search");
    phone.tap("#found [aria-label^='Wish for Toned Milk Pouch']");
    phone.await("#found .done", "Wished");
    phone.press("Escape");
    phone.await("#wishes", "Toned Milk Pouch 500 ml");
    assertThat(phone.holds("document.activeElement.id === 'wish-add'")).isTrue();
    audit.say("hi");
    phone.tap("#wish-add");
    phone.type("#question", "केला");
    phone.await("#found li:first-child", "केला");
    phone.tap("#found li:first-child button");
    phone.await("#found .done", "जोड़ा");
    phone.tap("#search [data-close]");
    phone.await("#wishes li:last-child", "आपकी इच्छा");
    audit.say("en");
    house.scan(TRIP, MILK, 0);
    phone.await("#toast", "Toned Milk Pouch 500 ml is in the trolley.");
    audit.look("08-wishes");
    phone.tap("#wishes [aria-label^='Take back']");
    phone.await("#wishes-none", "No wishes yet.");
    assertUntroubled();
  }

  @Test
  void theWishesOfOthersCarryTheirNamesAndStayTheirs() throws Exception {
    join();
    String ravi = house.join(TRIP, "<b>Ravi</b>").get("token").asString();
    house.post("/cart/add", ravi, new FamilyRoutes.Wanted(TRIP, DAL, 2, 2));
    phone.await("#wishes", "2 × Toor Dal 1 kg");
    phone.await("#wishes", "<b>Ravi</b>’s wish");
    phone.await("#subtitle", "You, <b>Ravi</b>");
    assertThat(phone.sees("#wishes button")).isFalse();
    assertUntroubled();
  }

  @Test
  void aUsedLinkSaysSo() throws Exception {
    String secret = house.secret(TRIP);
    house.joinWith(secret, "Asha");
    open("/join#" + secret);
    phone.type("#name", "Ravi");
    phone.tap("#join-form button[type=submit]");
    phone.await("#nothing-title", "This link does not work any more");
    phone.await("#nothing-text", "Scan the code on the trolley again.");
    audit.look("09-used-link");
    assertThat(phone.complaints()).allMatch(text -> text.contains("status of 403"));
  }

  @Test
  void aCouponThatIsNoneSaysSoAndAGoodOneShows() throws Exception {
    join();
    phone.tap("#coupon-add");
    phone.type("#code", "nonsense");
    phone.press("Enter");
    phone.await("#coupon-problem", "No coupon has this code.");
    audit.look("10-coupon-refused");
    phone.type("#code", "welcome50");
    phone.tap("#coupon-form button[type=submit]");
    phone.await("#toast", "Coupon WELCOME50 is on the bill.");
    phone.await("#savings", "Coupon WELCOME50 counts as soon as the bill is large enough.");
    house.scan(TRIP, ATTA, 0);
    house.scan(TRIP, DAL, 0);
    phone.await("#savings", "50 rupees off your first big shop");
    phone.await("#savings", "− ₹50.00");
    assertThat(phone.complaints()).allMatch(text -> text.contains("status of 409"));
  }

  @Test
  void theCartComesBackByItselfAfterTheLineBroke() throws Exception {
    try (FaultProxy network = new FaultProxy(URI.create(house.address()).getPort())) {
      address = "http://127.0.0.1:" + network.port();
      join();
      network.cut();
      phone.await("#offline", "No connection. This is what we saw last.");
      audit.look("11-offline");
      house.scan(TRIP, BANANA, 500);
      network.restore();
      phone.await("#lines", "Banana Robusta");
      assertThat(phone.sees("#offline")).isFalse();
      network.closeConnections();
      house.scan(TRIP, DAL, 0);
      phone.await("#lines", "Toor Dal 1 kg");
    }
  }

  @Test
  void aPhoneThatCannotReachItsTripSaysSoAndTriesAgain() {
    join();
    Runnable socketsAgain = phone.eachPageBegins(NO_SOCKETS);
    phone.run("localStorage.removeItem('qless-view')");
    phone.reload();
    phone.await("#nothing-title", "No connection");
    audit.look("19-no-line");
    phone.run("socketsWork = true");
    phone.await("#title", "Trolley T1");
    socketsAgain.run();
    assertUntroubled();
  }

  @Test
  void aLineThatFellSilentIsNoticedWhenSomebodyLooks() throws Exception {
    try (FaultProxy network = new FaultProxy(URI.create(house.address()).getPort())) {
      address = "http://127.0.0.1:" + network.port();
      join();
      network.fault(FaultProxy.Fault.BLACK_HOLE);
      house.scan(TRIP, BANANA, 500);
      phone.run("document.dispatchEvent(new Event('visibilitychange'))");
      phone.await("#offline", "No connection.");
      network.restore();
      phone.await("#lines", "Banana Robusta");
    }
  }

  @Test
  void aWishAfterOneWhoseAnswerWasLostIsNotTakenForItsRepeat() throws Exception {
    try (FaultProxy network = new FaultProxy(URI.create(house.address()).getPort())) {
      address = "http://127.0.0.1:" + network.port();
      join();
      String token =
          String.valueOf(phone.run("return JSON.parse(localStorage['qless-trip']).token"));
      phone.tap("#wish-add");
      phone.type("#question", "dal");
      phone.await("#found", "Toor Dal 1 kg");
      network.cut();
      phone.tap("#found li:nth-child(1) button");
      house.post("/cart/add", token, new FamilyRoutes.Wanted(TRIP, MILK, 1, 2));
      phone.await("#search-problem", "No connection. Please try again.");
      network.restore();
      phone.tap("#found li:nth-child(2) button");
      phone.await("#found li:nth-child(2) .done", "Wished");
      assertThat(house.cart(TRIP).wishes()).hasSize(2);
    }
  }

  @Test
  void thePhonePaysShowsThePassAndKeepsTheReceipt() throws Exception {
    house.withAllPictures();
    join();
    TripToPay trip = new TripToPay(house, TRIP);
    trip.fillTrolley();
    phone.await("#news", "Before paying, our staff will check an age.");
    phone.await("#news", "Our staff are on their way to the trolley.");
    audit.look("12-shopping");
    phone.tap("#wish-add");
    trip.checkOut();
    phone.await("#news", "The bill is ready");
    assertThat(phone.sees("dialog, #wish-add")).isFalse();
    audit.look("13-bill");
    String qr = trip.askToPay();
    phone.await("#news", "Pay on this phone");
    assertThat(phone.run("return document.getElementById('pay').href"))
        .isEqualTo("http://127.0.0.1:1/pay/order-1");
    assertThat(readCode("14-pay-code")).isEqualTo(qr);
    audit.look("14-paying");
    trip.pay();
    phone.awaitSight("#pass .qr");
    phone.await("#news", "S017/26/000042");
    phone.await("#news", "+9");
    assertThat(readCode("15-pass-code")).isEqualTo(house.passToken(TRIP));
    audit.look("15-paid");
    trip.leave();
    phone.await("#news", "Thank you. Come again!");
    assertThat(phone.sees("#pass")).isFalse();
    phone.reload();
    phone.await("#lines", "Kitchen Knife 20 cm");
    audit.look("16-left");
    Path receipt = phone.download("#receipt", directory);
    assertThat(receipt.getFileName()).hasToString("S017-26-000042.pdf");
    assertThat(receipt).isNotEmptyFile();
    assertUntroubled();
  }

  @Test
  void aTripThatWasCancelledSaysSoAndThePhoneIsFree() throws Exception {
    join();
    house.take(TRIP, new Command.CancelTrip());
    phone.await("#nothing-text", "The trip was cancelled. Nothing was paid.");
    audit.look("17-cancelled");
    phone.reload();
    phone.await("#nothing-title", "Scan the code on a trolley");
    audit.look("18-no-trip");
    assertUntroubled();
  }

  @Test
  void whoIsInATripAlreadyMayGoBackToIt() throws Exception {
    join();
    open("/join#" + house.secret(TRIP));
    phone.tap("#join-back");
    phone.await("#title", "Trolley T1");
    assertUntroubled();
  }

  @Test
  void everyTextIsThereInBothLanguages() {
    open("/");
    phone.awaitSight("#nothing");
    Object texts =
        phone.run(
            """
            return import('/words.js').then(({WORDS}) => Object.entries(WORDS.en).flatMap(([key, text]) => {
              const holes = one => String((one.match(/\\{\\d\\}/g) ?? []).sort());
              return WORDS.hi[key] && holes(WORDS.hi[key]) === holes(text) ? [] : [key];
            }).concat(Object.keys(WORDS.hi).filter(key => !WORDS.en[key])));
            """);
    assertThat(texts).isEqualTo(List.of());
  }

  private void open(String path) {
    phone.go("about:blank");
    phone.go(address + path);
  }

  private void join() {
    open("/join#" + house.secret(TRIP));
    phone.type("#name", "Asha");
    phone.tap("#join-form button[type=submit]");
    phone.await("#title", "Trolley T1");
  }

  /// What a camera reads from the code on the screen.
  private static String readCode(String name) throws Exception {
    phone.run("document.querySelector('.qr').scrollIntoView({block: 'center'})");
    BufferedImage shot =
        ImageIO.read(phone.shot(Path.of("target", "shots", "phone-" + name + ".png")).toFile());
    phone.run("scrollTo(0, 0)");
    int width = shot.getWidth();
    int[] pixels = shot.getRGB(0, 0, width, shot.getHeight(), null, 0, width);
    return new QRCodeReader()
        .decode(
            new BinaryBitmap(
                new HybridBinarizer(new RGBLuminanceSource(width, shot.getHeight(), pixels))))
        .getText();
  }

  /// Nothing was asked of another origin, and the console is silent.
  private void assertUntroubled() {
    String host = URI.create(address).getAuthority();
    assertThat(phone.requests())
        .allMatch(url -> url.matches("(http|ws)://" + host + "/.*|about:blank"))
        .anyMatch(url -> url.startsWith("ws://" + host + "/ws/cart/"));
    assertThat(phone.complaints()).isEmpty();
  }
}
