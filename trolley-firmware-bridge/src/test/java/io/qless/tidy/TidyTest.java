package io.qless.tidy;

import static org.assertj.core.api.Assertions.assertThat;

import com.sun.source.tree.AnnotationTree;
import com.sun.source.tree.ClassTree;
import com.sun.source.tree.ImportTree;
import com.sun.source.tree.LiteralTree;
import com.sun.source.tree.MemberSelectTree;
import com.sun.source.tree.MethodTree;
import com.sun.source.tree.PrimitiveTypeTree;
import com.sun.source.tree.Tree;
import io.qless.tidy.SourceTree.TextFile;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.function.BiConsumer;
import java.util.function.Predicate;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import javax.lang.model.element.Modifier;
import javax.lang.model.type.TypeKind;
import org.junit.jupiter.api.Test;

/// The sources read the same everywhere. Where a rule makes code worse, change the rule here and
/// say why.
class TidyTest {

  /// The 99th percentile of the code bases we learned from is 51: longer ones hide a second method.
  /// The drawings of the sample store, long lists of shapes, are data and not held to it.
  private static final int MAX_METHOD_LINES = 60;

  /// One type that can be read without losing the thread.
  private static final int MAX_FILE_LINES = 400;

  private static final Pattern VAGUE_TYPE =
      Pattern.compile(".*(Impl|Manager|Utils?|Helpers?|Dto|DTO)");

  private static final Set<String> VAGUE_PACKAGE =
      Set.of("util", "utils", "common", "model", "impl", "helper", "helpers", "dto", "misc");

  /// Put together so that this file does not break its own rule.
  private static final Pattern LEFT_FOR_LATER =
      Pattern.compile("\\b(TO" + "DO|FIX" + "ME|XX" + "X)\\b");

  private static final Pattern MACHINE_PATH =
      Pattern.compile("(?<![\\w./~:}-])/(wo" + "rk|ro" + "ot|ho" + "me)/[\\w.]");

  private static final Set<String> CLOCKS =
      Set.of(
          "Instant.now",
          "LocalDate.now",
          "LocalDateTime.now",
          "LocalTime.now",
          "OffsetDateTime.now",
          "ZonedDateTime.now",
          "Year.now",
          "System.currentTimeMillis",
          "InstantSource.system",
          "Clock.systemUTC",
          "Clock.systemDefaultZone");

  private static final Set<String> CONSOLES = Set.of("System.out", "System.err");

  private static final Set<String> SKIPS =
      Set.of("Disabled", "DisabledIf", "EnabledIf", "DisabledOnOs", "EnabledOnOs");

  private static final SourceTree TREE = SourceTree.ofThisRepository();

  @Test
  void aMethodFitsOnOneScreen() {
    assertNone(
        "A method has at most %d lines: give the second thing it does a name of its own."
            .formatted(MAX_METHOD_LINES),
        inJava(
            source -> source.isMain() || source.isTest(),
            (source, found) -> {
              for (MethodTree method : source.methods()) {
                if (source.lineCount(method) > MAX_METHOD_LINES) {
                  found.add(
                      "%s %s has %d lines"
                          .formatted(
                              source.at(method), method.getName(), source.lineCount(method)));
                }
              }
            }));
  }

  @Test
  void aFileIsReadInOneSitting() {
    assertNone(
        "A file has at most %d lines: move the part with a name of its own out."
            .formatted(MAX_FILE_LINES),
        inJava(
            source -> source.lines().size() > MAX_FILE_LINES,
            (source, found) -> found.add(source.path() + " has " + source.lines().size())));
  }

  @Test
  void typesAreNamedAfterWhatTheyAreInTheTrade() {
    assertNone(
        "Name the type after the thing in the shop, or after the technique (JdbcOrderStore).",
        inTypes(type -> VAGUE_TYPE.matcher(type.getSimpleName()).matches()));
  }

