package io.qless.hub.bench;

import static org.assertj.core.api.Assertions.assertThat;

import io.qless.hub.HubProcess;
import java.io.ByteArrayOutputStream;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// The last part of `deploy/bench.sh hub` with a small crowd, so that the bench stays fit to run.
class HubBenchIT {

  @Test
  void aHubThatIsKilledUnderLoadLosesNothingAndDoesNothingTwice(@TempDir Path directory) {
    HubBench.Plan plan = new HubBench.Plan(10, 20, 40, Duration.ZERO, Duration.ZERO, 8);
    ByteArrayOutputStream printed = new ByteArrayOutputStream();
    HubBench bench = new HubBench(plan, new PrintStream(printed, true, StandardCharsets.UTF_8));
    JournalAudit.Finding finding;
    try (HubProcess hub =
        new HubProcess(directory, HubProcess.builtHere(List.of()), HubBenchMain.freePorts())) {
      finding = bench.run(hub);
    }
    String report = printed.toString(StandardCharsets.UTF_8);
    assertThat(finding.isClean()).as(report).isTrue();
    assertThat(finding.sent()).as(report).isGreaterThanOrEqualTo(2 * 6 * 40);
    assertThat(finding.paid()).as(report).isPositive();
    assertThat(bench.snapshots()).as(report).isPositive();
  }
}
