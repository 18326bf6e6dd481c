package io.qless.contract.wire;

import com.fasterxml.jackson.annotation.JsonProperty;
import java.time.Instant;

/// What gates, and the hub for its simple gates, say to one another so that a pass opens only one
/// of them. Who wants to open asks all that it hears; who knows better denies. Never retained.
///
/// @param word what is said
/// @param gate who speaks; `desk` for the hub
/// @param to whom an answer is for; empty: all
/// @param number of the question, chosen by the asker and repeated in the answer; else empty
/// @param jti id of the pass; empty for [Word#HERE]
/// @param session the trip of the pass, which leaves once with whichever of its passes; empty for
///   [Word#HERE]
/// @param where gate that used the pass, or is about to; empty unless denied or used
/// @param at when it used the pass, the start of 1970 if it has not yet
public record GateClaim(
    Word word,
    String gate,
    String to,
    String number,
    String jti,
    String session,
    String where,
    Instant at) {

  /// Longest of each text, in characters.
  private static final int MAX_CHARS = 64;

  /// What can be said.
  public enum Word {
    /// I am here and answer.
    @JsonProperty("here")
    HERE,
    /// I want to open for this pass: does anybody know better?
    @JsonProperty("ask")
    ASK,
    /// Not I.
    @JsonProperty("grant")
    GRANT,
    /// It was used, or somebody is about to.
    @JsonProperty("deny")
    DENY,
    /// I have opened for it.
    @JsonProperty("used")
    USED
  }

  public GateClaim {
    for (String text : new String[] {gate, to, number, jti, session, where}) {
      if (text.length() > MAX_CHARS) {
        throw new IllegalArgumentException("a text of " + text.length() + " characters");
      }
    }
    if (gate.isEmpty()
        || jti.isEmpty() != (word == Word.HERE)
        || session.isEmpty() != (word == Word.HERE)) {
      throw new IllegalArgumentException(word + " of gate '" + gate + "' about '" + jti + "'");
    }
  }

  /// I am here.
  public static GateClaim here(String gate) {
    return new GateClaim(Word.HERE, gate, "", "", "", "", "", Instant.EPOCH);
  }

  /// May I?
  public static GateClaim ask(String gate, String number, String jti, String session) {
    return new GateClaim(Word.ASK, gate, "", number, jti, session, "", Instant.EPOCH);
  }

  /// The answer yes to this question.
  public GateClaim granted(String by) {
    return new GateClaim(Word.GRANT, by, gate, number, jti, session, "", Instant.EPOCH);
  }

  /// The answer no to this question.
  ///
  /// @param usedAt gate that used it or is about to
  /// @param when it did; the start of 1970 if it has not yet
  public GateClaim denied(String by, String usedAt, Instant when) {
    return new GateClaim(Word.DENY, by, gate, number, jti, session, usedAt, when);
  }

  /// I have opened.
  public static GateClaim used(String gate, String jti, String session, Instant at) {
    return new GateClaim(Word.USED, gate, "", "", jti, session, gate, at);
  }
}
