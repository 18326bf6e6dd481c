package io.qless.shop.tax;

import java.util.List;
import java.util.TreeMap;
import java.util.function.Function;
import java.util.function.ToIntFunction;

/// What one rate comes to, all HSN codes together: a row of the table below the goods.
///
/// @param basisPoints whole rate, 0 for goods without tax
/// @param tax its columns
public record RateRow(int basisPoints, Tax tax) {

  /// One row for each rate, the lowest first.
  static <T> List<RateRow> of(List<T> lines, ToIntFunction<T> rate, Function<T, Tax> tax) {
    TreeMap<Integer, Tax> rows = new TreeMap<>();
    lines.forEach(line -> rows.merge(rate.applyAsInt(line), tax.apply(line), Tax::plus));
    return rows.entrySet().stream().map(row -> new RateRow(row.getKey(), row.getValue())).toList();
  }
}
