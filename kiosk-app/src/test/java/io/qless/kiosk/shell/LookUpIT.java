package io.qless.kiosk.shell;

import static org.assertj.core.api.Assertions.assertThat;

import io.qless.kiosk.trip.CareView;
import io.qless.kiosk.trip.CareView.Notice;
import io.qless.kiosk.trip.FamilyView;
import io.qless.kiosk.trip.Language;
import io.qless.kiosk.trip.SampleMoments;
import io.qless.kiosk.trip.SampleTrips;
import io.qless.kiosk.trip.TripView;
import io.qless.kiosk.trip.TripView.Screen;
import java.util.List;
import java.util.Objects;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/// Looking for goods, changing a number, undoing: from the finger to what the core is asked for.
class LookUpIT {
  private ShellWindow window = ShellWindow.open(1024, 600);

  @AfterEach
  void close() {
    window.close();
  }

  private void tapped(String id, String expected) {
    window.tap(id);
    ShellWindow.await(expected, () -> window.actions().done().contains(expected));
  }

  private void shopping(Language language) {
    window.show(SampleTrips.shopping(language));
  }

  @Test
  void aPackThatWasFoundIsRememberedAndNeverAdded() {
    shopping(Language.ENGLISH);
    List.of("find", "find-key-n", "find-key-o", "find-key-o", "find-key-x", "find-key-erase")
        .forEach(window::tap);
    window.tap("tile-gtin:09520212000717");
    tapped("found-go", "wish gtin:09520212000717");
    assertThat(window.isShown("find-sheet")).isFalse();
    assertThat(window.actions().done()).noneMatch(done -> done.startsWith("goods"));
  }

  @Test
  void hindiIsTypedInItsOwnLetters() {
    shopping(Language.HINDI);
    List.of("find", "find-key-hi-न", "find-key-hi-ू").forEach(window::tap);
    window.tap("tile-gtin:09520212000717");
    window.tap("found-back");
    assertThat(window.isShown("tile-gtin:09520212000717")).isTrue();
    window.tap("find-close");
    assertThat(window.isShown("find-sheet")).isFalse();
  }

  @Test
  void goodsWithoutABarcodeAreCountedAndAdded() {
    shopping(Language.ENGLISH);
    List.of("loose", "tile-plu:4261", "loose-more", "loose-more").forEach(window::tap);
    tapped("loose-go", "goods plu:4261 3");
    assertThat(window.isShown("loose-sheet")).isFalse();
  }

  @Test
  void theNumberOnTheStickerFindsLooseGoodsThatSayWhatToDo() {
    shopping(Language.ENGLISH);
    List.of("loose", "key-4", "key-0", "key-1").forEach(window::tap);
    window.tap("tile-plu:4011");
    assertThat(window.isShown("loose-go")).isFalse();
    assertThat(window.isShown("loose-back")).isTrue();
  }

  @Test
  void aNumberIsTypedInPlaceOfTheOneThatStood() {
    shopping(Language.ENGLISH);
    List.of("line-4", "key-1", "key-2").forEach(window::tap);
    tapped("line-ok", "pieces 4 12");
    assertThat(window.isShown("line-sheet")).isFalse();
  }

  @Test
  void severalPiecesAreAskedAboutBeforeTheyAreOut() {
    shopping(Language.ENGLISH);
    List.of("line-4", "line-out").forEach(window::tap);
    assertThat(window.actions().done()).isEmpty();
    window.tap("line-cancel");
    assertThat(window.isShown("line-sheet")).isTrue();
    window.tap("line-out");
    tapped("line-out", "void 4");
  }

  @Test
  void onePieceIsOutWithoutAQuestion() {
    shopping(Language.ENGLISH);
    window.tap("line-5");
    tapped("line-out", "void 5");
  }

  @Test
  void whatIsOutCanBeUndoneWhileTheBannerStands() {
    window.show(Objects.requireNonNull(SampleMoments.all(Language.ENGLISH).get("27-taken-out")));
    tapped("notice-undo", "undo");
    CareView care =
        new CareView(
            false, List.of(), null, new Notice(Notice.Tone.INFO, "ITEM_REMOVED", List.of()));
    window.show(SampleTrips.shopping(Language.ENGLISH).but().care(care).build());
    assertThat(window.isShown("notice-undo")).isFalse();
  }

  @Test
  void whatIsRememberedHereCanBeForgotten() {
    shopping(Language.ENGLISH);
    window.tap("wishes");
    tapped("wish-drop-gtin:09520233000116/trolley", "no wish gtin:09520233000116/trolley");
    assertThat(window.isShown("wish-drop-w1")).isFalse();
  }

  @Test
  void theReceiptGoesToAPhoneByTheTripsOwnLinkAndOnlyWhileThereIsOne() {
    TripView exit = SampleTrips.exitPass(Language.ENGLISH);
    window.show(exit);
    window.tap("receipt");
    assertThat(window.isShown("receipt-qr")).isTrue();
    window.show(exit.but().family(FamilyView.ALONE).build());
    assertThat(window.isShown("receipt-sheet")).isFalse();
    assertThat(window.isShown("receipt")).isFalse();
  }

  @Test
  void anOpenSheetClosesWhenThePageGoes() {
    shopping(Language.ENGLISH);
    window.tap("find");
    TripView welcome = SampleTrips.plain(Screen.WELCOME, Language.ENGLISH);
    window.show(welcome);
    assertThat(window.isShown("find-sheet")).isFalse();
  }
}
