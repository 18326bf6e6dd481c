package io.qless.bridge.converter;

import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;

/// Cuts a stream of bytes into a controller's lines. Pure; used by one thread; lives for one
/// opening of the port. What comes before the first line end belongs to a line that began before
/// us.
final class WeightLines {

  /// The longest line has 44 characters.
  private static final int MOST_CHARACTERS = 64;

  private final StringBuilder line = new StringBuilder();
  private boolean begun;

  /// The lines that these bytes complete.
  List<WeightLine> accept(byte[] bytes, int count) {
    List<WeightLine> found = new ArrayList<>();
    for (char each : new String(bytes, 0, count, StandardCharsets.ISO_8859_1).toCharArray()) {
      if (each == '\n') {
        end(found);
      } else if (each != '\r') {
        line.append(each);
        if (line.length() > MOST_CHARACTERS) {
          found.add(new WeightLine.Torn());
          line.setLength(0);
          begun = false;
        }
      }
    }
    return found;
  }

  private void end(List<WeightLine> found) {
    if (begun && !line.isEmpty()) {
      found.add(WeightLine.parse(line.toString()));
    }
    begun = true;
    line.setLength(0);
  }
}
