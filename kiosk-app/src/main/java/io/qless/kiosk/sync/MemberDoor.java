package io.qless.kiosk.sync;

import io.qless.contract.rest.MemberEntered;
import io.qless.contract.rest.MemberEntry;
import io.qless.contract.rest.Problem;
import io.qless.contract.wire.Json;
import io.qless.contract.wire.MalformedMessage;
import io.qless.kiosk.core.TripDesk;
import io.qless.kiosk.trip.CareView.Notice.Tone;
import io.qless.kiosk.trip.Words;
import io.qless.shop.RefusalCode;
import java.io.IOException;
import java.net.http.HttpResponse;
import java.time.Duration;
import java.util.Map;
import java.util.function.Consumer;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/// The hub's door for a shopper who shows an account at this trolley.
final class MemberDoor {

  private static final Logger LOG = LoggerFactory.getLogger(MemberDoor.class);

  /// The trip may have begun a moment ago, and its first command is still on its way.
  private static final int TRIES = 8;

  private static final Duration PAUSE = Duration.ofMillis(400);

  private static final Map<String, String> NOTICES =
      Map.of("TRIP_OF_ANOTHER", "MEMBER_OF_ANOTHER", "MEMBER_CODE_OLD", "MEMBER_CODE_OLD");

  private MemberDoor() {}

  /// Not on the trip lane: waits for the hub.
  ///
  /// @param trip hears the answer
  static void show(HubHttp http, MemberEntry entry, Consumer<Consumer<TripDesk>> trip) {
    try {
      HttpResponse<byte[]> answer = http.post("/trolley/member", entry);
      for (int tries = 1; tries < TRIES && isEarly(answer); tries++) {
        Thread.sleep(PAUSE);
        answer = http.post("/trolley/member", entry);
      }
      if (answer.statusCode() == 200) {
        String name = Json.read(answer.body(), MemberEntered.class).name();
        trip.accept(desk -> greet(desk, name));
      } else {
        String notice = NOTICES.getOrDefault(code(answer), "MEMBER_OFFLINE");
        trip.accept(desk -> desk.told(Tone.REFUSED, notice));
      }
    } catch (IOException | MalformedMessage away) {
      LOG.info("the hub could not be asked for an account: {}", away.toString());
      trip.accept(desk -> desk.told(Tone.REFUSED, "MEMBER_OFFLINE"));
    } catch (InterruptedException ending) {
      Thread.currentThread().interrupt();
    }
  }

  private static void greet(TripDesk desk, String name) {
    if (name.isBlank()) {
      desk.told(Tone.GOOD, "MEMBER_KNOWN");
    } else {
      desk.told(Tone.GOOD, "MEMBER_NAMED", Words.same(name));
    }
  }

  private static boolean isEarly(HttpResponse<byte[]> answer) {
    return answer.statusCode() == 409 && code(answer).equals(RefusalCode.NO_OPEN_TRIP.name());
  }

  private static String code(HttpResponse<byte[]> answer) {
    return Json.read(answer.body(), Problem.class).code();
  }
}
