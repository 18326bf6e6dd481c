package io.qless.contract.pass;

import static io.qless.contract.pass.PassRefusal.BAD_SIGNATURE;
import static io.qless.contract.pass.PassRefusal.EXPIRED;
import static io.qless.contract.pass.PassRefusal.LIVES_TOO_LONG;
import static io.qless.contract.pass.PassRefusal.MALFORMED;
import static io.qless.contract.pass.PassRefusal.NOT_YET_VALID;
import static io.qless.contract.pass.PassRefusal.UNKNOWN_KEY;
import static io.qless.contract.pass.PassRefusal.WRONG_ALGORITHM;
import static io.qless.contract.pass.PassRefusal.WRONG_AUDIENCE;
import static io.qless.contract.pass.PassRefusal.WRONG_STORE;
import static io.qless.contract.pass.PassRefusal.WRONG_TYPE;
import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import java.security.GeneralSecurityException;
import java.security.Signature;
import java.time.Instant;
import java.util.Base64;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.UnaryOperator;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/// Every text that must not open a gate, and the one that must.
final class PassVerifierTest {

  private static final Instant NOW = Instant.parse("2026-11-24T12:03:22.500Z");
  private static final long SECOND = NOW.getEpochSecond();
  private static final SigningKey KEY = SigningKey.generate();
  private static final SigningKey OTHER = SigningKey.generate();
  private static final ExitPass PASS =
      ExitPass.issue("S017", "trip-1", "T7", "S017/2627/004512", 123_450, 12, 8_760, NOW);

  private final PassVerifier gate = new PassVerifier("S017", () -> PassKeys.of(KEY), () -> NOW);

  @Test
  void aPassJustSignedIsTheSamePassWhenRead() {
    assertThat(gate.verify(new PassSigner(KEY).sign(PASS))).isEqualTo(new PassVerdict.Valid(PASS));
  }

  @Test
  void aTripWithoutATrolleyHasAPassToo() {
    ExitPass pass = ExitPass.issue("S017", "trip-1", "", "S017/2627/004512", 0, 0, 0, NOW);
    assertThat(gate.verify(new PassSigner(KEY).sign(pass))).isEqualTo(new PassVerdict.Valid(pass));
  }

  @Test
  void ourOwnHandmadeTokenIsGoodBeforeItIsSpoilt() {
    assertThat(verify(UnaryOperator.identity(), UnaryOperator.identity())).isNull();
  }

  @Test
  void aPassFitsIntoAnEasyQrCode() {
    assertThat(new PassSigner(KEY).sign(PASS).length()).isLessThan(450);
  }

