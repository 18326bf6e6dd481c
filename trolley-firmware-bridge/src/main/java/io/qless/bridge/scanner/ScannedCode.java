package io.qless.bridge.scanner;

import java.time.Instant;
import java.util.regex.Pattern;

/// The text of one code as a scanner sent it, not yet trusted: nobody has checked a check digit.
///
/// @param deviceId the scanner
/// @param sequence 1, 2, 3 ... per scanner since its driver was made, or since its [ScanJournal]
///   was; an unplug leaves no gap
/// @param aimId the AIM symbology id such as `]E0`, or "" if the scanner sent none
/// @param text the code without AIM id and terminators; UTF-8 where the bytes are valid UTF-8, else
///   ISO-8859-1; GS (0x1D) is kept, as it separates GS1 fields
/// @param at when the frame's last byte had been read
public record ScannedCode(String deviceId, long sequence, String aimId, String text, Instant at) {

  static final Pattern AIM_ID = Pattern.compile("\\][A-Za-z][0-9A-Za-z]");

  public ScannedCode {
    if (deviceId.isBlank()) {
      throw new IllegalArgumentException("device id is blank");
    }
    if (sequence < 1) {
      throw new IllegalArgumentException("sequence starts at 1, not " + sequence);
    }
    if (!aimId.isEmpty() && !AIM_ID.matcher(aimId).matches()) {
      throw new IllegalArgumentException("not an AIM id: " + aimId);
    }
    if (text.isEmpty()) {
      throw new IllegalArgumentException("a scanned code has text");
    }
  }
}
