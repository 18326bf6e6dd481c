package io.qless.bench;

import io.qless.bridge.sim.SimulatedScanner;
import io.qless.contract.rest.DeviceCredentials;
import io.qless.contract.rest.DeviceKind;
import io.qless.contract.wire.CatalogueChange;
import io.qless.contract.wire.CatalogueHead;
import io.qless.contract.wire.Json;
import io.qless.kiosk.Kiosk;
import io.qless.kiosk.KioskConfig;
import io.qless.kiosk.shell.KioskShell;
import io.qless.kiosk.storage.CatalogueCache;
import io.qless.kiosk.trip.TripView;
import io.qless.shop.catalogue.Article;
import io.qless.shop.catalogue.Gst;
import io.qless.shop.catalogue.LocalText;
import io.qless.shop.catalogue.Sale;
import io.qless.shop.item.Gtin;
import io.qless.shop.item.Weight;
import io.qless.shop.money.Money;
import java.awt.Rectangle;
import java.io.IOException;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.util.List;
import java.util.Locale;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.atomic.AtomicReference;
import java.util.concurrent.locks.LockSupport;
import java.util.function.BooleanSupplier;
import java.util.stream.IntStream;
import javafx.application.Platform;
import javafx.geometry.Bounds;
import javafx.scene.Scene;
import javafx.stage.Stage;
import javafx.stage.StageStyle;

/// What `deploy/bench.sh kiosk` runs last: from the scanner's bytes to changed pixels, for a whole
/// trolley with 200 lines in its cart and for a window that only lists what was scanned, in turns.
/// The trolley has no hub, and its scale is unplugged, so that nothing needs to be dropped.
public final class KioskBenchMain {

  private static final int LINES = 200;
  private static final int SAMPLES = 80;
  private static final int WARM_UPS = 15;
  private static final int BURST = 20;
  private static final int WIDTH = 1_280;
  private static final int HEIGHT = 800;

  /// No larger than what is looked at on the trolley's screen: looking takes time, too.
  private static final int FIRST_ROW = 40;

  private static final Duration REST = Duration.ofMillis(2);
  private static final Duration LIMIT = Duration.ofSeconds(30);

  /// Between two scans of a burst: a hand that moves fast.
  private static final long BURST_PAUSE_NANOS = Duration.ofMillis(50).toNanos();

  private final PrintStream out = new PrintStream(System.out, true, StandardCharsets.UTF_8);
  private final AtomicReference<TripView> latest = new AtomicReference<>();

  private KioskBenchMain() {}

  /// @param arguments an empty folder
  public static void main(String[] arguments) throws Exception {
    new KioskBenchMain().run(Path.of(arguments[0]));
    System.exit(0);
  }

  private void run(Path folder) throws Exception {
    Path data = Files.createDirectories(folder.resolve("trolley"));
    KioskConfig config = config(data);
    try (CatalogueCache catalogue = new CatalogueCache(data)) {
      fill(catalogue);
    }
    AtomicReference<KioskShell> screens = new AtomicReference<>();
    try (Kiosk kiosk =
            new Kiosk(
                config,
                Clock.systemUTC(),
                view -> {
                  latest.set(view);
                  KioskShell shell = screens.get();
                  if (shell != null) {
                    shell.show(view);
                  }
                });
        PlainList plain = new PlainList(folder.resolve("plain-scanner"))) {
      CompletableFuture<Scene> opened = new CompletableFuture<>();
      Platform.startup(() -> {
        KioskShell shell =
            new KioskShell(
                kiosk.fingers(),
                kiosk.finder(),
                name -> kiosk.pictures().read(name),
                Clock.systemUTC());
        Scene scene = shell.scene(WIDTH, HEIGHT);
        show(scene, 0);
        show(plain.scene(WIDTH, HEIGHT), HEIGHT);
        screens.set(shell);
        opened.complete(scene);
      });
      Scene scene = opened.join();
      SimulatedScanner scanner = kiosk.simulatedScanner().orElseThrow();
      kiosk.simulatedCell().unplug();
      fillCart(scanner);
      plain.fill(LINES);
      measure(scanner, plain, new ScreenPixels(totalOn(scene), REST));
      burst(scanner);
    }
  }

  private static KioskConfig config(Path data) throws IOException {
    Files.write(
        data.resolve("trolley.json"),
        Json.bytes(
            new DeviceCredentials(
                DeviceKind.TROLLEY,
                "BENCH",
                "none",
                "S000",
                "tcp://127.0.0.1:9",
                "http://127.0.0.1:9")));
    return KioskConfig.parse(List.of("--data-directory=" + data, "--devices=sim"));
  }

  private static void show(Scene scene, double top) {
    Stage stage = new Stage(StageStyle.UNDECORATED);
    stage.setScene(scene);
    stage.setX(0);
    stage.setY(top);
    stage.show();
  }

