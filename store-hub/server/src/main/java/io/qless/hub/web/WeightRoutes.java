package io.qless.hub.web;

import io.javalin.config.RoutesConfig;
import io.javalin.http.Context;
import io.qless.hub.weight.WeightDesk;
import io.qless.shop.item.ArticleId;
import java.util.Optional;

/// Learned weights for the store's admin; [AdminRoutes] guards all that begins with `/admin/`.
public final class WeightRoutes implements Doors {

  private final WeightDesk weights;

  public WeightRoutes(WeightDesk weights) {
    this.weights = weights;
  }

  @Override
  public void register(RoutesConfig routes) {
    routes.get("/admin/catalogue/weights", this::show);
    routes.delete("/admin/catalogue/weights/{article}", this::reset);
  }

  private void show(Context request) {
    Optional<ArticleId> only =
        Optional.ofNullable(request.queryParam("article")).map(ProductRoutes::article);
    Exchange.answer(request, 200, weights.shown(only));
  }

  private void reset(Context request) {
    ArticleId article = ProductRoutes.article(request.pathParam("article"));
    if (!weights.reset(article)) {
      throw ProblemException.of(
          404, "NOT_FOUND", "Nothing was learned", article.text() + " has its catalogue weight");
    }
    request.status(204);
  }
}
