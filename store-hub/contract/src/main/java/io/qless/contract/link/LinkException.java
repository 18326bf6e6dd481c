package io.qless.contract.link;

/// The link cannot work here at all: a wrong address, unreadable certificates, a client library
/// that is not the expected one. A connection that is merely down is not an exception; the link
/// repairs that itself.
public final class LinkException extends RuntimeException {

  private static final long serialVersionUID = 1L;

  /// @param tried what was being tried, in words for an operator
  /// @param cause what came back
  public LinkException(String tried, Throwable cause) {
    super(tried, cause);
  }
}
