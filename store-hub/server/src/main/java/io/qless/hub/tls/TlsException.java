package io.qless.hub.tls;

import org.jspecify.annotations.Nullable;

/// A certificate, a key or the file with them can't be read, written or used. The message names the
/// file and the way out.
public final class TlsException extends RuntimeException {

  private static final long serialVersionUID = 1L;

  TlsException(String says, @Nullable Throwable cause) {
    super(says, cause);
  }
}
