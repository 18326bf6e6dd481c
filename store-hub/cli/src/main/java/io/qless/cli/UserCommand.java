package io.qless.cli;

import io.qless.contract.rest.AddUser;
import io.qless.contract.rest.NewPassword;
import io.qless.contract.rest.SentCodes;
import io.qless.contract.rest.SetRole;
import io.qless.contract.rest.StaffActions;
import io.qless.contract.rest.StaffBadge;
import io.qless.contract.rest.UserList;
import io.qless.contract.rest.UserRole;
import io.qless.contract.rest.UserSummary;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/// `qless user`: people with accounts, staff above all.
@Command(name = "user", aliases = "users", description = "People with accounts, and what they may.")
final class UserCommand {

  /// A password has up to 128 characters; more is another file.
  private static final int MAX_PASSWORD_BYTES = 1024;

  private final QlessMain main;
  private final InputStream in;

  /// @param in what is piped into the process
  UserCommand(QlessMain main, InputStream in) {
    this.main = main;
    this.in = in;
  }

  @Command(
      name = "add",
      description = {
        "Make an account; it is opened by one-time codes until it gets a password.",
        "Doing it again changes nothing."
      })
  int add(
      @Parameters(paramLabel = "LOGIN", description = "Mobile number or e-mail address")
          String login,
      @Option(
              names = "--role",
              paramLabel = "ROLE",
              defaultValue = "attendant",
              description = "shopper, attendant or admin (default: ${DEFAULT-VALUE}).")
          String role,
      @Option(
              names = "--name",
              paramLabel = "NAME",
              defaultValue = "",
              description = "How others call the person.")
          String name,
      @Option(names = "--json", description = "As JSON.") boolean json) {
    AddUser user = new AddUser(login, name, role(role));
    return show(json, doors -> doors.add(user));
  }

  @Command(name = "list", description = "All of them, by login.")
  int list(@Option(names = "--json", description = "As JSON.") boolean json) {
    try (HubClient hub = main.hub()) {
      UserList users = new UserDoors(hub).list();
      if (json) {
        main.printJson(users);
        return ExitCode.OK.code();
      }
      TextTable table = new TextTable("LOGIN", "ROLE", "NAME", "STATE", "ID");
      users.users().forEach(user -> row(table, user));
      main.out().print(table);
    }
    return ExitCode.OK.code();
  }

  @Command(name = "role", description = "Change what a person may do; it holds at once.")
  int role(
      @Parameters(paramLabel = "LOGIN", description = "Login or id") String login,
      @Parameters(paramLabel = "ROLE", description = "shopper, attendant or admin") String role,
      @Option(names = "--json", description = "As JSON.") boolean json) {
    SetRole wanted = new SetRole(role(role));
    return show(json, doors -> doors.setRole(login, wanted));
  }

  @Command(name = "disable", description = "Shut a person out, at once and everywhere.")
  int disable(
      @Parameters(paramLabel = "LOGIN", description = "Login or id") String login,
      @Option(
              names = {"-y", "--yes"},
              description = "Do not ask, do it.")
          boolean yes,
      @Option(names = "--json", description = "As JSON.") boolean json) {
    main.demandConsent(yes, "Shut " + login + " out, at once and everywhere?");
    return show(json, doors -> doors.setDoor(login, "disable"));
  }

  @Command(name = "enable", description = "Let a person in again.")
  int enable(
      @Parameters(paramLabel = "LOGIN", description = "Login or id") String login,
      @Option(names = "--json", description = "As JSON.") boolean json) {
    return show(json, doors -> doors.setDoor(login, "enable"));
  }

  @Command(
      name = "password",
      description = {
        "Give a person a new password and end the logins that are open.",
        "The hub makes one up and it is printed once; with --stdin it is the line piped in."
      })
  int password(
      @Parameters(paramLabel = "LOGIN", description = "Login or id") String login,
      @Option(names = "--stdin", description = "Read the password from standard input.")
          boolean stdin,
      @Option(names = "--json", description = "As JSON.") boolean json) {
    NewPassword wanted = new NewPassword(stdin ? piped() : "");
    try (HubClient hub = main.hub()) {
      NewPassword set = new UserDoors(hub).setPassword(login, wanted);
      if (json) {
        main.printJson(set);
      } else if (stdin) {
        main.out().println("the password of " + TextTable.plain(login) + " is set");
      } else {
        main.out().println(TextTable.plain(set.password()));
      }
    }
    return ExitCode.OK.code();
  }

