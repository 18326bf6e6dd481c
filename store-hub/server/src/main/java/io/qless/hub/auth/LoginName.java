package io.qless.hub.auth;

import java.text.Normalizer;
import java.util.Locale;
import java.util.regex.Pattern;

/// What a person types to say who they are: a phone number or an e-mail address, in the one form in
/// which the hub keeps and compares it. A value.
///
/// @param text E.164, such as `+919876543210`, or an address in lower case
public record LoginName(Kind kind, String text) {

  /// The kinds of names.
  public enum Kind {
    PHONE,
    EMAIL
  }

  /// An address has at most so many characters (RFC 5321, section 4.5.3.1.3, without brackets).
  static final int MAX_CHARS = 254;

  /// What people put between digits.
  private static final String SEPARATORS = " -().\u00a0\u2010\u2011\u2013";

  private static final String INDIA = "91";

  /// Mobile numbers of India (National Numbering Plan 2003: ten digits from 6 on).
  private static final Pattern INDIAN_MOBILE = Pattern.compile("[6-9][0-9]{9}");

  /// Country code and number have at most 15 digits (E.164, section 6.2.1); no network has fewer
  /// than 8.
  private static final Pattern INTERNATIONAL = Pattern.compile("[1-9][0-9]{7,14}");

  private static final Pattern ADDRESS =
      Pattern.compile(
          "[a-z0-9_%+'-]+(?:\\.[a-z0-9_%+'-]+)*"
              + "@(?:[a-z0-9](?:[a-z0-9-]{0,61}[a-z0-9])?\\.)+[a-z][a-z0-9-]{0,61}[a-z0-9]");

  private static final int MAX_LOCAL_CHARS = 64;

  /// Reads what was typed. A number without a country is Indian; digits of any script count.
  ///
  /// @throws IllegalArgumentException for what is neither; does not repeat what was typed
  public static LoginName parse(String typed) {
    if (typed.length() > MAX_CHARS) {
      throw new IllegalArgumentException("a login has at most " + MAX_CHARS + " characters");
    }
    String text = Normalizer.normalize(typed, Normalizer.Form.NFKC).strip();
    return text.indexOf('@') >= 0 ? email(text) : phone(text);
  }

  private static LoginName email(String text) {
    String address = text.toLowerCase(Locale.ROOT);
    if (address.length() > MAX_CHARS
        || address.indexOf('@') > MAX_LOCAL_CHARS
        || !ADDRESS.matcher(address).matches()) {
      throw new IllegalArgumentException("that is no e-mail address");
    }
    return new LoginName(Kind.EMAIL, address);
  }

  private static LoginName phone(String text) {
    boolean abroad = text.startsWith("+");
    String number = digits(abroad ? text.substring(1) : text);
    if (!abroad && number.startsWith("00")) {
      abroad = true;
      number = number.substring(2);
    }
    String full = abroad ? withoutTrunk(number) : indian(number);
    boolean sound =
        full.startsWith(INDIA)
            ? INDIAN_MOBILE.matcher(full.substring(INDIA.length())).matches()
            : INTERNATIONAL.matcher(full).matches();
    if (!sound) {
      throw noNumber();
    }
    return new LoginName(Kind.PHONE, '+' + full);
  }

  /// `+91 (0) 98765 43210`, as on many cards.
  private static String withoutTrunk(String number) {
    return number.startsWith(INDIA + '0') ? INDIA + number.substring(INDIA.length() + 1) : number;
  }

  private static String indian(String number) {
    String bare = number.startsWith("0") ? number.substring(1) : number;
    return INDIAN_MOBILE.matcher(bare).matches()
        ? INDIA + bare
        : bare.startsWith(INDIA) ? bare : "";
  }

  private static String digits(String text) {
    StringBuilder digits = new StringBuilder();
    text.codePoints()
        .forEach(character -> {
          int digit = Character.digit(character, 10);
          if (digit >= 0) {
            digits.append(digit);
          } else if (SEPARATORS.indexOf(character) < 0) {
            throw noNumber();
          }
        });
    return digits.toString();
  }

  private static IllegalArgumentException noNumber() {
    return new IllegalArgumentException("that is no mobile number");
  }

  /// Without the number, so that a log can't hold it.
  @Override
  public String toString() {
    return "LoginName[" + kind + ']';
  }
}