  @Test
  void packagesAreNamedAfterFeatures() {
    assertNone(
        "Put the class into the package of the feature that it serves.",
        inJava(
            source ->
                Stream.of(source.packageName().split("\\.")).anyMatch(VAGUE_PACKAGE::contains),
            (source, found) -> found.add(source.path())));
  }

  @Test
  void nothingIsLeftForLater() {
    assertNone(
        "Do it now, or write it down as an issue; the code says what is.", inTexts(LEFT_FOR_LATER));
  }

  @Test
  void noFileKnowsTheMachineItWasWrittenOn() {
    assertNone(
        "Start from the repository's own folder, a configured folder or a variable.",
        inTexts(MACHINE_PATH));
  }

  @Test
  void onlyACommandLineTalksToTheConsole() {
    assertNone(
        "Log through SLF4J; only a Main and io.qless.cli write to the console.",
        inJava(
            source -> source.isMain() && !isCommandLine(source),
            (source, found) -> findMembers(source, CONSOLES, found)));
  }

  @Test
  void onlyAMainKnowsWhatTimeItIs() {
    assertNone(
        "Take an InstantSource by constructor; only a Main picks the real clock.",
        inJava(
            source -> source.isMain() && !source.simpleName().endsWith("Main"),
            (source, found) -> findMembers(source, CLOCKS, found)));
  }

  @Test
  void onlyAMainEndsTheProgram() {
    assertNone(
        "Throw, or return an exit code: only a Main ends the process.",
        inJava(
            source -> source.isMain() && !source.simpleName().endsWith("Main"),
            (source, found) ->
                findMembers(source, Set.of("System.exit", "Runtime.getRuntime().halt"), found)));
  }

  @Test
  void everyPackageHasATourAndNoSilentNulls() {
    Set<String> tours = new TreeSet<>();
    TREE.java().stream()
        .filter(source -> source.isPackageInfo() && isMarkedTour(source))
        .forEach(source -> tours.add(source.packageName()));
    assertNone(
        "Write a package-info.java: /// the tour of the package, then @NullMarked.",
        inJava(
            source -> source.isMain() && !tours.contains(source.packageName()),
            (source, found) -> found.add(source.path())));
  }

  @Test
  void everyPublicTypeSaysWhatItIs() {
    assertNone(
        "Start the type with ///: what it is in the trade, who may call it, how long it lives.",
        inJava(
            JavaSource::isMain,
            (source, found) -> {
              for (Tree top : source.unit().getTypeDecls()) {
                if (top instanceof ClassTree type
                    && type.getModifiers().getFlags().contains(Modifier.PUBLIC)
                    && !source.isDocumented(type)) {
                  found.add(source.at(type));
                }
              }
            }));
  }

  @Test
  void docsAreMarkdown() {
    assertNone(
        "Write /// Markdown comments, not /** ones; name no author.",
        inTexts(
            text -> text.path().endsWith(".java"),
            Pattern.compile("^\\s*/\\*\\*|^\\s*///\\s*@auth" + "or")));
  }

  @Test
  void shopAndContractCountInWholeNumbers() {
    assertNone(
        "Count paise, grams, basis points or millis in a long; no double or float decides here.",
        inJava(
            source ->
                source.isMain()
                    && (source.path().contains("/shop/") || source.path().contains("/contract/")),
            (source, found) -> {
              for (PrimitiveTypeTree type : source.all(PrimitiveTypeTree.class)) {
                if (isInexact(type.getPrimitiveTypeKind())) {
                  found.add(source.at(type));
                }
              }
              for (LiteralTree literal : source.all(LiteralTree.class)) {
                if (literal.getValue() instanceof Double || literal.getValue() instanceof Float) {
                  found.add(source.at(literal));
                }
              }
            }));
  }

  @Test
  void everyTestIsFoundByTheBuild() {
    assertNone(
        "Name it XTest (no IO) or XIT (real parts): Maven runs no other class. What several of them"
            + " inherit is named XCases.",
        inJava(
            source ->
                source.isTest()
                    && !source.simpleName().matches(".+(Test|IT|Cases)")
                    && hasAnnotation(source, Set.of("Test", "ParameterizedTest", "ArchTest")),
            (source, found) -> found.add(source.path())));
  }

