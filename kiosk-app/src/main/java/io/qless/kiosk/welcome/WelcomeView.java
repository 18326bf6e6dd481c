package io.qless.kiosk.welcome;

import io.qless.kiosk.look.Icon;
import io.qless.kiosk.look.Messages;
import io.qless.kiosk.look.Page;
import io.qless.kiosk.look.Parts;
import io.qless.kiosk.look.Prose;
import io.qless.kiosk.trip.BatteryView;
import io.qless.kiosk.trip.Language;
import io.qless.kiosk.trip.TripActions;
import io.qless.kiosk.trip.TripView;
import java.util.ArrayList;
import java.util.List;
import javafx.css.PseudoClass;
import javafx.scene.Node;
import javafx.scene.control.Button;
import javafx.scene.control.Label;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Region;
import javafx.scene.layout.StackPane;
import javafx.scene.layout.VBox;

/// The invitation: what this trolley does, in which language, and one large button. FX thread only.
public final class WelcomeView implements Page {
  private static final PseudoClass CHOSEN = PseudoClass.getPseudoClass("chosen");
  private static final List<Icon> STEPS = List.of(Icon.SCAN, Icon.TROLLEY, Icon.PHONE, Icon.GATE);

  private final Prose headline = Parts.prose("headline");
  private final Prose promise = Parts.prose("promise");
  private final List<Prose> steps = new ArrayList<>();
  private final Prose trolley = Parts.prose("welcome-trolley");
  private final Prose choose = Parts.prose("welcome-choose");
  private final Button english;
  private final Button hindi;
  private final Button start;
  private final Prose guest = Parts.prose("welcome-guest");
  private final Button help;
  private final Button comfort;
  private final StackPane root;
  private Language language = Language.ENGLISH;

  /// Built once by the shell.
  ///
  /// @param fit what a touch on the sign for comfort leads to
  public WelcomeView(TripActions actions, Runnable fit) {
    english = language("lang-en", "English", Language.ENGLISH, actions);
    hindi = language("lang-hi", "हिन्दी", Language.HINDI, actions);
    start =
        Parts.wide(
            Parts.button(
                "start-trip", Icon.NEXT, () -> actions.startTrip(language), "cta", "huge"));
    help = Parts.growing(Parts.button("welcome-help", Icon.HELP, actions::callHelp, "quiet"));
    comfort = Parts.button("welcome-comfort", Icon.COMFORT, fit, "quiet", "step");
    VBox invitation =
        Parts.growing(
            Parts.column(
                "invitation", logo(), Parts.space(), headline, promise, Parts.space(), steps()));
    VBox card =
        Parts.column(
            "welcome-card",
            choose,
            Parts.row("languages", Parts.growing(english), Parts.growing(hindi)),
            Parts.space(),
            start,
            guest,
            Parts.space(),
            Parts.row("languages", help, comfort),
            trolley);
    card.setMinWidth(Region.USE_PREF_SIZE);
    HBox columns = Parts.row("welcome-columns", invitation, card);
    root = new StackPane(new Backdrop(0.56, 0.33, 0.38), columns);
    root.getStyleClass().add("welcome");
  }

  private static HBox logo() {
    Label name = Parts.label("logo-name-large");
    name.setText("‑Less");
    return Parts.row("logo", Icon.LOGO.node("logo-sign-large"), name);
  }

  /// The four steps as stations on one line, so that they read as a way and not as a menu.
  private HBox steps() {
    HBox row = Parts.row("steps");
    for (Icon icon : STEPS) {
      Prose step = Parts.prose("step-text");
      steps.add(step);
      StackPane badge = new StackPane(icon.node("step-icon"));
      badge.getStyleClass().add("step-badge");
      Region way = Parts.broad(new Region());
      way.getStyleClass().add("step-way");
      way.setVisible(icon != STEPS.getLast());
      row.getChildren()
          .add(
              Parts.growing(Parts.column("step-column", Parts.row("step-head", badge, way), step)));
    }
    return row;
  }

  private Button language(String id, String name, Language choice, TripActions actions) {
    Button button = Parts.button(id, () -> actions.setLanguage(choice), "choice");
    button.setText(name);
    return button;
  }

  /// Where the trolley's name stands.
  public Node trolley() {
    return trolley;
  }

  @Override
  public Region root() {
    return root;
  }

  private static boolean lastsATrip(TripView view) {
    BatteryView battery = view.battery();
    return battery == null || battery.level() == BatteryView.Level.LOW;
  }

  @Override
  public void show(TripView view, Messages words) {
    language = view.language();
    boolean lasts = lastsATrip(view);
    headline.setText(words.text(lasts ? "welcome.headline" : "welcome.battery.title"));
    promise.setText(words.text(lasts ? "welcome.promise" : "welcome.battery"));
    for (int i = 0; i < steps.size(); i++) {
      steps.get(i).setText(words.text("welcome.step." + (i + 1)));
    }
    trolley.setText(
        view.online()
            ? words.text("trolley", view.trolley())
            : words.text("trolley", view.trolley()) + " · " + words.text("welcome.offline"));
    choose.setText(words.text("welcome.language"));
    english.pseudoClassStateChanged(CHOSEN, language == Language.ENGLISH);
    hindi.pseudoClassStateChanged(CHOSEN, language == Language.HINDI);
    start.setText(words.text("welcome.start"));
    guest.setText(words.text("welcome.guest"));
    help.setText(words.text("help.call"));
    comfort.setAccessibleText(words.text("comfort.title"));
  }
}
