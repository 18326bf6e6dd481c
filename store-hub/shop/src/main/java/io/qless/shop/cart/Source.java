package io.qless.shop.cart;

import java.util.regex.Pattern;

/// Who sends commands into a session. Each source numbers its own.
///
/// @param kind what it is
/// @param id which one: participant or staff id; empty for the trolley of the session and for the
///   hub
public record Source(Kind kind, String id) implements Comparable<Source> {

  /// The kinds of sources.
  public enum Kind {
    TROLLEY("trolley"),
    PHONE("phone"),
    ATTENDANT("attendant"),
    HUB("hub");

    /// On the wire.
    private final String word;

    Kind(String word) {
      this.word = word;
    }
  }

  private static final Pattern ID = Pattern.compile("[A-Za-z0-9_-]{1,32}");

  public static final Source TROLLEY = new Source(Kind.TROLLEY, "");
  public static final Source HUB = new Source(Kind.HUB, "");

  public Source {
    boolean named = kind == Kind.PHONE || kind == Kind.ATTENDANT;
    if (named ? !ID.matcher(id).matches() : !id.isEmpty()) {
      throw new IllegalArgumentException("not the id of a " + kind + ": \"" + id + '"');
    }
  }

  public static Source phone(String participant) {
    return new Source(Kind.PHONE, participant);
  }

  public static Source attendant(String staff) {
    return new Source(Kind.ATTENDANT, staff);
  }

  /// The form on the wire: `trolley`, `phone:<participant>`, `attendant:<staff>`, `hub`.
  public String text() {
    return id.isEmpty() ? kind.word : kind.word + ':' + id;
  }

  /// The source that [#text()] wrote.
  public static Source parse(String text) {
    int colon = text.indexOf(':');
    String kind = colon < 0 ? text : text.substring(0, colon);
    return new Source(
        Kind.valueOf(kind.toUpperCase(java.util.Locale.ROOT)),
        colon < 0 ? "" : text.substring(colon + 1));
  }

  /// In the order of [#text()].
  @Override
  public int compareTo(Source other) {
    int kinds = kind.word.compareTo(other.kind.word);
    return kinds != 0 ? kinds : id.compareTo(other.id);
  }
}
