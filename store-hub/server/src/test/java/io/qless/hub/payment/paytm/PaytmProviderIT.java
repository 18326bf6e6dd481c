package io.qless.hub.payment.paytm;

import static org.assertj.core.api.Assertions.assertThat;

import io.qless.hub.payment.Fields;
import io.qless.hub.payment.FormText;
import io.qless.hub.payment.PaymentProvider;
import io.qless.hub.payment.PaymentProvider.Order;
import io.qless.hub.payment.PaymentProvider.Refunded;
import io.qless.hub.payment.PaymentProvider.Started;
import io.qless.hub.payment.PaymentProvider.Status;
import io.qless.hub.payment.PaymentProvider.Webhook;
import io.qless.hub.payment.PeerProgram;
import io.qless.hub.payment.ProviderCases;
import io.qless.hub.payment.ProviderFace;
import io.qless.hub.payment.ProviderLine;
import io.qless.hub.payment.Secret;
import io.qless.shop.money.Money;
import java.net.URI;
import java.util.List;
import java.util.Map;
import java.util.SortedMap;
import java.util.TreeMap;
import org.junit.jupiter.api.Test;

/// Paytm: our class against its face, and both against Paytm's own SDK and checksum library for
/// Node.
class PaytmProviderIT extends ProviderCases {

  @Override
  protected ProviderFace makeFace() {
    return new PaytmFace();
  }

  @Override
  protected PaymentProvider makeProvider(URI address, ProviderLine.Waits waits) {
    return new PaytmProvider(
        new PaytmProvider.Config(
            address, PaytmFace.MID, "C11", "S017", new Secret(List.of(PaytmFace.KEY)), waits),
        () -> NOW);
  }

  @Override
  protected boolean wordIsEnough() {
    return false;
  }

  @Override
  protected Posted paidWord(String attempt, long paise, String currency) {
    SortedMap<String, String> form = form(attempt, paise, currency);
    form.put("CHECKSUMHASH", PaytmFace.CHECKSUM.sign(PaytmChecksum.textOf(form), "aB3d"));
    return posted(form);
  }

  @Override
  protected Posted withoutSignature(Posted posted) {
    return posted(form(ATTEMPT, AMOUNT.minor(), "INR"));
  }

  @Test
  void theCodeIsShownByteForByte() {
    Started.Opened opened = (Started.Opened) provider.start(ORDER, "Q-Less S017");
    assertThat(opened.qr()).isEqualTo(PaytmFace.qr(ATTEMPT));
  }

  @Test
  void theEndIsSaidInIndiasTime() {
    started();
    assertThat(face.calls().getFirst().fields().text("body", "expiryDate"))
        .isEqualTo("2026-11-24 12:05:00");
  }

  @Test
  void moneyThatNobodyVouchesForIsNotBelieved() {
    Order order = paid();
    ((PaytmFace) face).signNothing();
    assertThat(provider.status(order)).isInstanceOf(Status.Unknown.class);
  }

  @Test
  void whatFailedIsTold() {
    Order order = started();
    ((PaytmFace) face).fail(ATTEMPT);
    assertThat(provider.status(order)).isEqualTo(new Status.Failed("227 Payment failed"));
  }

  @Test
  void anOrderWhoseCodeWasLostCanBePaidByNobody() {
    face.failNext(ProviderFace.Fault.LOSE_ANSWER);
    provider.start(ORDER, "Q-Less S017");
    assertThat(provider.start(ORDER, "Q-Less S017")).isInstanceOf(Started.Declined.class);
  }

  @Test
  void oneChangedFieldIsRefused() {
    SortedMap<String, String> form = form(ATTEMPT, 24_690, "INR");
    form.put("CHECKSUMHASH", PaytmFace.CHECKSUM.sign(PaytmChecksum.textOf(form)));
    form.put("TXNAMOUNT", "246.91");
    assertThat(read(posted(form))).isInstanceOf(Webhook.Refused.class);
    form.put("CHECKSUMHASH", "garbage");
    assertThat(read(posted(form))).isInstanceOf(Webhook.Refused.class);
  }

  /// The published vectors, which Paytm's Java and Node libraries both accept.
  @Test
  void thePublishedSignaturesAreOurs() {
    assertThat(
            PaytmFace.CHECKSUM.sign(
                "{\"mid\":\"YOUR_MID_HERE\",\"orderId\":\"YOUR_ORDER_ID_HERE\"}", "aB3d"))
        .isEqualTo(
            "7dwEPPVAQkSzxUpgR9G/FJWWHUxfyeAyFCmDybJujgeJTKltDYuNzEOUzJO7cx3Q6Ov/B3/ZYmQ+EVpQmKlnz0"
                + "MbAhVtgrw4WtEtz8Kxr40=");
    SortedMap<String, String> form = new TreeMap<>();
    form.put("ORDERID", "YOUR_ORDER_ID_HERE");
    form.put("MID", "YOUR_MID_HERE");
    form.put("EMPTY", "");
    form.put("AMT", "1.00");
    form.put("CHECKSUMHASH", "not signed");
    assertThat(PaytmFace.CHECKSUM.sign(PaytmChecksum.textOf(form), "aB3d"))
        .isEqualTo(
            "A0i+p/MaQxGzGC+n+YR6/d9sv72sQ2I/LbIEVo/hQ1PZUXYHYV9FgZdht8RjJ/dAVuECorR3q14JBiWAtW+I/P"
                + "n2Xu8VBQoXIvc/FsKYU2M=");
  }

