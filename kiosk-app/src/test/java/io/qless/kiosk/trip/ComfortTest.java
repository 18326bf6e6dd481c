package io.qless.kiosk.trip;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import org.junit.jupiter.api.Test;

class ComfortTest {
  @Test
  void eachTurnIsUndoneByTheNext() {
    Comfort all = Comfort.USUAL.turnContrast().turnLarge().turnHand().turnSlow().turnSpeech();
    assertThat(all).isEqualTo(new Comfort(true, true, true, true, true));
    assertThat(all.turnSpeech().turnContrast().turnLarge().turnHand().turnSlow())
        .isEqualTo(Comfort.USUAL);
  }

  @Test
  void whoNeedsTimeGetsTenTimesAsMuch() {
    Duration usually = Duration.ofSeconds(8);
    assertThat(Comfort.USUAL.stays(usually)).isEqualTo(usually);
    assertThat(Comfort.USUAL.turnSlow().stays(usually)).isEqualTo(Duration.ofSeconds(80));
  }
}
