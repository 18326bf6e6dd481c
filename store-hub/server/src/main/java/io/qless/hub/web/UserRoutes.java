package io.qless.hub.web;

import io.javalin.config.RoutesConfig;
import io.javalin.http.Context;
import io.qless.contract.rest.AddUser;
import io.qless.contract.rest.ChangeUser;
import io.qless.contract.rest.NewPassword;
import io.qless.hub.auth.Account;
import io.qless.hub.auth.People;

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
    routes.put("/admin/users/{user}", this::change);
    routes.put("/admin/users/{user}/password", this::setPassword);
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

  private void change(Context request) {
    ChangeUser change = Exchange.read(request, ChangeUser.class);
    Account account =
        people
            .users()
            .change(request.pathParam("user"), change.role(), change.disabled())
            .orElseThrow(UserRoutes::unknown);
    Exchange.answer(request, 200, account.summary());
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

  private static ProblemException unknown() {
    return ProblemException.of(404, "USER_UNKNOWN", "No such account", "");
  }
}
