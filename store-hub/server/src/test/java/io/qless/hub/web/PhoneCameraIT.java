package io.qless.hub.web;

import static org.assertj.core.api.Assertions.assertThat;

import io.qless.contract.browser.CameraFilm;
import io.qless.contract.browser.PhoneBrowser;
import io.qless.shop.cart.Cart;
import io.qless.shop.cart.SessionId;
import java.net.URI;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// A phone's camera in a real browser, which sees a film of a barcode.
class PhoneCameraIT {

  private static final String MILK = "9520107000112";

  @TempDir Path directory;
  private WebHouse house;

  @BeforeEach
  void open() throws Exception {
    house = new WebHouse(directory).withSampleStore();
  }

  @AfterEach
  void close() {
    house.close();
  }

  @Test
  void aBarcodeBeforeTheCameraIsOneThingInTheBag() {
    try (PhoneBrowser phone = watching(MILK)) {
      phone.go(house.address() + "/");
      phone.tap("#begin");
      phone.type("#name", "Asha");
      phone.tap("#join-go");
      phone.tap("#camera-open");
      phone.await("#camera-found", "Toned Milk Pouch 500 ml is in your bag.");
      phone.await("#camera-note", "Once more?");
      new PhoneAudit(phone).look("76-camera");
      phone.tap("#camera [data-close]");
      phone.await("#lines-count", "1 item");
      assertThat(phone.holds("document.getElementById('video').srcObject === null")).isTrue();
      assertUntroubled(phone);
    }
  }

  @Test
  void withATrolleyItIsAWish() throws Exception {
    SessionId trip = WebHouse.TRIP;
    house.startTrip(trip);
    try (PhoneBrowser phone = watching(MILK)) {
      phone.go(house.address() + "/join#" + house.secret(trip));
      phone.type("#name", "Asha");
      phone.tap("#join-go");
      phone.tap("#camera-open");
      phone.await("#camera-found", "You wished for Toned Milk Pouch 500 ml.");
      phone.tap("#camera [data-close]");
      phone.await("#wishes", "Toned Milk Pouch 500 ml");
      Cart cart = house.cart(trip);
      assertThat(cart.lines()).isEmpty();
      assertThat(cart.wishes()).singleElement().matches(wish -> wish.pieces() == 1);
      assertUntroubled(phone);
    }
  }

  @Test
  void whereNothingIsToBeReadNothingIsRead() {
    try (PhoneBrowser phone = PhoneBrowser.openWithCamera(CameraFilm.ofNothing(film()))) {
      phone.go(house.address() + "/");
      phone.tap("#begin");
      phone.type("#name", "Asha");
      phone.tap("#join-go");
      phone.tap("#camera-open");
      phone.await("#camera-note", "Hold a barcode into the frame.");
      phone.run(
          """
          const video = document.getElementById('video');
          const frame = () => new Promise(done => video.requestVideoFrameCallback(done));
          return (async () => { for (let i = 0; i < 60; i++) await frame(); })();
          """);
      assertThat(phone.text("#camera-found")).isEmpty();
      assertThat(phone.text("#camera-problem")).isEmpty();
      assertUntroubled(phone);
    }
  }

  @Test
  void aCameraThatMayNotBeUsedLeavesTyping() {
    try (PhoneBrowser phone = PhoneBrowser.open()) {
      phone.eachPageBegins(
          """
          navigator.mediaDevices.getUserMedia =
            () => Promise.reject(new DOMException('no', 'NotAllowedError'));
          """);
      phone.go(house.address() + "/");
      phone.tap("#begin");
      phone.type("#name", "Asha");
      phone.tap("#join-go");
      phone.tap("#camera-open");
      phone.await("#camera-note", "This phone does not let the page use its camera.");
      phone.type("#digits", MILK);
      phone.tap("#digits-form [type=submit]");
      phone.await("#camera-found", "is in your bag.");
    }
  }

  private PhoneBrowser watching(String digits) {
    return PhoneBrowser.openWithCamera(CameraFilm.of(digits, film()));
  }

  private Path film() {
    return directory.resolve("film.mjpeg");
  }

  /// The reader came from the hub and from nowhere else.
  private void assertUntroubled(PhoneBrowser phone) {
    String host = URI.create(house.address()).getAuthority();
    List<String> requests = phone.requests();
    assertThat(requests)
        .allMatch(url -> url.matches("(http|ws|blob:http)://" + host + "/.*|about:blank"))
        .anyMatch(url -> url.endsWith("/scanner/zxing_reader.wasm"));
    assertThat(phone.complaints()).isEmpty();
  }
}
