package io.qless.journey;

import io.qless.contract.wire.Json;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Optional;
import java.util.function.Predicate;
import tools.jackson.databind.JsonNode;

/// The shopper at the trolley: scans, drops, touches the screen and looks at it.
public final class TrolleyHand {

  private final Desk desk;
  private final Path pictures;
  private final Duration patience;
  private int taken;

  /// @param desk the trolley's desk
  /// @param pictures where screenshots go
  TrolleyHand(Desk desk, Path pictures) {
    this(desk, pictures, Await.USUAL);
  }

  /// @param patience how long this shopper waits for what should be on the screen
  public TrolleyHand(Desk desk, Path pictures, Duration patience) {
    this.desk = desk;
    this.pictures = pictures;
    this.patience = patience;
  }

  /// Sends the code's bytes through the scanner's serial port.
  public void scan(String code) {
    desk.say("scan " + code);
  }

  /// Drops goods into the basket.
  public void drop(int grams) {
    desk.say("drop " + grams);
  }

  /// Takes goods out of the basket.
  public void remove(int grams) {
    desk.say("remove " + grams);
  }

  /// Scans one article, puts it in, and waits until the screen shows it and the scale explains it.
  public void take(Goods goods) {
    Await.that("a first weight", () -> !desk.say("basket").equals("not weighed yet"), this::screen);
    long before = basket().at("/lines").valueStream().mapToLong(TrolleyHand::amount).sum();
    scan(goods.code());
    await(
        goods.name() + " is on the screen",
        view ->
            view.at("/basket/lines").valueStream().mapToLong(TrolleyHand::amount).sum() > before);
    drop(goods.grams());
    awaitBasket("explained");
  }

  private static long amount(JsonNode line) {
    return line.at("/extendedPaise").asLong();
  }

  /// Touches a control as soon as it is there.
  public void tap(String id) {
    Await.found(
        "a touch on #" + id,
        patience,
        () -> Optional.of(desk.ask("tap " + id)).filter("ok"::equals),
        () -> "the screen is " + screen());
  }

  /// Types on the keys of a sheet.
  void type(String keyPrefix, String text) {
    text.chars().forEach(key -> tap(keyPrefix + (char) key));
  }

  /// What the screens show now.
  public JsonNode view() {
    return Json.mapperForTrees().readTree(desk.say("view"));
  }

  JsonNode basket() {
    return view().at("/basket");
  }

  public String screen() {
    return view().at("/screen").asString("");
  }

  /// Waits until the screens show this.
  public JsonNode await(String what, Predicate<JsonNode> shown) {
    return Await.found(
        what,
        patience,
        () -> Optional.of(view()).filter(shown),
        () -> "the trolley shows " + view());
  }

  /// Waits until these words stand on the screen itself, after the views and models that led there.
  void awaitText(String words) {
    Await.that(
        "the screen says \"" + words + '"',
        () -> desk.say("texts").contains(words),
        () -> "it says: " + desk.say("texts"));
  }

  /// Waits until the budget stands so.
  public void awaitBudget(String status) {
    await(
        "a budget that is " + status,
        view -> view.at("/budget/status").asString("").equals(status));
  }

  public void awaitScreen(String screen) {
    await("the screen " + screen, view -> view.at("/screen").asString("").equals(screen));
  }

  /// Waits until the scale has settled and makes this of the basket.
  public void awaitBasket(String words) {
    Await.that(
        "the basket is \"" + words + '"',
        () -> desk.say("basket").startsWith(words),
        () -> "the basket is \"" + desk.say("basket") + '"');
  }

  /// The id of the line that holds an article of this English name.
  public String line(String name) {
    return basket()
        .at("/lines")
        .valueStream()
        .filter(line -> line.at("/name/english").asString("").equals(name))
        .map(line -> line.at("/id").asString(""))
        .findFirst()
        .orElseThrow(() -> new JourneyException("no line with " + name + " in " + basket()));
  }

  /// Saves what the screen shows.
  void shot(String name) {
    shot(numbered(name));
  }

  private Path shot(Path file) {
    desk.say("shot " + file);
    return file;
  }

  private Path numbered(String name) {
    taken++;
    return pictures.resolve("%02d-%s.png".formatted(taken, name));
  }

  /// Reads the QR code on the screen, as a camera in front of it would.
  ///
  /// @param expected what it should say, to wait until it is drawn
  String readQr(String name, String expected) {
    Path picture = numbered(name);
    return Await.found(
        "a QR code on the screen " + name,
        Await.USUAL,
        () -> decode(shot(picture)).filter(expected::equals),
        () -> "no code could be read that says " + expected);
  }

  /// A reader that others wrote: zbar, of the Debian package zbar-tools.
  private static Optional<String> decode(Path png) {
    try {
      Process reader =
          new ProcessBuilder(
                  "zbarimg", "--quiet", "--raw", "-Sdisable", "-Sqrcode.enable", png.toString())
              .redirectError(ProcessBuilder.Redirect.DISCARD)
              .start();
      String text = new String(reader.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
      return Optional.of(text.strip()).filter(read -> !read.isEmpty());
    } catch (IOException cause) {
      throw new JourneyException("running zbarimg (package zbar-tools)", cause);
    }
  }
}
