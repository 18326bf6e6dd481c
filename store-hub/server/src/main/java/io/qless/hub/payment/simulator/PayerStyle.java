package io.qless.hub.payment.simulator;

/// How the payer's page looks: small screens first, large targets, no picture and no font to load.
final class PayerStyle {

  static final String SHEET =
      """
      *{box-sizing:border-box;margin:0}
      :root{--ink:#141a33;--soft:#5a6482;--brand:#3b36c9;--line:#dfe3f0;--ground:#eef1f8}
      body{font:16px/1.5 system-ui,"Noto Sans","Noto Sans Devanagari",sans-serif;
        background:var(--ground);color:var(--ink);min-height:100vh;min-height:100dvh;
        display:flex;flex-direction:column;align-items:center}
      .sim{width:100%;background:#ffcf33;color:#3a2b00;text-align:center;padding:10px 16px;
        font-weight:700;letter-spacing:.04em;position:sticky;top:0}
      header{width:100%;max-width:440px;padding:18px 20px 0;display:flex;align-items:center;gap:10px;
        font-weight:700}
      .dot{width:28px;height:28px;border-radius:9px;background:var(--brand);color:#fff;
        text-align:center;line-height:28px;font-size:17px}
      main{width:100%;max-width:440px;padding:16px 20px calc(20px + env(safe-area-inset-bottom));
        flex:1;display:flex;flex-direction:column;gap:16px}
      .card{background:#fff;border-radius:24px;padding:28px 20px 24px;text-align:center;
        box-shadow:0 8px 30px rgb(20 26 51/.08)}
      .shop{width:64px;height:64px;border-radius:50%;background:#e7e6fb;color:var(--brand);
        font-size:28px;font-weight:700;line-height:64px;margin:0 auto 12px}
      h1{font-size:20px;line-height:1.3}.vpa{color:var(--soft);font-size:15px}
      .what{color:var(--soft);margin-top:20px}
      .amount{font-size:clamp(38px,13vw,52px);line-height:1.15;font-weight:700;
        font-variant-numeric:tabular-nums}
      .note{color:var(--soft);font-size:15px;overflow-wrap:anywhere;margin-top:6px}
      .until{display:inline-block;margin-top:14px;padding:6px 14px;border-radius:999px;
        background:var(--ground);font-size:15px;font-weight:600}
      .facts{margin-top:18px;padding-top:16px;border-top:1px solid var(--line);font-size:15px;
        color:var(--soft)}.facts b{color:var(--ink);font-variant-numeric:tabular-nums}
      .warn{margin-top:14px;padding:12px 14px;border-radius:14px;background:#fff4d6;color:#4a3700;
        font-size:15px;text-align:left}
      form{display:flex;flex-direction:column;gap:12px}
      .main{margin-top:auto}
      button,.plain{font:inherit;font-weight:700;border:0;border-radius:16px;min-height:56px;
        padding:12px 16px;cursor:pointer;text-align:center}
      .pay{background:var(--brand);color:#fff;font-size:18px}
      .decline{background:#fff;color:var(--ink);border:2px solid #c6cce0}
      .plain:not(.main){color:var(--soft)}
      .plain{display:block;text-decoration:none;min-height:48px}
      .pay:active{background:#2b27a0}.decline:active{background:var(--ground)}
      button:focus-visible,a:focus-visible,summary:focus-visible{outline:3px solid #141a33;
        outline-offset:3px}
      details{background:#fff;border:1px dashed #b9bfd6;border-radius:18px;padding:0 16px}
      summary{min-height:52px;display:flex;align-items:center;cursor:pointer;font-weight:600;
        color:var(--soft);list-style-position:inside}
      summary::before{content:"+";width:24px;font-weight:700}
      details[open] summary::before{content:"\\2212"}
      summary::-webkit-details-marker{display:none}
      details p{color:var(--soft);font-size:15px}
      details form{padding:10px 0 16px}
      details button{background:#fff;color:var(--ink);border:2px solid #c6cce0;text-align:left}
      details button small{display:block;font-weight:400;font-size:14px;color:var(--soft)}
      .mark{width:76px;height:76px;border-radius:50%;margin:0 auto 14px;line-height:76px;
        font-size:38px;color:#fff;background:#747c99}.mark.good{background:#14804a}
      .mark.bad{background:#b42318}
      """;

  private PayerStyle() {}
}
