package io.qless.bridge.lab;

import java.io.PrintStream;
import java.util.List;
import java.util.stream.Stream;
import org.junit.platform.engine.TestExecutionResult;
import org.junit.platform.engine.discovery.DiscoverySelectors;
import org.junit.platform.launcher.Launcher;
import org.junit.platform.launcher.TestExecutionListener;
import org.junit.platform.launcher.TestIdentifier;
import org.junit.platform.launcher.core.LauncherDiscoveryRequestBuilder;
import org.junit.platform.launcher.core.LauncherFactory;

/// Runs the classes of tests that it is given and tells of each test as it ends; the guest's main
/// program. Ends with 1 if one failed, or if there was none.
final class LabMain implements TestExecutionListener {

  private final PrintStream out;
  private int passed;
  private int failed;
  private long began;

  private LabMain(PrintStream out) {
    this.out = out;
  }

  public static void main(String[] classes) {
    var main = new LabMain(System.out);
    Launcher launcher = LauncherFactory.create();
    launcher.execute(
        LauncherDiscoveryRequestBuilder.request()
            .selectors(Stream.of(classes).map(DiscoverySelectors::selectClass).toList())
            .build(),
        main);
    main.out.println("lab: " + main.passed + " tests passed, " + main.failed + " failed");
    System.exit(main.failed == 0 && main.passed > 0 ? 0 : 1);
  }

  @Override
  public void executionStarted(TestIdentifier test) {
    if (test.isTest()) {
      began = System.nanoTime();
    } else if (isClass(test)) {
      out.println("lab: " + test.getDisplayName());
    }
  }

  @Override
  public void executionSkipped(TestIdentifier test, String reason) {
    failed++;
    out.println("lab:   FAILED  " + test.getDisplayName() + ": skipped, " + reason);
  }

  @Override
  public void executionFinished(TestIdentifier test, TestExecutionResult result) {
    boolean well = result.getStatus() == TestExecutionResult.Status.SUCCESSFUL;
    if (test.isTest() || !well) {
      passed += well ? 1 : 0;
      failed += well ? 0 : 1;
      long millis = (System.nanoTime() - began) / 1_000_000;
      String end = well ? "ok    " : "FAILED";
      out.println(
          "lab:   %s  %s  (%d ms)".formatted(end, name(test), millis)); // whole, not in parts
    }
    List<Throwable> why = result.getThrowable().stream().toList();
    why.forEach(each -> each.printStackTrace(out));
  }

  /// The method, and which of its parameters it had.
  private static String name(TestIdentifier test) {
    String method = test.getLegacyReportingName().replaceFirst("\\(.*", "");
    String shown = test.getDisplayName();
    return shown.startsWith("[") ? method + " " + shown.split("\\v")[0] : method;
  }

  private static boolean isClass(TestIdentifier test) {
    return test.getUniqueIdObject().getSegments().size() == 2;
  }
}
