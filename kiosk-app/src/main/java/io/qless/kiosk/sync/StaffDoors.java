package io.qless.kiosk.sync;

import io.qless.contract.rest.Problem;
import io.qless.contract.rest.StaffEntered;
import io.qless.contract.rest.StaffEntry;
import io.qless.contract.rest.StaffReason;
import io.qless.contract.wire.Json;
import io.qless.contract.wire.MalformedMessage;
import io.qless.kiosk.core.StaffAct;
import io.qless.kiosk.core.TripDesk;
import io.qless.kiosk.trip.CareView.Notice.Tone;
import java.io.IOException;
import java.net.http.HttpResponse;
import java.util.Map;
import java.util.Optional;
import java.util.function.Consumer;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/// The hub's doors for staff who stand at this trolley. Each call waits for the hub, so none
/// belongs on the trip lane.
final class StaffDoors {

  private static final Logger LOG = LoggerFactory.getLogger(StaffDoors.class);

  private static final String OFFLINE = "STAFF_OFFLINE";
  private static final String UNKNOWN = "STAFF_UNKNOWN";

  /// Whatever has no notice of its own is told by its refusal code.
  private static final Map<String, String> NOTICES =
      Map.of(
          "LOGIN_WRONG", UNKNOWN,
          "ACCOUNT_DISABLED", UNKNOWN,
          "TOKEN_WRONG", UNKNOWN,
          "TOO_MANY_TRIES", "STAFF_TOO_OFTEN");

  private StaffDoors() {}

  /// Asks who it is.
  ///
  /// @param trip hears the answer
  static void enter(HubHttp http, StaffEntry entry, Consumer<Consumer<TripDesk>> trip) {
    try {
      HttpResponse<byte[]> answer = http.post("/trolley/staff", entry);
      if (answer.statusCode() == 200) {
        StaffEntered who = Json.read(answer.body(), StaffEntered.class);
        trip.accept(desk -> desk.staffEntered(who));
      } else {
        String notice = notice(answer);
        trip.accept(desk -> desk.told(Tone.REFUSED, notice));
      }
    } catch (IOException | MalformedMessage away) {
      LOG.info("the hub could not be asked who stands here: {}", away.toString());
      trip.accept(desk -> desk.told(Tone.REFUSED, OFFLINE));
    }
  }

  /// Has something done.
  ///
  /// @return code of the notice that says why not, empty if it was done
  static Optional<String> act(HubHttp http, String token, StaffAct act) {
    try {
      HttpResponse<byte[]> answer = http.postAs(token, path(act), new StaffReason(reason(act)));
      return answer.statusCode() == 204 ? Optional.empty() : Optional.of(notice(answer));
    } catch (IOException | MalformedMessage away) {
      LOG.info("the hub could not be reached for staff: {}", away.toString());
      return Optional.of(OFFLINE);
    }
  }

  /// Ends what the token opens; offline it ends by itself some minutes later.
  static void leave(HubHttp http, String token) {
    try {
      http.postAs(token, "/auth/logout", Map.of());
    } catch (IOException away) {
      LOG.info("the hub was not told that staff left: {}", away.toString());
    }
  }

  private static String path(StaffAct act) {
    String trip = "/admin/sessions/" + act.session().text();
    return switch (act) {
      case StaffAct.ClearHold clear -> trip + "/holds/" + clear.hold() + "/clear";
      case StaffAct.RefuseAge refuse -> trip + "/holds/" + refuse.hold() + "/refuse";
      case StaffAct.EndHelp help -> trip + "/assists/clear";
      case StaffAct.Release release -> trip + "/release";
    };
  }

  private static String reason(StaffAct act) {
    return switch (act) {
      case StaffAct.ClearHold clear -> clear.how();
      case StaffAct.Release release -> release.why();
      case StaffAct.RefuseAge refuse -> "";
      case StaffAct.EndHelp help -> "";
    };
  }

  private static String notice(HttpResponse<byte[]> answer) {
    String code = Json.read(answer.body(), Problem.class).code();
    LOG.info("the hub refused staff: {} {}", answer.statusCode(), code);
    return NOTICES.getOrDefault(code, code);
  }
}
