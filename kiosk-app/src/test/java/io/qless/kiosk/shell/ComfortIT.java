package io.qless.kiosk.shell;

import static org.assertj.core.api.Assertions.assertThat;

import io.qless.kiosk.trip.CareView;
import io.qless.kiosk.trip.CareView.Notice;
import io.qless.kiosk.trip.Comfort;
import io.qless.kiosk.trip.Language;
import io.qless.kiosk.trip.SampleMoments;
import io.qless.kiosk.trip.SampleMoments.Opened;
import io.qless.kiosk.trip.SampleTrips;
import io.qless.kiosk.trip.TripView;
import io.qless.kiosk.trip.TripView.Screen;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import javafx.scene.paint.Color;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/// What a shopper makes of the screens: larger, clearer, for the other hand, with more time; and
/// that the next shopper finds them as usual.
class ComfortIT {
  private static final Path SHOTS = Path.of(System.getProperty("shots", "target/shots"));

  private static void dress(ShellWindow window, Language language, String... choices) {
    window.show(SampleTrips.plain(Screen.WELCOME, language));
    window.tap("welcome-comfort");
    List.of(choices).forEach(window::tap);
    window.tap("comfort-close");
  }

  @ParameterizedTest
  @CsvSource({"1024, 600, ENGLISH", "1280, 800, HINDI"})
  void largeTextIsWholeOnEveryPage(double width, double height, Language language)
      throws IOException {
    List<String> wrong = new ArrayList<>();
    String kind = "large-%dx%d-%s.png".formatted((int) width, (int) height, language.tag());
    try (ShellWindow window = ShellWindow.open(width, height)) {
      dress(window, language, "comfort-large", "comfort-contrast");
      for (Map.Entry<String, TripView> moment : SampleMoments.all(language).entrySet()) {
        if (moment.getValue().screen() != Screen.WELCOME) {
          window.showFitted(moment.getValue());
          judge(window, moment.getKey(), kind, wrong);
        }
      }
      for (Map.Entry<String, Opened> sheet : SampleMoments.sheets(language).entrySet()) {
        window.showFitted(SampleTrips.plain(Screen.FAREWELL, language));
        window.showFitted(sheet.getValue().view());
        sheet.getValue().buttons().forEach(window::tap);
        window.showFitted(sheet.getValue().view());
        judge(window, sheet.getKey(), kind, wrong);
      }
    }
    assertThat(wrong).isEmpty();
  }

  private static void judge(ShellWindow window, String moment, String kind, List<String> wrong)
      throws IOException {
    ShellWindow.onFx(() -> new Glass(window.scene()).faults()).stream()
        .map(fault -> moment + ": " + fault)
        .forEach(wrong::add);
    window.shoot(SHOTS.resolve(moment + "-" + kind));
  }

  @Test
  void largeTextIsLargerAndUsualTextIsAsBefore() {
    try (ShellWindow window = ShellWindow.open(1280, 800)) {
      window.showFitted(SampleTrips.shopping(Language.ENGLISH));
      double before = window.box("total").getHeight();
      window.tap("comfort");
      window.tap("comfort-large");
      window.tap("comfort-close");
      window.showFitted(SampleTrips.shopping(Language.ENGLISH));
      assertThat(window.box("total").getHeight()).isGreaterThan(before * 1.1);
      window.tap("comfort");
      window.tap("comfort-usual");
      window.tap("comfort-close");
      window.showFitted(SampleTrips.shopping(Language.ENGLISH));
      assertThat(window.box("total").getHeight()).isEqualTo(before);
    }
  }

  @Test
  void forTheLeftHandTheWayOutIsOnTheLeftOfEveryPage() {
    try (ShellWindow window = ShellWindow.open(1024, 600)) {
      dress(window, Language.ENGLISH, "comfort-left");
      window.showFitted(SampleTrips.shopping(Language.ENGLISH));
      assertThat(window.box("checkout").getMaxX()).isLessThan(512);
      assertThat(window.box("lines").getMinX()).isGreaterThan(300);
      window.showFitted(SampleTrips.bill(Language.ENGLISH));
      assertThat(window.box("pay").getMaxX()).isLessThan(512);
    }
  }

