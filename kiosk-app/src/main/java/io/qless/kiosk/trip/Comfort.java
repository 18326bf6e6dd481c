package io.qless.kiosk.trip;

import java.time.Duration;

/// How one shopper wants to see, hold and hear the trolley. It holds for a trip; the next shopper
/// begins with [#USUAL]. Immutable.
///
/// @param contrast black on white and white on black, nothing in between
/// @param large larger text
/// @param leftHanded total and way out on the left
/// @param slow whatever this trolley ends by itself stays longer
/// @param speech the trolley says aloud what happens
public record Comfort(
    boolean contrast, boolean large, boolean leftHanded, boolean slow, boolean speech) {
  /// What most shoppers want.
  public static final Comfort USUAL = new Comfort(false, false, false, false, false);

  /// A time limit must be extendable to ten times its length, or be that long already where nobody
  /// is kept waiting (EN 301 549, WCAG 2.2.1).
  private static final int LONGER = 10;

  /// How long something stays that usually stays so long.
  public Duration stays(Duration usually) {
    return slow ? usually.multipliedBy(LONGER) : usually;
  }

  /// The same with the other contrast.
  public Comfort turnContrast() {
    return new Comfort(!contrast, large, leftHanded, slow, speech);
  }

  /// The same with the other size of text.
  public Comfort turnLarge() {
    return new Comfort(contrast, !large, leftHanded, slow, speech);
  }

  /// The same for the other hand.
  public Comfort turnHand() {
    return new Comfort(contrast, large, !leftHanded, slow, speech);
  }

  /// The same with the other patience.
  public Comfort turnSlow() {
    return new Comfort(contrast, large, leftHanded, !slow, speech);
  }

  /// The same, silent or speaking.
  public Comfort turnSpeech() {
    return new Comfort(contrast, large, leftHanded, slow, !speech);
  }
}
