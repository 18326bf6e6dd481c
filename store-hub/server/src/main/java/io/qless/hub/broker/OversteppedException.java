package io.qless.hub.broker;

/// A device asked for what is not its own. Thrown where its message is worked on; the inbox drops
/// the message and complains.
public final class OversteppedException extends RuntimeException {

  private static final long serialVersionUID = 1L;

  /// @param deed what it did, such as `begins a trip in the name of T2`
  public OversteppedException(String deed) {
    super(deed, null, false, false);
  }
}
