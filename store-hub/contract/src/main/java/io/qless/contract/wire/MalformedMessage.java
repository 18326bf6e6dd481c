package io.qless.contract.wire;

import org.jspecify.annotations.Nullable;

/// Bytes that are no message of ours. Caught at the edge that read them; nothing has changed.
public final class MalformedMessage extends RuntimeException {

  private static final long serialVersionUID = 1L;

  MalformedMessage(String message, @Nullable Throwable cause) {
    super(message, cause);
  }
}
