package io.qless.kiosk.sync;

import static org.assertj.core.api.Assertions.assertThat;

import com.sun.net.httpserver.HttpServer;
import io.qless.contract.rest.DeviceCredentials;
import io.qless.contract.rest.DeviceKind;
import io.qless.contract.rest.Problem;
import io.qless.contract.tls.Trust;
import io.qless.contract.wire.Json;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/// A trolley asks for another's trip over real HTTP; what the hub does with it is tested there.
class TakeOverIT {

  private HttpServer hub;
  private HubHttp http;
  private volatile int status = 204;
  private volatile byte[] body = {};
  private volatile String heard = "";
  private final List<String> keys = new CopyOnWriteArrayList<>();
  private final AtomicInteger lost = new AtomicInteger();

  @BeforeEach
  void open() throws IOException {
    hub = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
    hub.createContext(
        "/trolley/trip",
        exchange -> {
          try (exchange) {
            keys.add(exchange.getRequestHeaders().getFirst("Idempotency-Key"));
            String what =
                new String(exchange.getRequestBody().readAllBytes(), StandardCharsets.UTF_8);
            heard = exchange.getRequestHeaders().getFirst("Authorization") + " " + what;
            if (lost.getAndDecrement() > 0) {
              return; // hangs up without a word
            }
            exchange.sendResponseHeaders(status, body.length == 0 ? -1 : body.length);
            exchange.getResponseBody().write(body);
          }
        });
    hub.start();
    String url = "http://127.0.0.1:" + hub.getAddress().getPort();
    http =
        new HubHttp(
            new DeviceCredentials(
                DeviceKind.TROLLEY, "T1", "secret", "S017", "tcp://127.0.0.1:1", url),
            new Trust.Platform());
  }

  @AfterEach
  void close() {
    http.close();
    hub.stop(0);
  }

  @Test
  void theHubIsAskedInTheTrolleysName() {
    assertThat(TakeOver.ask(http, "abc")).isEmpty();
    assertThat(heard).isEqualTo("Basic VDE6c2VjcmV0 {\"secret\":\"abc\"}");
  }

  @Test
  void eachReasonHasWordsForTheShopper() {
    says(Problem.of(403, "LINK_NOT_GOOD", "no", ""));
    assertThat(TakeOver.ask(http, "abc")).contains("LINK_NOT_GOOD");
    says(Problem.of(409, "CHECKOUT_OPEN", "no", ""));
    assertThat(TakeOver.ask(http, "abc")).contains("TRIP_IS_PAYING");
    says(Problem.of(409, "NOT_ALLOWED", "no", ""));
    assertThat(TakeOver.ask(http, "abc")).contains("TRIP_DOES_NOT_COME");
  }

  @Test
  void anAnswerThatIsNoneCountsAsAway() {
    status = 502;
    body = "<html>".getBytes(StandardCharsets.UTF_8);
    assertThat(TakeOver.ask(http, "abc")).contains("TAKE_OVER_OFFLINE");
    hub.stop(0);
    assertThat(TakeOver.ask(http, "abc")).contains("TAKE_OVER_OFFLINE");
  }

  @Test
  void aLostAnswerIsAskedForAgainUnderTheSameKey() {
    lost.set(1);
    assertThat(TakeOver.ask(http, "abc")).isEmpty();
    assertThat(keys).hasSize(2).doesNotContainNull();
    assertThat(keys.getFirst()).isEqualTo(keys.getLast());
    assertThat(TakeOver.ask(http, "abc")).isEmpty();
    assertThat(keys.getLast()).as("another asking").isNotEqualTo(keys.getFirst());
  }

  @Test
  void aHubThatNeverAnswersIsAskedTwice() {
    lost.set(5);
    assertThat(TakeOver.ask(http, "abc")).contains("TAKE_OVER_OFFLINE");
    assertThat(keys).hasSize(2);
  }

  private void says(Problem problem) {
    status = problem.status();
    body = Json.bytes(problem);
  }
}
