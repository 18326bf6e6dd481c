package io.qless.shop.catalogue;

import io.qless.shop.item.ArticleId;
import io.qless.shop.item.LabelTemplate;
import io.qless.shop.item.LabelTemplates;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/// All [StoreRule]s of one catalogue revision, ready to be asked. Immutable, for any thread.
public final class StoreRules {

  /// From here on the family should look twice, unless the store says otherwise.
  public static final int USUAL_BUDGET_WARNING_BASIS_POINTS = 8_000;

  /// A store that set none.
  public static final StoreRules NONE = new StoreRules(List.of());

  private final LabelTemplates labels;
  private final List<StoreRule.Markdown> markdowns = new ArrayList<>();
  private final Set<String> recalledUnits = new HashSet<>();
  private final int budgetWarning;
  private final List<StoreRule.Synonyms> synonyms = new ArrayList<>();

  public StoreRules(List<StoreRule> rules) {
    List<LabelTemplate> templates = new ArrayList<>();
    int warning = USUAL_BUDGET_WARNING_BASIS_POINTS;
    for (StoreRule rule : rules) {
      switch (rule) {
        case StoreRule.Label label -> templates.add(label.template());
        case StoreRule.Markdown markdown -> markdowns.add(markdown);
        case StoreRule.BudgetWarning from -> warning = from.basisPoints();
        case StoreRule.UnitRecall recall -> recalledUnits.add(recall.key());
        case StoreRule.Synonyms same -> synonyms.add(same);
      }
    }
    markdowns.sort(
        Comparator.comparingInt((StoreRule.Markdown markdown) -> -markdown.basisPoints())
            .thenComparing(StoreRule.Markdown::id));
    labels = new LabelTemplates(templates);
    budgetWarning = warning;
  }

  /// What the store's scales print.
  public LabelTemplates labels() {
    return labels;
  }

  /// Share of a family's limit from which on the budget warns, in basis points.
  public int budgetWarning() {
    return budgetWarning;
  }

  /// Words that mean the same when somebody searches.
  public List<StoreRule.Synonyms> synonyms() {
    return List.copyOf(synonyms);
  }

  /// Whether this very pack was called back.
  public boolean recalled(ArticleId article, String serial) {
    return !serial.isEmpty()
        && recalledUnits.contains(
            "unit:" + article.text().substring(article.text().indexOf(':') + 1) + ':' + serial);
  }

  /// The markdown that takes most off a unit; empty if its date is far or unknown.
  ///
  /// @param bestBefore last day of best quality, not over yet
  public Optional<StoreRule.Markdown> markdown(
      Article article, LocalDate bestBefore, LocalDate today) {
    return markdowns.stream()
        .filter(markdown -> !bestBefore.isAfter(today.plusDays(markdown.days())))
        .filter(markdown -> markdown.scope().covers(article))
        .findFirst();
  }
}