  @Test
  void theNextShopperStartsAsUsual() {
    try (ShellWindow window = ShellWindow.open(1024, 600)) {
      dress(window, Language.ENGLISH, "comfort-left", "comfort-contrast");
      window.showFitted(SampleTrips.shopping(Language.ENGLISH));
      assertThat(ground(window)).isEqualTo(Color.BLACK);
      window.showFitted(SampleTrips.plain(Screen.FAREWELL, Language.ENGLISH));
      window.show(SampleTrips.plain(Screen.WELCOME, Language.ENGLISH));
      window.show(SampleTrips.shopping(Language.ENGLISH));
      assertThat(window.box("checkout").getMinX()).isGreaterThan(512);
      assertThat(ground(window)).isNotEqualTo(Color.BLACK);
    }
  }

  /// A view on its way from before the touch must not take it back.
  @Test
  void aLateViewTakesNoChoiceBack() {
    try (ShellWindow window = ShellWindow.open(1024, 600)) {
      window.show(SampleTrips.shopping(Language.ENGLISH));
      window.tap("comfort");
      window.tap("comfort-contrast");
      window.show(SampleTrips.shopping(Language.ENGLISH).but().online(false).build());
      window.tap("comfort-slow");
      assertThat(window.actions().comfort()).isEqualTo(Comfort.USUAL.turnContrast().turnSlow());
    }
  }

  @ParameterizedTest
  @CsvSource({"1024, 600, ENGLISH", "1280, 800, HINDI"})
  void theSheetHasRoomForTheVoice(double width, double height, Language language)
      throws IOException {
    List<String> wrong = new ArrayList<>();
    try (ShellWindow window = ShellWindow.open(width, height)) {
      ShellWindow.onFx(() -> {
        window.shell().offerSpeech(true);
        return true;
      });
      dress(window, language, "comfort-large", "comfort-speech");
      window.showFitted(SampleTrips.shopping(language));
      window.tap("comfort");
      window.showFitted(SampleTrips.shopping(language));
      String kind = "large-%dx%d-%s.png".formatted((int) width, (int) height, language.tag());
      judge(window, "comfort-voice", kind, wrong);
    }
    assertThat(wrong).isEmpty();
  }

  @Test
  void aTrolleyWithoutAVoiceDoesNotOfferOne() {
    try (ShellWindow window = ShellWindow.open(1024, 600)) {
      window.show(SampleTrips.shopping(Language.ENGLISH));
      window.tap("comfort");
      assertThat(window.isShown("comfort-speech")).isFalse();
      ShellWindow.onFx(() -> {
        window.shell().offerSpeech(true);
        return true;
      });
      window.tap("comfort-speech");
      assertThat(window.actions().comfort()).isEqualTo(Comfort.USUAL.turnSpeech());
    }
  }

  @Test
  void theSheetOfWhoWalkedAwayCloses() {
    try (ShellWindow window = ShellWindow.open(1024, 600)) {
      window.show(SampleTrips.plain(Screen.WELCOME, Language.ENGLISH));
      window.tap("welcome-comfort");
      window.tap("comfort-left");
      window.showFitted(SampleTrips.plain(Screen.WELCOME, Language.ENGLISH));
      assertThat(window.isShown("comfort-close")).isTrue();
      window.show(SampleTrips.plain(Screen.WELCOME, Language.ENGLISH));
      assertThat(window.isShown("comfort-close")).isFalse();
    }
  }

  @Test
  void aBannerStaysLongerForWhoAskedForTime() {
    try (ShellWindow window = ShellWindow.open(1024, 600)) {
      dress(window, Language.ENGLISH, "comfort-slow");
      CareView care =
          new CareView(
              false, List.of(), null, new Notice(Notice.Tone.INFO, "HELP_DONE", List.of()));
      window.showFitted(SampleTrips.shopping(Language.ENGLISH).but().care(care).build());
      ShellWindow.onFx(() -> {
        window.shell().tick(SampleTrips.NOW);
        window.shell().tick(SampleTrips.NOW.plusSeconds(60));
        return true;
      });
      assertThat(window.actions().done()).doesNotContain("dismiss");
      ShellWindow.onFx(() -> {
        window.shell().tick(SampleTrips.NOW.plusSeconds(81));
        return true;
      });
      assertThat(window.actions().done()).contains("dismiss");
    }
  }

  /// What lies behind the total.
  private static Color ground(ShellWindow window) {
    return Objects.requireNonNull(
        window
            .picture()
            .getPixelReader()
            .getColor(
                (int) window.box("total").getMaxX() - 3, (int) window.box("total").getMinY() + 3));
  }
}
