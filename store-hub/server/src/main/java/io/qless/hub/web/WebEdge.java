package io.qless.hub.web;

import io.javalin.Javalin;
import io.javalin.compression.CompressionStrategy;
import io.javalin.config.JavalinConfig;
import io.javalin.config.RoutesConfig;
import io.javalin.http.Context;
import io.javalin.http.HttpResponseException;
import io.javalin.router.Endpoint;
import io.javalin.websocket.WsHandlerType;
import io.qless.contract.rest.Problem;
import io.qless.contract.wire.Json;
import io.qless.hub.log.LogFields;
import io.qless.hub.metrics.DoorTimes;
import io.qless.hub.storage.DiskFullException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.file.Path;
import java.security.KeyStore;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.stream.Stream;
import org.eclipse.jetty.server.HttpConfiguration;
import org.eclipse.jetty.server.HttpConnectionFactory;
import org.eclipse.jetty.server.SecureRequestCustomizer;
import org.eclipse.jetty.server.ServerConnector;
import org.eclipse.jetty.util.ssl.SslContextFactory;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/// The hub's web server: doors of the features and the phone page, each answer with the same
/// security headers, each failure as a problem document. Lives as long as the hub.
public final class WebEdge implements AutoCloseable {

  private static final Logger LOG = LoggerFactory.getLogger(WebEdge.class);

  /// The page loads nothing from anywhere else, runs no inline script and sits in no frame. The
  /// camera's reader is WebAssembly, and `qless` names the one address that becomes a worker.
  private static final String POLICY =
      "default-src 'none'; script-src 'self' 'wasm-unsafe-eval'; style-src 'self'; img-src 'self';"
          + " connect-src 'self'; worker-src 'self'; manifest-src 'self'; base-uri 'none';"
          + " form-action 'none'; frame-ancestors 'none'; require-trusted-types-for 'script';"
          + " trusted-types qless";

  private static final Map<String, String> HEADERS =
      Map.of(
          "Content-Security-Policy", POLICY,
          "X-Content-Type-Options", "nosniff",
          "Referrer-Policy", "no-referrer",
          "Cross-Origin-Opener-Policy", "same-origin",
          "Cross-Origin-Resource-Policy", "same-origin",
          "Permissions-Policy", "camera=(self), geolocation=(), microphone=()");

  /// Longest message a phone may send over its socket; it has none to send.
  private static final int MAX_SOCKET_MESSAGE = 1024;

  /// A socket that carries neither a cart nor a pong for so long is dead.
  private static final Duration SOCKET_IDLE = Duration.ofSeconds(45);

  private static final int HTTP_SESSION_SECONDS = 60;

  private static final Problem FAILED =
      Problem.of(500, "HUB_FAILED", "The hub failed", "nothing of this was promised");

  /// Section 11.5 of RFC 4918.
  private static final Problem FULL =
      Problem.of(
          507,
          "DISK_FULL",
          "The hub's disk is full",
          "nothing of this was promised; ask again later");

  private static final int NANOS_PER_MILLI = 1_000_000;

  private final Guests guests = new Guests();
  private final List<SslContextFactory.Server> tls = new ArrayList<>();
  private final Javalin server;

  /// Where it listens.
  ///
  /// @param host address, such as `127.0.0.1`
  /// @param port 0 takes a free one
  public record Entrance(String host, int port) {}

  /// Where it listens for TLS.
  ///
  /// @param keystore PKCS12 file with the hub's key and certificate
  public record EncryptedEntrance(String host, int port, Path keystore, String password) {
    /// Without the password.
    @Override
    public String toString() {
      return "EncryptedEntrance[" + host + ':' + port + ']';
    }
  }

  /// Starts at once.
  ///
  /// @param encrypted beside the plain one; none if the store has no certificate
  /// @param repeats what becomes of requests that come twice
  /// @param times hears of every answer
  /// @param doors asked in their order; an earlier one wins
  public WebEdge(
      Entrance plain,
      List<EncryptedEntrance> encrypted,
      Repeats repeats,
      DoorTimes times,
      List<Doors> doors) {
    server =
        Javalin.create(
                config -> {
                  configure(config, doors);
                  config.router.handlerWrapper(repeats::around);
                  config.requestLogger.http((request, millis) -> end(request, millis, times));
                  open(config, plain);
                  encrypted.forEach(entrance -> encrypt(config, entrance));
                })
            .start();
  }

  /// Once there is a connector of our own, the server makes none by itself.
  private void open(JavalinConfig config, Entrance entrance) {
    config.jetty.addConnector((jetty, http) -> {
      ServerConnector connector = guests.door(jetty, new HttpConnectionFactory(http));
      connector.setHost(entrance.host());
      connector.setPort(entrance.port());
      return connector;
    });
  }

  private void encrypt(JavalinConfig config, EncryptedEntrance entrance) {
    config.jetty.addConnector((jetty, http) -> {
      SslContextFactory.Server keys = new SslContextFactory.Server();
      keys.setKeyStorePath(entrance.keystore().toString());
      keys.setKeyStorePassword(entrance.password());
      keys.setIncludeProtocols("TLSv1.2", "TLSv1.3");
      tls.add(keys);
      HttpConfiguration secure = new HttpConfiguration(http);
      secure.addCustomizer(new SecureRequestCustomizer(false));
      ServerConnector connector = guests.door(jetty, keys, new HttpConnectionFactory(secure));
      connector.setHost(entrance.host());
      connector.setPort(entrance.port());
      return connector;
    });
  }

  /// Shows another certificate to whoever comes from now on; who is inside stays.
  ///
  /// @param keys with the password of the first
  public void show(KeyStore keys) {
    for (SslContextFactory.Server each : tls) {
      try {
        each.reload(factory -> factory.setKeyStore(keys));
      } catch (Exception cause) { // what Jetty declares
        throw new IllegalStateException("showing another certificate", cause);
      }
    }
  }

