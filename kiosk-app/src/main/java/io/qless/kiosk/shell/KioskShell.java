package io.qless.kiosk.shell;

import io.qless.kiosk.assist.AssistLayer;
import io.qless.kiosk.assist.BatterySheet;
import io.qless.kiosk.assist.IdleSheet;
import io.qless.kiosk.assist.NoticeBar;
import io.qless.kiosk.assist.WeighSheet;
import io.qless.kiosk.bill.BillPage;
import io.qless.kiosk.comfort.ComfortDress;
import io.qless.kiosk.comfort.ComfortSheet;
import io.qless.kiosk.exit.ExitPage;
import io.qless.kiosk.look.LongPress;
import io.qless.kiosk.look.Messages;
import io.qless.kiosk.look.Page;
import io.qless.kiosk.look.Parts;
import io.qless.kiosk.look.PictureSource;
import io.qless.kiosk.look.Pictures;
import io.qless.kiosk.look.QrView;
import io.qless.kiosk.look.Theme;
import io.qless.kiosk.pay.PayPage;
import io.qless.kiosk.pay.SplitPage;
import io.qless.kiosk.shopping.ShoppingView;
import io.qless.kiosk.staff.PinSheet;
import io.qless.kiosk.staff.StaffLayer;
import io.qless.kiosk.trip.Comfort;
import io.qless.kiosk.trip.Finder;
import io.qless.kiosk.trip.TripActions;
import io.qless.kiosk.trip.TripView;
import io.qless.kiosk.trip.TripView.Screen;
import io.qless.kiosk.welcome.GreetingView;
import io.qless.kiosk.welcome.WelcomeView;
import java.time.Instant;
import java.time.InstantSource;
import java.util.EnumMap;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import javafx.animation.Animation;
import javafx.animation.KeyFrame;
import javafx.animation.Timeline;
import javafx.beans.binding.Bindings;
import javafx.geometry.Pos;
import javafx.scene.Scene;
import javafx.scene.layout.BorderPane;
import javafx.scene.layout.Region;
import javafx.scene.layout.StackPane;
import javafx.util.Duration;
import org.jspecify.annotations.Nullable;

/// All screens of the trolley in one scene. Built and closed on the FX thread; [#show(TripView)]
/// from any thread. One lives as long as the program.
public final class KioskShell implements AutoCloseable {
  /// How often running time is drawn again; a second's change is seen within this.
  private static final Duration TICK = Duration.millis(250);

  /// The screens without the bar: nothing has begun, or all is over.
  private static final Set<Screen> BARE =
      Set.of(Screen.STARTING, Screen.WELCOME, Screen.FAREWELL, Screen.OUT_OF_SERVICE);

  private final InstantSource clock;
  private final Pictures pictures;
  private final TopBar bar;
  private final NoticeBar notice;
  private final AssistLayer assist;
  private final IdleSheet idle;
  private final WeighSheet weigh;
  private final BatterySheet battery;
  private final StaffLayer staff;
  private final PinSheet pin;
  private final ComfortSheet comfort;
  private final ComfortDress dress;
  private final Map<Screen, Page> pages = new EnumMap<>(Screen.class);
  private final BorderPane frame = new BorderPane();
  private final StackPane root;
  private final LatestOnFx<TripView> views = new LatestOnFx<>(this::render);
  private final Timeline ticks;
  private @Nullable TripView shown;

