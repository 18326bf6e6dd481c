package io.qless.shop.item;

import io.qless.shop.RefusalCode;
import io.qless.shop.item.gs1.CodeFault;

/// The outcome of reading a scan.
public sealed interface CodeReading {

  /// The scan names goods.
  record Goods(ItemCode code) implements CodeReading {}

  /// The scan is a slip for empties.
  record Slip(DepositSlip slip) implements CodeReading {}

  /// The scan names no goods of this store.
  ///
  /// @param code why, as the shopper is told
  /// @param fault why and where exactly
  record Unreadable(RefusalCode code, CodeFault fault) implements CodeReading {

    /// What was seen where, for the log and the attendant.
    public String detail() {
      return fault.detail();
    }
  }

  static CodeReading unreadable(CodeFault fault) {
    return new Unreadable(
        switch (fault.code()) {
          case CHECK_DIGIT, PRICE_CHECK_DIGIT -> RefusalCode.CHECK_DIGIT_WRONG;
          // Well read, such as the maker's advertisement on a pack; once more would not help.
          case IN_STORE_PREFIX, CURRENCY, LINK, NO_ARTICLE, MESSAGE_FORMAT, NOT_A_CODE ->
              RefusalCode.CODE_NOT_FOR_THIS_STORE;
          default -> RefusalCode.CODE_UNREADABLE;
        },
        fault);
  }
}
