package io.qless.hub.broker;

import io.qless.contract.link.LinkConfig;
import io.qless.contract.rest.DeviceKind;
import io.qless.contract.wire.CommandBatch;
import io.qless.contract.wire.Topics;
import java.net.URI;
import java.nio.file.Path;
import java.security.SecureRandom;
import java.util.Base64;
import java.util.List;
import java.util.OptionalInt;
import java.util.function.Consumer;
import org.apache.activemq.artemis.core.config.Configuration;
import org.apache.activemq.artemis.core.config.impl.ConfigurationImpl;
import org.apache.activemq.artemis.core.remoting.server.RemotingService;
import org.apache.activemq.artemis.core.server.JournalType;
import org.apache.activemq.artemis.core.server.embedded.EmbeddedActiveMQ;
import org.apache.activemq.artemis.core.settings.impl.AddressSettings;

/// The MQTT 5 broker inside the hub's process. Forces each message to the disk before it
/// acknowledges it, keeps retained messages over a crash, and lets every client do only what
/// [TopicRights] say. Lives as long as the hub.
public final class EmbeddedBroker implements Broker {

  /// A silent client is gone after one and a half of these.
  private static final int KEEP_ALIVE_SECONDS = 30;

  /// How often last wills and ended MQTT sessions are looked for; the default of 5 s makes a
  /// trolley that is gone look alive for too long.
  private static final int SESSION_SCAN_MILLIS = 500;

  /// Largest payload: what is left of the largest packet beside topic and properties.
  private static final int MAX_PAYLOAD_BYTES = CommandBatch.MAX_BYTES - 1024;

  /// Connections at once: the trolleys and gates of the largest store, twice.
  private static final int MAX_CONNECTIONS = 2_000;

  /// Beyond this the broker takes no more messages, so that what is left of the disk belongs to the
  /// journal of the trips.
  private static final int MAX_DISK_PERCENT = 95;

  /// Messages of one topic that are held in memory for clients that are away; more go to the disk.
  private static final long MAX_WAITING_BYTES_PER_TOPIC = 4 * 1024 * 1024;

  /// A gate that was away must not open for somebody who left long ago.
  private static final long GATE_COMMAND_MILLIS = 10_000;

  /// Messages of the hub on their way at once. This broker answers each when it is on the disk, and
  /// forces many at once: 500 trolleys must not wait in line for ten places.
  private static final int HUB_WINDOW = 128;

  /// Places that each subscription's queue begins with; the broker's own choice of 8192 takes 32
  /// kB, and 500 trolleys have 2,000 queues.
  private static final int FIRST_PLACES = 64;

  private static final int JOURNAL_FILE_BYTES = 10 * 1024 * 1024;
  private static final int PASSWORD_BYTES = 24;

  private final URI uri;
  private final String hubPassword;
  private final DoorKeeper door;
  private final EmbeddedActiveMQ server;
  private final List<String> encryptedDoors;
  private volatile Consumer<String> whenIll = _ -> {};

  /// Where clients come in.
  ///
  /// @param host address to listen on
  public record Entrance(String host, int port) {}

  /// Where clients come in over TLS.
  ///
  /// @param keystore PKCS12 file with the broker's key and certificate
  public record EncryptedEntrance(String host, int port, Path keystore, String password) {

    private String name() {
      return "mqtts-" + port;
    }

    /// Without the password.
    @Override
    public String toString() {
      return "EncryptedEntrance[" + host + ':' + port + ']';
    }
  }

  /// Starts a broker.
  ///
  /// @param directory for its files
  /// @param encrypted beside the plain one; none if the store has no certificate
  /// @throws BrokerException if it can't start: a port is taken, the directory or the keystore
  ///   unusable
  public EmbeddedBroker(
      Path directory,
      Topics topics,
      Credentials credentials,
      Entrance plain,
      List<EncryptedEntrance> encrypted) {
    String host = "0.0.0.0".equals(plain.host()) ? "127.0.0.1" : plain.host();
    uri = URI.create("mqtt://" + host + ":" + plain.port());
    hubPassword = randomPassword();
    encryptedDoors = encrypted.stream().map(EncryptedEntrance::name).toList();
    Complaints complaints = new Complaints();
    door = new DoorKeeper(HUB_USER, hubPassword, credentials, new TopicRights(topics), complaints);
    try {
      Configuration config = configuration(directory, topics);
      config.addAcceptorConfiguration("mqtt", acceptor(plain.host(), plain.port()));
      for (EncryptedEntrance entrance : encrypted) {
        config.addAcceptorConfiguration(entrance.name(), acceptor(entrance));
      }
      server = new EmbeddedActiveMQ().setConfiguration(config).setSecurityManager(door).start();
      server
          .getActiveMQServer()
          .registerIOCriticalErrorListener((cause, words, file) ->
              whenIll.accept("the disk took a write of the broker badly: " + words));
      RemotingService doors = server.getActiveMQServer().getRemotingService();
      doors.addIncomingInterceptor(new PacketLimit(MAX_PAYLOAD_BYTES, complaints));
      demand(doors, "mqtt", plain.host() + ':' + plain.port());
      for (EncryptedEntrance entrance : encrypted) {
        demand(doors, entrance.name(), entrance.toString());
      }
    } catch (BrokerException known) {
      throw known;
    } catch (Exception cause) { // what the broker declares
      throw new BrokerException("starting the broker at " + plain, cause);
    }
  }

