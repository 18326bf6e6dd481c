package io.qless.kiosk.shopping;

import io.qless.kiosk.goods.FindSheet;
import io.qless.kiosk.goods.LooseSheet;
import io.qless.kiosk.look.FadingList;
import io.qless.kiosk.look.Icon;
import io.qless.kiosk.look.Messages;
import io.qless.kiosk.look.Page;
import io.qless.kiosk.look.Parts;
import io.qless.kiosk.look.Pictures;
import io.qless.kiosk.look.Prose;
import io.qless.kiosk.look.Sheet;
import io.qless.kiosk.trip.BasketView;
import io.qless.kiosk.trip.BasketView.Line;
import io.qless.kiosk.trip.BudgetView;
import io.qless.kiosk.trip.Finder;
import io.qless.kiosk.trip.Language;
import io.qless.kiosk.trip.TripActions;
import io.qless.kiosk.trip.TripView;
import java.util.List;
import java.util.Objects;
import javafx.application.Platform;
import javafx.beans.property.ObjectProperty;
import javafx.beans.property.SimpleObjectProperty;
import javafx.scene.Scene;
import javafx.scene.control.Button;
import javafx.scene.control.Label;
import javafx.scene.control.ListView;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Region;
import javafx.scene.layout.StackPane;
import javafx.scene.layout.VBox;
import org.jspecify.annotations.Nullable;

/// The shopping page: goods on the left; total, budget, family and the way out on the right. FX
/// thread only.
public final class ShoppingView implements Page {
  private final TripActions actions;
  private final ListView<Line> lines = new ListView<>();
  private final LastArticleCard last;
  private final Prose holdHint = Parts.prose("hold-hint-text");
  private final HBox holdStrip =
      Parts.row("hold-hint", Icon.INFO.node("icon"), Parts.broad(holdHint));
  private final Prose emptyTitle = Parts.prose("empty-title");
  private final Prose emptyText = Parts.prose("empty-text");
  private final Button finish;
  private final Label totalWord = Parts.label("total-word");
  private final Label items = Parts.label("total-items");
  private final Label total = Parts.label("total");
  private final Label saving = Parts.label("saving");
  private final BudgetBlock budgetBlock;
  private final Button coupon;
  private final FamilyCard family = new FamilyCard();
  private final Button checkout;
  private final Button wishes;
  private final WishSheet wishSheet;
  private final BudgetSheet budgetSheet;
  private final CouponSheet couponSheet;
  private final WayBackSheet wayBackSheet;
  private final LineSheet lineSheet;
  private final FindSheet findSheet;
  private final LooseSheet looseSheet;
  private final Button find;
  private final Button loose;
  private final HBox root;
  private final ObjectProperty<Messages> words =
      new SimpleObjectProperty<>(Messages.in(Language.ENGLISH));
  private final ObjectProperty<@Nullable String> latestId = new SimpleObjectProperty<>();
  private @Nullable BudgetView budget;

  /// Built once by the shell.
  public ShoppingView(TripActions actions, Finder finder, Pictures pictures) {
    this.actions = actions;
    lineSheet = new LineSheet(actions, pictures);
    findSheet = new FindSheet(actions, finder, pictures);
    looseSheet = new LooseSheet(actions, finder, pictures);
    find = Parts.button("find", Icon.SEARCH, findSheet::open, "quiet", "look-up");
    loose = Parts.button("loose", Icon.LOOSE, looseSheet::open, "quiet", "look-up");
    last = new LastArticleCard(pictures);
    wishSheet = new WishSheet(actions, pictures);
    wishes = Parts.button("wishes", Icon.WISH, wishSheet::open, "quiet", "look-up");
    budgetSheet = new BudgetSheet(actions);
    couponSheet = new CouponSheet(actions);
    wayBackSheet = new WayBackSheet(() -> budgetSheet.open(budget));
    budgetBlock = Parts.wide(new BudgetBlock(this::openBudget));
    coupon = Parts.wide(Parts.button("coupon", Icon.COUPON, couponSheet::open, "panel-button"));
    checkout = Parts.wide(Parts.button("checkout", Icon.NEXT, actions::checkout, "cta", "big"));
    total.setId("total");
    lines.setId("lines");
    finish = Parts.button("finish", Icon.CLOSE, actions::finish, "quiet");
    lines.setPlaceholder(emptyBasket());
    lines.heightProperty().addListener((_, _, _) -> Platform.runLater(this::scrollToLatest));
    lines.setCellFactory(
        _ -> new LineCell(pictures, this.actions, lineSheet::open, words, latestId));
    HBox lookUp = Parts.row("look-ups", Parts.broad(find), Parts.broad(loose), Parts.broad(wishes));
    VBox goods =
        Parts.column("goods", last, holdStrip, Parts.growing(new FadingList(lines)), lookUp);
    root = Parts.row("page", Parts.growing(goods), panel());
  }

