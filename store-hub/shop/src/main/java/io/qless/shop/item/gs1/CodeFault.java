package io.qless.shop.item.gs1;

/// What is wrong with a code, and where.
///
/// @param code the kind of fault
/// @param ai the AI that it is about, empty if none is
/// @param at where, from 1, in the data behind the AIM identifier: the beginning of the AI, or the
///   very character that may not stand there
/// @param detail one sentence for the log and the attendant
public record CodeFault(Code code, String ai, int at, String detail) {

  /// Kinds of faults. The names are stable: programs read them.
  public enum Code {
    /// Nothing was scanned.
    EMPTY,
    /// More characters than any symbol in a shop holds.
    TOO_LONG,
    /// Neither a number nor anything of GS1.
    NOT_A_CODE,
    /// A number of a length that no article number has.
    LENGTH,
    /// A misread or a damaged label.
    CHECK_DIGIT,
    /// The second check digit of a price label does not fit its price.
    PRICE_CHECK_DIGIT,
    /// A code for use inside stores that no template of this store describes.
    IN_STORE_PREFIX,
    /// The table has no such AI.
    AI_UNKNOWN,
    /// The same AI twice with different values.
    AI_REPEATED,
    /// An AI that needs another one which is not there.
    AI_MISSING,
    /// An AI beside another one that excludes it.
    AI_EXCLUDED,
    /// The value ends too early.
    VALUE_TOO_SHORT,
    /// The value does not end in time: too many characters, or a lost separator.
    VALUE_TOO_LONG,
    /// A character that may not stand there.
    CHARACTER,
    /// No day of the calendar.
    DATE,
    /// No time of a day.
    TIME,
    /// The value breaks a rule of its AI.
    VALUE,
    /// Brackets that hold no AI.
    BRACKET,
    /// No GS1 Digital Link: it has no primary key, or its scheme is written mixed.
    LINK,
    /// The order of an address's qualifiers is wrong.
    LINK_ORDER,
    /// A percent escape that is none.
    LINK_ESCAPE,
    /// A message of a format that is not GS1's.
    MESSAGE_FORMAT,
    /// A good message that names no article, such as a pallet's.
    NO_ARTICLE,
    /// Goods of variable measure without weight and price.
    NO_MEASURE,
    /// A price in another currency.
    CURRENCY
  }
}
