package io.qless.cli;

import io.qless.contract.rest.AddUser;
import io.qless.contract.rest.NewPassword;
import io.qless.contract.rest.SentCodes;
import io.qless.contract.rest.SetRole;
import io.qless.contract.rest.StaffActions;
import io.qless.contract.rest.StaffBadge;
import io.qless.contract.rest.UserList;
import io.qless.contract.rest.UserSummary;
import java.util.Map;

/// The hub's doors about people, behind a link that the command closes. A user is named by login or
/// id.
///
/// @param hub the link
record UserDoors(HubClient hub) {

  UserSummary add(AddUser user) {
    return hub.post("/admin/users", user, UserSummary.class);
  }

  UserList list() {
    return hub.get("/admin/users", UserList.class);
  }

  UserSummary setRole(String user, SetRole role) {
    return hub.put(path(user, "role"), role, UserSummary.class);
  }

  /// @param what `disable` or `enable`
  UserSummary setDoor(String user, String what) {
    return hub.post(path(user, what), UserSummary.class);
  }

  NewPassword setPassword(String user, NewPassword password) {
    return hub.put(path(user, "password"), password, NewPassword.class);
  }

  StaffBadge makeBadge(String user) {
    return hub.put(path(user, "badge"), Map.of(), StaffBadge.class);
  }

  void takeBadge(String user) {
    hub.delete(path(user, "badge"));
  }

  SentCodes codes() {
    return hub.get("/admin/codes", SentCodes.class);
  }

  StaffActions actions() {
    return hub.get("/admin/actions", StaffActions.class);
  }

  private static String path(String user, String what) {
    return "/admin/users/" + HubClient.segment(user) + "/" + what;
  }
}
