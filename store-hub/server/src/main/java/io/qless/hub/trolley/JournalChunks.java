package io.qless.hub.trolley;

import io.qless.contract.wire.CommandBatch;
import io.qless.contract.wire.EventBatch;
import io.qless.contract.wire.Json;
import io.qless.shop.cart.Cart;
import io.qless.shop.cart.JournalEntry;
import io.qless.shop.cart.Source;
import java.util.ArrayList;
import java.util.List;

/// Cuts a stretch of a journal into messages that fit the broker.
///
/// Only the last message tells the session's revision and acknowledges to the end; those before it
/// speak for what they carry, so that a trolley does not ask for what is on its way.
final class JournalChunks {

  /// Room for topic, properties and the fields around the entries.
  private static final int ENVELOPE_BYTES = 2 * 1024;

  private static final int MAX_ENTRY_BYTES = CommandBatch.MAX_BYTES - ENVELOPE_BYTES;

  private JournalChunks() {}

  /// The messages, at least one.
  ///
  /// @param cart the session after the last of these entries
  static List<EventBatch> of(Cart cart, List<JournalEntry> entries) {
    return of(cart, entries, EventBatch.Instead.NOTHING);
  }

  /// The messages, at least one.
  ///
  /// @param insteadOf what the first of them replaces
  static List<EventBatch> of(Cart cart, List<JournalEntry> entries, EventBatch.Instead insteadOf) {
    if (entries.size() <= 1) { // most commands lead to one event, which fits
      return List.of(
          new EventBatch(
              cart.session(), cart.heardFrom(Source.TROLLEY), cart.revision(), entries, insteadOf));
    }
    List<EventBatch> chunks = new ArrayList<>();
    List<JournalEntry> chunk = new ArrayList<>();
    int bytes = 0;
    for (JournalEntry entry : entries) {
      int more = Json.bytes(entry).length + 1;
      if (!chunk.isEmpty() && bytes + more > MAX_ENTRY_BYTES) {
        chunks.add(part(cart, chunk));
        chunk = new ArrayList<>();
        bytes = 0;
      }
      chunk.add(entry);
      bytes += more;
    }
    chunks.add(
        new EventBatch(cart.session(), cart.heardFrom(Source.TROLLEY), cart.revision(), chunk));
    EventBatch first = chunks.getFirst();
    chunks.set(
        0,
        new EventBatch(
            first.session(), first.acknowledged(), first.revision(), first.entries(), insteadOf));
    return chunks;
  }

  /// The last command in a part may have more events in the next one, so it is not acknowledged
  /// yet.
  private static EventBatch part(Cart cart, List<JournalEntry> chunk) {
    long last =
        chunk.stream()
            .filter(entry -> entry.source().equals(Source.TROLLEY))
            .mapToLong(JournalEntry::number)
            .max()
            .orElse(1);
    return new EventBatch(cart.session(), last - 1, chunk.getLast().revision(), chunk);
  }
}
