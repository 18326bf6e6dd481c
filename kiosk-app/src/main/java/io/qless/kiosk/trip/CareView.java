package io.qless.kiosk.trip;

import java.util.List;
import org.jspecify.annotations.Nullable;

/// Everything about staff, questions and explanations: what stands between the shopper and the next
/// step, and why.
///
/// @param helpCalled true from the call for staff until it ends
/// @param holds what staff or an event must clear before paying
/// @param question what the basket guard wants to know; null when it is content
/// @param notice the banner; null when there is nothing to say
public record CareView(
    boolean helpCalled, List<Hold> holds, @Nullable Question question, @Nullable Notice notice) {
  /// Nothing to say.
  public static final CareView CALM = new CareView(false, List.of(), null, null);

  public CareView {
    holds = List.copyOf(holds);
  }

  /// One open hold. Its text is `hold.<kind>` in the message files.
  ///
  /// @param kind which sort
  /// @param reason a reason code, text `hold.reason.<reason>`; empty when the kind says enough
  /// @param args for the reason's placeholders
  public record Hold(Kind kind, String reason, List<Words> args) {
    /// The sorts of hold.
    public enum Kind {
      AGE,
      WEIGHT,
      /// Our scale fails; no fault of the shopper's.
      SCALE,
      SPOT_CHECK,
      SCANNER
    }

    public Hold {
      args = List.copyOf(args);
    }
  }

  /// What the basket guard asks when scale and scans differ. It asks and never accuses.
  ///
  /// @param id given back with the answer
  /// @param kind which sort
  /// @param article the article it is about; null when the scale can't tell
  /// @param grams the difference seen, 0 when unknown
  /// @param answers the buttons offered, in order, 1 to 3
  public record Question(
      String id, Kind kind, @Nullable Words article, long grams, List<Answer> answers) {
    /// The sorts of question.
    public enum Kind {
      /// Something was placed that was not scanned.
      UNEXPECTED,
      /// Scanned, and not placed yet.
      MISSING,
      /// Something was taken out.
      REMOVED,
      /// The scale is not sure; that is the scale's problem.
      UNDECIDED,
      /// Somebody wants to join by phone; `article` is his name.
      JOIN
    }

    /// What the shopper can say.
    public enum Answer {
      MY_OWN_BAG,
      /// The same where staff must see it.
      STAFF_FOR_BAG,
      I_TOOK_IT_OUT,
      I_PUT_IT_IN,
      I_WILL_SCAN_IT,
      DO_NOT_WANT_IT,
      LET_IN,
      NOT_LET_IN,
      CALL_HELP
    }

    public Question {
      answers = List.copyOf(answers);
    }
  }

  /// A short explanation across the top.
  ///
  /// @param tone how it looks
  /// @param code text `notice.<code>` in the message files; refusals use their `RefusalCode` name
  /// @param args for the placeholders
  /// @param undo whether what it tells can be undone while it stands
  public record Notice(Tone tone, String code, List<Words> args, boolean undo) {
    /// A word on something that can't be undone.
    public Notice(Tone tone, String code, List<Words> args) {
      this(tone, code, args, false);
    }

    /// How it looks.
    public enum Tone {
      /// Something went well.
      GOOD,
      /// Something to know.
      INFO,
      /// The shop said no, with the reason.
      REFUSED
    }

    public Notice {
      args = List.copyOf(args);
    }
  }
}
