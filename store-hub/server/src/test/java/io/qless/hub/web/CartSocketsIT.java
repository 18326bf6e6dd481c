package io.qless.hub.web;

import static org.assertj.core.api.Assertions.assertThat;

import io.qless.shop.cart.SessionId;
import java.nio.file.Path;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import tools.jackson.databind.JsonNode;

/// What a phone hears that was away for a while.
class CartSocketsIT {

  private static final SessionId TRIP = WebHouse.TRIP;
  private static final String BANANA = "plu:4011";

  @TempDir Path directory;
  private WebHouse house;
  private String token;

  @BeforeEach
  void open() throws Exception {
    house = new WebHouse(directory).withSampleStore();
    house.startTrip(TRIP);
    token = house.join(TRIP, "Asha").get("token").asString();
  }

  @AfterEach
  void close() {
    house.close();
  }

  @Test
  void whoMissedNothingIsToldSoInFewBytes() throws Exception {
    try (LiveCart phone = line("&after=2")) {
      JsonNode first = phone.await(message -> true);
      assertThat(first.toString())
          .isEqualTo("{\"session\":\"trip-0001\",\"revision\":2,\"upToDate\":true}");
      house.scan(TRIP, BANANA, 500);
      JsonNode next = phone.await(message -> true);
      assertThat(next.get("revision").asLong()).isEqualTo(3);
      assertThat(next.get("lines").size()).isEqualTo(1);
    }
  }

  @Test
  void whoMissedSomethingGetsTheWholeCart() throws Exception {
    house.scan(TRIP, BANANA, 500);
    house.scan(TRIP, BANANA, 700);
    try (LiveCart phone = line("&after=2")) {
      JsonNode first = phone.await(message -> true);
      assertThat(first.get("revision").asLong()).isEqualTo(4);
      assertThat(first.get("lines").size()).isEqualTo(2);
    }
  }

  @Test
  void whoIsAheadOfTheHubIsPutRight() throws Exception {
    try (LiveCart phone = line("&after=99")) {
      JsonNode first = phone.await(message -> true);
      assertThat(first.get("revision").asLong()).isEqualTo(2);
      assertThat(first.has("lines")).isTrue();
    }
  }

  @Test
  void whoTellsNoNumberGetsTheWholeCart() throws Exception {
    for (String more : new String[] {"", "&after=", "&after=x", "&after=-1", "&after=0"}) {
      try (LiveCart phone = line(more)) {
        assertThat(phone.await(message -> true).has("lines")).as(more).isTrue();
      }
    }
  }

  /// Messages may be overtaken, but never go back, and the last one tells of everything.
  @Test
  void revisionsGrowAndTheLastTellsAll() throws Exception {
    try (LiveCart phone = line("")) {
      for (int scan = 0; scan < 50; scan++) {
        house.scan(TRIP, BANANA, 100 + scan);
      }
      long[] last = {0};
      JsonNode all =
          phone.await(message -> {
            long revision = message.get("revision").asLong();
            assertThat(revision).isGreaterThan(last[0]);
            assertThat(message.get("lines").size()).isEqualTo((int) revision - 2);
            last[0] = revision;
            return revision == 52;
          });
      assertThat(all.get("lines").size()).isEqualTo(50);
    }
  }

  private LiveCart line(String more) {
    return new LiveCart(house, TRIP.text(), token, more);
  }
}
