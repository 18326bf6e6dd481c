package io.qless.shop.cart;

/// A member of the family who follows the trip on a phone.
///
/// @param id name as a command source, made by the hub
/// @param name what the others read, 1 to 40 characters
public record Participant(String id, String name) {

  public static final int MAX_NAME_CHARS = 40;

  public Participant {
    if (name.isBlank()
        || name.length() > MAX_NAME_CHARS
        || name.chars().anyMatch(Character::isISOControl)) {
      throw new IllegalArgumentException(
          "a name has 1 to " + MAX_NAME_CHARS + " printable characters");
    }
  }
}
