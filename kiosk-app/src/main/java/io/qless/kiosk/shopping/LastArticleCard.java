package io.qless.kiosk.shopping;

import io.qless.kiosk.look.ArticlePicture;
import io.qless.kiosk.look.Icon;
import io.qless.kiosk.look.Messages;
import io.qless.kiosk.look.Parts;
import io.qless.kiosk.look.Pictures;
import io.qless.kiosk.trip.BasketView.Line;
import javafx.scene.control.Label;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Region;
import javafx.scene.layout.StackPane;
import org.jspecify.annotations.Nullable;

/// The article scanned last, large enough to read at arm's length; before the first scan, what to
/// do. FX thread only.
final class LastArticleCard extends StackPane {
  private final ArticlePicture picture;
  private final Label heading = Parts.label("last-heading");
  private final Label name = Parts.label("last-name");
  private final Label saving = Parts.label("line-saving");
  private final Label more = Parts.label("line-hint");
  private final Label price = Parts.label("last-price");
  private final Label detail = Parts.label("last-detail");
  private final HBox article;
  private final Label hintTitle = Parts.label("last-name");
  private final Label hint = Parts.label("last-detail");
  private final HBox invitation;

  LastArticleCard(Pictures pictures) {
    getStyleClass().add("last-card");
    picture = new ArticlePicture(pictures, "last-picture");
    var texts = Parts.growing(Parts.column("last-texts", heading, name, saving, more));
    texts.setMinWidth(0);
    var prices = Parts.column("last-prices", price, detail);
    prices.setMinWidth(Region.USE_PREF_SIZE);
    article = Parts.row("last-article", picture, texts, prices);
    invitation =
        Parts.row(
            "last-article",
            new StackPane(Icon.SCAN.node("last-scan")),
            Parts.growing(Parts.column("last-texts", hintTitle, hint)));
    getChildren().addAll(article, invitation);
  }

  /// @param line the line scanned last; null before the first, and when it was taken back
  /// @param empty whether nothing lies in the trolley
  void show(@Nullable Line line, boolean empty, Messages words) {
    Parts.present(article, line != null);
    Parts.present(invitation, line == null);
    hintTitle.setText(words.text(empty ? "last.invite" : "last.invite.next"));
    hint.setText(words.text("last.invite.detail"));
    if (line == null) {
      return;
    }
    String added = words.text("last.heading");
    heading.setText(line.addedBy().isEmpty() ? added : added + " · " + line.addedBy());
    LineText text = LineText.of(line, words);
    picture.show(line.pictureKey());
    name.setText(text.name());
    saving.setText(text.saving());
    Parts.present(saving, !text.saving().isEmpty());
    more.setText(text.hint());
    Parts.present(more, !text.hint().isEmpty());
    price.setText(text.net());
    detail.setText(words.text("last.measure", text.measure(), text.unit()));
  }
}
