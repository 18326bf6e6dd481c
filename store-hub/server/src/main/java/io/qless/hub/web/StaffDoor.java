package io.qless.hub.web;

import io.javalin.config.RoutesConfig;
import io.javalin.http.Context;
import io.javalin.http.HandlerType;
import io.qless.contract.rest.UserRole;
import io.qless.hub.attendant.AdminToken;
import io.qless.hub.auth.Account;
import io.qless.hub.auth.LoginDesk;
import io.qless.hub.auth.StaffJournal;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Pattern;

/// Stands before everything below `/admin`: lets in who has the admin token, and accounts by their
/// role. A door that is not named here is for admins, so a new one is closed until somebody opens
/// it. Writes down who changed what.
public final class StaffDoor {

  /// Who the journal names for the admin token; ids of accounts are hexadecimal.
  private static final String ADMIN_TOKEN = "admin";

  /// What attendants may, too: looking after trips.
  private static final Pattern FOR_ATTENDANTS =
      Pattern.compile("/admin/(sessions|orders|credit-notes|alerts|gates)(/.*)?");

  private static final Set<HandlerType> LOOKING = Set.of(HandlerType.GET, HandlerType.HEAD);

  private static final String WHO = "qless-staff";

  private final AdminToken token;
  private final LoginDesk logins;
  private final StaffJournal journal;

  public StaffDoor(AdminToken token, LoginDesk logins, StaffJournal journal) {
    this.token = token;
    this.logins = logins;
    this.journal = journal;
  }

  /// Who came in, as the journals name him.
  static String who(Context request) {
    return Objects.requireNonNull(request.<String>attribute(WHO), "nobody came by this door");
  }

  /// Who came in; the holder of the admin token says it himself.
  static String who(Context request, String told) {
    String who = who(request);
    return who.equals(ADMIN_TOKEN) ? told : who;
  }

  /// Guards all doors below `/admin`.
  void guard(RoutesConfig routes) {
    routes.before("/admin/*", request -> request.attribute(WHO, demand(request)));
    routes.after("/admin/*", this::note);
  }

  private String demand(Context request) {
    String bearer = Exchange.bearer(request);
    if (token.matches(bearer)) {
      return ADMIN_TOKEN;
    }
    Optional<Account> account = logins.access(bearer);
    if (account.isEmpty()) {
      request.header("WWW-Authenticate", "Bearer");
      throw ProblemException.of(
          401, "TOKEN_WRONG", "Unauthorized", "this door needs the admin token, or staff's login");
    }
    if (!may(account.get().role(), request.path())) {
      throw ProblemException.of(
          403, "NOT_ALLOWED", "Not for this account", "this door needs another role");
    }
    return account.get().id();
  }

  private static boolean may(UserRole role, String path) {
    return switch (role) {
      case ADMIN -> true;
      case ATTENDANT -> FOR_ATTENDANTS.matcher(path).matches();
      case SHOPPER -> false;
    };
  }

  private void note(Context request) {
    String who = request.attribute(WHO);
    boolean changed = !LOOKING.contains(request.method()) && !Repeats.isRepeat(request);
    if (who != null && changed && request.statusCode() < 300) {
      journal.note(who, request.method() + " " + request.path());
    }
  }
}
