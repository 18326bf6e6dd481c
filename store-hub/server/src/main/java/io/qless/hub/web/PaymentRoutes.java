package io.qless.hub.web;

import io.javalin.config.RoutesConfig;
import io.javalin.http.Context;
import io.qless.contract.rest.Problem;
import io.qless.contract.wire.Json;
import io.qless.hub.payment.WebhookIntake;
import java.io.IOException;
import java.util.HashMap;
import java.util.Locale;
import java.util.Map;

/// Where payment providers post: `POST /payment/webhook/{provider}`. The body is handed on byte for
/// byte, since the signature is over those bytes.
public final class PaymentRoutes {

  private final WebhookIntake webhooks;

  public PaymentRoutes(WebhookIntake webhooks) {
    this.webhooks = webhooks;
  }

  /// Adds the doors.
  public void register(RoutesConfig routes) {
    routes.post("/payment/webhook/{provider}", this::take);
  }

  private void take(Context request) throws IOException {
    WebhookIntake.Answer answer =
        webhooks.take(
            request.pathParam("provider"),
            Exchange.first(request, WebhookIntake.MAX_BODY_BYTES),
            headers(request));
    request.status(answer.status());
    if (!answer.code().isEmpty()) {
      request
          .contentType(Problem.MEDIA_TYPE)
          .result(
              Json.bytes(
                  Problem.of(answer.status(), answer.code(), "Webhook refused", answer.reason())));
    }
  }

  private static Map<String, String> headers(Context request) {
    Map<String, String> headers = new HashMap<>();
    request.headerMap().forEach((name, value) -> headers.put(name.toLowerCase(Locale.ROOT), value));
    return headers;
  }
}
