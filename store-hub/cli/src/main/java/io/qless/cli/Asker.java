package io.qless.cli;

import java.io.Console;
import java.util.Locale;

/// Asks the person before something that can't be taken back.
@FunctionalInterface
interface Asker {

  /// Whether it may be done. True where nobody can be asked: a script says what it means.
  boolean agrees(String question);

  /// The person at the terminal, if there is one. The JDK may still answer null when its console
  /// module is missing.
  @SuppressWarnings("SystemConsoleNull")
  static Asker atTerminal() {
    return question -> {
      Console console = System.console();
      if (console == null || !console.isTerminal()) {
        return true;
      }
      String answer = console.readLine("%s [y/N] ", question);
      return answer != null && answer.strip().toLowerCase(Locale.ROOT).startsWith("y");
    };
  }
}
