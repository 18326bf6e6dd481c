package io.qless.hub.broker;

import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import javax.security.auth.Subject;
import org.apache.activemq.artemis.core.security.CheckType;
import org.apache.activemq.artemis.core.security.Role;
import org.apache.activemq.artemis.spi.core.protocol.RemotingConnection;
import org.apache.activemq.artemis.spi.core.security.ActiveMQSecurityManager5;
import org.apache.activemq.artemis.spi.core.security.jaas.UserPrincipal;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/// Lets clients into the broker and says what each may do there. Called from the broker's threads.
///
/// The broker asks for the password anew whenever it wants to know a right, so who was let in on a
/// connection is remembered until that connection ends.
final class DoorKeeper implements ActiveMQSecurityManager5 {

  private static final Logger LOG = LoggerFactory.getLogger(DoorKeeper.class);

  /// Longest id that is looked up and logged; ours have up to 32 characters.
  private static final int MAX_ID_CHARS = 64;

  private final String hubUser;
  private final String hubPassword;
  private final Credentials credentials;
  private final TopicRights rights;
  private final Map<Object, Subject> inside = new ConcurrentHashMap<>();

  DoorKeeper(String hubUser, String hubPassword, Credentials credentials, TopicRights rights) {
    this.hubUser = hubUser;
    this.hubPassword = hubPassword;
    this.credentials = credentials;
    this.rights = rights;
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
    Subject known = inside.get(connection.getID());
    if (known != null && nameOf(known).equals(user)) {
      return known;
    }
    Optional<Client> client = clientOf(user, password, connection);
    if (client.isEmpty()) {
      return null;
    }
    Subject subject = new Subject();
    subject.getPrincipals().add(new Guest(user, client.get()));
    inside.put(connection.getID(), subject);
    connection.addCloseListener(() -> inside.remove(connection.getID()));
    return subject;
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
        LOG.warn("{} has no right to {} {}", guest.getName(), check, topic(address));
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

  /// A client that speaks under another id than its name could throw that other out.
  private Optional<Client> clientOf(String user, String password, RemotingConnection connection) {
    if (user.length() > MAX_ID_CHARS || !user.equals(connection.getClientID())) {
      LOG.warn("a client at {} is not who it says", connection.getRemoteAddress());
      return Optional.empty();
    }
    if (user.equals(hubUser)) {
      return hubPassword.equals(password) ? Optional.of(new Client.Hub()) : Optional.empty();
    }
    Optional<Client> device =
        credentials.check(user, password).map(kind -> new Client.Device(kind, user));
    if (device.isEmpty()) {
      LOG.warn("no device of this name and password at {}", connection.getRemoteAddress());
    }
    return device;
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
