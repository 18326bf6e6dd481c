package io.qless.hub.family;

/// Somebody else used the link at the same moment. Rolls back what was about to happen by it.
final class LinkUsedException extends RuntimeException {

  private static final long serialVersionUID = 1L;

  LinkUsedException() {
    super("the link was used in between", null, false, false);
  }
}
