package io.qless.kiosk.storage;

/// The trolley's disk or database failed; what was being written has not happened.
public final class StoreException extends RuntimeException {

  private static final long serialVersionUID = 1L;

  StoreException(String tried, Throwable cause) {
    super(tried + ": " + cause.getMessage(), cause);
  }
}
