package io.qless.hub.web;

import io.javalin.config.RoutesConfig;
import io.javalin.http.Context;
import io.qless.contract.rest.AddUser;
import io.qless.contract.rest.NewPassword;
import io.qless.contract.rest.SetRole;
import io.qless.hub.auth.Account;
import io.qless.hub.auth.People;
import java.util.Optional;

/// Doors of the store admin to accounts. They stand behind [StaffDoor].
public final class UserRoutes implements Doors {

  private final People people;

  public UserRoutes(People people) {
    this.people = people;
  }

  @Override
  public void register(RoutesConfig routes) {
    routes.get("/admin/users", request -> Exchange.answer(request, 200, people.users().list()));
    routes.post("/admin/users", this::add);
    routes.put("/admin/users/{user}/role", this::setRole);
    routes.post("/admin/users/{user}/disable", request -> setDisabled(request, true));
    routes.post("/admin/users/{user}/enable", request -> setDisabled(request, false));
    routes.put("/admin/users/{user}/password", this::setPassword);
    routes.put("/admin/users/{user}/badge", this::makeBadge);
    routes.delete("/admin/users/{user}/badge", this::takeBadge);
    routes.get("/admin/codes", request -> Exchange.answer(request, 200, people.outbox().sent()));
    routes.get("/admin/actions", request -> Exchange.answer(request, 200, people.staff().latest()));
  }

  private void add(Context request) {
    AddUser user = Exchange.read(request, AddUser.class);
    try {
      Account account =
          people
              .users()
              .add(user)
              .orElseThrow(() ->
                  ProblemException.of(
                      409, "LOGIN_TAKEN", "There is one", "this login has another role already"));
      Exchange.answer(request, 200, account.summary());
    } catch (IllegalArgumentException wrong) {
      throw ProblemException.malformed(String.valueOf(wrong.getMessage()));
    }
  }

  private void setRole(Context request) {
    SetRole wanted = Exchange.read(request, SetRole.class);
    answer(request, people.users().setRole(request.pathParam("user"), wanted.role()));
  }

  private void setDisabled(Context request, boolean disabled) {
    answer(request, people.users().setDisabled(request.pathParam("user"), disabled));
  }

  private static void answer(Context request, Optional<Account> account) {
    Exchange.answer(request, 200, account.orElseThrow(UserRoutes::unknown).summary());
  }

  private void setPassword(Context request) {
    NewPassword wanted = Exchange.read(request, NewPassword.class);
    try {
      String password =
          people
              .users()
              .setPassword(request.pathParam("user"), wanted.password())
              .orElseThrow(UserRoutes::unknown);
      Exchange.answer(request, 200, new NewPassword(password));
    } catch (IllegalArgumentException weak) {
      throw ProblemException.of(
          400, "PASSWORD_WEAK", "Not that password", String.valueOf(weak.getMessage()));
    }
  }

  private void makeBadge(Context request) {
    Exchange.answer(
        request,
        200,
        people
            .badges()
            .make(request.pathParam("user"))
            .orElseThrow(() ->
                ProblemException.of(
                    404, "USER_UNKNOWN", "No such account", "badges are for staff's accounts")));
  }

  private void takeBadge(Context request) {
    if (!people.badges().take(request.pathParam("user"))) {
      throw ProblemException.of(404, "BADGE_UNKNOWN", "No badge", "this account has none");
    }
    request.status(204);
  }

  private static ProblemException unknown() {
    return ProblemException.of(404, "USER_UNKNOWN", "No such account", "");
  }
}
