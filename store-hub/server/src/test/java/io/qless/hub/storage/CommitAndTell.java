package io.qless.hub.storage;

import java.io.FileDescriptor;
import java.io.FileOutputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;

/// A process that keeps numbers in a journal and says each one when it is safe. Killed by its test.
final class CommitAndTell {

  private CommitAndTell() {}

  /// Writes `commit N`, commits the number, makes it durable, writes `safe N`; and on to the next.
  ///
  /// @param arguments directory, first number, last number
  public static void main(String[] arguments) throws IOException {
    try (Database database = new Databases.InFiles(Path.of(arguments[0])).journal();
        FileOutputStream out = new FileOutputStream(FileDescriptor.out)) {
      for (int number = Integer.parseInt(arguments[1]);
          number <= Integer.parseInt(arguments[2]);
          number++) {
        tell(out, "commit " + number);
        String id = Integer.toString(number);
        database
            .jdbi()
            .useTransaction(handle ->
                handle.execute(
                    "INSERT INTO device (id, kind, password_hash, enrolled_at) VALUES (?, ?, ?, ?)",
                    id,
                    "trolley",
                    "hash",
                    OffsetDateTime.of(2026, 11, 24, 0, 0, 0, 0, ZoneOffset.UTC)));
        database.makeDurable();
        tell(out, "safe " + number);
      }
    }
  }

  private static void tell(FileOutputStream out, String line) throws IOException {
    out.write((line + '\n').getBytes(StandardCharsets.UTF_8));
  }
}
