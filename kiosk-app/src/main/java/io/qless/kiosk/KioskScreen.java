package io.qless.kiosk;

import io.qless.kiosk.desk.ScreenHand;
import io.qless.kiosk.shell.KioskShell;
import io.qless.kiosk.shell.PauseWatch;
import io.qless.kiosk.speech.Speaker;
import io.qless.kiosk.speech.SpeechProgram;
import io.qless.kiosk.speech.Voice;
import io.qless.kiosk.trip.TripView;
import java.io.IOException;
import java.time.InstantSource;
import java.util.Optional;
import java.util.function.Consumer;
import javafx.application.Platform;

/// The trolley's window with all screens in it, its voice, and the watch over the thread that draws
/// them. One lives as long as the program.
final class KioskScreen implements AutoCloseable {

  private final KioskShell shell;
  private final KioskWindow window;

  private final Optional<Voice> voice;

  private KioskScreen(Kiosk kiosk, KioskConfig config, InstantSource clock, PauseWatch watch) {
    shell =
        new KioskShell(kiosk.fingers(), kiosk.finder(), name -> kiosk.pictures().read(name), clock);
    window = new KioskWindow(shell, config, watch);
    String path = System.getenv().getOrDefault("PATH", "");
    voice = SpeechProgram.find(path).map(program -> new Voice(new Speaker(program)));
    shell.offerSpeech(voice.isPresent());
  }

  /// Opens the window.
  ///
  /// @param ready told on the FX thread when the window is open
  /// @throws IOException if there is no display, with the way out
  static void open(
      ScreenToolkit toolkit,
      Kiosk kiosk,
      KioskConfig config,
      InstantSource clock,
      Consumer<KioskScreen> ready)
      throws IOException {
    toolkit.run(() -> {
      PauseWatch watch = PauseWatch.ofThisThread(clock);
      ready.accept(new KioskScreen(kiosk, config, clock, watch));
      Platform.runLater(watch::begin);
    });
  }

  /// Shows this moment of the trip, and says what is new in it; any thread.
  void show(TripView view) {
    shell.show(view);
    voice.ifPresent(speaking -> speaking.show(view));
  }

  /// Falls silent.
  @Override
  public void close() {
    voice.ifPresent(Voice::close);
  }

  /// The desk's finger and eye.
  ScreenHand hand() {
    return window;
  }
}
