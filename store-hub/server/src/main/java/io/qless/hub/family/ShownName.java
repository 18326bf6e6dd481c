package io.qless.hub.family;

import io.qless.shop.cart.Participant;
import java.util.Set;

/// A name as others will read it on trolley, phones and staff's page. Markup is no danger there, as
/// nothing is ever shown as anything but text; what turns text around, hides in it or piles marks
/// over the lines above is refused at the door. Journals from before keep what they have.
public final class ShownName {

  /// Joiners shape Devanagari and emoji; all others of their kind only hide or turn text around
  /// (Unicode Technical Report 36, section 3.6).
  private static final Set<Integer> SHAPING = Set.of(0x200C, 0x200D);

  /// Letters and marks that show nothing.
  private static final Set<Integer> BLANK =
      Set.of(0x034F, 0x115F, 0x1160, 0x17B4, 0x17B5, 0x2800, 0x3164, 0xFFA0);

  /// A Devanagari letter carries three at most; more are piled up to cover other lines.
  private static final int MAX_MARKS = 4;

  private ShownName() {}

  /// The name as it is kept.
  ///
  /// @throws IllegalArgumentException saying what can't stand in a name
  static String of(String participant, String name) {
    String shown = new Participant(participant, name.strip()).name();
    demandShown(shown);
    return shown;
  }

  /// Looks through any text that others will read.
  ///
  /// @throws IllegalArgumentException saying what can't stand in it
  public static void demandShown(String text) {
    int marks = 0;
    boolean seen = false;
    for (int point : text.codePoints().toArray()) {
      int type = Character.getType(point);
      if (BLANK.contains(point) || (isHidden(type) && !SHAPING.contains(point))) {
        throw new IllegalArgumentException(
            "a name has no hidden characters, such as U+%04X".formatted(point));
      }
      boolean mark = type == Character.NON_SPACING_MARK || type == Character.ENCLOSING_MARK;
      marks = mark ? marks + 1 : 0;
      if (marks > MAX_MARKS) {
        throw new IllegalArgumentException(
            "a letter of a name has up to " + MAX_MARKS + " marks on it");
      }
      seen |= !mark && !SHAPING.contains(point) && !Character.isSpaceChar(point);
    }
    if (!seen) {
      throw new IllegalArgumentException("a name has letters, digits or signs that show");
    }
  }

  private static boolean isHidden(int type) {
    return switch (type) {
      case Character.CONTROL,
          Character.FORMAT,
          Character.SURROGATE,
          Character.PRIVATE_USE,
          Character.LINE_SEPARATOR,
          Character.PARAGRAPH_SEPARATOR ->
          true;
      default -> false;
    };
  }
}
