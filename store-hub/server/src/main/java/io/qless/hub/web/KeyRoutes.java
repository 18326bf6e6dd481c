package io.qless.hub.web;

import io.javalin.config.RoutesConfig;
import io.javalin.http.Context;
import io.qless.hub.exit.KeyRing;
import io.qless.hub.exit.StoreKeys;
import java.time.Duration;
import org.jspecify.annotations.Nullable;

/// Doors of the admin who changes the keys of exit passes.
public final class KeyRoutes implements Doors {

  private static final int MAX_DIGITS = 9;

  private final StoreKeys keys;

  public KeyRoutes(StoreKeys keys) {
    this.keys = keys;
  }

  @Override
  public void register(RoutesConfig routes) {
    routes.get("/admin/keys", request -> Exchange.answer(request, 200, keys.list()));
    routes.post("/admin/keys/rotate", this::rotate);
  }

  private void rotate(Context request) {
    if (!keys.rotate(lead(request.queryParam("seconds")))) {
      throw ProblemException.of(
          409,
          "KEY_WAITS",
          "A key waits already",
          "the next key does not sign yet, or too many were changed within an hour");
    }
    Exchange.answer(request, 200, keys.list());
  }

  private static Duration lead(@Nullable String seconds) {
    if (seconds == null) {
      return KeyRing.LEAD;
    }
    if (!seconds.matches("[0-9]{1," + MAX_DIGITS + "}")
        || Duration.ofSeconds(Long.parseLong(seconds)).compareTo(KeyRing.LONGEST_LEAD) > 0) {
      throw ProblemException.malformed("seconds is a number up to 90 days");
    }
    return Duration.ofSeconds(Long.parseLong(seconds));
  }
}
