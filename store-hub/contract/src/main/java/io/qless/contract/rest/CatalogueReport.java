package io.qless.contract.rest;

import java.util.List;
import java.util.Objects;

/// The hub's answer to [CatalogueRows].
///
/// @param revision catalogue revision after the request (of a dry run: the current one)
/// @param changed rows that were new or different, and are kept (of a dry run: would be)
/// @param unchanged rows the catalogue already held just so
/// @param refused rows that were not kept, with the reason
public record CatalogueReport(long revision, int changed, int unchanged, List<Refused> refused) {
  /// Checks and copies.
  public CatalogueReport {
    if (revision < 0 || changed < 0 || unchanged < 0) {
      throw new IllegalArgumentException(
          "negative: revision %d, changed %d, unchanged %d"
              .formatted(revision, changed, unchanged));
    }
    refused = List.copyOf(refused);
  }

  /// A row the hub did not keep.
  ///
  /// @param line the line it was sent with
  /// @param reason why, in words for the person who wrote the file
  public record Refused(int line, String reason) {
    /// Checks.
    public Refused {
      Objects.requireNonNull(reason, "reason");
    }
  }
}
