package io.qless.fleet;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.time.Duration;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.api.parallel.Isolated;

/// `deploy/fleet.sh` with few trolleys, so that it stays fit to run.
@Isolated
class FleetIT {

  private static final Path HOME = Path.of("..").toAbsolutePath().normalize();

  @Test
  void threeTrolleysLoseNothingAtAHubThatIsKilled(@TempDir Path folder) throws Exception {
    FleetPlan plan =
        new FleetPlan(
            3,
            Duration.ofSeconds(9), // time for one kill
            1,
            Duration.ofSeconds(5),
            Duration.ofMillis(200),
            Optional.empty(),
            folder.resolve("result.json"));
    FleetReport report;
    try (FleetHub hub = FleetHub.own(HOME, folder);
        Fleet fleet = new Fleet(plan, hub, HOME, folder)) {
      report = fleet.run(_ -> {});
    }
    assertThat(report.isClean()).as(report.text()).isTrue();
    assertThat(report.last().kills()).as(report.text()).isPositive();
    assertThat(report.audit().paid()).as(report.text()).isPositive();
    assertThat(report.last().scans()).as(report.text()).isGreaterThanOrEqualTo(3 * 4);
  }
}
