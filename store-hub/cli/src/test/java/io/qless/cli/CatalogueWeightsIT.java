package io.qless.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import org.junit.jupiter.api.Test;

/// `qless catalogue weights` and what it shows.
class CatalogueWeightsIT extends PlayedQless {

  private static final String DOOR = "/admin/catalogue/weights";

  CatalogueWeightsIT() throws IOException {}

  @Test
  void itShowsWhatWasLearnedBesideTheCatalogue() throws IOException {
    hub.answers(
        "GET " + DOOR,
        200,
        """
        {"weights":[{"article":"gtin:09520000000011","catalogueGrams":1010,"catalogueSpreadGrams":20,
        "grams":1024,"spreadGrams":4,"learned":true,"trolleys":4,"votes":31,"disagreeing":["T7"],
        "doubtful":false}],"left":3}
        """);
    assertThat(qless("catalogue", "weights")).isZero();
    assertThat(out.toString())
        .contains("gtin:09520000000011  1010 +- 20   1024 +- 4")
        .contains("disagrees: T7")
        .contains("... and 3 more");
  }

  @Test
  void aResetNamesItsArticle() throws IOException {
    hub.answers("DELETE " + DOOR + "/9520000000011", 204, "");
    assertThat(qless("catalogue", "weights", "9520000000011", "--reset")).isZero();
    assertThat(out.toString()).contains("the catalogue's weight of 9520000000011 stands again");
    assertThat(qless("catalogue", "weights", "--reset")).isEqualTo(ExitCode.USAGE.code());
  }
}
