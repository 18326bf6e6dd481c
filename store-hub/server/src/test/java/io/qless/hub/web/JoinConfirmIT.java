package io.qless.hub.web;

import static org.assertj.core.api.Assertions.assertThat;

import io.qless.shop.cart.Cart;
import io.qless.shop.cart.Command;
import io.qless.shop.cart.JoinAnswer;
import io.qless.shop.cart.SessionId;
import java.net.http.HttpResponse;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import tools.jackson.databind.JsonNode;

/// A store where whoever holds the trolley lets phones in.
class JoinConfirmIT {

  private static final SessionId TRIP = WebHouse.TRIP;

  @TempDir Path directory;
  private WebHouse house;

  @BeforeEach
  void open() throws Exception {
    house = new WebHouse(directory).withSampleStore();
    house.family().letOwnersAnswer();
    house.startTrip(TRIP);
  }

  @AfterEach
  void close() {
    house.close();
  }

  @Test
  void whoWaitsOpensNothing() throws Exception {
    String secret = house.secret(TRIP);
    JsonNode asha = ask(secret, "Asha");
    assertThat(asha.get("waiting").asBoolean()).isTrue();
    assertThat(state(asha)).isEqualTo("WAITING");
    assertThat(house.get("/session/trip-0001", "Bearer " + token(asha)).statusCode())
        .isEqualTo(401);
    try (LiveCart phone = new LiveCart(house, TRIP.text(), token(asha))) {
      assertThat(phone.closeCode()).isEqualTo(4401);
    }
    assertThat(house.cart(TRIP).participants()).isEmpty();
    assertThat(house.joinWith(secret, "Ravi").statusCode()).isEqualTo(403);
  }

  @Test
  void afterAYesItIsInTheTrip() throws Exception {
    JsonNode asha = ask(house.secret(TRIP), "Asha");
    answer(asha, JoinAnswer.YES);
    assertThat(state(asha)).isEqualTo("JOINED");
    assertThat(house.cart(TRIP).asking()).isEmpty();
    HttpResponse<String> wished =
        house.post("/cart/add", token(asha), new FamilyRoutes.Wanted(TRIP, "plu:4011", 1, 2));
    assertThat(wished.statusCode()).isEqualTo(200);
  }

  @Test
  void aNoIsToldToThePhone() throws Exception {
    JsonNode asha = ask(house.secret(TRIP), "Asha");
    answer(asha, JoinAnswer.NO);
    assertThat(state(asha)).isEqualTo("NO");
    assertThat(house.get("/session/trip-0001", "Bearer " + token(asha)).statusCode())
        .isEqualTo(401);
  }

  @Test
  void whoIsForgottenIsToldThatNobodyAnswered() throws Exception {
    JsonNode asha = ask(house.secret(TRIP), "Asha");
    house.forward(Duration.ofSeconds(119));
    house.family().lookAfterLinks();
    assertThat(state(asha)).isEqualTo("WAITING");
    house.forward(Duration.ofSeconds(1));
    house.family().lookAfterLinks();
    assertThat(state(asha)).isEqualTo("TOO_LATE");
    Cart late = answer(asha, JoinAnswer.YES);
    assertThat(late.participants()).isEmpty();
  }

  @Test
  void whenTheTripEndsNobodyWaitsAnyLonger() throws Exception {
    JsonNode asha = ask(house.secret(TRIP), "Asha");
    house.take(TRIP, new Command.CancelTrip());
    assertThat(state(asha)).isEqualTo("OVER");
    assertThat(house.get("/session/join", "Bearer nonsense").statusCode()).isEqualTo(401);
  }

  @Test
  void whoWaitsTakesAPlace() throws Exception {
    for (int phone = 0; phone < Cart.MAX_PARTICIPANTS; phone++) {
      ask(house.secret(TRIP), "Phone " + phone);
    }
    assertThat(house.family().currentJoinUrl(TRIP)).isEmpty();
  }

  @Test
  void withoutATrolleyTheFirstPhoneAnswersAndNobodyElse() throws Exception {
    JsonNode owner =
        WebHouse.tree(house.post("/session/start", "", new PhoneTripRoutes.Start("Asha", "en")));
    SessionId alone = new SessionId(owner.get("session").asString());
    JsonNode ravi = ask(house.secret(alone), "Ravi");
    JsonNode view = WebHouse.tree(house.get("/session/" + alone.text(), "Bearer " + token(owner)));
    assertThat(view.get("asking").get(0).get("name").asString()).isEqualTo("Ravi");
    assertThat(say(alone, ravi, ravi, 2).statusCode()).isEqualTo(401);
    assertThat(say(alone, owner, ravi, 2).statusCode()).isEqualTo(200);
    JsonNode meera = ask(house.secret(alone), "Meera");
    assertThat(say(alone, ravi, meera, 2).statusCode()).isEqualTo(409);
    assertThat(state(meera)).isEqualTo("WAITING");
  }

  private HttpResponse<String> say(SessionId trip, JsonNode by, JsonNode who, long number)
      throws Exception {
    return house.post(
        "/session/" + trip.text() + "/join",
        token(by),
        Map.of("participant", who.get("participant").asString(), "yes", true, "number", number));
  }

  private Cart answer(JsonNode who, JoinAnswer answer) {
    return house.take(TRIP, new Command.AnswerJoin(who.get("participant").asString(), answer));
  }

  private JsonNode ask(String secret, String name) throws Exception {
    HttpResponse<String> answer = house.joinWith(secret, name);
    assertThat(answer.statusCode()).isEqualTo(202);
    return WebHouse.tree(answer);
  }

  private String state(JsonNode who) throws Exception {
    return WebHouse.tree(house.get("/session/join", "Bearer " + token(who)))
        .get("state")
        .asString();
  }

  private static String token(JsonNode who) {
    return who.get("token").asString();
  }
}
