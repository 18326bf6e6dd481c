package io.qless.kiosk.trip;

import java.util.List;
import org.jspecify.annotations.Nullable;

/// What somebody of the staff sees who stands at this trolley.
///
/// @param name how others call the person; may be empty
/// @param tasks holds that wait for staff
/// @param helpCalled whether the shopper called
/// @param tripOpen whether there is a trip that could be ended
/// @param look into the trolley, null while there is none
/// @param calibrating how far the calibration of the scale is, null while nobody does it
/// @param health how the trolley is
public record StaffView(
    String name,
    List<Task> tasks,
    boolean helpCalled,
    boolean tripOpen,
    @Nullable Look look,
    @Nullable Calibrating calibrating,
    Health health) {

  public StaffView {
    tasks = List.copyOf(tasks);
  }

  /// One hold to settle.
  ///
  /// @param hold its id
  /// @param detail what it is about, such as grams or articles; may be empty
  public record Task(String hold, CareView.Hold.Kind kind, String detail) {}

  /// Goods that are scanned again.
  ///
  /// @param strays what was scanned and is not on the list, or not so often
  public record Look(List<Part> parts, List<Words> strays) {
    public Look {
      parts = List.copyOf(parts);
      strays = List.copyOf(strays);
    }

    /// Pieces scanned again.
    public int seen() {
      return parts.stream().mapToInt(Part::seen).sum();
    }

    /// Pieces to be scanned again.
    public int wanted() {
      return parts.stream().mapToInt(Part::wanted).sum();
    }
  }

  /// One line of a look.
  public record Part(Words name, int seen, int wanted) {}

  /// Somebody calibrates the scale.
  ///
  /// @param massGrams the mass that gave the span, 0 before
  /// @param offGrams by how much the last check was off
  /// @param refusal why the last step was not taken, a name; empty if it was
  public record Calibrating(Step step, long massGrams, long offGrams, String refusal) {

    /// What is to be done next.
    public enum Step {
      EMPTY,
      MASS,
      CHECK,
      DONE
    }
  }

  /// How the trolley is.
  ///
  /// @param scanner what is wrong with it, empty if nothing
  /// @param scale what is wrong with it, empty if nothing
  /// @param panel what is wrong with lamp, buzzer or help button, empty if nothing
  /// @param basket what the scale makes of the goods
  /// @param waiting commands that the hub has not answered
  /// @param catalogue revision of the prices on the trolley
  /// @param calibrated since when and by whom; null if there is no scale
  public record Health(
      String scanner,
      String scale,
      String panel,
      Words basket,
      boolean online,
      int waiting,
      long catalogue,
      @Nullable Words calibrated) {}
}
