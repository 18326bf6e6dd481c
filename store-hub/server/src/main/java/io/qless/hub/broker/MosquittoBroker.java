package io.qless.hub.broker;

import io.qless.contract.link.LinkConfig;
import io.qless.contract.rest.DeviceKind;
import io.qless.contract.tls.Trust;
import io.qless.contract.wire.Topics;
import java.net.URI;
import java.security.SecureRandom;
import java.util.ArrayList;
import java.util.Base64;
import java.util.List;
import java.util.Map;
import java.util.OptionalInt;
import java.util.Set;
import java.util.TreeSet;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/// A Mosquitto beside the hub. The hub tells its dynamic security plugin who may come in and what
/// each may say and hear; the plugin keeps that over restarts of both. Safe for any thread; lives
/// as long as the hub.
///
/// A device has one connection here, under its own name: the plugin knows no "and names like it".
public final class MosquittoBroker implements Broker {

  /// Who the plugin obeys; made by `mosquitto_ctrl dynsec init`, see `deploy/mosquitto.conf`.
  public static final String ADMIN = "qless-admin";

  private static final Logger LOG = LoggerFactory.getLogger(MosquittoBroker.class);

  /// Roles of ours begin so; others are left alone.
  private static final String ROLE = "qless-";

  private static final int PASSWORD_BYTES = 24;

  private final LinkConfig admin;
  private final TopicRights rights;
  private final DynamicSecurity security;
  private final String hubPassword;

  /// Connects, lets the hub in, and brings rights and devices up to date.
  ///
  /// @param devices enrolled ones by id
  /// @throws BrokerException if the broker does not answer or does not take the admin's password
  public MosquittoBroker(
      URI uri, String adminPassword, Trust trust, Topics topics, Map<String, DeviceKind> devices) {
    admin = LinkConfig.of(uri, ADMIN, adminPassword).withTrust(trust);
    rights = new TopicRights(topics);
    hubPassword = randomPassword();
    security = new DynamicSecurity(admin);
    try {
      setRole(HUB_USER, List.of(rights.all()), List.of(rights.all()));
      setClient(HUB_USER, hubPassword);
      tidy(devices);
    } catch (RuntimeException failed) {
      security.close();
      throw failed;
    }
  }

  @Override
  public LinkConfig hubLink() {
    return LinkConfig.of(admin.broker(), HUB_USER, hubPassword).withTrust(admin.trust());
  }

  @Override
  public synchronized void letIn(DeviceKind kind, String device, String password) {
    setRole(kind, device);
    setClient(device, password);
  }

  @Override
  public synchronized void shutOut(String device) {
    if (security.clients().contains(device)) {
      security.tell("deleteClient", Map.of("username", device));
    }
    if (security.roles().contains(ROLE + device)) {
      security.tell("deleteRole", Map.of("rolename", ROLE + device));
    }
  }

  @Override
  public OptionalInt connections() {
    return OptionalInt.empty();
  }

  @Override
  public void close() {
    security.close();
  }

  /// What was enrolled or revoked while the broker could not be told: the revoked are shut out, and
  /// who is missing is named, since its password is known to nobody.
  private void tidy(Map<String, DeviceKind> devices) {
    Set<String> known = new TreeSet<>(security.clients());
    for (String role : security.roles()) {
      String device = role.substring(Math.min(ROLE.length(), role.length()));
      boolean ours = role.startsWith(ROLE) && !device.equals(HUB_USER);
      if (ours && !devices.containsKey(device)) {
        shutOut(device);
        LOG.info("{} is enrolled no more and was shut out of the broker", device);
      }
    }
    devices.forEach((device, kind) -> {
      if (known.contains(device)) {
        setRole(kind, device);
      } else {
        LOG.warn("the broker does not know {}: enrol it again", device);
      }
    });
  }

  private void setRole(DeviceKind kind, String device) {
    Client.Device client = new Client.Device(kind, device);
    setRole(device, List.copyOf(rights.says(client)), List.copyOf(rights.hears(client)));
  }

  private void setRole(String name, List<String> says, List<String> hears) {
    List<Map<String, Object>> acls = new ArrayList<>();
    says.forEach(topic -> acls.add(allow("publishClientSend", topic)));
    for (String filter : hears) {
      acls.add(allow("publishClientReceive", filter));
      // A device's wildcard stands as a word: it opens this one filter. The hub hears all.
      boolean all = filter.endsWith("#");
      acls.add(allow(all ? "subscribePattern" : "subscribeLiteral", filter));
    }
    boolean there = security.roles().contains(ROLE + name);
    security.tell(
        there ? "modifyRole" : "createRole", Map.of("rolename", ROLE + name, "acls", acls));
  }

  private static Map<String, Object> allow(String type, String topic) {
    return Map.of("acltype", type, "topic", topic, "allow", true);
  }

  /// Gives a client its password; whoever is inside under its name is put out.
  private void setClient(String name, String password) {
    if (security.clients().contains(name)) {
      security.tell("deleteClient", Map.of("username", name));
    }
    security.tell(
        "createClient",
        Map.of(
            "username", name,
            "clientid", name,
            "password", password,
            "roles", List.of(Map.of("rolename", ROLE + name))));
  }

  private static String randomPassword() {
    byte[] bytes = new byte[PASSWORD_BYTES];
    new SecureRandom().nextBytes(bytes);
    return Base64.getUrlEncoder().withoutPadding().encodeToString(bytes);
  }
}
