package io.qless.journey;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/// Whoever pays, at the simulator's page.
///
/// @param simulator where the payment simulator listens
record Payer(String simulator) {

  private static final Pattern REFERENCE = Pattern.compile("[?&]tr=([A-Za-z0-9_-]+)");

  /// The page that a payment app would open for a UPI QR.
  URI page(String qr) {
    Matcher reference = REFERENCE.matcher(qr);
    if (!reference.find()) {
      throw new JourneyException("no reference in the UPI QR: " + qr);
    }
    return URI.create(simulator + "/pay/" + reference.group(1));
  }

  /// Presses the page's button, without a browser.
  void pay(String qr) {
    HttpRequest payment =
        HttpRequest.newBuilder(page(qr))
            .header("Content-Type", "application/x-www-form-urlencoded")
            .POST(HttpRequest.BodyPublishers.ofString("action=pay"))
            .build();
    try (HttpClient phone = HttpClient.newHttpClient()) {
      int status = phone.send(payment, HttpResponse.BodyHandlers.discarding()).statusCode();
      if (status >= 400) {
        throw new JourneyException("the payer's page answers " + status);
      }
    } catch (IOException cause) {
      throw new UncheckedIOException("paying on " + page(qr), cause);
    } catch (InterruptedException interrupted) {
      Thread.currentThread().interrupt();
      throw new JourneyException("interrupted while paying", interrupted);
    }
  }
}
