package io.qless.hub.web;

import static org.assertj.core.api.Assertions.assertThat;

import io.qless.contract.browser.PhoneBrowser;
import io.qless.contract.link.Soon;
import io.qless.contract.rest.DeviceKind;
import io.qless.contract.rest.MemberEntry;
import io.qless.contract.wire.Json;
import io.qless.shop.cart.SessionId;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Optional;
import java.util.regex.Matcher;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// Accounts on the family's page in a real browser.
class AccountPageIT {

  private static final SessionId TRIP = WebHouse.TRIP;
  private static final SessionId NEXT_TRIP = new SessionId("trip-0002");
  private static final String PASSWORD = "mango lassi 7";

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
  }

  @AfterEach
  void close() {
    phone.run("localStorage.clear()");
    phone.go("about:blank");
    phone.forget();
    house.close();
  }

  @Test
  void aGuestMakesAnAccountInTheTripAndIsKnownInTheNextOne() throws Exception {
    join(TRIP);
    phone.tap("#account");
    audit.look("30-account");
    phone.tap("#account-go");
    phone.await("#account-ask-problem", "Please type your number or address.");
    phone.type("#account-login", "12345");
    phone.tap("#account-go");
    phone.await("#account-ask-problem", "neither a mobile number nor an e-mail");
    phone.type("#account-login", "98765 43210");
    phone.press("Enter");
    phone.await("#account-sent", "Type the code for 98765 43210.");
    phone.await("#account-simulated", "no message goes out");
    audit.look("31-account-code");
    Visitor asha = new Visitor(house, "9876543210");
    phone.type("#account-code", asha.wrongCode());
    phone.press("Enter");
    phone.await("#account-code-problem", "That is not the code");
    phone.type("#account-code", asha.code());
    phone.press("Enter");
    phone.await("#account-new-text", "There is no account for 98765 43210 yet.");
    assertThat(phone.run("return document.getElementById('account-name').value")).isEqualTo("Asha");
    audit.look("32-account-new");
    phone.type("#account-first", PASSWORD);
    phone.press("Enter");
    phone.await("#toast", "Your account is ready.");
    assertThat(customer(TRIP)).isPresent();
    phone.tap("#account");
    phone.await("#account-trip", "This trip belongs to your account.");
    phone.await("#account-me-login", "+919876543210");
    audit.look("33-account-in");
    house.startTrip(NEXT_TRIP);
    join(NEXT_TRIP);
    Soon.soon("the next trip is hers, too", () -> customer(NEXT_TRIP).equals(customer(TRIP)));
    assertThat(phone.run("return document.cookie")).isEqualTo("");
    assertThat(String.valueOf(phone.run("return JSON.stringify(localStorage)")))
        .doesNotContain("eyJ", PASSWORD);
  }

  @Test
  void aPasswordLetsInAndLogoutLetsOut() throws Exception {
    Visitor.registered(house, "ravi@example.com", PASSWORD);
    join(TRIP);
    phone.tap("#account");
    phone.tap("#account-how");
    phone.type("#account-login", "Ravi@Example.com");
    phone.type("#account-password", "not it at all");
    phone.press("Enter");
    phone.await("#account-ask-problem", "Number, address or password is wrong.");
    audit.say("hi");
    phone.await("#account-ask-problem", "नंबर, पता या पासवर्ड ग़लत है।");
    audit.look("34-account-password");
    phone.type("#account-password", PASSWORD);
    phone.press("Enter");
    phone.await("#toast", "You are logged in.");
    assertThat(customer(TRIP)).isPresent();
    phone.tap("#account");
    phone.tap("#account-out");
    phone.await("#toast", "You are logged out.");
    phone.reload();
    phone.await("#title", "Trolley T1");
    assertThat(phone.sees("#account.in")).isFalse();
    assertThat(phone.complaints()).allMatch(text -> text.contains("status of 401"));
  }

  @Test
  void anAccountIsShownToATrolleyByItsCode() throws Exception {
    Visitor.registered(house, "ravi@example.com", PASSWORD);
    join(TRIP);
    phone.tap("#account");
    phone.tap("#account-how");
    phone.type("#account-login", "ravi@example.com");
    phone.type("#account-password", PASSWORD);
    phone.press("Enter");
    phone.await("#toast", "You are logged in.");
    phone.tap("#account");
    phone.tap("#account-show");
    phone.await("#account-shown", "It works once, for two minutes.");
    audit.look("35-account-shown");
    Matcher code = MemberEntry.FORM.matcher(scanned(phone.shot(directory.resolve("code.png"))));
    assertThat(code.matches()).isTrue();
    house.startTrip(NEXT_TRIP, "T2");
    String trolley = EnrolledDevice.in(house, DeviceKind.TROLLEY, "T2");
    HttpResponse<String> answer =
        house.send(
            house.request(
                "POST",
                "/trolley/member",
                trolley,
                Json.bytes(new MemberEntry(code.group(1), NEXT_TRIP.text()))));
    assertThat(answer.statusCode()).as(answer.body()).isEqualTo(200);
    assertThat(customer(NEXT_TRIP)).isPresent().isEqualTo(customer(TRIP));
    phone.run("document.getElementById('account-sheet').close()");
    phone.tap("#account");
    assertThat(phone.sees("#account-shown svg")).as("a code is shown once").isFalse();
  }

  /// What a reader that we did not write sees in a picture.
  private static String scanned(Path picture) throws Exception {
    Process zbar =
        new ProcessBuilder("zbarimg", "-q", "--raw", picture.toString()) // Debian: zbar-tools
            .redirectError(ProcessBuilder.Redirect.DISCARD)
            .start();
    String text = new String(zbar.getInputStream().readAllBytes(), StandardCharsets.UTF_8).strip();
    assertThat(zbar.waitFor()).as("no code in %s", picture).isZero();
    return text;
  }

  @Test
  void whoAsksForCodesTooOftenIsAskedToWaitAndWhoWasShutOutIsOut() throws Exception {
    Visitor asha = Visitor.registered(house, "9876543210", PASSWORD);
    join(TRIP);
    phone.tap("#account");
    phone.type("#account-login", "9876543210");
    phone.press("Enter");
    phone.await("#account-ask-problem", "That was too often.");
    house.forward(Duration.ofMinutes(1));
    phone.tap("#account-go");
    phone.await("#account-resend", "Another code in");
    phone.type("#account-code", asha.code());
    phone.press("Enter");
    phone.await("#toast", "You are logged in.");
    phone.reload();
    phone.awaitSight("#account.in");
    house.people().users().setDisabled("9876543210", true);
    phone.reload();
    phone.await("#title", "Trolley T1");
    Soon.soon("the page forgot her", () -> phone.holds("localStorage['qless-account'] == null"));
    assertThat(phone.sees("#account.in")).isFalse();
  }

  private Optional<String> customer(SessionId session) {
    return house.people().trips().customerOf(session);
  }

  private void join(SessionId session) {
    phone.go("about:blank");
    phone.go(house.address() + "/join#" + house.secret(session));
    phone.type("#name", "Asha");
    phone.tap("#join-form button[type=submit]");
    phone.await("#title", "Trolley T1");
  }
}
