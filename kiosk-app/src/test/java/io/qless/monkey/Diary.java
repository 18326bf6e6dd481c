package io.qless.monkey;

import io.qless.contract.wire.Json;
import io.qless.kiosk.trip.BasketView;
import io.qless.kiosk.trip.ExitPassView;
import io.qless.kiosk.trip.Measure;
import io.qless.kiosk.trip.TripView;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.io.Writer;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicLong;

/// What a trolley's screen was given to show, in its order, across all lives of its program. A line
/// is with the system before the screen has it, so that no kill takes it. Written on the trip lane.
final class Diary {

  private final Writer file;
  private final AtomicLong views = new AtomicLong();
  private Optional<Note> last = Optional.empty();

  /// One view, as far as it matters later.
  ///
  /// @param began whether the program had just been started
  /// @param session the trip, as of the last second
  /// @param goods pieces or grams by line
  /// @param agreed whether the hub has agreed to all of it
  /// @param paidPaise what the exit pass says, 0 without one
  record Note(
      boolean began,
      String session,
      String screen,
      Map<String, Long> goods,
      boolean agreed,
      long paidPaise) {
    Note {
      goods = Map.copyOf(goods);
    }
  }

  /// Goes on with the file, or begins it.
  Diary(Path path) throws IOException {
    file = Files.newBufferedWriter(path, StandardOpenOption.CREATE, StandardOpenOption.APPEND);
    write(new Note(true, "", "", Map.of(), true, 0));
  }

  /// One more view.
  void note(String session, TripView view) {
    Map<String, Long> goods = new LinkedHashMap<>();
    for (BasketView.Line line : view.basket().lines()) {
      goods.put(
          line.id(),
          switch (line.measure()) {
            case Measure.Pieces pieces -> (long) pieces.count();
            case Measure.Weighed weighed -> weighed.netGrams();
          });
    }
    ExitPassView pass = view.exitPass();
    Note note =
        new Note(
            false,
            session,
            view.screen().name(),
            goods,
            view.basket().lines().stream().noneMatch(BasketView.Line::unconfirmed),
            pass == null ? 0 : pass.paidPaise());
    if (last.filter(note::equals).isEmpty()) {
      write(note);
      last = Optional.of(note);
    }
    views.incrementAndGet();
  }

  /// Views so far in this life, equal ones too; any thread.
  long views() {
    return views.get();
  }

  private void write(Note note) {
    try {
      file.write(Json.text(note) + "\n");
      file.flush();
    } catch (IOException cause) {
      throw new UncheckedIOException("writing the diary", cause);
    }
  }

  /// All notes; a last line that a kill tore is left out.
  static List<Note> read(Path path) {
    try {
      String text = Files.readString(path);
      return text.substring(0, text.lastIndexOf('\n') + 1)
          .lines()
          .map(line -> Json.read(line, Note.class))
          .toList();
    } catch (IOException cause) {
      throw new UncheckedIOException("reading " + path, cause);
    }
  }
}
