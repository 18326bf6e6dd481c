package io.qless.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayInputStream;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import picocli.CommandLine;
import picocli.CommandLine.Model.ArgSpec;
import picocli.CommandLine.Model.OptionSpec;

/// What holds for every command, new ones included.
class CommandTreeTest {

  /// Prints a script for a shell, and nothing else can be meant.
  private static final List<String> NO_JSON = List.of("completion bash");

  /// What can't be taken back.
  private static final List<String> ASK_FIRST =
      List.of(
          "catalogue recall",
          "catalogue weights",
          "catalogue withdraw",
          "gate release",
          "gate revoke",
          "key rotate",
          "order return",
          "payment give-back",
          "sessions release",
          "trolley revoke",
          "user disable");

  /// What changes much, or money.
  private static final List<String> DRY =
      List.of("catalogue import", "catalogue recall", "order return");

  private static final Pattern WORD = Pattern.compile("'([^']*)'|(\\S+)");

  private final StringWriter out = new StringWriter();
  private final CommandLine all =
      new QlessMain(
              Map.of(),
              new ByteArrayInputStream(new byte[0]),
              new PrintWriter(out, true),
              new PrintWriter(out, true),
              LocalDate.of(2026, 11, 26))
          .commandLine();
  private final Map<String, CommandLine> commands = new TreeMap<>();

  CommandTreeTest() {
    walk(all, "");
  }

  private void walk(CommandLine line, String path) {
    line.getSubcommands()
        .forEach((name, command) -> {
          if (command.getCommandName().equals(name)) {
            String place = path.isEmpty() ? name : path + ' ' + name;
            if (command.getSubcommands().isEmpty() || runs(command)) {
              commands.put(place, command);
            }
            walk(command, place);
          }
        });
  }

  /// A command with others below it that does something itself, too.
  private static boolean runs(CommandLine command) {
    return command.getCommandSpec().userObject() instanceof java.util.concurrent.Callable;
  }

  @Test
  void everyCommandSaysWhatItDoes() {
    assertThat(commands).hasSizeGreaterThan(40);
    commands.forEach((place, command) ->
        assertThat(command.getCommandSpec().usageMessage().description()).as(place).isNotEmpty());
  }

  @Test
  void everyOptionAndEveryWordSaysWhatItIs() {
    commands.forEach((place, command) ->
        Stream.concat(
                command.getCommandSpec().options().stream(),
                command.getCommandSpec().positionalParameters().stream())
            .forEach(each ->
                assertThat(String.join("", each.description()))
                    .as(place + " " + each.paramLabel() + " " + names(each))
                    .isNotBlank()));
  }

  private static String names(ArgSpec each) {
    return each instanceof OptionSpec option ? Arrays.toString(option.names()) : "";
  }

  @Test
  void everyCommandHasHelpAndJson() {
    commands.forEach((place, command) -> {
      assertThat(command.getCommandSpec().findOption("--help")).as(place).isNotNull();
      assertThat(command.getCommandSpec().findOption("--json") != null)
          .as(place + " --json")
          .isEqualTo(!NO_JSON.contains(place));
    });
  }

  @Test
  void whatCantBeTakenBackAsksAndWhatChangesMuchCanBeTried() {
    assertThat(having("--yes")).containsExactlyElementsOf(ASK_FIRST);
    assertThat(having("--dry-run")).containsExactlyElementsOf(DRY);
  }

  private List<String> having(String option) {
    return commands.entrySet().stream()
        .filter(each -> each.getValue().getCommandSpec().findOption(option) != null)
        .map(Map.Entry::getKey)
        .toList();
  }

  @Test
  void everyCommandHasAnExampleThatCanBeTyped() {
    assertThat(Examples.ALL.keySet()).isEqualTo(commands.keySet());
    Examples.ALL.forEach((place, words) -> {
      List<String> typed = new ArrayList<>(List.of(place.split(" ", -1)));
      Matcher word = WORD.matcher(words.replaceAll(" *>.*", "").replace("='", "= '"));
      while (word.find()) {
        String text = word.group(1) == null ? word.group(2) : word.group(1);
        if (typed.getLast().endsWith("=") && typed.getLast().startsWith("--")) {
          typed.set(typed.size() - 1, typed.getLast() + text);
        } else {
          typed.add(text);
        }
      }
      assertThat(all.parseArgs(typed.toArray(String[]::new)).errors()).as(place).isEmpty();
    });
  }

  @Test
  void helpShowsTheExample() {
    commands
        .keySet()
        .forEach(place -> {
          out.getBuffer().setLength(0);
          List<String> words = new ArrayList<>(List.of(place.split(" ", -1)));
          words.add("--help");
          assertThat(all.execute(words.toArray(String[]::new))).as(place).isZero();
          assertThat(out.toString()).as(place).contains("Example:", "  qless " + place);
        });
  }

  @Test
  void everyExitCodeIsDocumented() {
    List<String> told = new ArrayList<>();
    for (ExitCode each : ExitCode.values()) {
      told.add(Integer.toString(each.code()));
    }
    told.add("130"); // what the JVM ends with at Control-C
    assertThat(new TreeSet<>(all.getCommandSpec().usageMessage().exitCodeList().keySet()))
        .isEqualTo(new TreeSet<>(told));
  }
}
