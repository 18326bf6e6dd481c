package io.qless.hub.web;

import io.javalin.config.RoutesConfig;
import io.javalin.http.Context;
import io.qless.contract.rest.CatalogueKind;
import io.qless.contract.rest.CatalogueRows;
import io.qless.contract.rest.PictureList;
import io.qless.contract.rest.PriceHistory;
import io.qless.contract.rest.PriceSet;
import io.qless.contract.rest.SetPrice;
import io.qless.hub.catalogue.CatalogueDesk;
import io.qless.hub.catalogue.PictureStore;
import io.qless.shop.catalogue.Article;
import io.qless.shop.item.ArticleId;
import io.qless.shop.money.Money;
import java.util.Arrays;
import java.util.Map;
import java.util.Optional;

/// The catalogue's doors for the store admin, registered by [AdminRoutes] behind the admin token.
final class CatalogueDoors implements Doors {

  private final CatalogueDesk catalogue;
  private final PictureStore pictures;

  CatalogueDoors(CatalogueDesk catalogue, PictureStore pictures) {
    this.catalogue = catalogue;
    this.pictures = pictures;
  }

  @Override
  public void register(RoutesConfig routes) {
    routes.post("/admin/catalogue/rows", this::takeRows);
    routes.post("/admin/catalogue/diff", this::diff);
    routes.get("/admin/catalogue/{kind}", this::rows);
    routes.put("/admin/catalogue/articles/{article}/price", this::setPrice);
    routes.get("/admin/catalogue/articles/{article}/prices", this::prices);
    routes.delete("/admin/catalogue/articles/{article}", this::withdraw);
    routes.delete("/admin/catalogue/{kind}/{id}", this::withdrawNamed);
    routes.get("/admin/pictures", this::listPictures);
    routes.put("/admin/pictures/{file}", this::putPicture);
  }

  private void takeRows(Context request) {
    CatalogueRows rows = Exchange.read(request, CatalogueRows.class);
    Exchange.answer(request, 200, catalogue.take(rows));
  }

  private void diff(Context request) {
    CatalogueRows rows = Exchange.read(request, CatalogueRows.class);
    Exchange.answer(request, 200, catalogue.diff(rows));
  }

  private void rows(Context request) {
    CatalogueKind kind = kind(request.pathParam("kind"));
    Page page = Page.of(request, Integer.MAX_VALUE, CatalogueRows.MAX_ROWS, CatalogueRows.MAX_ROWS);
    Exchange.answer(request, 200, catalogue.rows(kind, page.from(), page.limit()));
  }

  private void setPrice(Context request) {
    ArticleId id = ProductRoutes.article(request.pathParam("article"));
    Money price = Money.paise(Exchange.read(request, SetPrice.class).paise());
    Optional<Article> before;
    try {
      before = catalogue.setPrice(id, price);
    } catch (IllegalArgumentException aboveMrp) {
      throw ProblemException.of(
          422, "PRICE_NOT_TAKEN", "Not a price for it", String.valueOf(aboveMrp.getMessage()));
    }
    Article old = before.orElseThrow(() -> unknown(id));
    Exchange.answer(
        request,
        200,
        new PriceSet(
            id.text(),
            old.name().en(),
            catalogue.revision(),
            old.sale().unitPrice().minor(),
            price.minor()));
  }

  private void prices(Context request) {
    ArticleId id = ProductRoutes.article(request.pathParam("article"));
    PriceHistory history = catalogue.prices(id);
    if (history.prices().isEmpty()) {
      throw unknown(id);
    }
    Exchange.answer(request, 200, history);
  }

  private void withdraw(Context request) {
    ArticleId article = ProductRoutes.article(request.pathParam("article"));
    if (!catalogue.withdraw(article)) {
      throw unknown(article);
    }
    request.status(204);
  }

  /// Offers, coupons, labels, markdowns and synonyms go by the name in the store's files.
  private void withdrawNamed(Context request) {
    CatalogueKind kind = kind(request.pathParam("kind"));
    if (kind == CatalogueKind.RECALLS) {
      throw ProblemException.malformed("recalls stay: a pack may still lie on a shelf");
    }
    String id = request.pathParam("id");
    if (!catalogue.withdraw(kind, id)) {
      throw ProblemException.of(
          404, "NOT_IN_CATALOGUE", "Not in the catalogue", kind.word() + " have no " + id);
    }
    request.status(204);
  }

  private void listPictures(Context request) {
    Map<String, Integer> shown = catalogue.pictures();
    Exchange.answer(
        request,
        200,
        new PictureList(
            pictures.list().entrySet().stream()
                .map(file ->
                    new PictureList.Picture(
                        file.getKey(), file.getValue(), shown.getOrDefault(file.getKey(), 0)))
                .toList()));
  }

  private void putPicture(Context request) {
    String file = request.pathParam("file");
    if (!PictureStore.isName(file)) {
      throw ProblemException.malformed(
          "a picture is named with letters, digits and dashes, and .png or .jpg");
    }
    byte[] bytes = Exchange.bytes(request, PictureStore.MAX_BYTES);
    if (!PictureStore.isPicture(file, bytes)) {
      throw ProblemException.malformed(file + " does not begin like a picture of that kind");
    }
    pictures.put(file, bytes);
    request.status(204);
  }

  private static CatalogueKind kind(String word) {
    return Arrays.stream(CatalogueKind.values())
        .filter(kind -> kind.word().equals(word))
        .findFirst()
        .orElseThrow(() ->
            ProblemException.malformed(
                "the catalogue has articles, offers, coupons, recalls, labels, markdowns and"
                    + " synonyms, but no "
                    + word));
  }

  private static ProblemException unknown(ArticleId id) {
    return ProblemException.of(404, "ARTICLE_UNKNOWN", "Not on sale", id.text());
  }
}
