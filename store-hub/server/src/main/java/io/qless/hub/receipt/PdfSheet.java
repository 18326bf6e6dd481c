package io.qless.hub.receipt;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.GregorianCalendar;
import java.util.HashSet;
import java.util.HexFormat;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import org.apache.pdfbox.cos.COSName;
import org.apache.pdfbox.pdmodel.PDDocument;
import org.apache.pdfbox.pdmodel.PDDocumentInformation;
import org.apache.pdfbox.pdmodel.PDPage;
import org.apache.pdfbox.pdmodel.PDResources;
import org.apache.pdfbox.pdmodel.common.PDRectangle;
import org.apache.pdfbox.pdmodel.common.PDStream;
import org.apache.pdfbox.pdmodel.font.PDType0Font;

/// A PDF in the making: text, lines and boxes from the top down on one narrow strip, cut into pages
/// only where a strip would get too long for viewers. The same calls give the same bytes. Used by
/// one thread, for one receipt.
final class PdfSheet {

  /// Longest page in points; a PDF page may have 14,400 (ISO 32000-1, annex C.2).
  static final int LONGEST_PAGE = 7_200;

  /// Black of text, grey of what is said by the way, and the tint behind the total; 0 is black.
  static final String INK = "0.1";

  static final String QUIET = "0.38";
  static final String TINT = "0.93";

  private final double width;
  private final List<String> pages = new ArrayList<>();
  private final List<Double> heights = new ArrayList<>();
  private final Map<ShapedFont, Set<Integer>> used = new EnumMap<>(ShapedFont.class);
  private StringBuilder page = new StringBuilder();

  /// @param width of the strip, in points
  PdfSheet(double width) {
    this.width = width;
  }

  /// Width of a text in points.
  static double width(String text, double size, boolean bold) {
    return runs(text, bold).stream()
        .mapToDouble(run -> run.font().shape(run.text()).width() * size / ShapedFont.EM)
        .sum();
  }

  /// Writes a text.
  ///
  /// @param x of its left end
  /// @param top of its base line, from the top of the page
  void text(double x, double top, double size, boolean bold, String grey, String text) {
    page.append("BT ").append(grey).append(" g\n");
    double left = x;
    for (Run run : runs(text, bold)) {
      ShapedFont.Shape shape = run.font().shape(run.text());
      page.append("/Span <</ActualText <FEFF")
          .append(HexFormat.of().formatHex(run.text().getBytes(StandardCharsets.UTF_16BE)))
          .append(">>> BDC /")
          .append(run.font())
          .append(' ')
          .append(number(size))
          .append(" Tf\n");
      for (ShapedFont.Glyph glyph : shape.glyphs()) {
        used.computeIfAbsent(run.font(), font -> new HashSet<>()).add(glyph.id());
        page.append("1 0 0 1 ")
            .append(number(left + glyph.x() * size / ShapedFont.EM))
            .append(' ')
            .append(number(glyph.y() * size / ShapedFont.EM - top))
            .append(" Tm <%04X> Tj\n".formatted(glyph.id()));
      }
      page.append("EMC\n");
      left += shape.width() * size / ShapedFont.EM;
    }
    page.append("ET\n");
  }

  /// Draws a line across.
  void line(double left, double right, double top, String dash) {
    page.append(
        "%s 0 d 0.5 w 0.6 G %s %s m %s %s l S\n"
            .formatted(dash, number(left), number(-top), number(right), number(-top)));
  }

  /// Fills a box.
  void box(double left, double right, double top, double height) {
    page.append(
        "%s g %s %s %s %s re f\n"
            .formatted(
                TINT, number(left), number(-top - height), number(right - left), number(height)));
  }

  /// Ends the page below this height and begins the next.
  void cut(double height) {
    pages.add(page.toString());
    heights.add(height);
    page = new StringBuilder();
  }

  /// The finished document; the sheet is not used after it.
  ///
  /// @param at when it was made, as far as the document tells
  byte[] bytes(String title, String language, Instant at) {
    try (PDDocument document = new PDDocument();
        ByteArrayOutputStream out = new ByteArrayOutputStream()) {
      document.setDocumentId(at.toEpochMilli());
      document.getDocumentCatalog().setLanguage(language);
      PDDocumentInformation information = new PDDocumentInformation();
      information.setTitle(title);
      information.setCreationDate(GregorianCalendar.from(at.atZone(ZoneOffset.UTC)));
      document.setDocumentInformation(information);
      PDResources resources = resources(document);
      for (int i = 0; i < pages.size(); i++) {
        document.addPage(page(document, resources, pages.get(i), heights.get(i)));
      }
      document.save(out);
      return out.toByteArray();
    } catch (IOException cause) {
      throw new UncheckedIOException("writing the PDF " + title, cause);
    }
  }

  private PDResources resources(PDDocument document) throws IOException {
    PDResources resources = new PDResources();
    for (Map.Entry<ShapedFont, Set<Integer>> entry : used.entrySet()) {
      PDType0Font font = PDType0Font.load(document, entry.getKey().open(), true);
      font.addGlyphsToSubset(entry.getValue());
      font.subset();
      resources.put(COSName.getPDFName(entry.getKey().name()), font);
    }
    return resources;
  }

  private PDPage page(PDDocument document, PDResources resources, String drawn, double height)
      throws IOException {
    PDPage sheet = new PDPage(new PDRectangle((float) width, (float) height));
    sheet.setResources(resources);
    PDStream content = new PDStream(document);
    try (OutputStream out = content.createOutputStream(COSName.FLATE_DECODE)) {
      String all = "1 0 0 1 0 %s cm\n%s".formatted(number(height), drawn);
      out.write(all.getBytes(StandardCharsets.US_ASCII));
    }
    sheet.setContents(content);
    return sheet;
  }

  private static String number(double value) {
    return String.format(Locale.ROOT, "%.2f", value);
  }

  /// A piece of text in one font; a space or a digit between belongs to the piece before it only if
  /// that is Latin.
  private record Run(ShapedFont font, String text) {}

  private static List<Run> runs(String text, boolean bold) {
    List<Run> runs = new ArrayList<>();
    int start = 0;
    for (int i = 0; i < text.length(); i += Character.charCount(text.codePointAt(i))) {
      ShapedFont here = ShapedFont.of(text.codePointAt(i), bold);
      if (here != ShapedFont.of(text.codePointAt(start), bold)) {
        runs.add(new Run(ShapedFont.of(text.codePointAt(start), bold), text.substring(start, i)));
        start = i;
      }
    }
    if (start < text.length()) {
      runs.add(new Run(ShapedFont.of(text.codePointAt(start), bold), text.substring(start)));
    }
    return runs;
  }
}
