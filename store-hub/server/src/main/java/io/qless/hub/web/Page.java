package io.qless.hub.web;

import io.javalin.http.Context;
import org.jspecify.annotations.Nullable;

/// Which part of a long answer is wanted: `from` (how many are passed over, 0 if not said) and
/// `limit`.
///
/// @param from entries of earlier pages
/// @param limit most entries of this one
record Page(int from, int limit) {

  /// @param maxFrom deepest page that is answered
  /// @param maxLimit longest page that is answered
  /// @param usual limit if none is said
  static Page of(Context request, int maxFrom, int maxLimit, int usual) {
    return new Page(
        number(request, "from", 0, maxFrom, 0), number(request, "limit", 1, maxLimit, usual));
  }

  private static int number(Context request, String name, int least, int most, int usual) {
    @Nullable String text = request.queryParam(name);
    if (text == null) {
      return usual;
    }
    long number = text.matches("[0-9]{1,10}") ? Long.parseLong(text) : -1;
    if (number < least || number > most) {
      throw ProblemException.malformed(
          name + " is a whole number from " + least + " to " + most + ", not \"" + text + '"');
    }
    return Math.toIntExact(number);
  }
}
