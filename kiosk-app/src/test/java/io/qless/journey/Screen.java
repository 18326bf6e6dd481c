package io.qless.journey;

import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/// The display that the kiosk's window opens on: the one that is there, or a virtual one.
public final class Screen implements AutoCloseable {

  private static final Duration START_LIMIT = Duration.ofSeconds(10);

  private final String display;
  private final Optional<Program> server;

  private Screen(String display, Optional<Program> server) {
    this.display = display;
    this.server = server;
  }

  /// No display at all.
  static Screen none() {
    return new Screen("", Optional.empty());
  }

  /// The display of this machine, if it has one; otherwise starts Xvfb.
  ///
  /// @param size such as `1280x800`
  public static Screen open(Map<String, String> environment, String size, Path logs) {
    String there = environment.getOrDefault("DISPLAY", "");
    if (!there.isEmpty()) {
      return new Screen(there, Optional.empty());
    }
    Program xvfb =
        Program.start(
            "virtual display (package xvfb)",
            logs.resolve("xvfb.log"),
            Map.of(),
            List.of("Xvfb", "-displayfd", "1", "-screen", "0", size + "x24", "-nolisten", "tcp"));
    String number =
        Await.found(
            "Xvfb names its display",
            START_LIMIT,
            () -> xvfb.printed().lines().map(String::strip).filter(Screen::isNumber).findFirst(),
            xvfb::printed);
    return new Screen(":" + number, Optional.of(xvfb));
  }

  private static boolean isNumber(String line) {
    return line.matches("[0-9]{1,5}");
  }

  /// For the environment variable DISPLAY.
  public String display() {
    return display;
  }

  boolean isVirtual() {
    return server.isPresent();
  }

  @Override
  public void close() {
    server.ifPresent(Program::close);
  }
}
