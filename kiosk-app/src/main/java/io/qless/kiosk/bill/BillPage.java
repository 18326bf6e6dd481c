package io.qless.kiosk.bill;

import io.qless.kiosk.bill.BillViewModel.Sum;
import io.qless.kiosk.look.Countdown;
import io.qless.kiosk.look.FadingList;
import io.qless.kiosk.look.Icon;
import io.qless.kiosk.look.Messages;
import io.qless.kiosk.look.Page;
import io.qless.kiosk.look.Parts;
import io.qless.kiosk.look.Prose;
import io.qless.kiosk.look.Sheet;
import io.qless.kiosk.trip.BasketView.Line;
import io.qless.kiosk.trip.BillView;
import io.qless.kiosk.trip.Language;
import io.qless.kiosk.trip.TripActions;
import io.qless.kiosk.trip.TripView;
import java.time.Instant;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import javafx.beans.property.ObjectProperty;
import javafx.beans.property.SimpleObjectProperty;
import javafx.css.PseudoClass;
import javafx.geometry.HPos;
import javafx.scene.Node;
import javafx.scene.control.Button;
import javafx.scene.control.Label;
import javafx.scene.control.ListView;
import javafx.scene.control.ScrollPane;
import javafx.scene.layout.ColumnConstraints;
import javafx.scene.layout.GridPane;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import javafx.scene.layout.Region;
import javafx.scene.layout.VBox;

/// The bill page: lines on the left, sums, GST and the pay button on the right. FX thread only.
public final class BillPage implements Page {
  private static final int GST_COLUMNS = 4;
  private static final PseudoClass USED = PseudoClass.getPseudoClass("used");

  private final ObjectProperty<Messages> words =
      new SimpleObjectProperty<>(Messages.in(Language.ENGLISH));
  private final ListView<Line> lines = new ListView<>();
  private final Label title = Parts.label("page-title");
  private final Label items = Parts.label("page-subtitle");
  private final VBox sums = Parts.column("sums");
  private final GridPane gst = new GridPane();
  private final Label totalWord = Parts.label("total-word");
  private final Label included = Parts.label("total-items");
  private final Label total = Parts.label("total");
  private final Label saving = Parts.label("saving");
  private final Prose why = Parts.prose("pay-why");
  private final Button pay;
  private final Button split;
  private final Button points;
  private final Button back;
  private final Label held = Parts.label("bill-held");
  private final Countdown countdown = new Countdown();
  private final HBox time = Parts.row("bill-time", held, countdown);
  private final SplitSheet splitting;
  private final InstantSource clock;
  private final Region root;
  private List<Sum> shownSums = List.of();
  private List<List<String>> shownGst = List.of();
  private Instant ends = Instant.MAX;
  private boolean pointsPay;

  /// Built once by the shell.
  public BillPage(TripActions actions, InstantSource clock) {
    this.clock = clock;
    splitting = new SplitSheet(actions);
    split = Parts.button("split", Icon.TOGETHER, splitting::open, "on-ink", "beside-pay");
    points =
        Parts.wide(
            Parts.button("points", Icon.COUPON, () -> actions.usePoints(!pointsPay), "on-ink"));
    pay = Parts.wide(Parts.button("pay", Icon.PHONE, actions::pay, "cta", "big"));
    back = Parts.button("back", Icon.BACK, actions::backToShopping, "quiet");
    lines.setId("bill-lines");
    lines.setCellFactory(_ -> new BillLineCell(words));
    gst.getStyleClass().add("gst");
    for (int i = 0; i < GST_COLUMNS; i++) {
      ColumnConstraints column = new ColumnConstraints();
      column.setHgrow(Priority.ALWAYS);
      column.setHalignment(i == 0 ? HPos.LEFT : HPos.RIGHT);
      gst.getColumnConstraints().add(column);
    }
    VBox titles = Parts.growing(Parts.column("page-titles", title, items));
    VBox goods =
        Parts.column(
            "goods",
            Parts.row("page-head", back, titles, time),
            Parts.growing(new FadingList(lines)));
    root = Parts.row("page", Parts.growing(goods), panel());
  }