  @Command(
      name = "badge",
      description = {
        "Give staff a new badge and PIN for the trolleys; those from before work no more.",
        "Number, PIN and the badge's text are printed once; with --svg the QR code is drawn, too."
      })
  int badge(
      @Parameters(paramLabel = "LOGIN", description = "Login or id") String login,
      @Option(
              names = "--svg",
              paramLabel = "FILE",
              description = "Write the badge's QR code into this file, 40 mm wide.")
          @Nullable Path svg,
      @Option(names = "--json", description = "As JSON.") boolean json) {
    try (HubClient hub = main.hub()) {
      StaffBadge badge = new UserDoors(hub).makeBadge(login);
      if (json) {
        main.printJson(badge);
      } else {
        TextTable table = new TextTable("NUMBER", "PIN", "BADGE");
        table.row(badge.number(), badge.pin(), badge.badge());
        main.out().print(table);
      }
      if (svg != null) {
        draw(badge, svg);
      }
    }
    return ExitCode.OK.code();
  }

  private void draw(StaffBadge badge, Path svg) {
    Path draft = main.drafts().beside(svg);
    try {
      Files.writeString(draft, BadgePicture.svg(badge.badge()));
      main.drafts().keep(draft, svg);
    } catch (IOException cause) {
      throw CliException.usage("can't write " + svg, cause);
    } finally {
      main.drafts().drop(draft);
    }
  }

  @Command(name = "unbadge", description = "Take badge and PIN away; they open nothing any more.")
  int unbadge(
      @Parameters(paramLabel = "LOGIN", description = "Login or id") String login,
      @Option(names = "--json", description = "As JSON.") boolean json) {
    try (HubClient hub = main.hub()) {
      new UserDoors(hub).takeBadge(login);
      main.say(
          json,
          new QlessMain.Action("taken", "badge", login),
          "the badge of " + TextTable.plain(login) + " opens nothing any more");
    }
    return ExitCode.OK.code();
  }

  @Command(
      name = "codes",
      description = "The one-time codes that the simulated sender did not send.")
  int codes(@Option(names = "--json", description = "As JSON.") boolean json) {
    try (HubClient hub = main.hub()) {
      SentCodes sent = new UserDoors(hub).codes();
      if (json) {
        main.printJson(sent);
        return ExitCode.OK.code();
      }
      main.out().println("simulated: nobody got these by message or mail");
      TextTable table = new TextTable("TO", "CODE", "UNTIL");
      sent.codes().forEach(code -> table.row(code.to(), code.code(), code.expiresAt()));
      main.out().print(table);
    }
    return ExitCode.OK.code();
  }

  @Command(name = "actions", description = "What staff changed lately, and who.")
  int actions(@Option(names = "--json", description = "As JSON.") boolean json) {
    try (HubClient hub = main.hub()) {
      StaffActions actions = new UserDoors(hub).actions();
      if (json) {
        main.printJson(actions);
        return ExitCode.OK.code();
      }
      TextTable table = new TextTable("WHEN", "WHO", "WHAT");
      actions.actions().forEach(action -> table.row(action.at(), action.who(), action.what()));
      main.out().print(table);
    }
    return ExitCode.OK.code();
  }

  private int show(boolean json, Function<UserDoors, UserSummary> work) {
    try (HubClient hub = main.hub()) {
      UserSummary user = work.apply(new UserDoors(hub));
      if (json) {
        main.printJson(user);
      } else {
        TextTable table = new TextTable();
        row(table, user);
        main.out().print(table);
      }
    }
    return ExitCode.OK.code();
  }

  private static void row(TextTable table, UserSummary user) {
    String state = user.disabled() ? "disabled" : user.password() ? "password" : "codes only";
    table.row(user.login(), user.role().word(), user.name(), state, user.id());
  }

  private static UserRole role(String word) {
    for (UserRole role : UserRole.values()) {
      if (role.word().equals(word)) {
        return role;
      }
    }
    throw CliException.usage("'" + word + "' is no role: shopper, attendant or admin", null);
  }

  private String piped() {
    try {
      byte[] bytes = in.readNBytes(MAX_PASSWORD_BYTES);
      return new String(bytes, StandardCharsets.UTF_8).lines().findFirst().orElse("");
    } catch (IOException cause) {
      throw CliException.usage("can't read the password from standard input", cause);
    }
  }
}
