package io.qless.kiosk.core;

import static org.assertj.core.api.Assertions.assertThat;

import io.qless.contract.wire.CatalogueChange;
import io.qless.contract.wire.CatalogueHead;
import io.qless.contract.wire.EventBatch;
import io.qless.kiosk.trip.Language;
import io.qless.shop.RefusalCode;
import io.qless.shop.cart.Event;
import io.qless.shop.cart.JournalEntry;
import io.qless.shop.catalogue.StoreRule;
import io.qless.shop.item.LabelTemplate;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/// Slips for empties on the trolley, on real H2 files.
class SlipDeskIT extends TripBed {

  @BeforeEach
  void takeSlips() {
    catalogue.apply(each -> {
      each.accept(
          new CatalogueChange.StoreRuleSet(
              new StoreRule.Label(new LabelTemplate("SLIP", "29{slip:6}{price:4}{check}"))));
      each.accept(new CatalogueChange.End(new CatalogueHead(2, 1), 1));
    });
  }

  @Test
  void aSlipForEmptiesComesOffTheTotalAndCanBeTakenOut() {
    desk.startTrip(Language.ENGLISH);
    scan("9520000000011");
    scan("2900012305002");
    assertThat(notice()).isEqualTo("SLIP_TAKEN");
    assertThat(shown().basket().totalPaise()).isEqualTo(6_100);
    assertThat(shown().basket().itemCount()).isEqualTo(1);
    assertThat(shown().basket().lines().getLast().netPaise()).isEqualTo(-500);
    desk.takeBack("slip:29000123", 1);
    assertThat(shown().basket().totalPaise()).isEqualTo(6_600);
    assertThat(shown().basket().lines()).hasSize(1);
  }

  @Test
  void aSlipThatTheHubKnowsFromElsewhereGoesAgain() {
    desk.startTrip(Language.ENGLISH);
    scan("2900012305002");
    EventBatch answer = hubAnswers(waiting());
    JournalEntry taken = answer.entries().getLast();
    desk.events(
        new EventBatch(
            answer.session(),
            answer.acknowledged(),
            answer.revision(),
            List.of(
                answer.entries().getFirst(),
                new JournalEntry(
                    taken.revision(),
                    taken.source(),
                    taken.number(),
                    NOON,
                    new Event.CommandRefused(RefusalCode.SLIP_ALREADY_USED, "29000123")))));
    assertThat(notice()).isEqualTo("SLIP_ALREADY_USED");
    assertThat(shown().basket().lines()).isEmpty();
  }
}
