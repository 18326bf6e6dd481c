package io.qless.shop.item.gs1;

import java.util.Optional;

/// The GS1 company prefix at the beginning of a key (GS1 General Specifications, 1.4.5).
///
/// Checked is what can be known without GS1's licensed list of members: that at least four
/// characters are there, as the shortest prefix has four, and that these are digits. **Not**
/// checked is whether GS1 has given a prefix to anybody, to whom, and how long it is; a till that
/// refused prefixes by an old copy of that list would refuse new goods.
final class CompanyPrefix {

  private static final int SHORTEST = 4;

  private CompanyPrefix() {}

  /// What is wrong with the prefix at the beginning of a key.
  static Optional<Breach> breach(String key) {
    if (key.length() < SHORTEST) {
      return Optional.of(
          new Breach(
              CodeFault.Code.VALUE_TOO_SHORT,
              Breach.WHOLE,
              "is too short for a GS1 company prefix, which has at least " + SHORTEST + " digits"));
    }
    for (int i = 0; i < SHORTEST; i++) {
      char c = key.charAt(i);
      if (c < '0' || c > '9') {
        return Optional.of(
            new Breach(
                CodeFault.Code.CHARACTER,
                i,
                "may not hold " + Printable.character(c) + " within its GS1 company prefix"));
      }
    }
    return Optional.empty();
  }
}
