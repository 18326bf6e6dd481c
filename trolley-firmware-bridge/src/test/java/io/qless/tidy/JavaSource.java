package io.qless.tidy;

import com.sun.source.tree.ClassTree;
import com.sun.source.tree.CompilationUnitTree;
import com.sun.source.tree.MethodTree;
import com.sun.source.tree.Tree;
import com.sun.source.util.JavacTask;
import com.sun.source.util.TreeScanner;
import com.sun.source.util.Trees;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/// One Java file: its words and its syntax tree, with what the rules want to know about it.
record JavaSource(String path, List<String> lines, CompilationUnitTree unit, JavacTask task) {

  JavaSource {
    lines = List.copyOf(lines);
  }

  boolean isMain() {
    return path.contains("/src/main/java/");
  }

  boolean isTest() {
    return path.contains("/src/test/java/");
  }

  /// `Gtin` for `.../Gtin.java`.
  String simpleName() {
    return path.substring(path.lastIndexOf('/') + 1, path.length() - ".java".length());
  }

  boolean isPackageInfo() {
    return simpleName().equals("package-info");
  }

  String packageName() {
    return unit.getPackageName() == null ? "" : unit.getPackageName().toString();
  }

  /// Every type in the file, nested ones too.
  List<ClassTree> types() {
    return all(ClassTree.class).stream()
        .filter(type -> !type.getSimpleName().isEmpty()) // anonymous
        .toList();
  }

  List<MethodTree> methods() {
    return all(MethodTree.class);
  }

  /// Every node of a kind, in the order of the file.
  <T extends Tree> List<T> all(Class<T> kind) {
    List<T> found = new ArrayList<>();
    new TreeScanner<@Nullable Void, @Nullable Void>() {
      @Override
      public @Nullable Void scan(@Nullable Tree tree, @Nullable Void nothing) {
        if (kind.isInstance(tree)) {
          found.add(kind.cast(tree));
        }
        return super.scan(tree, null);
      }
    }.scan(unit, null);
    return found;
  }

  /// How many lines a node takes, annotations in, doc comment out.
  long lineCount(Tree tree) {
    return line(positions().getEndPosition(unit, tree)) - firstLine(tree) + 1;
  }

  /// Where a node stands, to be clicked on: `path:line`.
  String at(Tree tree) {
    return path + ":" + firstLine(tree);
  }

  /// True if the line before a declaration and its annotations is a `///` comment.
  boolean isDocumented(Tree declaration) {
    int before = Math.toIntExact(firstLine(declaration)) - 2;
    return before >= 0 && lines.get(before).strip().startsWith("///");
  }

  private long firstLine(Tree tree) {
    return line(positions().getStartPosition(unit, tree));
  }

  private long line(long position) {
    return position < 0 ? 0 : Objects.requireNonNull(unit.getLineMap()).getLineNumber(position);
  }

  private com.sun.source.util.SourcePositions positions() {
    return Trees.instance(task).getSourcePositions();
  }
}
