package io.qless.cli;

import java.io.Console;
import java.io.PrintStream;
import me.tongfei.progressbar.ConsoleProgressBarConsumer;
import me.tongfei.progressbar.ProgressBar;
import me.tongfei.progressbar.ProgressBarBuilder;
import me.tongfei.progressbar.ProgressBarStyle;

/// How far a long command has come. Closed at its end.
interface Progress extends AutoCloseable {
  /// Some more steps are done.
  void step(long steps);

  @Override
  void close();

  /// For a script: says nothing.
  static Progress silent() {
    return new Progress() {
      @Override
      public void step(long steps) {}

      @Override
      public void close() {}
    };
  }

  /// A bar on standard error if a person is watching, otherwise silent.
  static Progress watched(String task, long steps, PrintStream err) {
    if (!somebodyIsWatching()) {
      return silent();
    }
    ProgressBar bar =
        new ProgressBarBuilder()
            .setTaskName(task)
            .setInitialMax(steps)
            .setStyle(ProgressBarStyle.UNICODE_BLOCK)
            .setConsumer(new ConsoleProgressBarConsumer(err, 72))
            .build();
    return new Progress() {
      @Override
      public void step(long more) {
        bar.stepBy(more);
      }

      @Override
      public void close() {
        bar.close();
      }
    };
  }

  /// The JDK may still answer null when its console module is missing.
  @SuppressWarnings("SystemConsoleNull")
  private static boolean somebodyIsWatching() {
    Console console = System.console();
    return console != null && console.isTerminal();
  }
}
