package io.qless.hub;

import io.qless.hub.attendant.AdminToken;
import io.qless.hub.auth.LoginDesk;
import io.qless.hub.family.Access;
import io.qless.hub.family.FamilyDesk;
import io.qless.hub.log.LogFields;
import io.qless.hub.web.CallerNames;
import java.util.Optional;

/// Who sends requests to this hub: the store's admin, somebody with an account, or a phone of a
/// trip. Lives as long as the hub.
record Callers(AdminToken token, LoginDesk logins, FamilyDesk family) implements CallerNames {

  @Override
  public Optional<String> of(String bearer) {
    if (token.matches(bearer)) {
      return Optional.of("admin");
    }
    return logins
        .access(bearer)
        .map(account -> "account:" + account.id())
        .or(() -> family.access(bearer).map(Callers::phone));
  }

  private static String phone(Access access) {
    LogFields.note(access.session()); // a repeat is answered before its door would say so
    return "phone:" + access.session().text() + ':' + access.participant();
  }
}
