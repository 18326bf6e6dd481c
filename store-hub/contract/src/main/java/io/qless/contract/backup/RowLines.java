package io.qless.contract.backup;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.util.Optional;

/// The lines of a member, none longer than a row can be. Used by one thread.
final class RowLines {

  private final InputStream in;
  private final int maxBytes;

  RowLines(InputStream in, int maxBytes) {
    this.in = in;
    this.maxBytes = maxBytes;
  }

  /// The next line without its end, empty behind the last one.
  Optional<byte[]> next() throws IOException {
    ByteArrayOutputStream line = new ByteArrayOutputStream();
    for (int each = in.read(); each >= 0; each = in.read()) {
      if (each == '\n') {
        return Optional.of(line.toByteArray());
      }
      if (line.size() == maxBytes) {
        throw new IOException("a line is longer than " + maxBytes + " bytes");
      }
      line.write(each);
    }
    if (line.size() > 0) {
      throw new IOException("the last line was cut off");
    }
    return Optional.empty();
  }
}
