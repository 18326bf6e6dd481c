package io.qless.contract.wire;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.qless.shop.cart.SessionId;
import io.qless.shop.item.Gtin;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import org.junit.jupiter.api.Test;

/// What trolleys and hub say of weights, letter by letter: a changed file is a changed protocol.
class WeightMessagesGoldenTest {

  private static final Gtin MILK = Gtin.of("9520000000011");

  @Test
  void aWeightIsToldInTheseWords() throws IOException {
    WeightSeen seen = new WeightSeen(new SessionId("trip-0001"), MILK, 1_043, "");
    assertThat(Json.text(seen)).isEqualTo(golden("weight_seen.json"));
    assertThat(Json.read(golden("weight_seen.json"), WeightSeen.class)).isEqualTo(seen);
  }

  @Test
  void aWeightThatStaffSawNamesTheirHold() throws IOException {
    WeightSeen seen = new WeightSeen(new SessionId("trip-0001"), MILK, 1_104, "weight-7");
    assertThat(Json.text(seen)).isEqualTo(golden("weight_seen_by_staff.json"));
  }

  @Test
  void aLearnedWeightIsALineOfTheCatalogue() throws IOException {
    CatalogueChange learned = new CatalogueChange.WeightLearned(MILK, 1_043, 5);
    assertThat(Json.text(new Line(learned))).isEqualTo(golden("weight_learned.json"));
    assertThat(Json.read(golden("weight_learned.json"), Line.class).line()).isEqualTo(learned);
  }

  @Test
  void aForgottenWeightIsALineOfTheCatalogue() throws IOException {
    assertThat(Json.text(new Line(new CatalogueChange.WeightForgotten(MILK))))
        .isEqualTo(golden("weight_forgotten.json"));
  }

  @Test
  void nothingWeighsNothing() {
    assertThatThrownBy(() ->
            Json.read(
                "{\"session\":\"s\",\"article\":\"plu:4011\",\"grams\":0,\"hold\":\"\"}",
                WeightSeen.class))
        .isInstanceOf(MalformedMessage.class);
  }

  /// So that the kind is written.
  record Line(CatalogueChange line) {}

  private static String golden(String name) throws IOException {
    try (InputStream in = WeightMessagesGoldenTest.class.getResourceAsStream("golden/" + name)) {
      if (in == null) {
        throw new IOException("no golden file " + name);
      }
      return new String(in.readAllBytes(), StandardCharsets.UTF_8).strip();
    }
  }
}