  private VBox panel() {
    total.setMinWidth(Region.USE_PREF_SIZE);
    total.setId("bill-total");
    ScrollPane scroll = new ScrollPane(Parts.column("bill-figures", sums, gst));
    scroll.getStyleClass().add("figures");
    scroll.setFitToWidth(true);
    scroll.setPannable(true);
    scroll.setHbarPolicy(ScrollPane.ScrollBarPolicy.NEVER);
    scroll.setFocusTraversable(false);
    VBox sum =
        Parts.column(
            "total-block",
            Parts.row("total-head", totalWord, Parts.space(), included),
            total,
            saving);
    VBox panel =
        Parts.column(
            "panel",
            Parts.growing(scroll),
            points,
            sum,
            why,
            Parts.row("pay-row", split, Parts.growing(pay)));
    panel.getStyleClass().add("panel-wide");
    panel.setMinWidth(Region.USE_PREF_SIZE);
    return panel;
  }

  @Override
  public Region root() {
    return root;
  }

  @Override
  public void show(TripView view, Messages now) {
    words.set(now);
    BillViewModel model = BillViewModel.of(view, now);
    Parts.update(lines.getItems(), Objects.requireNonNull(view.bill()).lines());
    title.setText(now.text("bill.title"));
    items.setText(now.count("items", view.basket().itemCount()));
    back.setText(now.text("bill.back"));
    showSums(model.sums());
    showGst(model.gst());
    totalWord.setText(now.text("bill.total"));
    included.setText(now.text("bill.included"));
    total.setText(model.total());
    saving.setText(model.saving());
    Parts.present(saving, !model.saving().isEmpty());
    why.setText(model.why());
    Parts.present(why, !model.why().isEmpty());
    pay.setText(model.payText());
    pay.setDisable(!model.canPay());
    split.setText(now.text("bill.split"));
    Parts.present(split, model.canSplit());
    split.setDisable(!model.canPay());
    pointsPay = model.pointsPay();
    points.setText(model.points());
    points.pseudoClassStateChanged(USED, pointsPay);
    points.setDisable(!view.online());
    Parts.present(points, !model.points().isEmpty());
    BillView bill = Objects.requireNonNull(view.bill());
    splitting.show(bill, now);
    held.setText(now.text("bill.held"));
    ends = bill.tender().ends();
    tick(clock.instant());
  }

  @Override
  public void tick(Instant now) {
    Parts.present(time, !ends.equals(Instant.MAX));
    countdown.show(now, ends);
  }

  @Override
  public List<Sheet> sheets() {
    return List.of(splitting.sheet());
  }

  @Override
  public void leave() {
    splitting.close();
  }

  private void showSums(List<Sum> wanted) {
    if (wanted.equals(shownSums)) {
      return;
    }
    shownSums = wanted;
    List<Node> rows = new ArrayList<>();
    for (Sum sum : wanted) {
      Prose what = Parts.prose("sum-what");
      what.setText(sum.what());
      Label amount = Parts.label(sum.lowers() ? "sum-off" : "sum-amount");
      amount.setText(sum.amount());
      amount.setMinWidth(Region.USE_PREF_SIZE);
      rows.add(Parts.row("sum", Parts.broad(what), amount));
    }
    sums.getChildren().setAll(rows);
  }

  private void showGst(List<List<String>> wanted) {
    if (wanted.equals(shownGst)) {
      return;
    }
    shownGst = wanted;
    gst.getChildren().clear();
    for (int row = 0; row < wanted.size(); row++) {
      for (int column = 0; column < wanted.get(row).size(); column++) {
        Label cell = Parts.label(row == 0 ? "gst-head" : "gst-cell");
        cell.setText(wanted.get(row).get(column));
        cell.setMinWidth(Region.USE_PREF_SIZE);
        gst.add(cell, column, row);
      }
    }
  }
}