  /// The broker starts without an entrance that it can't open; a store must hear of it.
  private void demand(RemotingService doors, String name, String place) {
    if (doors.getAcceptor(name) == null || !doors.getAcceptor(name).isStarted()) {
      close();
      throw new BrokerException(
          "MQTT at " + place + " can't be opened: the port is taken, or the keystore is no good",
          null);
    }
  }

  /// Tells when it has given up its files, and with them all its work: only a new start helps.
  public void whenIll(Consumer<String> ear) {
    whenIll = ear;
  }

  /// Reads the keystore again and shows what is in it to whoever comes from now on. The door is
  /// shut and opened for that, which takes some milliseconds; who is inside stays.
  public void showNewCertificate() {
    RemotingService doors = server.getActiveMQServer().getRemotingService();
    encryptedDoors.forEach(name -> doors.getAcceptor(name).reload());
  }

  @Override
  public LinkConfig hubLink() {
    return LinkConfig.of(uri, HUB_USER, hubPassword).withWindow(HUB_WINDOW);
  }

  /// The credentials know it already; who is inside under the old password is put out.
  @Override
  public void letIn(DeviceKind kind, String device, String password) {
    door.putOut(device);
  }

  @Override
  public void shutOut(String device) {
    door.putOut(device);
  }

  @Override
  public OptionalInt connections() {
    return OptionalInt.of(server.getActiveMQServer().getConnectionCount());
  }

  @Override
  public void close() {
    try {
      server.stop();
    } catch (Exception cause) { // what the broker declares
      throw new BrokerException("stopping the broker", cause);
    }
  }

  private static Configuration configuration(Path directory, Topics topics) {
    ConfigurationImpl config = new ConfigurationImpl();
    config.setName("qless");
    config.setPersistenceEnabled(true);
    config.setJournalType(JournalType.NIO);
    config.setJournalSyncTransactional(true);
    config.setJournalSyncNonTransactional(true);
    config.setJournalFileSize(JOURNAL_FILE_BYTES);
    config.setJournalDirectory(directory.resolve("journal").toString());
    config.setBindingsDirectory(directory.resolve("bindings").toString());
    config.setLargeMessagesDirectory(directory.resolve("large").toString());
    config.setPagingDirectory(directory.resolve("paging").toString());
    config.setNodeManagerLockDirectory(directory.resolve("lock").toString());
    config.setJMXManagementEnabled(false);
    config.setMaxDiskUsage(MAX_DISK_PERCENT);
    config.setMqttSessionScanInterval(SESSION_SCAN_MILLIS);
    config.setSecurityEnabled(true);
    config.setSecurityInvalidationInterval(0);
    config.addAddressSetting("#", settings());
    for (String soonOld : List.of("command", "claim", "time")) {
      config.addAddressSetting(
          topics.ofAllGates(soonOld).replace('/', '.').replace('+', '*'),
          settings().setExpiryDelay(GATE_COMMAND_MILLIS).setMaxExpiryDelay(GATE_COMMAND_MILLIS));
    }
    return config;
  }

  private static String acceptor(String host, int port) {
    return "tcp://%s:%d?protocols=MQTT;topicAliasMaximum=0;serverKeepAlive=%d;maximumPacketSize=%d;connectionsAllowed=%d"
        .formatted(host, port, KEEP_ALIVE_SECONDS, CommandBatch.MAX_BYTES, MAX_CONNECTIONS);
  }

  private static String acceptor(EncryptedEntrance entrance) {
    return acceptor(entrance.host(), entrance.port())
        + ";sslEnabled=true;enabledProtocols=TLSv1.2,TLSv1.3;keyStoreType=PKCS12;keyStorePath="
        + entrance.keystore()
        + ";keyStorePassword="
        + entrance.password();
  }

  private static AddressSettings settings() {
    return new AddressSettings()
        .setAutoCreateAddresses(true)
        .setAutoCreateQueues(true)
        .setMaxSizeBytes(MAX_WAITING_BYTES_PER_TOPIC)
        .setInitialQueueBufferSize(FIRST_PLACES);
  }

  private static String randomPassword() {
    byte[] bytes = new byte[PASSWORD_BYTES];
    new SecureRandom().nextBytes(bytes);
    return Base64.getUrlEncoder().withoutPadding().encodeToString(bytes);
  }
}
