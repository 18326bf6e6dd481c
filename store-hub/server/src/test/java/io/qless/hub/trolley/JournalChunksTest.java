package io.qless.hub.trolley;

import static org.assertj.core.api.Assertions.assertThat;

import io.qless.contract.wire.CommandBatch;
import io.qless.contract.wire.EventBatch;
import io.qless.contract.wire.Json;
import io.qless.shop.RefusalCode;
import io.qless.shop.cart.Cart;
import io.qless.shop.cart.Event;
import io.qless.shop.cart.JournalEntry;
import io.qless.shop.cart.SessionId;
import io.qless.shop.cart.Source;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

class JournalChunksTest {

  private static final SessionId TRIP = new SessionId("trip-0001");
  private static final Instant NOON = Instant.parse("2026-11-24T06:30:00Z");

  /// 3 kB each, so that 200 need more than two messages.
  private static final String DETAIL = "x".repeat(3_000);

  @Test
  void everyMessageFitsTheBroker() {
    assertThat(JournalChunks.of(cart(200), entries(200)))
        .hasSizeGreaterThan(2)
        .allSatisfy(
            chunk -> assertThat(Json.bytes(chunk).length).isLessThan(CommandBatch.MAX_BYTES));
  }

  @Test
  void togetherTheyAreTheWholeInItsOrder() {
    List<JournalEntry> all = entries(200);
    assertThat(JournalChunks.of(cart(200), all).stream().flatMap(c -> c.entries().stream()))
        .containsExactlyElementsOf(all);
  }

  @Test
  void aPartSpeaksOnlyForWhatItCarries() {
    EventBatch first = JournalChunks.of(cart(200), entries(200)).getFirst();
    JournalEntry last = first.entries().getLast();
    assertThat(first.revision()).isEqualTo(last.revision());
    assertThat(first.acknowledged()).isEqualTo(last.number() - 1);
  }

  @Test
  void theLastTellsWhereTheSessionStands() {
    EventBatch last = JournalChunks.of(cart(200), entries(200)).getLast();
    assertThat(last.revision()).isEqualTo(200);
    assertThat(last.acknowledged()).isEqualTo(200);
  }

  @Test
  void nothingNewIsStillAMessage() {
    assertThat(JournalChunks.of(cart(3), List.of()))
        .containsExactly(new EventBatch(TRIP, 3, 3, List.of()));
  }

  private static Cart cart(int entries) {
    return Cart.begin(TRIP).applyAll(entries(entries));
  }

  private static List<JournalEntry> entries(int count) {
    List<JournalEntry> entries = new ArrayList<>();
    for (int i = 1; i <= count; i++) {
      Event refusal = new Event.CommandRefused(RefusalCode.NOT_ALLOWED, DETAIL);
      entries.add(new JournalEntry(i, Source.TROLLEY, i, NOON, refusal));
    }
    return entries;
  }
}
