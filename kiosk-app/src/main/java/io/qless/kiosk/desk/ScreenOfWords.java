package io.qless.kiosk.desk;

import io.qless.contract.wire.Json;
import io.qless.kiosk.trip.BasketView;
import io.qless.kiosk.trip.CareView;
import io.qless.kiosk.trip.Language;
import io.qless.kiosk.trip.PaymentView;
import io.qless.kiosk.trip.TripActions;
import io.qless.kiosk.trip.TripView;
import java.io.IOException;
import java.nio.file.Path;
import java.util.Optional;
import java.util.function.Consumer;
import java.util.function.Supplier;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/// The screen of a trolley that has none: the controls of the real one under the same names, those
/// only that stand on it at this moment of the trip. Sheets that open over a page are left out; the
/// budget and the coupon are touched with their value, as in `budget-800`. Any thread may call.
public final class ScreenOfWords implements ScreenHand {

  private static final long PAISE = 100;

  private final TripActions actions;
  private final Supplier<Optional<TripView>> view;

  /// @param view what a screen would show now
  public ScreenOfWords(TripActions actions, Supplier<Optional<TripView>> view) {
    this.actions = actions;
    this.view = view;
  }

  @Override
  public String tap(String id) {
    Optional<Runnable> found =
        view.get()
            .flatMap(now ->
                Stream.of(onPage(now, id), onTop(now, id)).flatMap(Optional::stream).findFirst());
    found.ifPresent(Runnable::run);
    return found.isPresent() ? "" : "control #" + id + " here now; there is no screen";
  }

  private Optional<Runnable> onPage(TripView now, String id) {
    return switch (now.screen()) {
      case WELCOME -> welcome(now, id);
      case SHOPPING -> shopping(now, id);
      case BILL ->
          switch (id) {
            case "pay" -> when(now.online() && now.care().holds().isEmpty(), actions::pay);
            case "back" -> Optional.of(actions::backToShopping);
            default -> Optional.empty();
          };
      case PAY ->
          switch (id) {
            case "pay-again" -> when(isOver(now), actions::pay);
            case "pay-cancel" -> Optional.of(actions::cancelPayment);
            default -> Optional.empty();
          };
      case STARTING, SPLIT, EXIT_PASS, FAREWELL, OUT_OF_SERVICE -> Optional.empty();
    };
  }

  private Optional<Runnable> welcome(TripView now, String id) {
    return switch (id) {
      case "start-trip" -> Optional.of(() -> actions.startTrip(now.language()));
      case "lang-en" -> Optional.of(() -> actions.setLanguage(Language.ENGLISH));
      case "lang-hi" -> Optional.of(() -> actions.setLanguage(Language.HINDI));
      default -> Optional.empty();
    };
  }

  private Optional<Runnable> shopping(TripView now, String id) {
    boolean empty = now.basket().lines().isEmpty();
    if (id.matches("budget-[0-9]{1,6}")) {
      return Optional.of(() -> actions.setBudget(PAISE * Long.parseLong(behind("budget-", id))));
    }
    if (id.matches("coupon-[A-Z0-9]+")) {
      return Optional.of(() -> actions.applyCoupon(behind("coupon-", id)));
    }
    if (id.startsWith("remove-")) {
      return lineAction(now, behind("remove-", id), actions::removeOne);
    }
    if (id.startsWith("void-")) {
      return lineAction(now, behind("void-", id), actions::voidLine);
    }
    return switch (id) {
      case "checkout" -> when(!empty, actions::checkout);
      case "finish" -> when(empty, actions::finish);
      case "budget-none" -> Optional.of(actions::clearBudget);
      default -> Optional.empty();
    };
  }

  private Optional<Runnable> onTop(TripView now, String id) {
    CareView.Notice notice = now.care().notice();
    return "notice-close".equals(id)
        ? when(notice != null, actions::dismissNotice)
        : Optional.empty();
  }

  private static Optional<Runnable> lineAction(TripView now, String line, Consumer<String> action) {
    return when(
        now.basket().lines().stream().map(BasketView.Line::id).anyMatch(line::equals),
        () -> action.accept(line));
  }

  private static boolean isOver(TripView now) {
    PaymentView payment = now.payment();
    return payment != null
        && (payment.state() == PaymentView.State.FAILED
            || payment.state() == PaymentView.State.EXPIRED);
  }

  private static Optional<Runnable> when(boolean there, Runnable action) {
    return there ? Optional.of(action) : Optional.empty();
  }

  private static String behind(String prefix, String id) {
    return id.substring(prefix.length());
  }

  /// The lines of the basket with their amounts, and the total in paise.
  @Override
  public String texts() {
    return view.get()
        .map(now ->
            now.screen()
                + " | "
                + now.basket().lines().stream()
                    .map(line ->
                        line.name().in(now.language()) + ' ' + Json.text(line.measure()) + " | ")
                    .collect(Collectors.joining())
                + now.basket().totalPaise())
        .orElse("no view yet");
  }

  @Override
  public void shot(Path file) throws IOException {
    throw new IOException("this trolley runs without a screen");
  }

  @Override
  public String pauses() {
    return "there is no screen that could stand still";
  }
}
