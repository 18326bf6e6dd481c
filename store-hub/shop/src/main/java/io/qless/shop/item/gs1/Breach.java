package io.qless.shop.item.gs1;

/// Where and how a part of a value breaks one of its rules.
///
/// @param code the kind of fault
/// @param index the character of the part that may not stand there; [#WHOLE] if only all of the
///   part together is wrong
/// @param what is wrong, as the end of a sentence that begins with the AI
record Breach(CodeFault.Code code, int index, String what) {

  /// All of the part.
  static final int WHOLE = -1;

  /// The same character, counted from further left.
  Breach behind(int characters) {
    return index == WHOLE ? this : new Breach(code, index + characters, what);
  }
}
