package io.qless.cli;

import java.io.IOException;
import java.io.PrintWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.Supplier;

/// Files that are being written, each beside the one that it will replace as a whole. A process
/// that is stopped in between takes them away again and says how far it came. Any thread may call.
final class Drafts {

  private final Set<Path> open = ConcurrentHashMap.newKeySet();
  private volatile Supplier<String> lastWords = () -> "";

  /// A new file beside the one that it is for.
  ///
  /// @throws CliException if the folder is not there or can't be written
  Path beside(Path target) {
    return beside(target, "rw-r--r--");
  }

  /// The same, but only this user can read it.
  Path secretBeside(Path target) {
    return beside(target, "rw-------");
  }

  private Path beside(Path target, String rights) {
    Path folder = target.toAbsolutePath().getParent();
    if (folder == null || !Files.isDirectory(folder)) {
      throw CliException.usage("there is no folder " + folder, null);
    }
    try {
      Path draft =
          Files.createTempFile(
              folder,
              ".qless-",
              ".part",
              PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString(rights)));
      open.add(draft);
      return draft;
    } catch (IOException cause) {
      throw CliException.usage("can't write into " + folder + " (" + cause + ")", cause);
    }
  }

  /// It is whole now and takes its place.
  void keep(Path draft, Path target) throws IOException {
    Files.move(
        draft,
        target.toAbsolutePath(),
        StandardCopyOption.REPLACE_EXISTING,
        StandardCopyOption.ATOMIC_MOVE);
    open.remove(draft);
  }

  /// Takes a draft away; nothing happens to one that was kept.
  void drop(Path draft) {
    try {
      if (open.remove(draft)) {
        Files.deleteIfExists(draft);
      }
    } catch (IOException cause) {
      throw CliException.usage("can't remove " + draft, cause);
    }
  }

  /// What to say should the process be stopped from now on; empty says nothing.
  void ifStopped(Supplier<String> words) {
    lastWords = words;
  }

  /// The process ends. After a command that came to its end there is nothing to do.
  void end(PrintWriter err) {
    open.forEach(this::drop);
    String words = lastWords.get();
    if (!words.isEmpty()) {
      err.println("qless: stopped; " + words);
      err.flush();
    }
  }
}
