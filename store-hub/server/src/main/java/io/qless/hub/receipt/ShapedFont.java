package io.qless.hub.receipt;

import java.awt.Font;
import java.awt.FontFormatException;
import java.awt.font.FontRenderContext;
import java.awt.font.GlyphVector;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;

/// A typeface of the receipt, which knows how letters become shapes. Devanagari letters join,
/// change places and sit on one another; the shaper inside the JDK (HarfBuzz) does that right where
/// simple substitution does not. Immutable, shared by all receipts.
enum ShapedFont {
  LATIN("NotoSans-Regular.ttf"),
  LATIN_BOLD("NotoSans-Bold.ttf"),
  DEVANAGARI("NotoSansDevanagari-Regular.ttf"),
  DEVANAGARI_BOLD("NotoSansDevanagari-Bold.ttf");

  /// Units of one em in a PDF's glyph space (ISO 32000-1, 9.2.4).
  static final int EM = 1000;

  private static final FontRenderContext EXACT = new FontRenderContext(null, true, true);

  private final String file;

  ShapedFont(String file) {
    this.file = file;
  }

  /// The typeface for a letter; what is in neither script is in the Latin one.
  static ShapedFont of(int codePoint, boolean bold) {
    boolean hindi =
        Character.UnicodeScript.of(codePoint) == Character.UnicodeScript.DEVANAGARI
            || codePoint == '\u0964'
            || codePoint == '\u200C'
            || codePoint == '\u200D';
    if (hindi) {
      return bold ? DEVANAGARI_BOLD : DEVANAGARI;
    }
    return bold ? LATIN_BOLD : LATIN;
  }

  /// The font's bytes.
  InputStream open() {
    return Objects.requireNonNull(ShapedFont.class.getResourceAsStream(file), file);
  }

  /// A text of one script as glyphs of this font, from left to right.
  Shape shape(String text) {
    char[] letters = text.toCharArray();
    GlyphVector glyphs =
        Faces.of(this)
            .layoutGlyphVector(EXACT, letters, 0, letters.length, Font.LAYOUT_LEFT_TO_RIGHT);
    List<Glyph> placed = new ArrayList<>();
    for (int i = 0; i < glyphs.getNumGlyphs(); i++) {
      int code = glyphs.getGlyphCode(i);
      if (code < NO_GLYPH) {
        placed.add(
            new Glyph(
                code,
                (int) Math.round(glyphs.getGlyphPosition(i).getX()),
                (int) Math.round(-glyphs.getGlyphPosition(i).getY())));
      }
    }
    double width = glyphs.getGlyphPosition(glyphs.getNumGlyphs()).getX();
    return new Shape(placed, (int) Math.round(width));
  }

  /// What the shaper leaves behind for a letter that went into another glyph.
  private static final int NO_GLYPH = 0xFFFE;

  /// @param id number of the glyph in the font
  /// @param x from the start of the text, in thousandths of an em
  /// @param y above the base line
  record Glyph(int id, int x, int y) {}

  /// @param width in thousandths of an em
  record Shape(List<Glyph> glyphs, int width) {
    Shape {
      glyphs = List.copyOf(glyphs);
    }
  }

  /// The fonts as the JDK's shaper holds them, read at the first receipt.
  private static final class Faces {
    private static final Map<ShapedFont, Font> BY_NAME = new EnumMap<>(ShapedFont.class);

    static {
      // A back room has no display, and letters need none.
      if (System.getProperty("java.awt.headless") == null) {
        System.setProperty("java.awt.headless", "true");
      }
      for (ShapedFont font : values()) {
        BY_NAME.put(font, read(font));
      }
    }

    private Faces() {}

    static Font of(ShapedFont font) {
      return Objects.requireNonNull(BY_NAME.get(font));
    }

    private static Font read(ShapedFont font) {
      try (InputStream in = font.open()) {
        return Font.createFont(Font.TRUETYPE_FONT, in).deriveFont((float) EM);
      } catch (IOException cause) {
        throw new UncheckedIOException("reading " + font.file, cause);
      } catch (FontFormatException cause) {
        throw new IllegalStateException(font.file + " is no font", cause);
      }
    }
  }
}
