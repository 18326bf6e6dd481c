package io.qless.monkey;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.time.Duration;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.api.parallel.Isolated;

/// `deploy/monkey.sh` for a moment, so that it stays fit to run.
@Isolated
class MonkeyIT {

  private static final Path HOME = Path.of("..").toAbsolutePath().normalize();

  @Test
  void aMonkeyAtTheTrolleyBreaksNoLaw(@TempDir Path folder) throws Exception {
    MonkeyPlan plan = new MonkeyPlan(Duration.ofSeconds(10), 7);
    MonkeyReport report;
    try (Grounds grounds = new Grounds(HOME, folder)) {
      grounds.open();
      report = MonkeyReport.of(plan, grounds, _ -> {});
    }
    assertThat(report.isClean()).as(report.text()).isTrue();
    assertThat(report.paid()).as(report.text()).isPositive();
  }
}
