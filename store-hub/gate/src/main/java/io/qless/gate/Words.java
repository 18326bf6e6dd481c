package io.qless.gate;

/// What a gate says to the shopper before it, in both languages of the store. A display shows one
/// below the other; one line, as on the desk of a simulated gate, shows English first. The log has
/// the English.
///
/// @param english as the log has it
/// @param hindi the same
record Words(String english, String hindi) {

  /// Both in one line.
  String inOneLine() {
    return english + " · " + hindi;
  }
}
