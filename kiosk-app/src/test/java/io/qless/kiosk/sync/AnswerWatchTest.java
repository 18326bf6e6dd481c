package io.qless.kiosk.sync;

import static org.assertj.core.api.Assertions.assertThat;

import io.qless.kiosk.sync.AnswerWatch.Word;
import java.util.OptionalLong;
import org.junit.jupiter.api.Test;

class AnswerWatchTest {

  private static final long PATIENCE = AnswerWatch.PATIENCE.toNanos();

  private final AnswerWatch watch = new AnswerWatch();

  @Test
  void aHubThatOwesAnAnswerForTooLongIsSilentOnce() {
    assertThat(look(7, 0)).isEqualTo(Word.NO_CHANGE);
    assertThat(look(7, PATIENCE - 1)).isEqualTo(Word.NO_CHANGE);
    assertThat(look(7, PATIENCE)).isEqualTo(Word.SILENT);
    assertThat(look(7, PATIENCE * 9)).isEqualTo(Word.NO_CHANGE);
  }

  @Test
  void itsAnswerEndsTheSilence() {
    look(7, 0);
    look(7, PATIENCE);
    assertThat(watch.look(OptionalLong.empty(), PATIENCE + 1)).isEqualTo(Word.ANSWERS);
    assertThat(watch.look(OptionalLong.empty(), PATIENCE + 2)).isEqualTo(Word.NO_CHANGE);
  }

  @Test
  void aHubThatComesForwardIsNotSilentHoweverMuchWaits() {
    for (long number = 1; number < 100; number++) {
      assertThat(look(number, number * PATIENCE)).isEqualTo(Word.NO_CHANGE);
    }
  }

  @Test
  void aNewConnectionGivesTheHubItsTimeAgain() {
    look(7, 0);
    look(7, PATIENCE);
    watch.beginAnew();
    assertThat(look(7, PATIENCE + 1)).isEqualTo(Word.NO_CHANGE);
    assertThat(look(7, PATIENCE * 2 + 1)).isEqualTo(Word.SILENT);
  }

  private Word look(long oldest, long nanos) {
    return watch.look(OptionalLong.of(oldest), nanos);
  }
}
