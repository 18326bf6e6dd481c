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
  ///
  /// @param digits as typed: spaces are left out, digits of any script count
  record Code(String digits) implements Proof {
    public Code {
      StringBuilder plain = new StringBuilder();
      digits
          .codePoints()
          .filter(character -> !Character.isWhitespace(character))
          .map(character -> {
            int digit = Character.digit(character, 10);
            return digit < 0 ? character : '0' + digit;
          })
          .forEach(plain::appendCodePoint);
      digits = plain.toString();
    }

    /// Without the code, so that a log can't hold it.
    @Override
    public String toString() {
      return "Code[]";
    }
  }
}