  private static void fill(CatalogueCache catalogue) {
    catalogue.apply(each -> {
      IntStream.range(0, LINES).forEach(i -> each.accept(new CatalogueChange.ArticleSet(piece(i))));
      each.accept(new CatalogueChange.End(new CatalogueHead(1, LINES), LINES));
    });
  }

  private static Article piece(int number) {
    return new Article(
        Gtin.of(code(number)),
        new LocalText("Article number " + number, "वस्तु " + number),
        "Bench",
        "dairy",
        new Sale.ByPiece(
            Money.paise(1_000 + number), Money.paise(2_000), Weight.grams(200), Weight.grams(3)),
        new Gst("0401", 500),
        0,
        "");
  }

  private static String code(int number) {
    String digits = "952000%06d".formatted(number);
    int sum = 0;
    for (int i = 0; i < digits.length(); i++) {
      sum += (digits.charAt(i) - '0') * (i % 2 == 0 ? 1 : 3);
    }
    return digits + (10 - sum % 10) % 10;
  }

  private void fillCart(SimulatedScanner scanner) {
    for (int i = 0; i < LINES; i++) {
      int wanted = i + 1;
      scanner.scan(code(i));
      await("article " + i + " is shown", () -> items() == wanted);
    }
  }

  private int items() {
    TripView view = latest.get();
    return view == null ? 0 : view.basket().itemCount();
  }

  private static Rectangle totalOn(Scene scene) {
    CompletableFuture<Bounds> found = new CompletableFuture<>();
    Platform.runLater(() -> {
      var total = scene.lookup("#total");
      found.complete(total.localToScreen(total.getBoundsInLocal()));
    });
    Bounds bounds = found.join();
    return new Rectangle(
        (int) bounds.getMinX(),
        (int) bounds.getMinY(),
        (int) bounds.getWidth(),
        (int) bounds.getHeight());
  }

  /// In turns, so that a busy moment of the machine hits both.
  private void measure(SimulatedScanner scanner, PlainList plain, ScreenPixels total) {
    double[] ours = new double[SAMPLES];
    double[] theirs = new double[SAMPLES];
    ScreenPixels list = new ScreenPixels(new Rectangle(0, HEIGHT, WIDTH / 4, FIRST_ROW), REST);
    for (int i = -WARM_UPS; i < SAMPLES; i++) {
      String text = code(Math.floorMod(i * 37, LINES));
      double kiosk = millis(total, () -> scanner.scan(text));
      double peer = millis(list, () -> plain.scanner().scan(text));
      if (i >= 0) {
        ours[i] = kiosk;
        theirs[i] = peer;
      }
    }
    out.printf(
        "Scanner to changed pixels, a cart of %d lines, one more piece of one of them, %d scans each in"
            + " turns; drawn in software:%n%n%-40s | %8s | %8s | %8s | %8s%n",
        LINES, SAMPLES, "milliseconds", "p50", "p95", "p99", "max");
    out.println(row("trolley (kept, priced, drawn)", ours));
    out.println(row("a window with a list of scanned texts", theirs));
    out.printf(
        Locale.ROOT,
        "trolley : plain list %.2f (p50) %.2f (p99)%n%n",
        Spread.at(ours, 0.5) / Spread.at(theirs, 0.5),
        Spread.at(ours, 0.99) / Spread.at(theirs, 0.99));
  }

  private static double millis(ScreenPixels eye, Runnable scan) {
    int[] before = eye.still();
    long begun = System.nanoTime();
    scan.run();
    return (eye.changed(before) - begun) / 1e6;
  }

  private void burst(SimulatedScanner scanner) {
    int before = items();
    long begun = System.nanoTime();
    for (int i = 0; i < BURST; i++) {
      scanner.scan(code(i));
      LockSupport.parkNanos(BURST_PAUSE_NANOS);
    }
    long end = System.nanoTime() + LIMIT.toNanos();
    while (items() < before + BURST && System.nanoTime() - end < 0) {
      LockSupport.parkNanos(1_000_000);
    }
    out.printf(
        Locale.ROOT,
        "A burst of %d scans, one each %d ms: %d dropped; all shown after %.0f ms%n%n",
        BURST,
        BURST_PAUSE_NANOS / 1_000_000,
        before + BURST - items(),
        (System.nanoTime() - begun) / 1e6);
  }

  private static void await(String what, BooleanSupplier holds) {
    long end = System.nanoTime() + LIMIT.toNanos();
    while (!holds.getAsBoolean()) {
      if (System.nanoTime() - end > 0) {
        throw new IllegalStateException("not within " + LIMIT.toSeconds() + " s: " + what);
      }
      LockSupport.parkNanos(1_000_000);
    }
  }

  private static String row(String what, double[] millis) {
    return Spread.row(40, what, millis);
  }
}
