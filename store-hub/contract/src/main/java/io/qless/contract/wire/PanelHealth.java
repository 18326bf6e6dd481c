package io.qless.contract.wire;

/// How a trolley's lamp, buzzer and help button are.
///
/// @param words `ok` if they work, else what is wrong; empty for a trolley that has none
public record PanelHealth(String words) {

  /// Of a trolley without a panel, or of before there were any.
  public static final PanelHealth NONE = new PanelHealth("");
}
