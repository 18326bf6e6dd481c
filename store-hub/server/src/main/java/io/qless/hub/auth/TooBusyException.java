package io.qless.hub.auth;

/// The hub has more of this work than it can do in time; nothing was done, and trying again in a
/// moment is right.
public final class TooBusyException extends RuntimeException {

  private static final long serialVersionUID = 1L;

  TooBusyException(String reason) {
    super(reason, null, false, false);
  }
}
