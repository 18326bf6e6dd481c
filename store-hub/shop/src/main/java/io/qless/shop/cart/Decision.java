package io.qless.shop.cart;

import java.util.List;

/// What a numbered command leads to.
public sealed interface Decision {

  /// New: these events follow, at least one.
  record Decided(List<JournalEntry> entries) implements Decision {
    public Decided {
      entries = List.copyOf(entries);
    }
  }

  /// Decided before; its events stand in the journal. Nothing changes.
  record Repeat() implements Decision {}

  /// Commands before it are missing; nothing changes.
  ///
  /// @param expected number that must come next from this source
  record Gap(long expected) implements Decision {}
}
