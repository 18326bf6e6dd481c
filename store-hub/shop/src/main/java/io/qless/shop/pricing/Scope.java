package io.qless.shop.pricing;

import io.qless.shop.catalogue.Article;
import io.qless.shop.item.ArticleId;

/// Which goods an offer is about.
public sealed interface Scope {

  boolean covers(Article article);

  /// One article.
  record OfArticle(ArticleId article) implements Scope {
    @Override
    public boolean covers(Article candidate) {
      return candidate.id().equals(article);
    }
  }

  /// All articles of a category.
  record OfCategory(String category) implements Scope {
    @Override
    public boolean covers(Article candidate) {
      return candidate.category().equals(category);
    }
  }
}
