package io.qless.hub.web;

import static org.assertj.core.api.Assertions.assertThat;

import io.qless.contract.browser.PhoneBrowser;
import io.qless.contract.link.FaultProxy;
import io.qless.contract.link.Soon;
import io.qless.shop.RefusalCode;
import io.qless.shop.cart.SessionId;
import io.qless.shop.cart.Wish;
import java.net.URI;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// No command of a phone is lost or doubled: two tabs at once, a line that breaks and comes back,
/// refusals in between.
class PhoneTabsIT {

  private static final SessionId TRIP = WebHouse.TRIP;
  private static final String BANANA = "plu:4011";
  private static final String MILK = "gtin:9520107000112";

  /// Every tab wishes for all that its search found, at the moment that one of them says so.
  private static final String WISH_TOGETHER =
      """
      const together = new BroadcastChannel('together');
      together.onmessage = () => document.querySelectorAll('#found button').forEach(one => one.click());
      """;

  /// The hub gets each request, and the page does not get the first answer of a door.
  private static final String LOSE_FIRST_ANSWERS =
      """
      const real = window.fetch;
      window.lost = [];
      window.fetch = async (path, options) => {
        const answer = await real(path, options);
        if (options?.method !== 'POST' || window.lost.includes(path)) return answer;
        window.lost.push(path);
        throw new TypeError('Failed to fetch');
      };
      """;

  @TempDir Path directory;
  private PhoneBrowser phone;
  private WebHouse house;
  private String address;

  @BeforeEach
  void open() throws Exception {
    phone = PhoneBrowser.open();
    house = new WebHouse(directory).withSampleStore();
    address = house.address();
    house.startTrip(TRIP);
  }

  @AfterEach
  void close() {
    phone.close();
    house.close();
  }

  @Test
  void twoTabsThatWishAtOnceLoseNothing() throws Exception {
    join();
    search("lassi");
    phone.newTab();
    phone.go(address + "/");
    phone.await("#title", "Trolley T1");
    search("noodles");
    int wanted = found();
    phone.run(WISH_TOGETHER + "window.together = together;");
    phone.toTab(0);
    wanted += found();
    phone.run(WISH_TOGETHER + "together.postMessage('now'); together.onmessage();");
    int all = wanted;
    assertThat(all).isGreaterThan(3);
    Soon.soon(() -> all + " wishes arrive; there are " + pieces(), () -> pieces() >= all);
    assertThat(house.cart(TRIP).wishes()).hasSize(all).allMatch(wish -> wish.pieces() == 1);
  }

  @Test
  void nothingIsLostWhileTheLineIsDown() throws Exception {
    try (FaultProxy network = new FaultProxy(URI.create(house.address()).getPort())) {
      address = "http://127.0.0.1:" + network.port();
      join();
      String ravi = house.join(TRIP, "Ravi").get("token").asString();
      search("lassi");
      network.cut();
      phone.tap("#found li:nth-child(1) button");
      house.scan(TRIP, BANANA, 500);
      house.post("/cart/add", ravi, new FamilyRoutes.Wanted(TRIP, MILK, 1, 2));
      network.restore();
      phone.await("#found li:nth-child(1) .done", "Wished");
      phone.tap("#search [data-close]");
      phone.await("#lines", "Banana Robusta");
      phone.await("#wishes", "Ravi’s wish");
      phone.await("#wishes", "Lassi");
      assertThat(house.cart(TRIP).wishes()).hasSize(2).allMatch(wish -> wish.pieces() == 1);
    }
  }

  /// The link works once: joining a second time under another key would be refused.
  @Test
  void whoseAnswersGetLostStillJoinsOnceAndWishesOnce() {
    phone.go(address + "/join#" + house.secret(TRIP));
    phone.type("#name", "Asha");
    phone.run(LOSE_FIRST_ANSWERS);
    phone.tap("#join-form button[type=submit]");
    phone.await("#title", "Trolley T1");
    search("lassi");
    phone.tap("#found li:nth-child(1) button");
    phone.await("#found li:nth-child(1) .done", "Wished");
    assertThat(phone.run("return window.lost.join()")).isEqualTo("/session/join,/cart/add");
    assertThat(house.cart(TRIP).participants()).hasSize(1);
    assertThat(pieces()).isEqualTo(1);
  }

  @Test
  void aCouponTriedRightAfterARefusedOneIsNotTakenForItsRepeat() throws Exception {
    join();
    phone.run(
        """
        const code = document.getElementById('code');
        const form = document.getElementById('coupon-form');
        document.getElementById('coupon-add').click();
        for (const text of ['NONSENSE', 'WELCOME50']) {
          code.value = text;
          form.dispatchEvent(new Event('submit', {cancelable: true}));
        }
        """);
    phone.await("#savings", "Coupon WELCOME50 counts as soon as the bill is large enough.");
  }

  @Test
  void everyRefusalHasASentenceInBothLanguages() {
    phone.go(address + "/");
    phone.awaitSight("#nothing");
    List<String> codes = Arrays.stream(RefusalCode.values()).map(Enum::name).toList();
    Object missing =
        phone.run(
            """
            const [codes] = arguments;
            return import('/words.js').then(({WORDS}) => codes.filter(code =>
              !/[.।]$/.test(WORDS.en[code] ?? '') || !/[.।]$/.test(WORDS.hi[code] ?? '')));
            """,
            codes);
    assertThat(missing).isEqualTo(List.of());
  }

  private int pieces() {
    return house.cart(TRIP).wishes().stream().mapToInt(Wish::pieces).sum();
  }

  private int found() {
    return phone.count("#found button");
  }

  private void search(String typed) {
    phone.tap("#wish-add");
    phone.type("#question", typed);
    phone.awaitSight("#found li");
  }

  private void join() {
    phone.go(address + "/join#" + house.secret(TRIP));
    phone.type("#name", "Asha");
    phone.tap("#join-form button[type=submit]");
    phone.await("#title", "Trolley T1");
  }
}