  /// Where it listens.
  public int port() {
    return server.port();
  }

  /// Every door by method and path, such as `GET /health`; sockets are `WS`.
  public List<String> doors() {
    Stream<String> http =
        server.unsafe.internalRouter.allHttpHandlers().stream()
            .filter(door -> door.endpoint.method.isHttpMethod())
            .map(door -> door.endpoint.method.name() + ' ' + door.endpoint.path);
    Stream<String> sockets =
        server.unsafe.internalRouter.allWsHandlers().stream()
            .filter(socket -> socket.getType() == WsHandlerType.WEBSOCKET)
            .map(socket -> "WS " + socket.getPath());
    return Stream.concat(http, sockets).sorted().toList();
  }

  @Override
  public void close() {
    server.stop();
  }

  private static void configure(JavalinConfig config, List<Doors> doors) {
    config.concurrency.useVirtualThreads = true;
    config.startup.showJavalinBanner = false;
    config.startup.showOldJavalinVersionWarning = false;
    config.http.prefer405over404 = true;
    config.http.maxRequestSize = Exchange.MAX_BODY_BYTES;
    config.http.compressionStrategy = CompressionStrategy.GZIP;
    config.router.ignoreTrailingSlashes = true;
    config.jetty.modifyHttpConfiguration(http -> {
      http.setSendServerVersion(false);
      // Each connection would keep some 90 kB of header fields seen, a phone's WebSocket for hours.
      http.setHeaderCacheSize(0);
    });
    config.jetty.modifyServer(jetty -> jetty.setErrorHandler(new BareErrorHandler()));
    config.jetty.modifyServletContextHandler(context -> {
      // Each socket makes one, nobody uses it, and by itself it would live for ever.
      context.getSessionHandler().setUsingCookies(false);
      context.getSessionHandler().setMaxInactiveInterval(HTTP_SESSION_SECONDS);
    });
    config.jetty.modifyWebSocketServletFactory(sockets -> {
      sockets.setMaxTextMessageSize(MAX_SOCKET_MESSAGE);
      sockets.setIdleTimeout(SOCKET_IDLE);
    });
    RoutesConfig routes = config.routes;
    routes.before(request -> LogFields.clear());
    routes.before(request -> HEADERS.forEach(request::header));
    routes.before(request -> request.header("Cache-Control", "no-store"));
    tellModules(routes, "/", "/index.html");
    tellModules(routes, "/join", "/index.html");
    tellModules(routes, "/staff", "/staff/index.html");
    routes.get("/join", WebEdge::page);
    routes.get(
        "/openapi.yaml",
        request -> request.contentType("application/yaml").result(resource("/openapi.yaml")));
    new PublicFiles().register(routes);
    new PhoneShell().register(routes);
    doors.forEach(door -> door.register(routes));
    problems(routes);
  }

  /// Before a page is answered, also where it lies as a file.
  private static void tellModules(RoutesConfig routes, String path, String page) {
    String link = PageModules.link(page);
    routes.before(path, request -> request.header("Link", link));
  }

  /// The link of the family QR leads to the page itself; the secret behind `#` never reaches us.
  private static void page(Context request) {
    request.header("Cache-Control", "no-cache").contentType("text/html; charset=utf-8");
    request.result(resource("/public/index.html"));
  }

  private static InputStream resource(String name) {
    return Objects.requireNonNull(WebEdge.class.getResourceAsStream(name), name);
  }

  /// The last that is done for a request, whatever became of it.
  private static void end(Context request, float millis, DoorTimes times) {
    String door = door(request);
    times.answered(
        request.method().name(), door, request.statusCode(), (long) (millis * NANOS_PER_MILLI));
    LOG.debug("{} {} is answered {}", request.method(), door, request.statusCode());
    LogFields.clear();
  }

  /// A door as it was registered: an address can hold a name or a number that is nobody's business.
  private static String door(Context request) {
    Endpoint door = request.endpoints().matchedHttpEndpoint();
    return door == null ? DoorTimes.NO_DOOR : door.path;
  }

  private static void problems(RoutesConfig routes) {
    routes.exception(ProblemException.class, (no, request) -> answer(request, no.problem()));
    routes.exception(
        HttpResponseException.class,
        (no, request) -> {
          String allowed = no.getDetails().get("availableMethods");
          if (allowed != null) {
            request.header("Allow", allowed); // RFC 9110, section 15.5.6
          }
          answer(request, Problem.of(no.getStatus(), code(no.getStatus()), title(no), ""));
        });
    routes.exception(
        DiskFullException.class,
        (full, request) -> {
          LOG.debug("{} {} is not taken: the disk is full", request.method(), door(request));
          answer(request, FULL);
        });
    routes.exception(
        UncheckedIOException.class,
        (gone, request) -> {
          LOG.debug("{} {} broke off", request.method(), door(request), gone);
          answer(request, FAILED);
        });
    routes.exception(
        Exception.class,
        (cause, request) -> {
          LOG.error("{} {} failed", request.method(), door(request), cause);
          answer(request, FAILED);
        });
  }

  private static String title(HttpResponseException no) {
    return no.getMessage() == null ? "" : no.getMessage();
  }

  static String code(int status) {
    return switch (status) {
      case 404 -> "NOT_FOUND";
      case 405 -> "METHOD_NOT_ALLOWED";
      case 413 -> "TOO_BIG";
      default -> status < 500 ? "MALFORMED" : "HUB_FAILED";
    };
  }

  static void answer(Context request, Problem problem) {
    request.status(problem.status()).contentType(Problem.MEDIA_TYPE).result(Json.bytes(problem));
  }
}
