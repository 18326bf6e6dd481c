package io.qless.hub.storage;

/// The disk or the database failed. Nothing that was asked for has been promised to anybody.
public sealed class StoreException extends RuntimeException permits DiskFullException {

  private static final long serialVersionUID = 1L;

  public StoreException(String tried, Throwable cause) {
    super(tried, cause);
  }

  StoreException(String refused) {
    super(refused);
  }
}
