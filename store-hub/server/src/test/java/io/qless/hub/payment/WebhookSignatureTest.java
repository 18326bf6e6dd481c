package io.qless.hub.payment;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

class WebhookSignatureTest {

  private static final String SECRET = "whsec_MfKQ9r8GKYqrTwjUPD8ILPZIo2LaLaSw";
  private static final String OTHER = "whsec_AAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAA";
  private static final Instant NOON = Instant.parse("2026-11-24T06:30:00Z");
  private static final byte[] BODY = "{\"a\":1}".getBytes(StandardCharsets.UTF_8);

  private final WebhookSignature signature = new WebhookSignature(List.of(SECRET));

  /// The example of the Standard Webhooks specification.
  @Test
  void isTheOneOfTheSpecification() {
    byte[] body = "{\"test\": 2432232314}".getBytes(StandardCharsets.UTF_8);
    assertThat(
            signature.sign(
                "msg_p5jXN8AQM9LWM0D4loKWxJek", Instant.ofEpochSecond(1_614_265_330), body))
        .isEqualTo("v1,g0hM9SsE+OTPJTGt/tmIKtSyZlE3uFJELVlNIOLJ1OE=");
  }

  @Test
  void believesItsOwn() {
    assertThat(signature.doubt(headers(signature), BODY, NOON)).isEmpty();
  }

  @Test
  void doesNotBelieveAChangedBody() {
    byte[] spaced = "{\"a\": 1}".getBytes(StandardCharsets.UTF_8);
    assertThat(signature.doubt(headers(signature), spaced, NOON)).isEqualTo("signature wrong");
  }

  @Test
  void doesNotBelieveAnotherSecret() {
    Map<String, String> headers = headers(new WebhookSignature(List.of(OTHER)));
    assertThat(signature.doubt(headers, BODY, NOON)).isEqualTo("signature wrong");
  }

  @Test
  void believesTheOldSecretWhileItIsChanged() {
    WebhookSignature both = new WebhookSignature(List.of(OTHER, SECRET));
    assertThat(both.doubt(headers(signature), BODY, NOON)).isEmpty();
  }

  @Test
  void oneRightSignatureAmongSeveralIsEnough() {
    Map<String, String> headers = headers(signature);
    headers.compute(WebhookSignature.SIGNATURE, (name, right) -> "v1,AAAA v2,x " + right);
    assertThat(signature.doubt(headers, BODY, NOON)).isEmpty();
  }

  @Test
  void believesAtTheEdgeOfItsTime() {
    assertThat(signature.doubt(headers(signature), BODY, NOON.plusSeconds(300))).isEmpty();
  }

  @Test
  void doesNotBelieveWhatIsTooOld() {
    assertThat(signature.doubt(headers(signature), BODY, NOON.plusSeconds(301)))
        .isEqualTo("not of this time");
  }

  @Test
  void doesNotBelieveTheFuture() {
    assertThat(signature.doubt(headers(signature), BODY, NOON.minusSeconds(301)))
        .isEqualTo("not of this time");
  }

  @Test
  void doesNotBelieveWhatIsNotSigned() {
    assertThat(signature.doubt(Map.of(), BODY, NOON)).isEqualTo("without id or timestamp");
  }

  @Test
  void aNewSecretSignsAndIsNeverTheSame() {
    String secret = WebhookSignature.newSecret();
    WebhookSignature fresh = new WebhookSignature(List.of(secret));
    assertThat(fresh.doubt(headers(fresh), BODY, NOON)).isEmpty();
    assertThat(WebhookSignature.newSecret()).isNotEqualTo(secret);
  }

  @Test
  void takesNoShortSecret() {
    assertThatThrownBy(() -> new WebhookSignature(List.of("whsec_AAAA")))
        .isInstanceOf(IllegalArgumentException.class);
  }

  private static Map<String, String> headers(WebhookSignature by) {
    Map<String, String> headers = new HashMap<>();
    headers.put(WebhookSignature.ID, "msg_1");
    headers.put(WebhookSignature.TIMESTAMP, Long.toString(NOON.getEpochSecond()));
    headers.put(WebhookSignature.SIGNATURE, by.sign("msg_1", NOON, BODY));
    return headers;
  }
}
