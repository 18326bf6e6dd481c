package io.qless.shop.item;

import java.util.ArrayList;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/// How this store's counter scales write a kind of label. GS1 leaves the structure of the prefixes
/// 02 and 20 to 29 to the store (GS1 General Specifications, 2.1.14.2).
///
/// A pattern is the label from left to right: its first digits as they are, then fields in braces
/// with the number of their digits, 13 in all.
///
/// | field | means |
/// |---|---|
/// | `{plu:5}` | the PLU, 4 or 5 digits |
/// | `{grams:5}` | net weight in grams |
/// | `{price:5}` | price of the label in paise |
/// | `{rupees:4}` | price of the label in whole rupees |
/// | `{slip:6}` | serial number of a slip for empties; stands in place of the PLU |
/// | `{verifier}` | check digit of the price or weight field |
/// | `{any:2}` | digits that do not matter |
/// | `{check}` | check digit of the whole label, always the last |
///
/// @param id name of the template in the store's files
/// @param pattern as above, such as `21{plu:5}{grams:5}{check}`
public record LabelTemplate(String id, String pattern) {

  private static final int LABEL_DIGITS = 13;

  private static final Pattern HEAD = Pattern.compile("(02|04|2[0-9])[0-9]*");
  private static final Pattern FIELD = Pattern.compile("\\{([a-z]+)(?::([0-9]))?}");

  /// One field of the label.
  ///
  /// @param from index of its first digit
  record Field(Kind kind, int from, int digits) {
    String in(String label) {
      return label.substring(from, from + digits);
    }
  }

  /// What a field means.
  enum Kind {
    PLU(4, 5),
    GRAMS(3, 6),
    PRICE(3, 6),
    RUPEES(2, 6),
    SLIP(4, 8),
    VERIFIER(1, 1),
    ANY(1, 9),
    CHECK(1, 1);

    private final int least;
    private final int most;

    Kind(int least, int most) {
      this.least = least;
      this.most = most;
    }

    boolean isValue() {
      return this == GRAMS || this == PRICE || this == RUPEES;
    }
  }

  public LabelTemplate {
    if (!id.matches("[A-Za-z0-9._-]{1,40}")) {
      throw new IllegalArgumentException(
          "the name of a template is 1 to 40 letters, digits, dots and dashes: \"" + id + '"');
    }
    fields(pattern);
  }

  /// The digits that such a label begins with.
  public String prefix() {
    return pattern.substring(0, pattern.indexOf('{'));
  }

  List<Field> fields() {
    return fields(pattern);
  }

  private static List<Field> fields(String pattern) {
    Matcher head = HEAD.matcher(pattern);
    if (!head.lookingAt()) {
      throw wrong(pattern, "begins with 02, 04 or 20 to 29");
    }
    List<Field> fields = new ArrayList<>();
    Matcher next = FIELD.matcher(pattern);
    int at = head.end();
    int digit = head.end();
    while (at < pattern.length()) {
      if (!next.region(at, pattern.length()).lookingAt()) {
        throw wrong(pattern, "has fields such as {plu:5} behind its first digits");
      }
      Kind kind = kind(pattern, next.group(1));
      int digits = next.group(2) == null ? 1 : Integer.parseInt(next.group(2));
      if (digits < kind.least || digits > kind.most) {
        throw wrong(pattern, next.group(1) + " has " + kind.least + " to " + kind.most + " digits");
      }
      fields.add(new Field(kind, digit, digits));
      digit += digits;
      at = next.end();
    }
    check(pattern, fields, digit);
    return List.copyOf(fields);
  }

  private static Kind kind(String pattern, String word) {
    for (Kind kind : Kind.values()) {
      if (kind.name().equalsIgnoreCase(word)) {
        return kind;
      }
    }
    throw wrong(pattern, "knows no field " + word);
  }

  private static void check(String pattern, List<Field> fields, int digits) {
    if (digits != LABEL_DIGITS) {
      throw wrong(pattern, "has 13 digits in all, not " + digits);
    }
    if (fields.getLast().kind() != Kind.CHECK || count(fields, Kind.CHECK) != 1) {
      throw wrong(pattern, "ends with {check}");
    }
    List<Field> values = fields.stream().filter(field -> field.kind().isValue()).toList();
    boolean slip = count(fields, Kind.SLIP) > 0;
    if (count(fields, Kind.PLU) + count(fields, Kind.SLIP) != 1 || values.size() != 1) {
      throw wrong(pattern, "has one {plu} or {slip} and one of {grams}, {price} and {rupees}");
    }
    if (slip && count(fields, Kind.GRAMS) > 0) {
      throw wrong(pattern, "tells of a {slip} what it is worth, not what it weighs");
    }
    int verifiers = count(fields, Kind.VERIFIER);
    int valueDigits = values.getFirst().digits();
    if (verifiers > 1 || (verifiers == 1 && valueDigits != 4 && valueDigits != 5)) {
      throw wrong(pattern, "has at most one {verifier}, for a field of 4 or 5 digits");
    }
  }

  private static int count(List<Field> fields, Kind kind) {
    return (int) fields.stream().filter(field -> field.kind() == kind).count();
  }

  private static IllegalArgumentException wrong(String pattern, String rule) {
    return new IllegalArgumentException("a label pattern " + rule + ": \"" + pattern + '"');
  }
}
