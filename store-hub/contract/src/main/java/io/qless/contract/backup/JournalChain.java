package io.qless.contract.backup;

import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.HexFormat;

/// How the rows of a trip's journal hang together: each carries the SHA-256 of the row before it
/// and all of itself, so a changed or missing row is found.
public final class JournalChain {

  /// Hash before the first row of a trip.
  public static final String BEGINNING = "";

  private JournalChain() {}

  /// A row of the journal without its hash.
  ///
  /// @param number of the command that led to it
  /// @param at as precise as a database keeps it: microseconds
  /// @param body its event as it stands in the journal
  public record Link(long revision, String source, long number, Instant at, String body) {

    /// Cuts what no database keeps.
    public Link {
      at = at.truncatedTo(ChronoUnit.MICROS);
    }

    private String text() {
      return "%d|%d|%s|%d|%s"
          .formatted(revision, number, source, ChronoUnit.MICROS.between(Instant.EPOCH, at), body);
    }
  }

  /// The hash of a row.
  ///
  /// @param before hash of the row before it
  public static String next(String before, Link link) {
    return hash(before + '|' + link.text());
  }

  /// Whether a hash is this row's. Rows of a store's first months carry a hash of revision and body
  /// alone; a row with the newer hash never passes for one of those, since its body would have to
  /// begin with a number and not with a brace.
  public static boolean fits(String before, Link link, String hash) {
    return hash.equals(next(before, link))
        || hash.equals(hash(before + '|' + link.revision() + '|' + link.body()));
  }

  private static String hash(String text) {
    return HexFormat.of().formatHex(sha256().digest(text.getBytes(StandardCharsets.UTF_8)));
  }

  static MessageDigest sha256() {
    try {
      return MessageDigest.getInstance("SHA-256");
    } catch (NoSuchAlgorithmException impossible) {
      throw new IllegalStateException("every JDK has SHA-256", impossible);
    }
  }
}
