package io.qless.bridge.scanner;

/// What a [ScanProtocol] made of the bytes: a whole frame, input thrown away, or an answer that the
/// scanner waits for.
public sealed interface Framed {

  /// One whole frame.
  ///
  /// @param aimId the AIM symbology id, or ""
  /// @param text the code, at least one character
  /// @param again whether the scanner says that it sent this before and got no answer: it may have
  ///   been kept already
  record Whole(String aimId, String text, boolean again) implements Framed {
    public Whole {
      if (text.isEmpty()) {
        throw new IllegalArgumentException("a whole frame has text");
      }
    }

    /// A frame sent for the first time.
    public Whole(String aimId, String text) {
      this(aimId, text, false);
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

  /// Something to be sent to the scanner at once.
  ///
  /// @param bytes one per character (ISO-8859-1)
  record Answer(String bytes) implements Framed {}
}
