package io.qless.hub;

import io.qless.contract.link.Mosquitto;
import io.qless.contract.rest.DeviceCredentials;
import io.qless.contract.rest.DeviceKind;
import io.qless.contract.rest.EnrolDevice;
import io.qless.contract.wire.Json;
import io.qless.hub.storage.TestDatabases;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.InstantSource;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/// The whole hub in the test's own process, at free ports of the loopback, with an admin at its
/// door.
public final class TestHub implements AutoCloseable {

  private static final Duration LIMIT = Duration.ofSeconds(20);

  private final HubConfig config;
  private final Hub hub;
  private final HttpClient client = HttpClient.newHttpClient();

  /// @param directory for its data
  /// @param more settings beside or in place of the usual ones
  public TestHub(Path directory, Map<String, String> more) {
    Map<String, String> settings = new HashMap<>();
    settings.put("data-directory", directory.toString());
    for (String door : new String[] {"http", "mqtt", "simulator"}) {
      settings.put(door + "-port", Integer.toString(Mosquitto.freePort()));
    }
    for (String setting : TestDatabases.settings(directory)) {
      int equals = setting.indexOf('=');
      settings.put(setting.substring(2, equals), setting.substring(equals + 1));
    }
    settings.putAll(more);
    config = HubConfig.of(settings);
    hub = new Hub(config, InstantSource.system());
  }

  /// How it was set up.
  public HubConfig config() {
    return config;
  }

  /// An address of its plain door.
  public URI at(String path) {
    return config.http().local(path);
  }

  /// The doors that it registered.
  List<String> doors() {
    return hub.doors();
  }

  /// What the admin's command line has.
  public String adminToken() {
    try {
      return Files.readString(config.directory().resolve(Hub.ADMIN_TOKEN)).strip();
    } catch (IOException cause) {
      throw new UncheckedIOException(cause);
    }
  }

  /// Asks as the admin.
  public HttpResponse<String> admin(String method, String path, byte[] body) {
    return send(
        HttpRequest.newBuilder(at(path))
            .timeout(LIMIT)
            .header("Authorization", "Bearer " + adminToken())
            .method(method, HttpRequest.BodyPublishers.ofByteArray(body))
            .build());
  }

  /// Asks as whoever the request says.
  public HttpResponse<String> send(HttpRequest request) {
    try {
      return client.send(request, HttpResponse.BodyHandlers.ofString());
    } catch (IOException cause) {
      throw new UncheckedIOException(request.uri().toString(), cause);
    } catch (InterruptedException cause) {
      Thread.currentThread().interrupt();
      throw new IllegalStateException(cause);
    }
  }

  /// Lets a device in.
  public DeviceCredentials enrol(DeviceKind kind, String id) {
    HttpResponse<String> answer =
        admin("POST", "/admin/devices", Json.bytes(new EnrolDevice(kind, id)));
    if (answer.statusCode() != 201) {
      throw new IllegalStateException(answer.body());
    }
    return Json.read(answer.body(), DeviceCredentials.class);
  }

  @Override
  public void close() {
    hub.close();
    client.close();
  }
}
