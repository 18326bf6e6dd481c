package io.qless.hub.auth;

/// Why somebody is not let in. The name is stable: it is on the wire, and the key of the sentence
/// on the page.
public enum LoginRefusal {
  /// No account has this login and this password. Which of them is wrong is nobody's business.
  LOGIN_WRONG,
  /// It is not the code that was sent to this name, or it was used, is too old or was tried too
  /// often.
  CODE_WRONG,
  /// The code is right, but the name has no account yet; the code stays good for registering.
  NOT_REGISTERED,
  /// The code is right, and the name has an account; the code stays good for logging in.
  ALREADY_REGISTERED,
  /// Right, but the store has closed this account.
  ACCOUNT_DISABLED,
  /// Too short, too long, or one that anybody would try.
  PASSWORD_WEAK,
  /// The refresh token opens nothing, or not any more.
  LOGIN_AGAIN,
  /// The refresh token was used a moment ago, by another page or by a request whose answer got
  /// lost.
  REFRESH_RACED
}
