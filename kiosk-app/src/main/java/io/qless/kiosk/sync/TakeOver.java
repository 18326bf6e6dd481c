package io.qless.kiosk.sync;

import io.qless.contract.rest.Problem;
import io.qless.contract.rest.TakeTripOver;
import io.qless.contract.wire.Json;
import io.qless.contract.wire.MalformedMessage;
import java.io.IOException;
import java.net.http.HttpResponse;
import java.util.Map;
import java.util.Optional;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/// Asks the hub that a trip of another trolley goes on with this one.
final class TakeOver {

  private static final Logger LOG = LoggerFactory.getLogger(TakeOver.class);

  /// What a shopper is told of the hub's reasons; all others need staff.
  private static final Map<String, String> NOTICES =
      Map.of(
          "LINK_NOT_GOOD",
          "LINK_NOT_GOOD",
          "CHECKOUT_OPEN",
          "TRIP_IS_PAYING",
          "KEY_IN_USE", // the first asking is still being worked on
          "TAKE_OVER_OFFLINE");

  private TakeOver() {}

  /// Not on the trip lane: waits for the hub.
  ///
  /// @return code of the notice that says why the trip does not come; empty if it comes
  static Optional<String> ask(HubHttp http, String secret) {
    try {
      HttpResponse<byte[]> answer = http.postOnce("/trolley/trip", new TakeTripOver(secret));
      if (answer.statusCode() == 204) {
        return Optional.empty();
      }
      String code = Json.read(answer.body(), Problem.class).code();
      LOG.info("the trip of another trolley does not come: {} {}", answer.statusCode(), code);
      return Optional.of(NOTICES.getOrDefault(code, "TRIP_DOES_NOT_COME"));
    } catch (IOException | MalformedMessage away) {
      LOG.info("the hub could not be asked for the trip of another trolley: {}", away.toString());
      return Optional.of("TAKE_OVER_OFFLINE");
    }
  }
}