  /// Builds every page once. What fingers do goes to `actions`, what they look for to `finder`.
  public KioskShell(TripActions actions, Finder finder, PictureSource source, InstantSource clock) {
    this.clock = clock;
    pictures = new Pictures(source);
    notice = new NoticeBar(actions);
    assist = new AssistLayer(actions);
    idle = new IdleSheet(actions);
    weigh = new WeighSheet(actions);
    battery = new BatterySheet(actions);
    staff = new StaffLayer(actions.staff());
    pin = new PinSheet(actions.staff());
    comfort = new ComfortSheet(actions::suit);
    bar = new TopBar(actions, assist::openHelp, comfort::open);
    pages.put(Screen.STARTING, GreetingView.starting());
    WelcomeView welcome = new WelcomeView(actions, comfort::open);
    LongPress.on(bar.trolley(), pin::open);
    LongPress.on(welcome.trolley(), pin::open);
    pages.put(Screen.WELCOME, welcome);
    pages.put(Screen.SHOPPING, new ShoppingView(actions, finder, pictures));
    pages.put(Screen.BILL, new BillPage(actions, clock));
    pages.put(Screen.PAY, new PayPage(actions, clock));
    pages.put(Screen.SPLIT, new SplitPage(actions, clock));
    pages.put(Screen.EXIT_PASS, new ExitPage(clock));
    pages.put(Screen.FAREWELL, GreetingView.farewell());
    pages.put(Screen.OUT_OF_SERVICE, GreetingView.outOfService());
    root = new StackPane(frame);
    pages.values().forEach(page -> root.getChildren().addAll(page.sheets()));
    root.getChildren()
        .addAll(
            comfort.sheet(),
            battery.sheet(),
            assist.sheet(),
            weigh.sheet(),
            idle.sheet(),
            staff.sheet(),
            pin.sheet(),
            notice);
    dress = new ComfortDress(root, pages.values());
    root.getStyleClass().add("q-less");
    StackPane.setAlignment(notice, Pos.TOP_LEFT);
    notice.setMaxHeight(Region.USE_PREF_SIZE);
    notice
        .maxWidthProperty()
        .bind(
            Bindings.when(bar.visibleProperty()).then(bar.free()).otherwise(root.widthProperty()));
    ticks = new Timeline(new KeyFrame(TICK, _ -> tick(this.clock.instant())));
    ticks.setCycleCount(Animation.INDEFINITE);
    ticks.play();
    QrView.warmUp();
  }

  /// A scene of this size around the shell. Once only.
  public Scene scene(double width, double height) {
    return Theme.scene(root, width, height);
  }

  /// Shows this moment of the trip as soon as the FX thread can; only the latest of several is
  /// drawn. Any thread.
  public void show(TripView view) {
    views.offer(view);
  }

  /// Lets a shopper choose that the trolley speaks. FX thread only.
  public void offerSpeech(boolean voice) {
    comfort.offerSpeech(voice);
  }

  /// The moment that is on the screen now, null before the first. FX thread only.
  public @Nullable TripView shown() {
    return shown;
  }

  private void render(TripView view) {
    TripView before = shown;
    shown = view;
    Messages words = Messages.in(view.language());
    Page page = page(view.screen());
    if (before == null || before.screen() != view.screen()) {
      if (before != null) {
        page(before.screen()).leave();
      }
      frame.setCenter(page.root());
      Parts.present(bar, !BARE.contains(view.screen()));
      frame.setTop(bar.isVisible() ? bar : null);
    }
    suit(before == null ? Comfort.USUAL : before.comfort(), view.comfort());
    if (before != null && view.screen() == Screen.WELCOME && before.screen() != Screen.WELCOME) {
      comfort.close();
    }
    page.show(view, words);
    bar.show(view, words);
    comfort.show(words);
    battery.show(view, words);
    assist.show(view, words);
    weigh.show(view, words);
    idle.show(view, words);
    idle.tick(clock.instant());
    staff.show(view, words);
    pin.show(view, words);
    if (notice.show(view, words)) {
      settle();
    }
  }

  /// Makes the screens fit this shopper. A view of before the last touch takes nothing back.
  private void suit(Comfort before, Comfort wanted) {
    if (!wanted.equals(before)) {
      dress.wear(wanted);
      if (wanted.equals(Comfort.USUAL) && !comfort.shows(wanted)) { // whoever chose has gone on
        comfort.close();
      }
      comfort.show(wanted);
    }
  }

  /// The banner's width follows the bar's buttons, which are placed after it: without this its
  /// first frame would be drawn too wide or too narrow.
  private void settle() {
    if (root.getScene() != null) {
      root.applyCss();
      root.layout();
    }
  }

  private Page page(Screen screen) {
    return Objects.requireNonNull(pages.get(screen));
  }

  /// Lets time pass: the clock's ticks come here, and a test's.
  void tick(Instant now) {
    TripView view = shown;
    if (view != null) {
      page(view.screen()).tick(now);
      notice.tick(now);
      idle.tick(now);
    }
  }

  @Override
  public void close() {
    ticks.stop();
    pictures.close();
  }
}
