package io.qless.shop.pricing;

import io.qless.shop.catalogue.Article;
import io.qless.shop.item.ArticleId;
import java.util.List;

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

  /// Several articles, such as the flavours of one drink.
  ///
  /// @param articles 1 to 50
  record OfArticles(List<ArticleId> articles) implements Scope {
    public OfArticles {
      articles = List.copyOf(articles);
      if (articles.isEmpty() || articles.size() > 50) {
        throw new IllegalArgumentException(
            "an offer names 1 to 50 articles, not " + articles.size());
      }
    }

    @Override
    public boolean covers(Article candidate) {
      return articles.contains(candidate.id());
    }
  }

  /// All articles of a category.
  record OfCategory(String category) implements Scope {
    @Override
    public boolean covers(Article candidate) {
      return candidate.category().equals(category);
    }
  }

  /// All that the store sells.
  record Everything() implements Scope {
    @Override
    public boolean covers(Article candidate) {
      return true;
    }
  }
}
