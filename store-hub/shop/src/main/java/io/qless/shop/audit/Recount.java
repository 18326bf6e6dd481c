package io.qless.shop.audit;

import io.qless.shop.cart.LineId;
import io.qless.shop.cart.LineItem;
import io.qless.shop.catalogue.Article;
import io.qless.shop.item.ArticleId;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/// Staff's look into a trolley: some of its goods are scanned again, and held against the list.
/// Immutable.
///
/// @param parts what is to be scanned, in the order of the look
/// @param listed pieces of each article on the whole list
/// @param scanned pieces of each article scanned again so far
/// @param strays what was scanned more often than the list has it, each time once
public record Recount(
    List<Part> parts,
    Map<ArticleId, Integer> listed,
    Map<ArticleId, Integer> scanned,
    List<Article> strays) {

  /// More lines than this are not looked at: it is a sample, and somebody waits.
  public static final int MAX_LINES = 5;

  /// Of six bottles three tell enough.
  static final int MAX_PIECES = 3;

  /// As many strays as fit on a screen; with these the look is long decided.
  private static final int MAX_STRAYS = 20;

  /// One line to be looked at.
  ///
  /// @param wanted pieces to be scanned
  /// @param seen of these
  public record Part(LineId line, Article article, int wanted, int seen) {

    /// Whether enough of it was seen.
    public boolean isDone() {
      return seen >= wanted;
    }
  }

  public Recount {
    parts = List.copyOf(parts);
    listed = Map.copyOf(listed);
    scanned = Map.copyOf(scanned);
    strays = List.copyOf(strays);
  }

  /// A look at the first of these lines.
  ///
  /// @param lines of the whole cart, those first that are to be looked at
  public static Recount of(List<LineItem> lines) {
    List<Part> parts =
        lines.stream()
            .limit(MAX_LINES)
            .map(line -> new Part(line.id(), line.article(), Math.min(MAX_PIECES, pieces(line)), 0))
            .toList();
    Map<ArticleId, Integer> listed = new HashMap<>();
    lines.forEach(line -> listed.merge(line.article().id(), pieces(line), Integer::sum));
    return new Recount(parts, listed, Map.of(), List.of());
  }

  /// Loose goods are one bag with one label.
  private static int pieces(LineItem line) {
    return line instanceof LineItem.Pieces some ? some.quantity() : 1;
  }

  /// One more was scanned.
  public Recount scan(Article article) {
    Map<ArticleId, Integer> now = new HashMap<>(scanned);
    int times = now.merge(article.id(), 1, Integer::sum);
    List<Article> stray = new ArrayList<>(strays);
    if (times > listed.getOrDefault(article.id(), 0) && stray.size() < MAX_STRAYS) {
      stray.add(article);
    }
    List<Part> next = new ArrayList<>();
    boolean counted = false;
    for (Part part : parts) {
      boolean here = !counted && !part.isDone() && part.article().id().equals(article.id());
      counted |= here;
      next.add(here ? new Part(part.line(), part.article(), part.wanted(), part.seen() + 1) : part);
    }
    return new Recount(next, listed, now, stray);
  }

  /// Whether all was seen that was to be seen.
  public boolean isDone() {
    return parts.stream().allMatch(Part::isDone);
  }

  /// Pieces to be scanned.
  public int wanted() {
    return parts.stream().mapToInt(Part::wanted).sum();
  }

  /// Of these seen.
  public int seen() {
    return parts.stream().mapToInt(Part::seen).sum();
  }

  /// For the journal.
  public String inWords() {
    return "scanned again: %d of %d, not on the list: %d"
        .formatted(seen(), wanted(), strays.size());
  }
}
