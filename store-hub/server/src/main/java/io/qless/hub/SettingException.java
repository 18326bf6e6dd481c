package io.qless.hub;

import org.jspecify.annotations.Nullable;

/// A setting is unknown or can't be used. The text names it and says why.
final class SettingException extends IllegalArgumentException {

  private static final long serialVersionUID = 1L;

  private final String key;

  /// @param key the setting, or what stands before those that do not fit together
  SettingException(String key, String message, @Nullable Throwable cause) {
    super(message, cause);
    this.key = key;
  }

  String key() {
    return key;
  }
}
