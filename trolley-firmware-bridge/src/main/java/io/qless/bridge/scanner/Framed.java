package io.qless.bridge.scanner;

/// What [ScanFraming] made of the bytes: a whole frame, or input thrown away.
public sealed interface Framed {

  /// One whole frame.
  ///
  /// @param aimId the AIM symbology id, or ""
  /// @param text the code, at least one character
  record Whole(String aimId, String text) implements Framed {
    public Whole {
      if (text.isEmpty()) {
        throw new IllegalArgumentException("a whole frame has text");
      }
    }
  }

  /// Input thrown away.
  ///
  /// @param cause why
  /// @param bytes how many bytes, 0 or more
  record Rejected(ScanReject.Cause cause, int bytes) implements Framed {
    public Rejected {
      if (bytes < 0) {
        throw new IllegalArgumentException("bytes thrown away: " + bytes);
      }
    }
  }
}