  @Test
  void rupeesAreReadToThePaisa() {
    assertThat(Rupees.text(Money.paise(5))).isEqualTo("0.05");
    assertThat(Rupees.read("246.90")).contains(Money.paise(24_690));
    assertThat(Rupees.read("246.9")).contains(Money.paise(24_690));
    assertThat(Rupees.read("246")).contains(Money.paise(24_600));
    for (String wrong : List.of("246.905", "-1.00", "1,000.00", "1e3", "", "²")) {
      assertThat(Rupees.read(wrong)).as(wrong).isEmpty();
    }
  }

  @Test
  void aLetterIsReadByItsVeryCharacters() {
    String body = "{ \"resultInfo\" : {\"resultStatus\":\"S\"}, \"x\" : \"}\\\"{\" }";
    String good =
        "{\"body\": "
            + body
            + " , \"head\":{\"signature\":\""
            + PaytmFace.CHECKSUM.sign(body)
            + "\"}}";
    assertThat(PaytmLetter.read(good, PaytmFace.CHECKSUM).orElseThrow().signed()).isTrue();
    assertThat(PaytmLetter.read(good.replace(" : ", ": "), PaytmFace.CHECKSUM)).isEmpty();
    assertThat(PaytmLetter.read("{\"head\":{}}", PaytmFace.CHECKSUM)).isEmpty();
    assertThat(PaytmLetter.read("<html>", PaytmFace.CHECKSUM)).isEmpty();
  }

  @Test
  void whatPaytmsLibrarySignsIsBelievedAndOursByIt() throws Exception {
    SortedMap<String, String> form = form(ATTEMPT, 24_690, "INR");
    Fields said =
        PeerProgram.ask(
            "paytm.mjs",
            Map.of(
                "form",
                form,
                "key",
                PaytmFace.KEY,
                "ours",
                PaytmFace.CHECKSUM.sign(PaytmChecksum.textOf(form))));
    assertThat(said.text("believed")).isEqualTo("true");
    assertThat(said.text("alteredBelieved")).isEqualTo("false");
    form.put("CHECKSUMHASH", said.text("signature"));
    assertThat(read(posted(form))).isInstanceOf(Webhook.Hint.class);
    form.put("ORDERID", "trip-0002-5");
    assertThat(read(posted(form))).isInstanceOf(Webhook.Refused.class);
  }

  /// The SDK signs its questions, which our face judges, and judges our face's answers.
  @Test
  void paytmsSdkAndOurClassSpeakTheSame() throws Exception {
    Order order = paid();
    Fields said =
        PeerProgram.ask(
            "paytm.mjs",
            Map.of(
                "base",
                face.address().toString(),
                "mid",
                PaytmFace.MID,
                "key",
                PaytmFace.KEY,
                "order",
                ATTEMPT,
                "refund",
                "trip-0001-5-r1"));
    assertThat(said.text("status")).isEqualTo("TXN_SUCCESS");
    assertThat(said.text("paid")).isEqualTo("246.90");
    assertThat(said.text("bank")).isEqualTo(((Status.Captured) provider.status(order)).reference());
    assertThat(said.text("refundStatus")).isEqualTo("PENDING");
    assertThat(provider.refund("trip-0001-5-r1", order, AMOUNT))
        .isInstanceOf(Refunded.Unknown.class);
    face.settleRefunds(true);
    assertThat(provider.refund("trip-0001-5-r1", order, AMOUNT)).isInstanceOf(Refunded.Done.class);
    assertThat(face.refunded(ATTEMPT)).isEqualTo(AMOUNT.minor());
  }

  private static SortedMap<String, String> form(String attempt, long paise, String currency) {
    SortedMap<String, String> form = new TreeMap<>();
    form.put("ORDERID", attempt);
    form.put("MID", PaytmFace.MID);
    form.put("TXNID", "202611241112128001101683");
    form.put("TXNAMOUNT", Rupees.text(Money.paise(paise)));
    form.put("CURRENCY", currency);
    form.put("STATUS", "TXN_SUCCESS");
    form.put("RESPCODE", "01");
    form.put("RESPMSG", "Txn Success");
    form.put("BANKTXNID", "632912345678");
    form.put("PAYMENTMODE", "UPI");
    form.put("TXNDATE", "2026-11-24 12:01:00.0");
    return form;
  }

  private static Posted posted(SortedMap<String, String> form) {
    FormText text = new FormText();
    form.forEach(text::with);
    return Posted.of(text.text(), Map.of("content-type", "application/x-www-form-urlencoded"));
  }
}
