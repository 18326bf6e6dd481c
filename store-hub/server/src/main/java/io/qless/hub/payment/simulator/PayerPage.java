package io.qless.hub.payment.simulator;

import java.time.Instant;
import java.time.ZoneId;
import java.time.format.DateTimeFormatter;
import java.util.Locale;

/// What the payer sees on the phone: looks like a payment app and says that no money moves. Plain
/// forms, no script. Made for one answer.
///
/// @param order as it stands
/// @param now the company's time
record PayerPage(KeptOrder order, Instant now, PayerWords words) {

  /// Nothing from anywhere, no script, forms only back to us.
  static final String POLICY =
      "default-src 'none'; style-src 'self'; form-action 'self'; base-uri 'none';"
          + " frame-ancestors 'none'";

  private static final String PAYEE_NAME = "Q-Less Simulator";

  /// The payers' and the store's country has one time.
  private static final DateTimeFormatter CLOCK =
      DateTimeFormatter.ofPattern("HH:mm", Locale.ROOT).withZone(ZoneId.of("Asia/Kolkata"));

  private static final DateTimeFormatter CLOCK_SECONDS =
      DateTimeFormatter.ofPattern("HH:mm:ss", Locale.ROOT).withZone(ZoneId.of("Asia/Kolkata"));

  /// @param left whether the payer chose to do nothing now
  String html(boolean left) {
    if (order.isPaid()) {
      return page(words.paid(), paid());
    }
    if (order.late().atEpochSecond() > 0) {
      Instant at = Instant.ofEpochSecond(order.late().atEpochSecond());
      return page(
          words.slowTitle(),
          result("", "…", words.slowTitle(), words.slowText().formatted(CLOCK_SECONDS.format(at))));
    }
    if (order.state().equals("DECLINED")) {
      return page(
          words.declined(), result("bad", "✕", words.declined(), words.declinedText()) + late());
    }
    if (!order.isOpen(now)) {
      return page(words.over(), result("", "!", words.over(), words.overText()) + late());
    }
    return left
        ? page(
            words.left(),
            result("", "…", words.left(), words.leftText().formatted(CLOCK.format(order.expires())))
                + "<a class=\"plain pay main\" href=\"?\">%s</a>".formatted(escape(words.back())))
        : page(words.pay().formatted(rupees(order.amountPaise())), question());
  }

  static String missing(PayerWords words) {
    return page(words, words.unknown(), result("", "?", words.unknown(), words.unknownText()));
  }

  private String question() {
    String amount = rupees(order.amountPaise());
    return """
    <section class="card"><div class="shop" aria-hidden="true">Q</div>
    <h1>%s</h1><p class="vpa">%s</p>
    <p class="what">%s</p><p class="amount">%s</p><p class="note">%s</p>
    <p class="until">%s</p></section>
    <form method="post" class="main">
    <button class="pay" name="action" value="pay">%s</button>
    <button class="decline" name="action" value="decline">%s</button>
    <a class="plain" href="?left">%s</a></form>
    """
            .formatted(
                PAYEE_NAME,
                escape(UpiLink.PAYEE),
                escape(words.payTo()),
                amount,
                escape(order.note()),
                escape(words.until().formatted(CLOCK.format(order.expires()))),
                escape(words.pay().formatted(amount)),
                escape(words.decline()),
                escape(words.leave()))
        + fault("slow", words.slow(), words.slowHint());
  }

  private String paid() {
    String more =
        order.received().times() > 1
            ? "<p class=\"warn\">%s</p>"
                .formatted(escape(words.twice().formatted(order.received().times())))
            : "";
    return """
    <section class="card" role="status"><div class="mark good" aria-hidden="true">✓</div>
    <h1>%s</h1><p class="amount">%s</p><p class="note">%s</p>%s
    <p class="facts">%s<br><b>%s</b></p></section>
    """
            .formatted(
                escape(words.paid()),
                amount(order.received()),
                escape(words.paidTo().formatted(PAYEE_NAME)),
                more,
                escape(words.reference()),
                escape(order.rrn()))
        + fault("again", words.again(), words.againHint());
  }

  private String late() {
    return fault("late", words.late(), words.lateHint());
  }

  /// What only a simulator can do, out of the way of who just wants to pay.
  private String fault(String action, String button, String hint) {
    return """
    <details><summary>%s</summary><p>%s</p><form method="post">
    <button name="action" value="%s">%s<small>%s</small></button></form></details>
    """
        .formatted(
            escape(words.test()), escape(words.testText()), action, escape(button), escape(hint));
  }

  private static String result(String kind, String mark, String title, String text) {
    return """
    <section class="card" role="status"><div class="mark %s" aria-hidden="true">%s</div>
    <h1>%s</h1><p class="note">%s</p></section>
    """
        .formatted(kind, mark, escape(title), escape(text));
  }

  private String page(String title, String body) {
    return page(words, title, body);
  }

  private static String page(PayerWords words, String title, String body) {
    return """
    <!doctype html><html lang="%s"><head><meta charset="utf-8">
    <meta name="viewport" content="width=device-width, initial-scale=1">
    <title>%s - simulator</title><link rel="stylesheet" href="/pay.css"></head>
    <body><p class="sim">%s</p>
    <header><span class="dot" aria-hidden="true">₹</span>%s</header><main>%s</main></body></html>
    """
        .formatted(
            words.language(), escape(title), escape(words.play()), escape(words.app()), body);
  }

  private static String amount(KeptOrder.Received received) {
    return received.currency().equals("INR")
        ? rupees(received.paise())
        : "%s %d.%02d"
            .formatted(escape(received.currency()), received.paise() / 100, received.paise() % 100);
  }

  private static String rupees(long paise) {
    return "₹%d.%02d".formatted(paise / 100, paise % 100);
  }

  private static String escape(String text) {
    return text.replace("&", "&amp;")
        .replace("<", "&lt;")
        .replace(">", "&gt;")
        .replace("\"", "&quot;");
  }
}
