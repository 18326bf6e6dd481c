package io.qless.hub.broker;

import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.regex.Pattern;
import javax.security.auth.Subject;
import org.apache.activemq.artemis.core.security.CheckType;
import org.apache.activemq.artemis.core.security.Role;
import org.apache.activemq.artemis.spi.core.protocol.RemotingConnection;
import org.apache.activemq.artemis.spi.core.security.ActiveMQSecurityManager5;
import org.apache.activemq.artemis.spi.core.security.jaas.UserPrincipal;
import org.jspecify.annotations.Nullable;

/// Lets clients into the broker and says what each may do there. Called from the broker's threads.
///
/// The broker asks for the password anew whenever it wants to know a right, so who was let in on a
/// connection is remembered until that connection ends.
final class DoorKeeper implements ActiveMQSecurityManager5 {

  /// Longest id that is looked up and logged; ours have up to 32 characters.
  private static final int MAX_ID_CHARS = 64;

  /// What may stand behind a name in a client id.
  private static final Pattern MORE = Pattern.compile("(_[A-Za-z0-9-]{1,16})?");

  private final String hubUser;
  private final String hubPassword;
  private final Credentials credentials;
  private final TopicRights rights;
  private final Complaints complaints;
  private final Map<Object, Inside> inside = new ConcurrentHashMap<>();

  private record Inside(Subject subject, RemotingConnection connection) {}

  DoorKeeper(
      String hubUser,
      String hubPassword,
      Credentials credentials,
      TopicRights rights,
      Complaints complaints) {
    this.hubUser = hubUser;
    this.hubPassword = hubPassword;
    this.credentials = credentials;
    this.rights = rights;
    this.complaints = complaints;
  }

  /// The subject of a client, null (the broker's word for no) if it may not come in.
  @Override
  public @Nullable Subject authenticate(
      @Nullable String user,
      @Nullable String password,
      @Nullable RemotingConnection connection,
      @Nullable String domain) {
    if (user == null || password == null || connection == null) {
      return null;
    }
    Inside known = inside.get(connection.getID());
    if (known != null && nameOf(known.subject()).equals(user)) {
      return known.subject();
    }
    Optional<Client> client = clientOf(user, password, connection);
    if (client.isEmpty()) {
      return null;
    }
    Subject subject = new Subject();
    subject.getPrincipals().add(new Guest(user, client.get()));
    inside.put(connection.getID(), new Inside(subject, connection));
    connection.addCloseListener(() -> inside.remove(connection.getID()));
    return subject;
  }

  /// Ends the connections of a device whose password is good no more; it may come in again with the
  /// new one.
  void putOut(String user) {
    for (Inside each : List.copyOf(inside.values())) {
      if (nameOf(each.subject()).equals(user)) {
        inside.remove(each.connection().getID());
        each.connection().disconnect(false);
      }
    }
  }

  @Override
  public boolean authorize(
      @Nullable Subject subject,
      @Nullable Set<Role> roles,
      @Nullable CheckType check,
      @Nullable String address) {
    if (subject == null || check == null || address == null) {
      return false;
    }
    for (Guest guest : subject.getPrincipals(Guest.class)) {
      boolean may = may(guest.client, check, topic(address));
      if (!may) {
        complaints.about(guest.getName(), "has no right to " + check + ' ' + topic(address));
      }
      return may;
    }
    return false;
  }

  @Override
  public boolean validateUser(String user, String password) {
    return false;
  }

  @Override
  public boolean validateUserAndRole(
      String user, String password, Set<Role> roles, CheckType checkType) {
    return false;
  }

  private Optional<Client> clientOf(String user, String password, RemotingConnection connection) {
    if (user.length() > MAX_ID_CHARS || !speaksForItself(user, connection.getClientID())) {
      complaints.about(
          user, "at " + connection.getRemoteAddress() + " uses a client id that is not its own");
      return Optional.empty();
    }
    Optional<Client> client = known(user, password);
    if (client.isEmpty()) {
      complaints.about(
          user,
          "at " + connection.getRemoteAddress() + " is not enrolled or gave the wrong password");
    } else {
      complaints.forget(user);
    }
    return client;
  }

  private Optional<Client> known(String user, String password) {
    if (user.equals(hubUser)) {
      return same(hubPassword, password) ? Optional.of(new Client.Hub()) : Optional.empty();
    }
    return credentials.check(user, password).map(kind -> new Client.Device(kind, user));
  }

  /// A client under another's id would throw that other out. Its own is its name, for a second
  /// connection with an underscore and a word behind it; no device has an underscore in its name.
  private static boolean speaksForItself(String user, @Nullable String clientId) {
    return clientId != null
        && clientId.startsWith(user)
        && MORE.matcher(clientId.substring(user.length())).matches();
  }

  private static boolean same(String password, String offered) {
    return MessageDigest.isEqual(
        password.getBytes(StandardCharsets.UTF_8), offered.getBytes(StandardCharsets.UTF_8));
  }

  private boolean may(Client client, CheckType check, String topic) {
    return switch (check) {
      case SEND -> rights.maySay(client, topic);
      case CONSUME,
          CREATE_DURABLE_QUEUE,
          CREATE_NON_DURABLE_QUEUE,
          DELETE_DURABLE_QUEUE,
          DELETE_NON_DURABLE_QUEUE ->
          rights.mayHear(client, topic);
      case CREATE_ADDRESS -> rights.maySay(client, topic) || rights.mayHear(client, topic);
      case DELETE_ADDRESS, MANAGE, BROWSE, VIEW, EDIT -> false;
    };
  }

  /// The broker writes `/` as `.` and `+` as `*`, and puts a queue behind `::`. What it had to
  /// escape is no topic of ours, and keeps its backslash here.
  private static String topic(String address) {
    int queue = address.indexOf("::");
    String ours = queue < 0 ? address : address.substring(0, queue);
    return ours.replace('.', '/').replace('*', '+');
  }

  private static String nameOf(Subject subject) {
    return subject.getPrincipals(Guest.class).stream().map(Guest::getName).findFirst().orElse("");
  }

  /// A client inside, in the only shape that the broker takes.
  private static final class Guest extends UserPrincipal {
    private final Client client;

    Guest(String name, Client client) {
      super(name);
      this.client = client;
    }
  }
}
