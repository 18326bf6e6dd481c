package io.qless.shop.item.gs1;

import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/// Reads a GS1 Digital Link address (GS1 Digital Link Standard: URI Syntax). Any host will do and
/// nothing is ever fetched; a path before the key is read over, as are questions that are no AI.
public final class DigitalLink {

  private DigitalLink() {}

  /// Whether a text is an address of the web.
  public static boolean isAddress(String text) {
    return text.regionMatches(true, 0, "http://", 0, 7)
        || text.regionMatches(true, 0, "https://", 0, 8);
  }

  /// A piece of the address.
  ///
  /// @param at index in the address
  private record Piece(String text, int at) {}

  /// Reads an address.
  public static Gs1Reading read(String text) {
    String scheme = text.substring(0, text.indexOf(':'));
    if (!scheme.equals("http")
        && !scheme.equals("https")
        && !scheme.equals("HTTP")
        && !scheme.equals("HTTPS")) {
      return fault(CodeFault.Code.LINK, "", 0, "the scheme is all small or all capital letters");
    }
    int hash = text.indexOf('#');
    String address = hash < 0 ? text : text.substring(0, hash);
    int question = address.indexOf('?');
    String place = question < 0 ? address : address.substring(0, question);
    int host = scheme.length() + 3;
    int path = host > place.length() ? -1 : place.indexOf('/', host);
    if (path <= host) {
      return fault(CodeFault.Code.LINK, "", 0, "an address without host or path names no article");
    }
    List<Piece> segments = pieces(place, path + 1, '/');
    if (segments.getLast().text().isEmpty()) {
      segments.removeLast();
    }
    int key = key(segments);
    if (key < 0) {
      return fault(CodeFault.Code.LINK, "", path, "no key such as /01/ begins the end of the path");
    }
    List<Piece> pairs = new ArrayList<>(segments.subList(key, segments.size()));
    Optional<CodeFault> order = orderFault(pairs);
    return order.isPresent()
        ? new Gs1Reading.Faulty(order.get())
        : values(pairs, address, question);
  }

  /// The last pair whose AI is a key, looking from the end over pairs of AI and value; -1 if none.
  private static int key(List<Piece> segments) {
    for (int i = segments.size() - 2; i >= 0; i -= 2) {
      String ai = segments.get(i).text();
      if (AiTable.standard().qualifiers(ai).isPresent()) {
        return i;
      }
      if (AiTable.standard().ai(ai).isEmpty()) {
        return -1;
      }
    }
    return -1;
  }

  private static Optional<CodeFault> orderFault(List<Piece> pairs) {
    List<Piece> qualifiers = new ArrayList<>();
    for (int i = 2; i < pairs.size(); i += 2) {
      qualifiers.add(pairs.get(i));
    }
    List<List<String>> sequences =
        AiTable.standard().qualifiers(pairs.getFirst().text()).orElseThrow();
    boolean fits =
        qualifiers.isEmpty()
            || sequences.stream().anyMatch(sequence -> follows(qualifiers, sequence));
    return fits
        ? Optional.empty()
        : Optional.of(
            new CodeFault(
                CodeFault.Code.LINK_ORDER,
                qualifiers.getFirst().text(),
                qualifiers.getFirst().at() + 1,
                "behind AI "
                    + pairs.getFirst().text()
                    + " may follow, in this order, AI "
                    + sequences));
  }

  private static boolean follows(List<Piece> qualifiers, List<String> sequence) {
    int last = -1;
    for (Piece qualifier : qualifiers) {
      int place = sequence.indexOf(qualifier.text());
      if (place <= last) {
        return false;
      }
      last = place;
    }
    return true;
  }

  private static Gs1Reading values(List<Piece> pairs, String address, int question) {
    Collected collected = new Collected();
    for (int i = 0; i < pairs.size(); i += 2) {
      Optional<CodeFault> fault = take(collected, pairs.get(i), pairs.get(i + 1));
      if (fault.isPresent()) {
        return new Gs1Reading.Faulty(fault.get());
      }
    }
    List<Piece> asked = question < 0 ? List.of() : pieces(address, question + 1, '&');
    for (Piece pair : asked) {
      int equals = pair.text().indexOf('=');
      String name = equals < 0 ? pair.text() : pair.text().substring(0, equals);
      if (name.isEmpty() || !name.chars().allMatch(c -> c >= '0' && c <= '9')) {
        continue;
      }
      if (AiTable.standard().ai(name).isEmpty()) {
        return Collected.unknown(name, pair.at() + 1);
      }
      Piece value = new Piece(pair.text().substring(equals < 0 ? name.length() : equals + 1), 0);
      Optional<CodeFault> fault = take(collected, new Piece(name, pair.at()), value);
      if (fault.isPresent()) {
        return new Gs1Reading.Faulty(fault.get());
      }
    }
    return collected.message();
  }

  /// A fault of a value is reported where its AI stands, as escapes move its characters.
  private static Optional<CodeFault> take(Collected collected, Piece name, Piece value) {
    int at = name.at() + 1;
    Optional<String> plain = unescaped(value.text());
    if (plain.isEmpty()) {
      return Optional.of(
          new CodeFault(
              CodeFault.Code.LINK_ESCAPE,
              name.text(),
              at,
              "AI " + name.text() + " at " + at + " holds a percent sign that escapes nothing"));
    }
    Ai ai = AiTable.standard().ai(name.text()).orElseThrow();
    return collected
        .take(ai, plain.get(), at, at)
        .map(fault -> new CodeFault(fault.code(), fault.ai(), at, fault.detail()));
  }

  private static Optional<String> unescaped(String text) {
    if (text.indexOf('%') < 0) {
      return Optional.of(text);
    }
    byte[] raw = text.getBytes(StandardCharsets.UTF_8);
    ByteBuffer out = ByteBuffer.allocate(raw.length);
    for (int i = 0; i < raw.length; i++) {
      if (raw[i] != '%') {
        out.put(raw[i]);
        continue;
      }
      boolean whole = i + 2 < raw.length;
      int high = whole ? Character.digit(raw[i + 1], 16) : -1;
      int low = whole ? Character.digit(raw[i + 2], 16) : -1;
      if (high < 0 || low < 0) {
        return Optional.empty();
      }
      out.put((byte) (high * 16 + low));
      i += 2;
    }
    try {
      return Optional.of(StandardCharsets.UTF_8.newDecoder().decode(out.flip()).toString());
    } catch (CharacterCodingException noText) {
      return Optional.empty();
    }
  }

  private static List<Piece> pieces(String text, int from, char between) {
    List<Piece> pieces = new ArrayList<>();
    int start = from;
    for (int i = from; i <= text.length(); i++) {
      if (i == text.length() || text.charAt(i) == between) {
        pieces.add(new Piece(text.substring(start, i), start));
        start = i + 1;
      }
    }
    return pieces;
  }

  private static Gs1Reading fault(CodeFault.Code code, String ai, int index, String detail) {
    return new Gs1Reading.Faulty(new CodeFault(code, ai, index + 1, detail));
  }
}
