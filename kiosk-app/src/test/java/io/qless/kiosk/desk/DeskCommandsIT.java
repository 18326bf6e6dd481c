package io.qless.kiosk.desk;

import static org.assertj.core.api.Assertions.assertThat;

import io.qless.bridge.panel.Light;
import io.qless.bridge.sim.SimulatedLoadCell;
import io.qless.bridge.sim.SimulatedPanel;
import io.qless.bridge.sim.SimulatedScanner;
import java.nio.file.Path;
import java.util.Optional;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// The desk's words, and what they do to devices that nobody reads.
class DeskCommandsIT {

  @TempDir Path directory;
  private final SimulatedLoadCell cell = new SimulatedLoadCell(1);
  private final SimulatedPanel panel = new SimulatedPanel();
  private SimulatedScanner scanner;
  private DeskCommands desk;

  @BeforeEach
  void open() {
    scanner = new SimulatedScanner(directory.resolve("scanner"));
    desk = desk(new PlayedDevices(Optional.of(scanner), cell, Optional.of(panel)));
  }

  @AfterEach
  void close() {
    scanner.close();
  }

  private static DeskCommands desk(PlayedDevices played) {
    return new DeskCommands(played, new NoScreen(), Optional::empty, () -> "empty");
  }

  @Test
  void eachCableCanBePulledAlone() {
    assertThat(desk.run("unplug")).isEqualTo("ok");
    assertThat(scanner.isPluggedIn()).isFalse();
    assertThat(desk.run("plug scanner")).isEqualTo("ok");
    assertThat(scanner.isPluggedIn()).isTrue();
    assertThat(desk.run("unplug scale")).isEqualTo("ok");
    assertThat(cell.isPluggedIn()).isFalse();
    assertThat(desk.run("plug scale")).isEqualTo("ok");
    assertThat(cell.isPluggedIn()).isTrue();
    assertThat(desk.run("unplug panel")).isEqualTo("ok");
    assertThat(panel.isPluggedIn()).isFalse();
    assertThat(desk.run("plug panel")).isEqualTo("ok");
    assertThat(panel.isPluggedIn()).isTrue();
    assertThat(desk.run("unplug printer")).isEqualTo("no such device: printer");
  }

  @Test
  void goodsComeAndGoAndTheScaleCreeps() {
    assertThat(desk.run("drop 500")).isEqualTo("ok");
    assertThat(desk.run("remove 200")).isEqualTo("ok");
    assertThat(Math.round(cell.loadGrams())).isEqualTo(300);
    assertThat(desk.run("drift 6000000")).isEqualTo("ok");
    assertThat(cell.loadGrams()).isGreaterThan(300);
    assertThat(desk.run("drift 0")).isEqualTo("ok");
    assertThat(cell.loadGrams()).isEqualTo(cell.loadGrams());
    assertThat(desk.run("drop lots")).isEqualTo("no number: lots");
    assertThat(desk.run("drop 0")).startsWith("no goods weigh more than 0 g");
  }

  @Test
  void theButtonIsPressedHeldAndLetGo() {
    assertThat(desk.run("hold")).isEqualTo("ok");
    assertThat(panel.buttonDown()).isTrue();
    assertThat(desk.run("release")).isEqualTo("ok");
    assertThat(panel.buttonDown()).isFalse();
    assertThat(desk.run("press")).isEqualTo("ok");
    assertThat(panel.buttonDown()).isTrue();
  }

  @Test
  void lampAndBuzzerAreToldInWords() {
    assertThat(desk.run("panel")).isEqualTo("ok lamp off, buzzer quiet, 0 beeps");
    panel.lamp(Light.AMBER);
    panel.buzzer(true);
    assertThat(desk.run("panel")).isEqualTo("ok lamp amber, buzzer sounds, 1 beeps");
  }

  @Test
  void whatIsNotPlayedSaysSo() {
    DeskCommands real = desk(new PlayedDevices(Optional.empty(), cell, Optional.empty()));
    assertThat(real.run("press")).startsWith("no panel is played here");
    assertThat(real.run("panel")).startsWith("no panel is played here");
    assertThat(real.run("scan 1")).startsWith("no scanner is played here");
    assertThat(real.run("dance")).startsWith("no such word: dance");
  }
}
