package io.qless.monkey;

import io.qless.contract.rest.DeviceCredentials;
import io.qless.contract.rest.JournalCheck;
import io.qless.contract.rest.PaymentReport;
import io.qless.contract.rest.SessionDetail;
import io.qless.contract.rest.SessionSummary;
import io.qless.contract.wire.Json;
import io.qless.fleet.JournalReader;
import io.qless.journey.Await;
import io.qless.journey.Goods;
import io.qless.journey.TrolleyHand;
import io.qless.shop.cart.Desk;
import io.qless.shop.cart.SessionId;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.InstantSource;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicReference;
import java.util.concurrent.locks.LockSupport;
import java.util.regex.Pattern;
import tools.jackson.databind.JsonNode;

/// After the monkey: all is connected again, a shopper makes a whole trip at the same trolley, and
/// the laws are checked. One thread.
final class Ending {

  /// The hub starts, the trolley connects, all that waits is sent and answered.
  private static final Duration CALM_LIMIT = Duration.ofSeconds(90);

  /// A farewell stands for twelve seconds.
  private static final Duration GREETS_LIMIT = Duration.ofSeconds(40);

  /// The scale finds its empty basket before the next trip begins.
  private static final Duration SETTLES = Duration.ofSeconds(3);

  private static final String DONE = " 200";

  private static final Duration PATIENCE = Duration.ofSeconds(30);

  private static final Pattern MISTAKE =
      Pattern.compile("level=ERROR|^\\s+at [a-z].*\\(|^Exception in thread|^Caused by:");

  private final Grounds grounds;
  private final Monkey monkey;
  private final Findings findings;
  private final TrolleyHand shopper;
  private String pauses = "";

  Ending(Grounds grounds, Monkey monkey, Findings findings) {
    this.grounds = grounds;
    this.monkey = monkey;
    this.findings = findings;
    shopper = new TrolleyHand(grounds.trolley().desk(), grounds.folder(), PATIENCE);
  }

  /// How long the screen's thread stood still.
  String pauses() {
    return pauses;
  }

  /// Waits for calm, makes the trip and closes the trolley.
  void shopOnce() {
    step("after all is connected again", this::calm);
    step("once it is calm", this::cartsAreEqual);
    step("a shopper after the monkey", this::wholeTrip);
    pauses = grounds.trolley().desk().ask("pauses").replaceFirst("^ok ", "");
    log(grounds.trolley().log()); // JavaFX has much to say when it is ended
    grounds.trolley().close();
    grounds.people().neighbour().close();
  }

  private void step(String when, Runnable work) {
    try {
      work.run();
    } catch (RuntimeException | AssertionError failed) {
      findings.add(when, "" + failed.getMessage());
      grounds.trolley().desk().ask("shot " + grounds.folder().resolve("stuck.png"));
    }
  }

  private void calm() {
    Await.found(
        "the trolley and its hub agree",
        CALM_LIMIT,
        () ->
            Optional.of(true)
                .filter(_ -> monkey.isHubUp() && waiting().equals("ok 0"))
                .filter(_ -> isCalm(grounds.view())),
        () -> waiting() + " commands wait; it shows " + grounds.view());
  }

  private String waiting() {
    return grounds.trolley().paw().ask("waiting");
  }

  private static boolean isCalm(JsonNode view) {
    return view.at("/online").asBoolean()
        && view.at("/basket/lines")
            .valueStream()
            .noneMatch(line -> line.at("/unconfirmed").asBoolean());
  }

  /// What stands on the screen now is what the hub would sell, to the paisa.
  private void cartsAreEqual() {
    String session = session();
    if (session.isEmpty()) {
      return;
    }
    Await.found(
        "one total at hub and trolley",
        Await.USUAL,
        () ->
            grounds
                .hub()
                .trip(session)
                .filter(trip ->
                    !trip.summary().trolley().equals(grounds.cables().own().id())
                        || trip.summary().totalPaise()
                            == grounds.view().at("/basket/totalPaise").asLong()),
        () -> grounds.hub().trip(session).map(SessionDetail::summary) + " " + grounds.view());
  }

  private String session() {
    return grounds.trolley().paw().ask("session").replaceFirst("^(ok|no.*|hung.*)\\s*", "");
  }

