package io.qless.hub.web;

import static org.assertj.core.api.Assertions.assertThat;

import io.qless.contract.rest.SetPrice;
import io.qless.contract.wire.Json;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import tools.jackson.databind.JsonNode;

/// Search, rows, prices and pictures over HTTP.
class CatalogueDoorsIT {

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
  void aSearchTurnsOverPages() throws Exception {
    JsonNode first = WebHouse.tree(house.get("/products/search?q=rice&limit=2", ""));
    JsonNode second = WebHouse.tree(house.get("/products/search?q=rice&limit=2&from=2", ""));
    assertThat(first.path("products").size()).isEqualTo(2);
    assertThat(second.path("from").asInt()).isEqualTo(2);
    assertThat(second.path("total").asInt()).isEqualTo(first.path("total").asInt());
    assertThat(second.at("/products/0/article").asString())
        .isNotEqualTo(first.at("/products/0/article").asString());
  }

  @Test
  void whatCannotBeSearchedForIsToldWhy() throws Exception {
    problem("/products/search", "q is missing: what is searched for");
    problem("/products/search?q=", "q has no letter and no digit");
    problem("/products/search?q=%21%3F", "q has no letter and no digit");
    problem("/products/search?q=" + "a".repeat(81), "q has up to 80 characters, not 81");
    problem("/products/search?q=rice&limit=0", "limit is a whole number from 1 to 100, not \"0\"");
    problem(
        "/products/search?q=rice&limit=many",
        "limit is a whole number from 1 to 100, not \"many\"");
    problem("/products/search?q=rice&from=-1", "from is a whole number from 0 to 1000, not \"-1\"");
  }

  @Test
  void aPriceAboveTheMrpIsNotTaken() throws Exception {
    HttpResponse<String> no = setPrice("9520107000419", 10_000_000);
    assertThat(no.statusCode()).isEqualTo(422);
    assertThat(WebHouse.tree(no).path("code").asString()).isEqualTo("PRICE_NOT_TAKEN");
    assertThat(setPrice("9520000000004", 100).statusCode()).isEqualTo(404);
    assertThat(setPrice("plu:4011", -1).statusCode()).isEqualTo(400);
  }

  @Test
  void aNewPriceIsAnsweredWithTheOldOneAndKept() throws Exception {
    JsonNode set = WebHouse.tree(setPrice("plu:4011", 5_950));
    assertThat(set.path("beforePaise").asLong()).isEqualTo(5_400);
    JsonNode product = WebHouse.tree(house.get("/products/4011", ""));
    assertThat(product.path("unitPaise").asLong()).isEqualTo(5_950);
    JsonNode prices = WebHouse.tree(admin("GET", "/admin/catalogue/articles/plu:4011/prices"));
    assertThat(prices.at("/prices/0/paise").asLong()).isEqualTo(5_950);
    assertThat(prices.at("/prices/1/paise").asLong()).isEqualTo(5_400);
  }

  @Test
  void aKindThatIsNoneIsToldAndRecallsAreNotWithdrawn() throws Exception {
    assertThat(admin("GET", "/admin/catalogue/wages").statusCode()).isEqualTo(400);
    assertThat(admin("DELETE", "/admin/catalogue/recalls/X").statusCode()).isEqualTo(400);
    assertThat(house.get("/admin/catalogue/offers", "").statusCode()).isEqualTo(401);
  }

  @Test
  void picturesAreListedWithWhoShowsThem() throws Exception {
    JsonNode list = WebHouse.tree(admin("GET", "/admin/pictures"));
    JsonNode banana =
        list.path("pictures")
            .valueStream()
            .filter(picture -> picture.path("name").asString().equals("banana.png"))
            .findFirst()
            .orElseThrow();
    assertThat(banana.path("bytes").asLong()).isPositive();
    assertThat(banana.path("articles").asInt()).isEqualTo(2);
  }

  private void problem(String path, String detail) throws Exception {
    HttpResponse<String> answer = house.get(path, "");
    assertThat(answer.statusCode()).as(path).isEqualTo(400);
    assertThat(WebHouse.tree(answer).path("detail").asString()).isEqualTo(detail);
  }

  private HttpResponse<String> setPrice(String article, long paise) throws Exception {
    byte[] body =
        paise < 0
            ? "{\"paise\":-1}".getBytes(StandardCharsets.UTF_8)
            : Json.bytes(new SetPrice(paise));
    return house.send(
        house.asAdmin("PUT", "/admin/catalogue/articles/" + article + "/price", body));
  }

  private HttpResponse<String> admin(String method, String path) throws Exception {
    return house.send(house.asAdmin(method, path, new byte[0]));
  }
}
