package io.qless.hub.auth;

import java.util.Locale;
import java.util.Set;

/// Which passwords are taken: long enough, and not among the first that anybody would try. No rule
/// asks for signs and capitals: they make passwords harder to remember than to guess (NIST SP
/// 800-63B, section 3.1.1.2).
final class PasswordRules {

  static final int MIN_CHARS = 8;

  /// More than any sentence; a bound, since a long text costs time.
  static final int MAX_CHARS = 128;

  /// A password with fewer different characters is a finger on one key.
  private static final int MIN_DIFFERENT = 4;

  private static final int SHORTEST_TELLING_PART = 4;

  /// What lists of stolen passwords are full of, and is long enough to be taken otherwise; up to
  /// three more characters behind make it no better.
  private static final Set<String> WELL_KNOWN =
      Set.of(
          "password",
          "passw0rd",
          "p@ssw0rd",
          "p@ssword",
          "pass@123",
          "qwertyui",
          "qwerty12",
          "asdfghjk",
          "zxcvbnm1",
          "1q2w3e4r",
          "1qaz2wsx",
          "abcd1234",
          "abc12345",
          "admin123",
          "admin@12",
          "welcome1",
          "welcome@",
          "iloveyou",
          "letmein1",
          "football",
          "baseball",
          "sunshine",
          "princess",
          "superman",
          "batman12",
          "dragon12",
          "monkey12",
          "whatever",
          "trustno1",
          "starwars",
          "computer",
          "internet",
          "india123",
          "india@12",
          "bharat12",
          "krishna1",
          "jaishree",
          "jaimatad",
          "omsairam",
          "sairam12",
          "ganesha1",
          "lakshmi1",
          "cricket1",
          "sachin10",
          "changeme",
          "secret12",
          "master12",
          "shadow12",
          "michael1",
          "charlie1",
          "jennifer",
          "samsung1",
          "google12",
          "facebook",
          "test1234",
          "guest123",
          "default1",
          "trolley1",
          "qlessql1",
          "shopping");

  private static final String ROWS =
      "01234567890 09876543210 abcdefghijklmnopqrstuvwxyz qwertyuiop asdfghjkl zxcvbnm";

  private PasswordRules() {}

  /// Whether a person may have this password.
  static boolean allow(String password, LoginName login) {
    int characters = password.codePointCount(0, password.length());
    if (characters < MIN_CHARS || characters > MAX_CHARS) {
      return false;
    }
    String plain = password.toLowerCase(Locale.ROOT);
    return plain.chars().distinct().count() >= MIN_DIFFERENT
        && WELL_KNOWN.stream().noneMatch(known -> hardlyMore(plain, known))
        && !ROWS.contains(plain)
        && !repeatsLogin(plain, login);
  }

  private static boolean hardlyMore(String plain, String known) {
    return plain.startsWith(known) && plain.length() < known.length() + SHORTEST_TELLING_PART;
  }

  /// What is left of it without the person's own number or name must still be a password's worth.
  private static boolean repeatsLogin(String plain, LoginName login) {
    String own =
        login.kind() == LoginName.Kind.PHONE
            ? login.text().substring(Math.max(0, login.text().length() - 10))
            : login.text().substring(0, login.text().indexOf('@'));
    return own.length() >= SHORTEST_TELLING_PART
        && plain.replace(own, "").length() < SHORTEST_TELLING_PART;
  }
}
