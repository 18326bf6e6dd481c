package io.qless.hub.broker;

import org.jspecify.annotations.Nullable;

/// The broker could not do what the hub needs of it: start or stop.
public final class BrokerException extends RuntimeException {

  private static final long serialVersionUID = 1L;

  BrokerException(String tried, @Nullable Throwable cause) {
    super(tried, cause);
  }
}
