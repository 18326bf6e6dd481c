package io.qless.hub.storage;

/// The disk or the database failed. Nothing that was asked for has been promised to anybody.
public final class StoreException extends RuntimeException {

  private static final long serialVersionUID = 1L;

  public StoreException(String tried, Throwable cause) {
    super(tried, cause);
  }
}
