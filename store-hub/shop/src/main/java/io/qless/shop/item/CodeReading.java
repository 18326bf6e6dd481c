package io.qless.shop.item;

import io.qless.shop.RefusalCode;

/// The outcome of reading a scan.
public sealed interface CodeReading {

  /// The scan names goods.
  record Goods(ItemCode code) implements CodeReading {}

  /// The scan names no goods of this store.
  ///
  /// @param code why
  /// @param detail what was seen where, for the log and the attendant
  record Unreadable(RefusalCode code, String detail) implements CodeReading {}
}
