package io.qless.hub;

import static org.assertj.core.api.Assertions.assertThat;

import io.qless.contract.pass.ExitPass;
import io.qless.contract.pass.PassKeys;
import io.qless.contract.pass.PassSigner;
import io.qless.contract.pass.PassVerdict;
import io.qless.contract.pass.PassVerifier;
import io.qless.contract.pass.SignedClaims;
import io.qless.contract.pass.SigningKey;
import io.qless.contract.rest.DeviceCredentials;
import io.qless.contract.rest.DeviceKind;
import io.qless.contract.wire.Json;
import io.qless.hub.catalogue.SampleStore;
import java.math.BigInteger;
import java.net.http.HttpRequest;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.security.AlgorithmParameters;
import java.security.KeyFactory;
import java.security.spec.ECGenParameterSpec;
import java.security.spec.ECParameterSpec;
import java.security.spec.ECPoint;
import java.security.spec.ECPublicKeySpec;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.Base64;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.io.TempDir;
import tools.jackson.databind.JsonNode;

/// What a program that others wrote (`jose` of npm, see `deploy/peers/passes`) makes of our passes,
/// knowing nothing but the keys that the hub publishes; and that our own gates judge the same.
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class PassPeerIT {

  private static final Path PEER = SampleStore.DIRECTORY.resolveSibling("peers/passes");
  private static final String TYPE = "exit-pass+jwt";
  private static final Base64.Encoder BASE64URL = Base64.getUrlEncoder().withoutPadding();

  private TestHub hub;
  private SigningKey key;
  private String pass = "";
  private DeviceCredentials gate;

  @BeforeAll
  void openAStore(@TempDir Path directory) {
    hub = new TestHub(directory, Map.of());
    gate = hub.enrol(DeviceKind.GATE, "G1");
    pass = new PaidTrips(hub).next();
    key = SigningKey.loadOrCreate(directory.resolve("exit-pass.key"));
  }

  @AfterAll
  void close() {
    hub.close();
  }

  @Test
  void thePassOfAPaidTripIsGoodWithTheKeysOfTheWebAndOfTheBroker() throws Exception {
    Map<String, String> good = Map.of("the trip's", pass);
    assertThat(ask(Map.of("jwksUrl", hub.at("/.well-known/jwks.json").toString()), good))
        .containsExactly(Map.entry("the trip's", "good trip-0001"));
    assertThat(ask(Map.of("jwks", retained()), good))
        .containsExactly(Map.entry("the trip's", "good trip-0001"));
  }

  @Test
  void eachBadPassIsRefusedByBoth() throws Exception {
    Map<String, String> bad = bad();
    Map<String, String> judged = ask(Map.of("jwks", jwks()), bad);
    assertThat(judged.keySet()).isEqualTo(bad.keySet());
    for (Map.Entry<String, String> each : judged.entrySet()) {
      assertThat(each.getValue()).as(each.getKey()).startsWith("ERR_");
      assertThat(ours(bad.getOrDefault(each.getKey(), "")))
          .as(each.getKey())
          .isInstanceOf(PassVerdict.Refused.class);
    }
    assertThat(judged)
        .containsEntry("expired", "ERR_JWT_EXPIRED")
        .containsEntry("alg none", "ERR_JOSE_ALG_NOT_ALLOWED")
        .containsEntry("another key under our name", "ERR_JWS_SIGNATURE_VERIFICATION_FAILED");
  }

  private PassVerdict ours(String text) {
    return new PassVerifier("S017", () -> PassKeys.fromJwks(jwks()), InstantSource.system())
        .verify(text);
  }

  private Map<String, String> bad() throws Exception {
    Instant now = Instant.now();
    String[] parts = pass.split("\\.", -1);
    Map<String, String> bad = new LinkedHashMap<>();
    bad.put("expired", sign(issued("S017", now.minus(Duration.ofMinutes(11)))));
    bad.put("not yet valid", sign(issued("S017", now.plus(Duration.ofMinutes(5)))));
    bad.put("another store", sign(issued("S018", now)));
    bad.put("another audience", signed(TYPE, "aud", "S017/shop"));
    bad.put("no audience", signed(TYPE, "aud", ""));
    bad.put("no end", signed(TYPE, "exp", ""));
    bad.put("no id", signed(TYPE, "jti", ""));
    bad.put("another type", signed("JWT", "", ""));
    bad.put("a login", signed("at+jwt", "", ""));
    bad.put("alg none", part(header("none", key.keyId())) + '.' + parts[1] + '.');
    String confused = part(header("HS256", key.keyId())) + '.' + parts[1];
    for (byte[] secret : List.of(publicKey(), pem())) {
      Mac mac = Mac.getInstance("HmacSHA256");
      mac.init(new SecretKeySpec(secret, "HmacSHA256"));
      byte[] code = mac.doFinal(confused.getBytes(StandardCharsets.UTF_8));
      bad.put(
          "HS256 with " + secret.length + " bytes of the public key",
          confused + '.' + BASE64URL.encodeToString(code));
    }
    SigningKey other = SigningKey.generate();
    String foreign = new PassSigner(other).sign(issued("S017", now));
    bad.put("another key", foreign);
    bad.put("another key under our name", parts[0] + foreign.substring(foreign.indexOf('.')));
    String payload = new String(Base64.getUrlDecoder().decode(parts[1]), StandardCharsets.UTF_8);
    bad.put(
        "a changed trip",
        parts[0] + '.' + part(payload.replace("trip-0001", "trip-0002")) + '.' + parts[2]);
    bad.put("a changed signature", pass.substring(0, pass.length() - 6) + "AAAAAA");
    bad.put("half of it", pass.substring(0, pass.length() / 2));
    return bad;
  }

  private static ExitPass issued(String store, Instant at) {
    return ExitPass.issue(store, "trip-0001", "T1", "1", 1, 1, 1, at);
  }

  private String sign(ExitPass what) {
    return new PassSigner(key).sign(what);
  }

  /// A good pass but for one claim; an empty value leaves it out.
  private String signed(String type, String claim, String value) {
    Map<String, Object> claims = new HashMap<>();
    JsonNode good =
        Json.mapperForTrees().readTree(Base64.getUrlDecoder().decode(pass.split("\\.", -1)[1]));
    good.properties()
        .forEach(each ->
            claims.put(
                each.getKey(),
                each.getValue().isNumber()
                    ? each.getValue().asLong()
                    : each.getValue().asString()));
    if (!claim.isEmpty()) {
      assertThat(claims).containsKey(claim);
      claims.remove(claim);
      if (!value.isEmpty()) {
        claims.put(claim, value);
      }
    }
    return SignedClaims.sign(key, type, claims);
  }

  private static String header(String algorithm, String keyId) {
    return "{\"alg\":\"%s\",\"typ\":\"%s\",\"kid\":\"%s\"}".formatted(algorithm, TYPE, keyId);
  }

  private static String part(String json) {
    return BASE64URL.encodeToString(json.getBytes(StandardCharsets.UTF_8));
  }

  /// As an attacker has it: from the published set.
  private byte[] publicKey() throws Exception {
    JsonNode jwk = Json.mapperForTrees().readTree(jwks()).path("keys").path(0);
    AlgorithmParameters curve = AlgorithmParameters.getInstance("EC");
    curve.init(new ECGenParameterSpec("secp256r1"));
    ECPoint point = new ECPoint(number(jwk, "x"), number(jwk, "y"));
    return KeyFactory.getInstance("EC")
        .generatePublic(new ECPublicKeySpec(point, curve.getParameterSpec(ECParameterSpec.class)))
        .getEncoded();
  }

  private byte[] pem() throws Exception {
    String text = Base64.getMimeEncoder(64, new byte[] {'\n'}).encodeToString(publicKey());
    return ("-----BEGIN PUBLIC KEY-----\n" + text + "\n-----END PUBLIC KEY-----\n")
        .getBytes(StandardCharsets.UTF_8);
  }

  private static BigInteger number(JsonNode jwk, String name) {
    return new BigInteger(1, Base64.getUrlDecoder().decode(jwk.path(name).asString()));
  }

  private String jwks() {
    return hub.send(HttpRequest.newBuilder(hub.at("/.well-known/jwks.json")).build()).body();
  }

  /// What the broker keeps, as a foreign client hears it.
  private String retained() throws Exception {
    Process ear =
        new ProcessBuilder(
                "mosquitto_sub",
                "-V",
                "5",
                "-q",
                "1",
                "-C",
                "1",
                "-W",
                "20",
                "-h",
                "127.0.0.1",
                "-p",
                Integer.toString(hub.config().mqtt().port()),
                "-i",
                "G1",
                "-u",
                "G1",
                "-P",
                gate.password(),
                "-t",
                "qless/1/S017/keys")
            .redirectError(ProcessBuilder.Redirect.INHERIT)
            .start();
    String text = new String(ear.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
    assertThat(ear.waitFor()).as("mosquitto_sub (Debian package mosquitto-clients)").isZero();
    return text;
  }

  private static Map<String, String> ask(Map<String, String> keys, Map<String, String> passes)
      throws Exception {
    assertThat(PEER.resolve("node_modules"))
        .as("the pass peer is not installed: run deploy/test.sh, or npm ci in %s", PEER)
        .isDirectory();
    Map<String, Object> question = new HashMap<>(keys);
    question.put("store", "S017");
    question.put("passes", passes);
    Process node =
        new ProcessBuilder("node", "verify.mjs")
            .directory(PEER.toFile())
            .redirectError(ProcessBuilder.Redirect.INHERIT)
            .start();
    try (var in = node.outputWriter(StandardCharsets.UTF_8)) {
      in.write(Json.text(question));
    }
    List<String> said = new ArrayList<>();
    Thread reader =
        Thread.ofVirtual()
            .start(() -> node.inputReader(StandardCharsets.UTF_8).lines().forEach(said::add));
    assertThat(node.waitFor(60, TimeUnit.SECONDS)).isTrue();
    reader.join();
    assertThat(node.exitValue()).as("verify.mjs: %s", said).isZero();
    Map<String, String> answer = new LinkedHashMap<>();
    Json.mapperForTrees()
        .readTree(said.getLast())
        .properties()
        .forEach(each -> answer.put(each.getKey(), each.getValue().asString()));
    return answer;
  }
}
