package io.qless.journey;

/// Something did not come about that the trip needs; the message says what, and where to look.
final class JourneyException extends RuntimeException {

  private static final long serialVersionUID = 1L;

  JourneyException(String message) {
    super(message);
  }

  JourneyException(String message, Throwable cause) {
    super(message, cause);
  }
}
