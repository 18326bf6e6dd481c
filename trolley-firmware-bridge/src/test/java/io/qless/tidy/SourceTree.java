package io.qless.tidy;

import com.sun.source.util.JavacTask;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.MalformedInputException;
import java.nio.file.FileVisitResult;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.SimpleFileVisitor;
import java.nio.file.attribute.BasicFileAttributes;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import javax.tools.DiagnosticCollector;
import javax.tools.JavaFileObject;
import javax.tools.ToolProvider;
import org.jspecify.annotations.Nullable;

/// Everything that is written by hand in this repository: each Java file parsed, each text file
/// read.
///
/// Made once for a test class; it reads the disk only while it is made.
record SourceTree(Path root, List<JavaSource> java, List<TextFile> texts) {

  /// A file as lines; `path` is relative to the root and uses `/`.
  record TextFile(String path, List<String> lines) {}

  /// No hand-written file is longer; beyond it stand pictures and generated things.
  private static final long MAX_TEXT_BYTES = 1_000_000;

  private static final Set<String> NOT_OURS =
      Set.of("target", "node_modules", ".git", ".data", ".idea", ".vscode");

  SourceTree {
    java = List.copyOf(java);
    texts = List.copyOf(texts);
  }

  /// Reads the repository that the working folder of this test lies in.
  static SourceTree ofThisRepository() {
    Path root = findRoot();
    List<Path> files = filesUnder(root);
    List<TextFile> texts = new ArrayList<>();
    for (Path file : files) {
      TextFile text = readText(root, file);
      if (text != null) {
        texts.add(text);
      }
    }
    return new SourceTree(root, parse(root, files), texts);
  }

  private static Path findRoot() {
    Path folder = Path.of("").toAbsolutePath();
    while (folder != null) {
      if (Files.exists(folder.resolve("kiosk-app/pom.xml"))) {
        return folder;
      }
      folder = folder.getParent();
    }
    throw new IllegalStateException("No folder above " + Path.of("").toAbsolutePath() + " is ours");
  }

  private static List<Path> filesUnder(Path root) {
    List<Path> files = new ArrayList<>();
    try {
      Files.walkFileTree(
          root,
          new SimpleFileVisitor<>() {
            @Override
            public FileVisitResult preVisitDirectory(Path folder, BasicFileAttributes attributes) {
              return NOT_OURS.contains(folder.getFileName().toString())
                  ? FileVisitResult.SKIP_SUBTREE
                  : FileVisitResult.CONTINUE;
            }

            @Override
            public FileVisitResult visitFile(Path file, BasicFileAttributes attributes) {
              boolean ours = !NOT_OURS.contains(file.getFileName().toString());
              if (ours && attributes.isRegularFile() && attributes.size() <= MAX_TEXT_BYTES) {
                files.add(file);
              }
              return FileVisitResult.CONTINUE;
            }
          });
    } catch (IOException e) {
      throw new UncheckedIOException("Reading the sources under " + root, e);
    }
    files.sort(null);
    return files;
  }

  private static @Nullable TextFile readText(Path root, Path file) {
    try {
      List<String> lines = Files.readAllLines(file);
      boolean binary = lines.stream().anyMatch(line -> line.indexOf('\0') >= 0);
      return binary ? null : new TextFile(relative(root, file), lines);
    } catch (MalformedInputException e) {
      return null; // a picture or a font
    } catch (IOException e) {
      throw new UncheckedIOException("Reading " + file, e);
    }
  }

  private static List<JavaSource> parse(Path root, List<Path> files) {
    List<Path> sources = files.stream().filter(file -> file.toString().endsWith(".java")).toList();
    var compiler = ToolProvider.getSystemJavaCompiler();
    var problems = new DiagnosticCollector<JavaFileObject>();
    try (var fileManager = compiler.getStandardFileManager(problems, Locale.ROOT, null)) {
      var task =
          (JavacTask)
              compiler.getTask(
                  null,
                  fileManager,
                  problems,
                  List.of("-proc:none"),
                  null,
                  fileManager.getJavaFileObjectsFromPaths(sources));
      List<JavaSource> parsed = new ArrayList<>();
      for (var unit : task.parse()) {
        Path file = Path.of(unit.getSourceFile().toUri());
        parsed.add(new JavaSource(relative(root, file), Files.readAllLines(file), unit, task));
      }
      return parsed;
    } catch (IOException e) {
      throw new UncheckedIOException("Parsing the sources under " + root, e);
    }
  }

  private static String relative(Path root, Path file) {
    return root.relativize(file).toString().replace('\\', '/');
  }
}
