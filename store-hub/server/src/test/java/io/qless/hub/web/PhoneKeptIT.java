package io.qless.hub.web;

import static org.assertj.core.api.Assertions.assertThat;

import io.qless.contract.browser.PhoneBrowser;
import io.qless.contract.link.Soon;
import io.qless.shop.cart.SessionId;
import java.nio.file.Path;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// The page on a phone that keeps it: it can be installed, opens without a network, and catches up
/// with what happened meanwhile. A real browser, cut off as the browser's own tools do it.
class PhoneKeptIT {

  private static final SessionId TRIP = WebHouse.TRIP;
  private static final String DAL = "gtin:9520135000610";
  private static final String MILK = "gtin:9520107000112";

  @TempDir Path directory;
  private WebHouse house;
  private PhoneBrowser phone;

  @BeforeEach
  void open() throws Exception {
    house = new WebHouse(directory).withSampleStore();
    house.startTrip(TRIP);
    phone = PhoneBrowser.open();
  }

  @AfterEach
  void close() {
    phone.close();
    house.close();
  }

  @Test
  void thePageCanBeInstalled() {
    phone.go(house.address() + "/");
    awaitKept();
    assertThat(phone.tell("Page.getInstallabilityErrors", Map.of()).toString())
        .contains("\"installabilityErrors\":[]");
    phone.awaitSight("#install");
  }

  @Test
  void withoutANetworkItOpensWithTheLastCartAndThenCatchesUp() throws Exception {
    phone.go(house.address() + "/join#" + house.secret(TRIP));
    phone.type("#name", "Asha");
    phone.tap("#join-go");
    phone.await("#title", "Trolley T1");
    house.scan(TRIP, DAL, 0);
    phone.await("#lines-count", "1 item");
    awaitKept();
    phone.offline(true);
    phone.await("#offline", "No connection. This is what we saw last.");
    house.scan(TRIP, MILK, 0);
    phone.reload();
    phone.await("#lines", "Toor Dal");
    phone.await("#lines-count", "1 item");
    phone.await("#offline", "No connection.");
    phone.tap("#wish-add");
    phone.type("#question", "soap");
    phone.await("#search-problem", "No connection. Please try again.");
    phone.tap("#search [data-close]");
    phone.forget();
    phone.offline(false);
    phone.await("#lines-count", "2 items");
    Soon.soon("the sign is gone", () -> !phone.sees("#offline"));
    assertThat(phone.requests()).anyMatch(url -> url.matches("ws://.*&after=[0-9]+"));
  }

  @Test
  void aTripThatChangedNothingMeanwhileCostsNoCart() throws Exception {
    phone.go(house.address() + "/join#" + house.secret(TRIP));
    phone.type("#name", "Asha");
    phone.tap("#join-go");
    house.scan(TRIP, DAL, 0);
    phone.await("#lines-count", "1 item");
    awaitKept();
    phone.eachPageBegins(
        """
        globalThis.heard = [];
        const Socket = WebSocket;
        globalThis.WebSocket = class extends Socket {
          set onmessage(listener) {
            super.onmessage = message => { heard.push(message.data.length); listener(message); };
          }
        };
        """);
    phone.reload();
    phone.await("#lines-count", "1 item");
    Soon.soon("the hub has spoken", () -> phone.holds("heard.length"));
    assertThat(phone.holds("heard[0] < 100")).isTrue();
    assertThat(phone.sees("#offline")).isFalse();
  }

  private void awaitKept() {
    Soon.soon("the page is kept", () -> phone.holds("navigator.serviceWorker.controller"));
  }
}