  @Test
  void noTestIsSkipped() {
    assertNone(
        "Make it pass or take it away; a missing program fails the test and names its package.",
        inJava(
            source ->
                source.isTest()
                    && !source.simpleName().endsWith("HardwareTest")
                    && (hasAnnotation(source, SKIPS) || imports(source, "Assumptions")),
            (source, found) -> found.add(source.path())));
  }

  @Test
  void noTestSleeps() {
    assertNone(
        "Wait for the condition, with a limit: a sleep is too long or too short.",
        inJava(
            source -> source.isTest() && source.simpleName().matches(".+(Test|IT)"),
            (source, found) -> findMembers(source, Set.of("Thread.sleep"), found)));
  }

  @Test
  void whatWasReplacedStaysAway() {
    Pattern old =
        Pattern.compile(
            "java\\.util\\.(Date|Calendar|logging\\.(?!Level).*)|lombok\\..*|org\\.mockito\\..*"
                + "|com\\.fasterxml\\.jackson\\.databind\\..*");
    assertNone(
        "Use java.time, SLF4J, records, hand-written fakes and Jackson 3 (tools.jackson).",
        inJava(
            source -> true,
            (source, found) -> {
              for (ImportTree line : source.unit().getImports()) {
                if (old.matcher(line.getQualifiedIdentifier().toString()).matches()) {
                  found.add(source.at(line) + " " + line.getQualifiedIdentifier());
                }
              }
            }));
  }

  private static boolean isCommandLine(JavaSource source) {
    return source.simpleName().endsWith("Main") || source.packageName().startsWith("io.qless.cli");
  }

  private static boolean isMarkedTour(JavaSource source) {
    return hasAnnotation(source, Set.of("NullMarked"))
        && source.lines().getFirst().startsWith("///");
  }

  private static boolean isInexact(TypeKind kind) {
    return kind == TypeKind.DOUBLE || kind == TypeKind.FLOAT;
  }

  private static boolean hasAnnotation(JavaSource source, Set<String> names) {
    return source.all(AnnotationTree.class).stream()
        .map(annotation -> annotation.getAnnotationType().toString())
        .anyMatch(names::contains);
  }

  private static boolean imports(JavaSource source, String simpleName) {
    return source.unit().getImports().stream()
        .anyMatch(line -> line.getQualifiedIdentifier().toString().contains("." + simpleName));
  }

  private static void findMembers(JavaSource source, Set<String> members, List<String> found) {
    for (MemberSelectTree member : source.all(MemberSelectTree.class)) {
      if (members.contains(member.toString())) {
        found.add(source.at(member) + " " + member);
      }
    }
  }

  private static List<String> inTypes(Predicate<ClassTree> wrong) {
    return inJava(
        source -> true,
        (source, found) ->
            source.types().stream()
                .filter(wrong)
                .forEach(type -> found.add(source.at(type) + " " + type.getSimpleName())));
  }

  private static List<String> inJava(
      Predicate<JavaSource> concerned, BiConsumer<JavaSource, List<String>> rule) {
    List<String> found = new ArrayList<>();
    TREE.java().stream().filter(concerned).forEach(source -> rule.accept(source, found));
    return found;
  }

  private static List<String> inTexts(Pattern wrong) {
    return inTexts(text -> true, wrong);
  }

  private static List<String> inTexts(Predicate<TextFile> concerned, Pattern wrong) {
    List<String> found = new ArrayList<>();
    for (TextFile text : TREE.texts()) {
      for (int i = 0; concerned.test(text) && i < text.lines().size(); i++) {
        if (wrong.matcher(text.lines().get(i)).find()) {
          found.add(text.path() + ":" + (i + 1) + " " + text.lines().get(i).strip());
        }
      }
    }
    return found;
  }

  private static void assertNone(String insteadDo, List<String> found) {
    assertThat(found).as(insteadDo).isEmpty();
  }
}
