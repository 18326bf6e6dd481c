package io.qless.hub.payment.simulator;

import io.qless.hub.payment.SimulatorWire;

/// What the payer sees on the phone: looks like a payment app and says that no money moves. Plain
/// forms, no script.
final class PayerPage {

  /// Nothing from anywhere, no script, forms only back to us.
  static final String POLICY =
      "default-src 'none'; style-src 'self'; form-action 'self'; base-uri 'none';"
          + " frame-ancestors 'none'";

  static final String STYLE =
      """
      *{box-sizing:border-box;margin:0}
      body{font:16px/1.5 system-ui,sans-serif;background:#eef1f8;color:#171b2c;min-height:100vh;
        display:flex;flex-direction:column;align-items:center}
      .sim{width:100%;background:#ffcf33;color:#3a2b00;text-align:center;padding:10px 16px;
        font-weight:700;letter-spacing:.04em}
      main{width:100%;max-width:420px;padding:24px 20px;flex:1;display:flex;
        flex-direction:column;gap:20px}
      .card{background:#fff;border-radius:24px;padding:28px 24px;text-align:center;
        box-shadow:0 8px 30px rgb(23 27 44/.08)}
      .shop{width:64px;height:64px;border-radius:50%;background:#3b36c9;color:#fff;
        font-size:28px;font-weight:700;line-height:64px;margin:0 auto 12px}
      h1{font-size:18px}.vpa{color:#616987;font-size:14px}
      .amount{font-size:44px;font-weight:700;margin:20px 0 4px;font-variant-numeric:tabular-nums}
      .note{color:#616987;font-size:14px;overflow-wrap:anywhere}
      form{display:flex;flex-direction:column;gap:12px;margin-top:auto}
      button{font:inherit;font-weight:700;border:0;border-radius:16px;min-height:56px;
        cursor:pointer}
      .pay{background:#3b36c9;color:#fff}.decline{background:#fff;color:#3b36c9;
        border:2px solid #cdd2e4}
      button:focus-visible{outline:3px solid #171b2c;outline-offset:3px}
      .mark{width:72px;height:72px;border-radius:50%;margin:0 auto 12px;line-height:72px;
        font-size:36px;color:#fff;background:#8a91ab}.mark.good{background:#14804a}
      .mark.bad{background:#b42318}
      """;

  private PayerPage() {}

  static String of(SimulatorWire.Order order, String note) {
    return switch (order.state()) {
      case "OPEN" -> page("Pay " + rupees(order), card(order, note) + BUTTONS);
      case "PAID" ->
          page(
              "Paid",
              result("good", "✓", "Paid", rupees(order) + " to Q-Less. Ref. " + order.reference()));
      case "DECLINED" -> page("Declined", result("bad", "✕", "Declined", "No payment was made."));
      default -> page("Too late", result("", "…", "Too late", "This code can no longer be paid."));
    };
  }

  static String missing() {
    return page("Unknown", result("", "?", "Unknown code", "There is no such payment."));
  }

  private static final String BUTTONS =
      """
      <form method="post">
      <button class="pay" name="action" value="pay">Pay</button>
      <button class="decline" name="action" value="decline">Decline</button>
      </form>
      """;

  private static String card(SimulatorWire.Order order, String note) {
    return """
    <section class="card"><div class="shop" aria-hidden="true">Q</div>
    <h1>Q-Less Simulator</h1><p class="vpa">%s</p>
    <p class="amount">%s</p><p class="note">%s</p></section>
    """
        .formatted(escape(UpiLink.PAYEE), rupees(order), escape(note));
  }

  private static String result(String kind, String mark, String title, String text) {
    return """
    <section class="card" role="status"><div class="mark %s" aria-hidden="true">%s</div>
    <h1>%s</h1><p class="note">%s</p></section>
    """
        .formatted(kind, mark, escape(title), escape(text));
  }

  private static String page(String title, String body) {
    return """
    <!doctype html><html lang="en"><head><meta charset="utf-8">
    <meta name="viewport" content="width=device-width, initial-scale=1">
    <title>%s - simulator</title><link rel="stylesheet" href="/pay.css"></head>
    <body><p class="sim">SIMULATOR - NO REAL MONEY</p><main>%s</main></body></html>
    """
        .formatted(escape(title), body);
  }

  private static String rupees(SimulatorWire.Order order) {
    return "₹%d.%02d".formatted(order.amountPaise() / 100, order.amountPaise() % 100);
  }

  private static String escape(String text) {
    return text.replace("&", "&amp;")
        .replace("<", "&lt;")
        .replace(">", "&gt;")
        .replace("\"", "&quot;");
  }
}
