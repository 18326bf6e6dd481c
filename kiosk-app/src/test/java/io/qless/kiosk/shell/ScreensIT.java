package io.qless.kiosk.shell;

import static org.assertj.core.api.Assertions.assertThat;

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
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/// Every moment of a trip in both sizes and languages, drawn for real. The pictures land in
/// `target/shots` to be looked at; what a machine can judge is judged here, by [Glass].
class ScreensIT {
  private static final Path SHOTS = Path.of(System.getProperty("shots", "target/shots"));

  @ParameterizedTest
  @CsvSource({"1024, 600, ENGLISH", "1024, 600, HINDI", "1280, 800, ENGLISH", "1280, 800, HINDI"})
  void everyTargetIsInReachAndEveryTextIsWhole(double width, double height, Language language)
      throws IOException {
    List<String> wrong = new ArrayList<>();
    String kind = "%dx%d-%s".formatted((int) width, (int) height, language.tag());
    try (ShellWindow window = ShellWindow.open(width, height)) {
      for (Map.Entry<String, TripView> moment : SampleMoments.all(language).entrySet()) {
        window.show(moment.getValue());
        judge(window, moment.getKey(), kind, wrong);
      }
      for (Map.Entry<String, Opened> sheet : SampleMoments.sheets(language).entrySet()) {
        window.show(SampleTrips.plain(Screen.WELCOME, language));
        window.show(sheet.getValue().view());
        sheet.getValue().buttons().forEach(window::tap);
        window.show(sheet.getValue().view());
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
    window.shoot(SHOTS.resolve(moment + "-" + kind + ".png"));
  }
}
