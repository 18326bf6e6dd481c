package io.qless.journey;

import io.qless.contract.browser.PhoneBrowser;
import java.nio.file.Path;

/// Somebody of the family with a phone: the real page in a real browser. One thread; close it.
final class FamilyPhone implements AutoCloseable {

  private static final String PAGE = "body";

  private final PhoneBrowser browser = PhoneBrowser.open();
  private final Path pictures;

  /// @param pictures where screenshots go
  FamilyPhone(Path pictures) {
    this.pictures = pictures;
  }

  /// Opens the link of the family QR and joins.
  void join(String link, String name) {
    browser.go(link);
    browser.type("#name", name);
    browser.tap("#join-form button[type=submit]");
    browser.awaitSight("#trip");
  }

  /// Waits until the page says this.
  void awaitText(String words) {
    browser.await(PAGE, words);
  }

  /// Searches for goods and wishes for them.
  ///
  /// @param typed what the thumb types, mistakes included
  /// @param name of the goods as the page shows it
  void wish(String typed, String name) {
    browser.tap("#wish-add");
    browser.type("#question", typed);
    browser.tap("#found button[aria-label='Wish for " + name + "']");
    browser.awaitSight("#found .done");
    browser.tap("#search [data-close]");
    browser.await("#wishes", name);
  }

  /// Pays on another phone's payment app.
  ///
  /// @param page the page that the UPI QR leads to
  void pay(String page) {
    try (PhoneBrowser payer = PhoneBrowser.open()) {
      payer.go(page);
      payer.shot(pictures.resolve("payer-asked.png"));
      payer.tap("button.pay");
      payer.await(PAGE, "Paid");
      payer.shot(pictures.resolve("payer-paid.png"));
    }
  }

  /// Saves what the phone shows.
  void shot(String name) {
    browser.shot(pictures.resolve(name + ".png"));
  }

  @Override
  public void close() {
    browser.close();
  }
}
