package io.qless.hub.web;

import static org.assertj.core.api.Assertions.assertThat;

import io.qless.contract.browser.PhoneBrowser;
import io.qless.contract.link.Soon;
import io.qless.shop.cart.Command;
import io.qless.shop.cart.JoinAnswer;
import io.qless.shop.cart.SessionId;
import java.nio.file.Path;
import java.time.Duration;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// What a phone shows while it waits to be let in, and when it is not.
class PhoneWaitsIT {

  private static final SessionId TRIP = WebHouse.TRIP;

  @TempDir Path directory;
  private PhoneBrowser phone;
  private WebHouse house;

  @BeforeEach
  void open() throws Exception {
    phone = PhoneBrowser.open();
    house = new WebHouse(directory).withSampleStore();
    house.family().letOwnersAnswer();
    house.startTrip(TRIP);
  }

  @AfterEach
  void close() {
    phone.close();
    house.close();
  }

  @Test
  void itWaitsThroughAReloadAndIsLetIn() {
    ask();
    new PhoneAudit(phone).look("53-waits");
    phone.reload();
    phone.await("#nothing-text", "a tap there lets you in");
    answer(JoinAnswer.YES);
    phone.await("#title", "Trolley T1");
  }

  @Test
  void aNoIsSaidInBothLanguages() {
    ask();
    answer(JoinAnswer.NO);
    phone.await("#nothing-text", "The trolley said no.");
    new PhoneAudit(phone).look("54-not-let-in");
    phone.tap("#language");
    phone.await("#nothing-title", "आप इस ख़रीदारी में नहीं हैं");
  }

  @Test
  void silenceIsSaidToo() {
    ask();
    house.forward(Duration.ofMinutes(2));
    house.family().lookAfterLinks();
    phone.await("#nothing-text", "Nobody tapped on the trolley in time.");
  }

  private void ask() {
    phone.go(house.address() + "/join#" + house.secret(TRIP));
    phone.type("#name", "Asha");
    phone.tap("#join-form [type=submit]");
    phone.await("#nothing-title", "Almost there");
    Soon.soon("the trip knows", () -> !house.cart(TRIP).asking().isEmpty());
  }

  private void answer(JoinAnswer answer) {
    String who = house.cart(TRIP).asking().getFirst().who().id();
    house.take(TRIP, new Command.AnswerJoin(who, answer));
    assertThat(house.cart(TRIP).asking()).isEmpty();
  }
}
