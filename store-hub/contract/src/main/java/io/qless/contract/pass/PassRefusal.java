package io.qless.contract.pass;

/// Why a text is not a right to leave. Stable names: they stand in messages and logs.
public enum PassRefusal {
  /// Not a pass at all, or written in a way that no signer of ours writes.
  MALFORMED("this is not an exit pass"),
  /// A signed text for something else.
  WRONG_TYPE("this is not an exit pass"),
  /// Signed in another way than ES256, or not at all.
  WRONG_ALGORITHM("this pass is not signed as ours are"),
  /// Signed with a key that this gate does not know (yet).
  UNKNOWN_KEY("this gate does not know the key of this pass"),
  /// The signature is not by the key that the pass names.
  BAD_SIGNATURE("the signature of this pass is wrong"),
  /// Issued by another store.
  WRONG_STORE("this pass is from another store"),
  /// For another kind of reader than a gate.
  WRONG_AUDIENCE("this pass is not for a gate of this store"),
  /// From the future.
  NOT_YET_VALID("this pass is not valid yet"),
  /// The time is over; a new pass is to be had while the shopper is inside.
  EXPIRED("this pass has expired, please show the new one"),
  /// Counts for longer than any pass of ours does.
  LIVES_TOO_LONG("this pass is not one of ours");

  private final String words;

  PassRefusal(String words) {
    this.words = words;
  }

  /// The same for a person, in English.
  public String words() {
    return words;
  }
}
