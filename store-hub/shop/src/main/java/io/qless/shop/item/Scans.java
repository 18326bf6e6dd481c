package io.qless.shop.item;

import static io.qless.shop.item.gs1.ElementString.GS;

import io.qless.shop.item.gs1.BracketedText;
import io.qless.shop.item.gs1.CodeFault;
import io.qless.shop.item.gs1.DigitalLink;
import io.qless.shop.item.gs1.Element;
import io.qless.shop.item.gs1.ElementString;
import io.qless.shop.item.gs1.Gs1Reading;
import io.qless.shop.item.gs1.Printable;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/// Finds out what a scanner sent, and reads it in the form that it has.
///
/// The AIM symbology identifier decides where it is known; without one the characters must speak.
public final class Scans {

  /// The largest QR code holds 7,089 digits (ISO/IEC 18004, version 40-L).
  public static final int MAX_CHARS = 7_089;

  /// Record separator and end of transmission, the frame of a message (ISO/IEC 15434).
  private static final char RS = 0x1E;

  private static final char EOT = 0x04;
  private static final String ENVELOPE = "[)>" + RS;

  /// Format 05: application identifiers of GS1.
  private static final String GS1_ENVELOPE = ENVELOPE + "05" + GS;

  /// How readers that send both parts of a composite at once begin the second one (ISO/IEC 24723).
  /// Some put a bar before it. A message can't hold a bracket of this kind.
  private static final String SEAM = "]e0";

  private Scans() {}

  /// Reads a scan that may carry its AIM identifier at its head.
  public static Scan read(String raw) {
    boolean identified =
        raw.length() >= Symbology.AIM_CHARS
            && raw.charAt(0) == ']'
            && isLetter(raw.charAt(1))
            && (isLetter(raw.charAt(2)) || isDigit(raw.charAt(2)));
    return identified
        ? read(raw.substring(0, Symbology.AIM_CHARS), raw.substring(Symbology.AIM_CHARS))
        : read("", raw);
  }

  /// Reads one scan.
  ///
  /// @param aimId AIM symbology identifier such as `]E0`, empty if the scanner sends none
  /// @param text what the symbol holds
  public static Scan read(String aimId, String text) {
    Symbology symbology = Symbology.of(aimId);
    if (text.isEmpty()) {
      return faulty(symbology, CodeFault.Code.EMPTY, "", 1, "the scan is empty");
    }
    if (text.length() > MAX_CHARS) {
      return faulty(
          symbology,
          CodeFault.Code.TOO_LONG,
          "",
          MAX_CHARS + 1,
          "a scan has at most " + MAX_CHARS + " characters, this one goes on");
    }
    int seam = text.indexOf(SEAM);
    return seam > 0 ? composite(aimId, text, seam) : alone(symbology, text);
  }

  private static Scan alone(Symbology symbology, String text) {
    if (symbology.isRetail()) {
      return ArticleNumbers.read(symbology, text);
    }
    if (text.startsWith(ENVELOPE)) {
      return envelope(symbology, text);
    }
    if (DigitalLink.isAddress(text)) {
      return message(symbology, Scan.Form.DIGITAL_LINK, DigitalLink.read(text));
    }
    if (symbology.isGs1() || text.charAt(0) == GS) {
      return message(symbology, Scan.Form.ELEMENT_STRING, ElementString.read(text, 0));
    }
    if (text.charAt(0) == '(') {
      return message(symbology, Scan.Form.BRACKETED, BracketedText.read(text));
    }
    if (ArticleNumbers.isNumber(text)) {
      return ArticleNumbers.read(symbology, text);
    }
    // Many scanners are set up to send no identifier: digits that are no number may be a message.
    if (symbology == Symbology.UNKNOWN && startsWithTwoDigits(text)) {
      return message(symbology, Scan.Form.ELEMENT_STRING, ElementString.read(text, 0));
    }
    return text.chars().allMatch(c -> c >= '0' && c <= '9')
        ? ArticleNumbers.read(symbology, text)
        : faulty(
            symbology,
            CodeFault.Code.NOT_A_CODE,
            "",
            1,
            "neither a number nor a GS1 message: " + Printable.text(text));
  }

  private static boolean isLetter(char c) {
    return (c >= 'A' && c <= 'Z') || (c >= 'a' && c <= 'z');
  }

  private static boolean isDigit(char c) {
    return c >= '0' && c <= '9';
  }

  private static boolean startsWithTwoDigits(String text) {
    return text.length() > 2 && isDigit(text.charAt(0)) && isDigit(text.charAt(1));
  }

  private static Scan envelope(Symbology symbology, String text) {
    if (!text.startsWith(GS1_ENVELOPE)) {
      return faulty(
          symbology,
          CodeFault.Code.MESSAGE_FORMAT,
          "",
          ENVELOPE.length() + 1,
          "an ISO/IEC 15434 message of another format than 05, which is GS1's");
    }
    int from = GS1_ENVELOPE.length();
    int end = text.length();
    while (end > from && (text.charAt(end - 1) == EOT || text.charAt(end - 1) == RS)) {
      end--;
    }
    return message(
        symbology, Scan.Form.ENVELOPE, ElementString.read(text.substring(from, end), from));
  }

  /// A linear symbol names the article, the two-dimensional one above it tells the rest.
  private static Scan composite(String aimId, String text, int seam) {
    int end = text.charAt(seam - 1) == '|' ? seam - 1 : seam;
    Scan linear = read(aimId, text.substring(0, end));
    int from = seam + SEAM.length();
    Optional<List<Element>> first =
        switch (linear) {
          case Scan.Trade number ->
              Optional.of(List.of(new Element("01", number.gtin().digits(), 1)));
          case Scan.Message message -> Optional.of(message.elements());
          case Scan.InStore inStore -> Optional.empty();
          case Scan.Loose loose -> Optional.empty();
          case Scan.Faulty faulty -> Optional.empty();
        };
    if (first.isEmpty()) {
      return linear;
    }
    return switch (ElementString.read(text.substring(from), from)) {
      case Gs1Reading.Faulty faulty -> new Scan.Faulty(Symbology.of(aimId), faulty.fault());
      case Gs1Reading.Message message -> {
        List<Element> all = new ArrayList<>(first.get());
        for (Element element : message.elements()) {
          Optional<Element> before =
              all.stream().filter(other -> other.ai().equals(element.ai())).findFirst();
          if (before.isPresent() && !before.get().value().equals(element.value())) {
            yield faulty(
                Symbology.of(aimId),
                CodeFault.Code.AI_REPEATED,
                element.ai(),
                element.at(),
                "AI %s at %d says something else than in the other part of the composite"
                    .formatted(element.ai(), element.at()));
          }
          if (before.isEmpty()) {
            all.add(element);
          }
        }
        yield new Scan.Message(Symbology.of(aimId), Scan.Form.COMPOSITE, all);
      }
    };
  }

  private static Scan message(Symbology symbology, Scan.Form form, Gs1Reading reading) {
    return switch (reading) {
      case Gs1Reading.Message message -> new Scan.Message(symbology, form, message.elements());
      case Gs1Reading.Faulty faulty -> new Scan.Faulty(symbology, faulty.fault());
    };
  }

  private static Scan faulty(
      Symbology symbology, CodeFault.Code code, String ai, int at, String detail) {
    return new Scan.Faulty(symbology, new CodeFault(code, ai, at, detail));
  }
}
