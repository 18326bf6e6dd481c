package io.qless.contract.pass;

/// Why a text is not a right to leave. Stable names: they stand in messages and logs.
public enum PassRefusal {
  /// Not a pass at all, or written in a way that no signer of ours writes.
  MALFORMED("this is not an exit pass", "यह निकास पास नहीं है"),
  /// A signed text for something else.
  WRONG_TYPE("this is not an exit pass", "यह निकास पास नहीं है"),
  /// Signed in another way than ES256, or not at all.
  WRONG_ALGORITHM("this pass is not signed as ours are", "इस पास पर हमारे हस्ताक्षर नहीं हैं"),
  /// Signed with a key that this gate does not know (yet).
  UNKNOWN_KEY("this gate does not know the key of this pass", "यह गेट इस पास को नहीं पहचानता"),
  /// The signature is not by the key that the pass names.
  BAD_SIGNATURE("the signature of this pass is wrong", "इस पास के हस्ताक्षर सही नहीं हैं"),
  /// Issued by another store.
  WRONG_STORE("this pass is from another store", "यह पास दूसरी दुकान का है"),
  /// For another kind of reader than a gate.
  WRONG_AUDIENCE(
      "this pass is not for a gate of this store", "यह पास इस दुकान के गेट के लिए नहीं है"),
  /// From the future.
  NOT_YET_VALID("this pass is not valid yet", "यह पास अभी चालू नहीं हुआ है"),
  /// The time is over; a new pass is to be had while the shopper is inside.
  EXPIRED(
      "this pass has expired, please show the new one",
      "इस पास का समय ख़त्म हो गया, कृपया नया पास दिखाएँ"),
  /// Counts for longer than any pass of ours does.
  LIVES_TOO_LONG("this pass is not one of ours", "यह पास हमारा नहीं है");

  private final String words;
  private final String hindi;

  PassRefusal(String words, String hindi) {
    this.words = words;
    this.hindi = hindi;
  }

  /// The same for a person, in English.
  public String words() {
    return words;
  }

  /// The same in Hindi.
  public String hindi() {
    return hindi;
  }
}
