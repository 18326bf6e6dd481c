package io.qless.hub.catalogue;

import io.qless.contract.rest.CatalogueDiff;
import io.qless.contract.rest.CatalogueDiff.Change;
import io.qless.contract.wire.CatalogueChange;
import java.time.ZoneId;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;

/// Holds one row against what stands. Nothing but functions.
final class RowDiff {

  private RowDiff() {}

  /// @param standing what the catalogue has in its place, set or gone
  static CatalogueDiff.Line line(
      int line, CatalogueChange wanted, Optional<CatalogueChange> standing, ZoneId zone) {
    Map<String, String> after = RowCells.of(wanted, zone).cells();
    Change change =
        standing
            .map(old ->
                old.equals(wanted)
                    ? Change.UNCHANGED
                    : isGone(old) ? Change.RETURNED : Change.CHANGED)
            .orElse(Change.ADDED);
    List<CatalogueDiff.Cell> cells =
        change == Change.CHANGED
            ? cells(RowCells.of(standing.orElseThrow(), zone), after)
            : List.of();
    return new CatalogueDiff.Line(line, id(after), change, cells);
  }

  private static boolean isGone(CatalogueChange change) {
    return switch (change) {
      case CatalogueChange.ArticleGone gone -> true;
      case CatalogueChange.OfferGone gone -> true;
      case CatalogueChange.CouponGone gone -> true;
      case CatalogueChange.StoreRuleGone gone -> true;
      default -> false;
    };
  }

  private static List<CatalogueDiff.Cell> cells(RowCells.Row before, Map<String, String> after) {
    return RowCells.columns(before.kind()).stream()
        .map(column ->
            new CatalogueDiff.Cell(
                column, before.cells().getOrDefault(column, ""), after.getOrDefault(column, "")))
        .filter(cell -> !cell.before().equals(cell.after()))
        .toList();
  }

  /// What its file calls it.
  static String id(Map<String, String> cells) {
    return Stream.of("code", "id", "gtin", "batch", "serial")
        .map(column -> cells.getOrDefault(column, ""))
        .filter(text -> !text.isEmpty())
        .reduce((one, other) -> one + ' ' + other)
        .orElse("");
  }
}