  /// Who is over the limit wants to know the way back first.
  private void openBudget() {
    BudgetView now = budget;
    if (now == null || now.wayBack().isEmpty()) {
      budgetSheet.open(now);
    } else {
      wayBackSheet.open();
    }
  }

  private VBox emptyBasket() {
    StackPane badge = new StackPane(Icon.TROLLEY.node("empty-icon"));
    badge.getStyleClass().add("empty-badge");
    return Parts.column("empty-basket", badge, emptyTitle, emptyText, finish);
  }

  private VBox panel() {
    total.setMinWidth(Region.USE_PREF_SIZE);
    HBox head = Parts.row("total-head", totalWord, Parts.space(), items);
    VBox sum = Parts.column("total-block", head, total, saving);
    VBox panel =
        Parts.column(
            "panel", sum, budgetBlock, coupon, Parts.wide(family), Parts.space(), checkout);
    panel.setMinWidth(Region.USE_PREF_SIZE);
    return panel;
  }

  @Override
  public Region root() {
    return root;
  }

  @Override
  public List<Sheet> sheets() {
    return List.of(
        family.sheet(),
        wishSheet.sheet(),
        wayBackSheet.sheet(),
        budgetSheet.sheet(),
        couponSheet.sheet(),
        lineSheet.sheet(),
        findSheet.sheet(),
        looseSheet.sheet());
  }

  @Override
  public void show(TripView view, Messages now) {
    words.set(now);
    budget = view.budget();
    ShoppingViewModel model = ShoppingViewModel.of(view, now);
    showGoods(view.basket());
    last.show(model.lastLine(), view.basket().lines().isEmpty(), now);
    wishes.setText(now.text("wishes.count", view.basket().wishes().size()));
    Parts.present(wishes, !view.basket().wishes().isEmpty());
    wishSheet.show(view.basket().wishes(), now);
    Parts.present(holdStrip, !model.holdHint().isEmpty());
    holdHint.setText(model.holdHint());
    emptyTitle.setText(now.text("empty.title"));
    emptyText.setText(now.text("empty"));
    finish.setText(now.text("empty.finish"));
    totalWord.setText(now.text("total"));
    items.setText(model.itemCount());
    total.setText(model.total());
    saving.setText(model.saving());
    saving.setVisible(!model.saving().isEmpty());
    budgetBlock.show(model.budget());
    coupon.setText(model.coupon());
    family.show(model, now);
    checkout.setText(now.text("checkout"));
    checkout.setDisable(!model.canCheckout());
    budgetSheet.show(now);
    wayBackSheet.show(budget, now);
    couponSheet.show(view.coupons(), now);
    find.setText(now.text("find"));
    loose.setText(now.text("loose"));
    lineSheet.show(view.basket(), now);
    findSheet.show(now);
    looseSheet.show(now);
  }

  @Override
  public void leave() {
    budgetSheet.close();
    wayBackSheet.close();
    couponSheet.close();
    family.close();
    wishSheet.close();
    lineSheet.close();
    findSheet.close();
    looseSheet.close();
  }

  private void showGoods(BasketView basket) {
    boolean scanned = !Objects.equals(latestId.get(), basket.lastLineId());
    Parts.update(lines.getItems(), basket.lines());
    latestId.set(basket.lastLineId());
    if (scanned) {
      Platform.runLater(this::scrollToLatest);
    }
  }

  private boolean isOnGlass() {
    Scene scene = lines.getScene();
    return scene != null && scene.getWindow() != null && scene.getWindow().isShowing();
  }

  /// After a layout: before it, the list knows neither its height nor how many lines there are.
  private void scrollToLatest() {
    if (isOnGlass()) {
      lines.applyCss();
      lines.layout();
    }
    for (int i = 0; i < lines.getItems().size(); i++) {
      if (lines.getItems().get(i).id().equals(latestId.get())) {
        lines.scrollTo(i);
      }
    }
  }
}
