package io.qless.kiosk.trip;

import java.util.List;

/// Who shops together with this trolley.
///
/// @param joinText what the QR code holds that a phone scans to join; empty while there is none
///   (offline)
/// @param participants everybody who joined, in order of joining
public record FamilyView(String joinText, List<Participant> participants) {
  /// Nobody joined and no code to join with.
  public static final FamilyView ALONE = new FamilyView("", List.of());

  public FamilyView {
    participants = List.copyOf(participants);
  }

  /// One person with a phone.
  ///
  /// @param here true while the phone is connected
  public record Participant(String name, boolean here) {}
}
