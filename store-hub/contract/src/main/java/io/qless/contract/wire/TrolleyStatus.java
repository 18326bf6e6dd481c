package io.qless.contract.wire;

/// How a trolley is. Retained; its last will says `online: false`.
///
/// @param online whether it is connected
/// @param version program version
/// @param session trip it is on, empty if none
/// @param outbox commands not yet acknowledged
/// @param catalogueRevision revision it sells from
/// @param scanner state of the scanner in words, `ok` if it works
/// @param scale state of the scale in words, `ok` if it works
/// @param battery how full its battery is
/// @param panel how its lamp, buzzer and help button are
public record TrolleyStatus(
    boolean online,
    String version,
    String session,
    int outbox,
    long catalogueRevision,
    String scanner,
    String scale,
    TrolleyBattery battery,
    PanelHealth panel) {

  /// Of a trolley that tells nothing of a battery and a panel.
  public TrolleyStatus(
      boolean online,
      String version,
      String session,
      int outbox,
      long catalogueRevision,
      String scanner,
      String scale) {
    this(
        online,
        version,
        session,
        outbox,
        catalogueRevision,
        scanner,
        scale,
        TrolleyBattery.NONE,
        PanelHealth.NONE);
  }

  /// What the broker says when a trolley is gone without a word.
  public static final TrolleyStatus LOST =
      new TrolleyStatus(false, "", "", 0, 0, "unknown", "unknown");
}
