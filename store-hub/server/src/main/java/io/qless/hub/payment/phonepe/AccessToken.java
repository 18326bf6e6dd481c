package io.qless.hub.payment.phonepe;

import io.qless.hub.payment.Fields;
import io.qless.hub.payment.FormText;
import io.qless.hub.payment.ProviderLine;
import io.qless.hub.payment.ProviderLine.Reply;
import java.time.Instant;
import java.time.InstantSource;
import java.util.Map;

/// The token that each question to PhonePe carries; fetched with the client's secret, renewed at
/// half of its life (PhonePe docs, "Authorization"). Safe for any thread; one thread at a time
/// fetches.
final class AccessToken {

  private static final String FORM = "application/x-www-form-urlencoded";

  private final ProviderLine line;
  private final PhonePeProvider.Config config;
  private final InstantSource clock;
  private String header = "";
  private Instant renew = Instant.EPOCH;
  private Instant expires = Instant.EPOCH;

  AccessToken(ProviderLine line, PhonePeProvider.Config config, InstantSource clock) {
    this.line = line;
    this.config = config;
    this.clock = clock;
  }

  /// A token, or why there is none.
  synchronized Held held() {
    Instant now = clock.instant();
    if (now.isBefore(renew)) {
      return new Held.Header(header);
    }
    Held fetched = fetch(now);
    boolean oldIsGood = fetched instanceof Held.None && now.isBefore(expires);
    return oldIsGood ? new Held.Header(header) : fetched;
  }

  /// PhonePe no longer takes this one.
  synchronized void drop(Held.Header refused) {
    if (header.equals(refused.value())) {
      renew = Instant.EPOCH;
      expires = Instant.EPOCH;
    }
  }

  private Held fetch(Instant now) {
    String form =
        new FormText()
            .with("client_id", config.clientId())
            .with("client_version", config.clientVersion())
            .with("client_secret", config.clientSecret().current())
            .with("grant_type", "client_credentials")
            .text();
    Reply reply = line.post("/v1/oauth/token", Map.of("Accept", "application/json"), FORM, form);
    if (!(reply instanceof Reply.Answered answer && answer.ok())) {
      return new Held.None("no access token: " + reply.text());
    }
    Fields said = answer.fields();
    String token = said.text("access_token");
    Instant end = Instant.ofEpochSecond(said.whole("expires_at").orElse(0));
    if (token.isEmpty() || !end.isAfter(now)) {
      return new Held.None("no access token that is good for a while");
    }
    String type = said.text("token_type");
    header = (type.isEmpty() ? "O-Bearer" : type) + ' ' + token;
    expires = end;
    renew = now.plus(java.time.Duration.between(now, end).dividedBy(2));
    return new Held.Header(header);
  }

  /// What there is to show.
  sealed interface Held {
    /// @param value of the `Authorization` header
    record Header(String value) implements Held {
      /// Without the token.
      @Override
      public String toString() {
        return "Header[]";
      }
    }

    record None(String why) implements Held {}
  }
}
