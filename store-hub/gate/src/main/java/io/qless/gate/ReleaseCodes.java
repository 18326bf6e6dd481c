package io.qless.gate;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.MessageDigest;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;

/// The codes with which staff open this gate at its scanner, also without a hub: printed on a card,
/// one for each person, so that the journal can say who. Immutable; any thread may call.
final class ReleaseCodes {

  /// None: only hub and button release.
  static final ReleaseCodes NONE = new ReleaseCodes(Map.of());

  /// Shortest code, in characters: it must not be guessed at a scanner.
  static final int MIN_CHARS = 16;

  /// Staff of one store.
  private static final int MAX_CODES = 200;

  private final Map<String, byte[]> codes;

  private ReleaseCodes(Map<String, byte[]> codes) {
    this.codes = codes;
  }

  /// Reads lines `NAME CODE`; empty ones and those with `#` are left out.
  ///
  /// @throws IllegalArgumentException says which line is wrong, never the code
  static ReleaseCodes inFile(Path file) throws IOException {
    Map<String, byte[]> codes = new LinkedHashMap<>();
    int number = 0;
    for (String line : Files.readAllLines(file)) {
      number++;
      if (line.isBlank() || line.startsWith("#")) {
        continue;
      }
      String[] words = line.strip().split("\\s+", -1);
      if (words.length != 2
          || words[1].length() < MIN_CHARS
          || words[0].length() > 40
          || codes.size() >= MAX_CODES) {
        throw new IllegalArgumentException(
            "line %d of %s is no name and code of %d characters or more"
                .formatted(number, file, MIN_CHARS));
      }
      codes.put(words[0], words[1].getBytes(StandardCharsets.UTF_8));
    }
    return new ReleaseCodes(codes);
  }

  /// Whose code was scanned; empty for everything else. Takes as long for a wrong one.
  Optional<String> whose(String scanned) {
    byte[] text = scanned.strip().getBytes(StandardCharsets.UTF_8);
    String found = "";
    for (Map.Entry<String, byte[]> each : codes.entrySet()) {
      if (MessageDigest.isEqual(each.getValue(), text)) {
        found = each.getKey();
      }
    }
    return found.isEmpty() ? Optional.empty() : Optional.of(found);
  }
}
