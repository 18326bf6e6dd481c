package io.qless.shop.item.gs1;

import java.util.Arrays;
import java.util.Locale;
import java.util.ResourceBundle;
import java.util.Set;
import java.util.stream.Collectors;

/// Countries, currencies and kinds of packages that elements may name, read once from
/// `code-lists.properties`, which tells where they come from.
final class CodeLists {

  private static final ResourceBundle ROWS =
      ResourceBundle.getBundle("io.qless.shop.item.gs1.code-lists", Locale.ROOT);

  /// ISO 3166-1, three digits.
  static final Set<String> COUNTRY_NUMBERS = list("iso3166");

  /// ISO 3166-1, two letters.
  static final Set<String> COUNTRY_LETTERS = list("iso3166alpha2");

  /// ISO 4217, three digits.
  static final Set<String> CURRENCY_NUMBERS = list("iso4217");

  /// UN/ECE Recommendation 21 and GS1's own, one to three characters.
  static final Set<String> PACKAGE_TYPES = list("packagetype");

  private CodeLists() {}

  private static Set<String> list(String name) {
    return Arrays.stream(ROWS.getString(name).strip().split(" +"))
        .collect(Collectors.toUnmodifiableSet());
  }
}
