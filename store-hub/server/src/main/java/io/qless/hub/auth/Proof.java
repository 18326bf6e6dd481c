package io.qless.hub.auth;

/// By what somebody shows to be the owner of an account.
public sealed interface Proof {

  /// The account's password.
  record Password(String text) implements Proof {
    /// Without the password, so that a log can't hold it.
    @Override
    public String toString() {
      return "Password[]";
    }
  }

  /// The one-time code that was sent to the account's login.
  record Code(String digits) implements Proof {
    /// Without the code, so that a log can't hold it.
    @Override
    public String toString() {
      return "Code[]";
    }
  }
}