  @Test
  void everyPassHasAnotherId() {
    assertThat(ExitPass.issue("S", "s", "", "1", 0, 0, 0, NOW).id()).isNotEqualTo(PASS.id());
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "",
        ".",
        "..",
        "...",
        "8901234567890",
        "a.b",
        "a.b.c",
        "a.b.c.d",
        "bnVsbA.bnVsbA.AA",
        "https://pay.example/e30.e30.e30",
        "W10.W10.W10",
        "MQ.MQ.MQ"
      })
  void anythingElseThanAPassIsMalformed(String text) {
    assertThat(gate.verify(text)).isEqualTo(new PassVerdict.Refused(MALFORMED));
  }

  @Test
  void aTextThatIsTooLongIsNotEvenLookedAt() {
    assertThat(gate.verify(new PassSigner(KEY).sign(PASS) + "A".repeat(PassVerifier.MAX_CHARS)))
        .isEqualTo(new PassVerdict.Refused(MALFORMED));
  }

  @Test
  void theSpareBitsOfTheLastCharacterMayNotBeAltered() {
    String text = new PassSigner(KEY).sign(PASS);
    // 64 bytes leave 4 spare bits in the last character: the next one in the alphabet decodes to
    // the same bytes.
    char last = text.charAt(text.length() - 1);
    String altered = text.substring(0, text.length() - 1) + (char) (last + 1);
    assertThat(Base64.getUrlDecoder().decode(altered.substring(altered.lastIndexOf('.') + 1)))
        .isEqualTo(Base64.getUrlDecoder().decode(text.substring(text.lastIndexOf('.') + 1)));
    assertThat(gate.verify(altered)).isEqualTo(new PassVerdict.Refused(MALFORMED));
  }

  @Test
  void paddingIsNotPartOfAPass() {
    assertThat(gate.verify(new PassSigner(KEY).sign(PASS) + "=="))
        .isEqualTo(new PassVerdict.Refused(MALFORMED));
  }

  @Test
  void anUnsignedTokenIsRefused() {
    String token =
        base64("{\"alg\":\"none\",\"typ\":\"exit-pass+jwt\"}".getBytes(UTF_8))
            + "."
            + base64(PassJson.write(claims()).getBytes(UTF_8))
            + ".";
    assertThat(gate.verify(token)).isEqualTo(new PassVerdict.Refused(WRONG_ALGORITHM));
  }

  @Test
  void aSignatureWithThePublicKeyAsASharedSecretIsRefused() throws GeneralSecurityException {
    Map<String, Object> header = header();
    header.put("alg", "HS256");
    String signed =
        base64(PassJson.write(header).getBytes(UTF_8))
            + "."
            + base64(PassJson.write(claims()).getBytes(UTF_8));
    Mac mac = Mac.getInstance("HmacSHA256");
    mac.init(new SecretKeySpec(KEY.publicKey().getEncoded(), "HmacSHA256"));
    String token = signed + "." + base64(mac.doFinal(signed.getBytes(UTF_8)));
    assertThat(gate.verify(token)).isEqualTo(new PassVerdict.Refused(WRONG_ALGORITHM));
  }

  @Test
  void onlyTheTypeOfAnExitPassCounts() {
    assertThat(verify(header -> with(header, "typ", "at+jwt"), claims -> claims))
        .isEqualTo(WRONG_TYPE);
    assertThat(verify(header -> without(header, "typ"), claims -> claims)).isEqualTo(WRONG_TYPE);
  }

  @Test
  void anUnknownKeyIsRefused() {
    assertThat(gate.verify(new PassSigner(OTHER).sign(PASS)))
        .isEqualTo(new PassVerdict.Refused(UNKNOWN_KEY));
  }

  @Test
  void aForeignSignatureUnderTheNameOfOurKeyIsRefused() {
    assertThat(verify(OTHER, header -> header, claims -> claims)).isEqualTo(BAD_SIGNATURE);
  }

  @Test
  void aKeyIdIsAShortName() {
    assertThat(verify(header -> without(header, "kid"), claims -> claims)).isEqualTo(MALFORMED);
    assertThat(verify(header -> with(header, "kid", "../../key"), claims -> claims))
        .isEqualTo(MALFORMED);
    assertThat(verify(header -> with(header, "kid", "k".repeat(17)), claims -> claims))
        .isEqualTo(MALFORMED);
  }

  @Test
  void keysThatATokenBringsAlongAreNotUsed() {
    Map<String, String> own = SigningKey.publicJwk(KEY.keyId(), OTHER.publicKey());
    assertThat(verify(OTHER, header -> with(header, "jwk", own), claims -> claims))
        .isEqualTo(BAD_SIGNATURE);
  }

  @Test
  void anExtensionThatMustBeUnderstoodIsRefused() {
    assertThat(verify(header -> with(header, "crit", List.of("shop")), claims -> claims))
        .isEqualTo(MALFORMED);
  }

  @Test
  void aPassWithoutAnEndIsRefused() {
    assertThat(verify(header -> header, claims -> without(claims, "exp"))).isEqualTo(MALFORMED);
    assertThat(verify(header -> header, claims -> without(claims, "iat"))).isEqualTo(MALFORMED);
  }

  @Test
  void aPassCountsBeforeItsEndAndNotAtIt() {
    ExitPass ending =
        new ExitPass(
            PASS.id(),
            "S017",
            "trip-1",
            "T7",
            "1",
            1,
            1,
            1,
            Instant.ofEpochSecond(SECOND - 60),
            Instant.ofEpochSecond(SECOND));
    String text = new PassSigner(KEY).sign(ending);
    assertThat(at(Instant.ofEpochSecond(SECOND).minusMillis(1)).verify(text))
        .isEqualTo(new PassVerdict.Valid(ending));
    assertThat(at(Instant.ofEpochSecond(SECOND)).verify(text))
        .isEqualTo(new PassVerdict.Refused(EXPIRED));
    assertThat(at(Instant.ofEpochSecond(SECOND + 3600)).verify(text))
        .isEqualTo(new PassVerdict.Refused(EXPIRED));
  }

  @Test
  void theHubsClockMayBeAMinuteAhead() {
    String text = new PassSigner(KEY).sign(PASS);
    assertThat(at(PASS.issuedAt().minusSeconds(60)).verify(text))
        .isEqualTo(new PassVerdict.Valid(PASS));
    assertThat(at(PASS.issuedAt().minusSeconds(61)).verify(text))
        .isEqualTo(new PassVerdict.Refused(NOT_YET_VALID));
  }

  @Test
  void aBeginThatIsSaidCounts() {
    assertThat(verify(header -> header, claims -> with(claims, "nbf", SECOND))).isNull();
    assertThat(verify(header -> header, claims -> with(claims, "nbf", SECOND + 120)))
        .isEqualTo(NOT_YET_VALID);
  }

  @Test
  void aPassThatLivesLongerThanOursIsRefused() {
    assertThat(verify(header -> header, claims -> with(claims, "exp", SECOND + 601)))
        .isEqualTo(LIVES_TOO_LONG);
  }

  @Test
  void aPassOfAnotherStoreIsRefused() {
    assertThat(verify(header -> header, claims -> with(claims, "iss", "S018")))
        .isEqualTo(WRONG_STORE);
    assertThat(verify(header -> header, claims -> without(claims, "iss"))).isEqualTo(WRONG_STORE);
  }

  @Test
  void thereIsOneAudienceAndItIsAGate() {
    assertThat(verify(header -> header, claims -> with(claims, "aud", "S017/phone")))
        .isEqualTo(WRONG_AUDIENCE);
    assertThat(verify(header -> header, claims -> with(claims, "aud", List.of("S017/gate"))))
        .isEqualTo(WRONG_AUDIENCE);
    assertThat(verify(header -> header, claims -> without(claims, "aud")))
        .isEqualTo(WRONG_AUDIENCE);
  }

  @ParameterizedTest
  @ValueSource(strings = {"jti", "sub", "inv", "amt", "n", "g"})
  void whatAPassMustSayMustBeThere(String claim) {
    assertThat(verify(header -> header, claims -> without(claims, claim))).isEqualTo(MALFORMED);
  }

  @Test
  void whatAPassSaysHasTheRightForm() {
    assertThat(verify(header -> header, claims -> with(claims, "jti", "1"))).isEqualTo(MALFORMED);
    assertThat(verify(header -> header, claims -> with(claims, "n", 1L << 40)))
        .isEqualTo(MALFORMED);
    assertThat(verify(header -> header, claims -> with(claims, "amt", -1))).isEqualTo(MALFORMED);
    assertThat(verify(header -> header, claims -> with(claims, "amt", 1.5))).isEqualTo(MALFORMED);
    assertThat(verify(header -> header, claims -> with(claims, "exp", "soon")))
        .isEqualTo(MALFORMED);
    assertThat(verify(header -> header, claims -> with(claims, "exp", Long.MAX_VALUE))).isNotNull();
  }

  @Test
  void aMemberSaidTwiceIsRefused() {
    String doubled = PassJson.write(claims()).replaceFirst("\\{", "{\"jti\":\"x\",");
    assertThat(refusal(gate, token(KEY, PassJson.write(header()), doubled))).isEqualTo(MALFORMED);
    String header = PassJson.write(header()).replaceFirst("\\{", "{\"alg\":\"none\",");
    assertThat(refusal(gate, token(KEY, header, PassJson.write(claims())))).isEqualTo(MALFORMED);
  }

  private @Nullable PassRefusal verify(
      UnaryOperator<Map<String, Object>> header, UnaryOperator<Map<String, Object>> claims) {
    return verify(KEY, header, claims);
  }

  private @Nullable PassRefusal verify(
      SigningKey key,
      UnaryOperator<Map<String, Object>> header,
      UnaryOperator<Map<String, Object>> claims) {
    return refusal(
        gate,
        token(key, PassJson.write(header.apply(header())), PassJson.write(claims.apply(claims()))));
  }

  private static @Nullable PassRefusal refusal(PassVerifier gate, String token) {
    return switch (gate.verify(token)) {
      case PassVerdict.Valid valid -> null;
      case PassVerdict.Refused(PassRefusal refusal) -> refusal;
    };
  }

  private static PassVerifier at(Instant now) {
    return new PassVerifier("S017", () -> PassKeys.of(KEY), () -> now);
  }

  private static Map<String, Object> header() {
    Map<String, Object> header = new LinkedHashMap<>();
    header.put("alg", "ES256");
    header.put("kid", KEY.keyId());
    header.put("typ", "exit-pass+jwt");
    return header;
  }

  private static Map<String, Object> claims() {
    Map<String, Object> claims = new LinkedHashMap<>();
    claims.put("iss", "S017");
    claims.put("aud", "S017/gate");
    claims.put("sub", "trip-1");
    claims.put("jti", PASS.id());
    claims.put("iat", SECOND);
    claims.put("exp", SECOND + 600);
    claims.put("t", "T7");
    claims.put("inv", "S017/2627/004512");
    claims.put("amt", 123_450);
    claims.put("n", 12);
    claims.put("g", 8_760);
    return claims;
  }

  private static Map<String, Object> with(Map<String, Object> object, String name, Object value) {
    object.put(name, value);
    return object;
  }

  private static Map<String, Object> without(Map<String, Object> object, String name) {
    object.remove(name);
    return object;
  }

  /// Signed by the JDK alone, so what our signer would never write can be tried.
  private static String token(SigningKey key, String header, String claims) {
    String signed = base64(header.getBytes(UTF_8)) + "." + base64(claims.getBytes(UTF_8));
    try {
      Signature signature = Signature.getInstance("SHA256withECDSAinP1363Format");
      signature.initSign(key.privateKey());
      signature.update(signed.getBytes(UTF_8));
      return signed + "." + base64(signature.sign());
    } catch (GeneralSecurityException cause) {
      throw new AssertionError(cause);
    }
  }

  private static String base64(byte[] bytes) {
    return Base64.getUrlEncoder().withoutPadding().encodeToString(bytes);
  }
}