  private void wholeTrip() {
    Others staff = new Others(grounds);
    AtomicReference<String> released = new AtomicReference<>("");
    Await.found(
        "the trolley greets",
        GREETS_LIMIT,
        () -> {
          if (!released.get().endsWith(DONE)) { // staff press again if the hub did not answer
            released.set(staff.release());
          }
          String _ = grounds.trolley().paw().ask("close");
          return Optional.of(shopper.screen()).filter("WELCOME"::equals);
        },
        () -> "release: " + released.get() + "; it shows " + grounds.view());
    String _ = grounds.trolley().paw().ask("empty");
    LockSupport.parkNanos(SETTLES.toNanos());
    // A scanner that was unplugged may not trust what it reads first.
    String _ = grounds.trolley().desk().ask("scan 4006381333931");
    shopper.tap("start-trip");
    shopper.awaitScreen("SHOPPING");
    shopper.take(Goods.BREAD);
    shopper.tap("checkout");
    shopper.awaitScreen("BILL");
    clearHolds();
    shopper.tap("pay");
    String code =
        shopper
            .await("a QR", view -> view.at("/payment/state").asString("").equals("WAITING"))
            .at("/payment/qrText")
            .asString("");
    try {
      Await.that("the page takes the money", () -> paid(code), () -> "");
    } finally {
      shopper.awaitScreen("EXIT_PASS");
    }
    grounds.people().street().leave(shopper.view().at("/exitPass/token").asString(""));
    shopper.awaitScreen("FAREWELL");
  }

  private boolean paid(String code) {
    try {
      return grounds.people().street().pay(code);
    } catch (InterruptedException interrupted) {
      Thread.currentThread().interrupt();
      return false;
    }
  }

  /// A scale that was shaken may still ask for staff.
  private void clearHolds() {
    if (!shopper.view().at("/care/holds").isEmpty()) {
      grounds.hub().clearHolds(session());
      shopper.await("no hold", view -> view.at("/care/holds").isEmpty());
    }
  }

  /// Holds diary, journals, money and logs against one another.
  Reckoning reckon() throws InterruptedException {
    Reckoning reckoning = new Reckoning(findings);
    Seen.All all = Seen.of(Diary.read(grounds.trolley().diary()));
    Map<String, DeviceCredentials> names =
        Map.of(
            grounds.cables().own().id(), grounds.cables().own(),
            grounds.people().neighbour().credentials().id(),
                grounds.people().neighbour().credentials());
    for (Map.Entry<String, DeviceCredentials> name : names.entrySet()) {
      try (JournalReader reader = new JournalReader(name.getValue())) {
        for (Seen seen : all.trips().values()) {
          long revision = revision(seen, name.getKey());
          if (revision > 0) {
            reckoning.compare(
                seen,
                reader.journal(new SessionId(seen.session()), revision),
                name.getValue().equals(grounds.cables().own()));
          }
        }
      }
    }
    all.trips().values().forEach(this::known);
    if (all.unnamed() > 0) {
      findings.add("the diary", all.unnamed() + " trips ended before they had a name");
    }
    books();
    log(grounds.hubLog());
    return reckoning;
  }

  /// How far a trip is that is on this trolley, or was last; 0 for another's.
  private long revision(Seen seen, String trolley) {
    return grounds
        .hub()
        .trip(seen.session())
        .map(SessionDetail::summary)
        .filter(trip -> trip.trolley().equals(trolley))
        .map(SessionSummary::revision)
        .orElse(0L);
  }

  /// A trip that nothing was put into may be gone without a trace; any other is known.
  private void known(Seen seen) {
    if (grounds.hub().trip(seen.session()).isEmpty() && !seen.last().isEmpty()) {
      findings.add("trip " + seen.session(), "the hub does not know it; shown " + seen.last());
    }
  }

  private void books() {
    String today = Desk.storeDay(InstantSource.system().instant()).toString();
    PaymentReport money =
        asked("/admin/payments/report?date=" + today + "&ask=yes", PaymentReport.class);
    if (!money.balanced()) {
      findings.add("the books", "the money does not add up: " + money.rows());
    }
    for (PaymentReport.Provider provider : money.providers()) {
      if (provider.differencePaise() != 0) {
        findings.add("the books", "a difference: " + provider);
      }
    }
    JournalCheck journals = asked("/admin/journal/check", JournalCheck.class);
    journals.broken().forEach(broken -> findings.add("the journals", "" + broken));
  }

  private <T> T asked(String path, Class<T> type) {
    return grounds
        .hub()
        .send("GET", path, new byte[0])
        .filter(answer -> answer.statusCode() == 200)
        .map(answer -> Json.read(answer.body(), type))
        .orElseThrow(() -> new IllegalStateException("no answer to " + path));
  }

  private void log(Path file) {
    try {
      for (String line : Files.readAllLines(file, StandardCharsets.UTF_8)) {
        if (MISTAKE.matcher(line).find()) {
          findings.add(file.getFileName().toString(), line.replaceFirst("^[0-9T:.Z+-]{20,} ", ""));
        }
      }
    } catch (IOException cause) {
      throw new UncheckedIOException("reading " + file, cause);
    }
  }
}
